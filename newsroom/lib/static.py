"""How static files are stored: compressed, and under names that change with what is in them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    # Modules name one another by their hashed names too, and so may be kept as long as the rest.
    support_js_module_import_aggregation = True

"""Which static files of the editor are never collected, and so never served in production.

`runserver` serves them all the same: it finds files where they lie.
"""

from django.contrib.staticfiles.apps import StaticFilesConfig

# Pages and plugins that talk to third parties, run samples or have had holes of their own.
UNWANTED_PLUGINS = ("preview", "exportpdf", "codesnippetgeshi", "wsc")


class NewsroomStaticFiles(StaticFilesConfig):
    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "ckeditor/galleriffic/*",
        "ckeditor/ckeditor/samples/*",
        "ckeditor/ckeditor/plugins/*/samples/*",
        *(f"ckeditor/ckeditor/plugins/{name}/*" for name in UNWANTED_PLUGINS),
    ]

from django.apps import AppConfig


class LibConfig(AppConfig):
    name = "newsroom.lib"
    label = "lib"
    verbose_name = "Machinery"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from newsroom.lib.richtext import checks  # noqa: F401 (registers them)

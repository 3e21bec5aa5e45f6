"""Checks that the editor stays contained. Each has a test in tests/test_checks.py."""

from typing import Any

from ckeditor.fields import RichTextField as UncleanedField
from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from newsroom.lib.richtext.widgets import editor_config


@register("richtext")
def check_no_uploader(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if not apps.is_installed("ckeditor_uploader"):
        return []
    return [
        Error(
            "ckeditor_uploader is installed.",
            hint=(
                "It stores whatever staff are tricked into sending, HTML with scripts included. "
                "Take it out of INSTALLED_APPS; pictures are uploaded through the picture library."
            ),
            id="richtext.E001",
        )
    ]


@register("richtext")
def check_no_outside_config(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if not hasattr(settings, "CKEDITOR_CONFIGS"):
        return []
    return [
        Error(
            "The setting CKEDITOR_CONFIGS exists.",
            hint="The editor is configured in newsroom/lib/richtext/widgets.py and nowhere else.",
            id="richtext.E002",
        )
    ]


@register("richtext")
def check_no_uncleaned_fields(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return [
        Error(
            f"{field} stores HTML that nothing has cleaned.",
            hint="Use newsroom.lib.richtext.fields.RichTextField.",
            obj=field,
            id="richtext.E003",
        )
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, UncleanedField)
    ]


@register("richtext")
def check_editor_filters(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    config = editor_config()
    if not config.get("fullPage") and config.get("allowedContent") not in (None, True):
        return []
    return [
        Error(
            "The editor lets through any HTML, or edits whole pages.",
            hint="Set allowedContent to what the policy allows, and leave fullPage out.",
            id="richtext.E004",
        )
    ]

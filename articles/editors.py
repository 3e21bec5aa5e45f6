from typing import Any

from django.core.exceptions import PermissionDenied


def require_editor(user: Any) -> None:
    """Raises PermissionDenied for anybody who may not decide what readers see."""
    if not user.has_perm("articles.publish_article"):
        raise PermissionDenied

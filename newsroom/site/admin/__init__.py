"""What the owner decides, at the desk: one module for each thing."""

from newsroom.site.admin import menus, pages, settings

__all__ = ["menus", "pages", "settings"]

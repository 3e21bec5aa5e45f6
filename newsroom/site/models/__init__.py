from newsroom.site.models.menus import MenuEntry, SocialAccount
from newsroom.site.models.pages import SitePage
from newsroom.site.models.settings import THE_ONLY_ROW, SiteSettings, stands_beside

__all__ = [
    "THE_ONLY_ROW",
    "MenuEntry",
    "SitePage",
    "SiteSettings",
    "SocialAccount",
    "stands_beside",
]

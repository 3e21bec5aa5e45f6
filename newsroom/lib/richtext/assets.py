"""Which static files of the editor are never collected, and so never served in production.

`runserver` serves them all the same: it finds files where they lie.
"""

from django.contrib.staticfiles.apps import StaticFilesConfig

# Pages and plugins that talk to third parties, run samples or have had holes of their own.
UNWANTED_PLUGINS = ("preview", "exportpdf", "codesnippetgeshi", "wsc")
# Half of all static files there would be: the build holds no such plugin, or ours removes it.
UNUSED_PLUGINS = (
    *("about", "adobeair", "autoembed", "autogrow", "autolink", "bbcode", "codesnippet"),
    *("colordialog", "copyformatting", "devtools", "div", "divarea", "docprops", "embed"),
    *("embedbase", "embedsemantic", "flash", "forms", "iframe", "iframedialog", "image"),
    *("image2", "language", "liststyle", "mathjax", "pagebreak", "placeholder", "scayt"),
    *("sharedspace", "smiley", "sourcedialog", "stylesheetparser", "tableresize", "templates"),
    *("uicolor", "uploadimage", "uploadwidget"),
)


class NewsroomStaticFiles(StaticFilesConfig):
    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "ckeditor/galleriffic/*",
        "ckeditor/ckeditor/samples/*",
        "ckeditor/ckeditor/plugins/*/samples/*",
        "ckeditor/ckeditor/skins/moono/*",
        *(f"ckeditor/ckeditor/plugins/{name}/*" for name in UNWANTED_PLUGINS + UNUSED_PLUGINS),
    ]

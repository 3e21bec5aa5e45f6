"""Which files hold what readers see. The desk speaks English, and its words are not gathered.

A new file is taken for one that readers see until it is named here as one of the desk. A path with
a name behind a colon means that class, function or assignment of the file, whatever is said below.
"""

TEMPLATES = ["templates/**/*.html", "templates/**/*.txt"]
TEMPLATES_OF_THE_DESK = [
    "templates/admin/*",
    "templates/comments/_decided.html",
    "templates/comments/decide*.html",
    "templates/comments/mail_waiting*.txt",
    "templates/contact/mail_enquiry*.txt",
]
MODULES = [
    "articles/**/*.py",
    "articles/models/corrections.py:Correction.Kind",
    "comments/**/*.py",
    "comments/intake/closed.py:closed",
    "comments/intake/lengths.py:nothing_said",
    "comments/intake/lengths.py:too_long",
    "comments/models/commenters.py:Commenter",
    "comments/models/decisions.py:Reason",
    "comments/models/rules.py:FIRST_WORDS",
    "comments/models/rules.py:Sorting",
    "comments/models/signs.py:Report.Reason",
    "newsroom/**/*.py",
    "newsroom/site/models/phrases.py:PHRASES",
]
MODULES_OF_THE_DESK = [
    "*/admin.py",
    "*/admin/*",
    "*/apps.py",
    "*/migrations/*",
    "*/models.py",
    "*/models/*",
    "articles/bin.py",
    "articles/checks/*",
    "articles/comparing/*",
    "articles/corrections.py",
    "articles/drafts.py",
    "articles/fronts/*",
    "articles/history.py",
    "articles/previews.py",
    "articles/redirects/*",
    "comments/digests/*",
    # Reasons for moderators; what is said to the writer is named above.
    "comments/intake/*",
    "comments/moderation/*",
    "comments/readers/reporting.py",
    "comments/views/by_mail.py",
    "newsroom/demo/*",
    "newsroom/desk/*",
    "newsroom/importers/*",
    "newsroom/lib/addresses.py",
    "newsroom/lib/colours.py",
    "newsroom/lib/filters.py",
    "newsroom/lib/images/*",
    "newsroom/lib/lists.py",
    "newsroom/lib/paging.py",
    "newsroom/lib/moments.py",
    "newsroom/lib/richtext/*",
    "newsroom/lib/slugs.py",
    "newsroom/lib/times.py",
    "newsroom/newsletter/editions/making.py",
    "newsroom/newsletter/editions/steps.py",
    "newsroom/newsletter/sending/trouble.py",
]

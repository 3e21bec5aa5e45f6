"""Which files hold what readers see. The desk speaks English, and its words are not gathered.

A path with a name behind a colon means that class or assignment of the file alone.
"""

TEMPLATES = ["templates/**/*.html", "templates/**/*.txt"]
TEMPLATES_OF_THE_DESK = [
    "templates/admin/**",
    "templates/comments/_decided.html",
    "templates/comments/decide*.html",
    "templates/comments/mail_waiting*.txt",
    "templates/contact/mail_enquiry*.txt",
]
MODULES = [
    "articles/feeds.py",
    "articles/models/corrections.py:Correction.Kind",
    "articles/search/**/*.py",
    "articles/sharing.py",
    "articles/views.py",
    "comments/feeds.py",
    "comments/forms.py",
    "comments/intake/closed.py",
    "comments/intake/lengths.py:nothing_said",
    "comments/intake/lengths.py:too_long",
    "comments/models/commenters.py:Commenter",
    "comments/models/decisions.py:Reason",
    "comments/models/rules.py:FIRST_WORDS",
    "comments/models/rules.py:Sorting",
    "comments/models/signs.py:Report.Reason",
    "comments/readers/*.py",
    "comments/threads.py",
    "comments/views/*.py",
    "newsroom/contact/forms.py",
    "newsroom/contact/views.py",
    "newsroom/found/**/*.py",
    "newsroom/lib/antispam/*.py",
    "newsroom/lib/requests.py",
    "newsroom/newsletter/forms.py",
    "newsroom/newsletter/letters.py",
    "newsroom/newsletter/views/**/*.py",
    "newsroom/newsletter/views.py",
    "newsroom/site/models/phrases.py",
    "newsroom/site/views.py",
]
MODULES_OF_THE_DESK = ["comments/readers/reporting.py", "comments/views/by_mail.py"]

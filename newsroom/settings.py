"""All settings, from the environment; docs/configuration.md lists every variable.

Nothing here has a default that would be dangerous in public: debugging is off, there is no
default secret key, and only this machine's own names are allowed hosts.
"""

from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from newsroom.lib import database, env
from newsroom.lib.listening import local_address

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_FOLDER = Path(env.text("DATA_FOLDER", str(BASE_DIR / "var"))).absolute()

DEBUG = env.boolean("DEBUG")
SECRET_KEY = env.secret("SECRET_KEY")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Set it, or SECRET_KEY_FILE, to a long random value that only this "
        "site knows. `make run` makes one for you."
    )

# Where `make run` listens; servers elsewhere are told in their own ways.
HOST = env.text("HOST", "127.0.0.1")
PORT = env.number("PORT", 8000, least=1, most=65535)
# The address readers know the site by: feeds, share links and mails need it whole.
SITE_ADDRESS = env.site_address("SITE_ADDRESS", local_address(HOST, PORT))
IS_SECURE = SITE_ADDRESS.startswith("https://")
ALLOWED_HOSTS = [
    *env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]"),
    urlsplit(SITE_ADDRESS).hostname,
]
# How many proxies of ours stand in front and append to X-Forwarded-For.
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0)

INSTALLED_APPS = [
    "newsroom.apps.NewsroomConfig",
    "articles",
    "comments",
    "newsroom.contact",
    "newsroom.newsletter",
    "newsroom.site",
    "newsroom.lib",
    "ckeditor",
    "newsroom.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "newsroom.lib.richtext.assets.NewsroomStaticFiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "newsroom.lib.requests.HeadMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "newsroom.lib.headers.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.lib.requests.WellFormedMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "newsroom.site.middleware.VoiceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "articles.redirects.middleware.RedirectMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
# Where the admin is; its pages have looser headers and may send more.
DESK_PATH = "/admin/"
WSGI_APPLICATION = "newsroom.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context.every_page",
            ],
        },
    },
]

DATABASES = {"default": database.from_environment(DATA_FOLDER)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# What the desk speaks. Readers are spoken to as the site settings say, else in the same language.
LANGUAGE_CODE = env.text("LANGUAGE_CODE", "en")
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env.time_zone("TIME_ZONE", "UTC")
FORMAT_MODULE_PATH = ["newsroom.formats"]
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("STATIC_FOLDER", str(DATA_FOLDER / "static"))).absolute()
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_FOLDER / "media"
# Nothing is said there in any language, so nobody asks which.
PATHS_WITHOUT_WORDS = (STATIC_URL, MEDIA_URL, "/health/", "/favicon.ico")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "newsroom.lib.static.HashedStaticFiles"},
}

# Without a mail server, mails are written to files, so that nothing said to a reader is lost.
EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = DATA_FOLDER / "mail"
EMAIL_PORT = env.number("EMAIL_PORT", 587, least=1, most=65535)
EMAIL_HOST_USER = env.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = env.secret("EMAIL_PASSWORD")
# On port 465 the whole conversation is encrypted; on others it becomes so by STARTTLS.
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_USE_TLS = env.boolean("EMAIL_STARTTLS", default=True) and not EMAIL_USE_SSL
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", f"newsroom@{urlsplit(SITE_ADDRESS).hostname}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# What a mail provider signs its notices with; without one nobody can send us any.
NEWSLETTER_BOUNCES_SECRET = env.secret("NEWSLETTER_BOUNCES_SECRET")

SECURE_SSL_REDIRECT = IS_SECURE
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.boolean("HSTS_SUBDOMAINS")
SECURE_HSTS_PRELOAD = env.boolean("HSTS_PRELOAD")
# Forms are told from forgeries by Origin when a browser sends no Fetch Metadata: never hide it.
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE

# A long story in a script whose letters take nine bytes each in a form. Public forms are held
# to far less by lib/requests.py.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12_000_000

# The largest picture a journalist may send, in bytes; lib/images.py caps the pixels.
PICTURE_BYTES_LIMIT = env.number("PICTURE_BYTES_LIMIT", 20_000_000, least=1)

# Where fonts are looked for with which share cards are written, and one that goes before all.
FONT_FOLDERS = env.words(
    "FONT_FOLDERS",
    "/usr/share/fonts,/usr/local/share/fonts,/Library/Fonts,/System/Library/Fonts,"
    "C:\\Windows\\Fonts",
)
CARD_FONT = env.text("CARD_FONT")

# A service that speaks as Akismet does may be asked about comments; without a key none is.
AKISMET_KEY = env.secret("AKISMET_KEY")
AKISMET_ADDRESS = env.site_address("AKISMET_ADDRESS", "https://rest.akismet.com")

LOG_LEVEL = env.one_of("LOG_LEVEL", "INFO", {"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"})
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    # Every command would open with the list of jobs that there are.
    "loggers": {
        "procrastinate.blueprints": {"level": "WARNING"},
        "procrastinate.periodic": {"level": "WARNING"},
        # An address that does not exist is the visitor's affair, not the operator's.
        "django.request": {"level": "ERROR"},
    },
}

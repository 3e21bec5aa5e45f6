"""What settings need before any test is found: loaded by pytest as its first plugin."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests")
for name in ("DEBUG", "SITE_ADDRESS", "EMAIL_HOST", "TRUSTED_PROXIES"):
    os.environ.pop(name, None)

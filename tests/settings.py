"""The clinic's settings, quick and without traces."""

import os
from pathlib import Path

os.environ["CORSET_DATA"] = str(Path(__file__).resolve().parent.parent / ".data" / "tests")
os.environ["CORSET_SECRET_KEY"] = "for-tests-only"
for _name in ("CORSET_DATABASE", "CORSET_HTTPS", "CORSET_DEBUG", "CORSET_SMTP", "CORSET_TIME_ZONE"):
    os.environ.pop(_name, None)

from corset.clinic.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ACCOUNT_RATE_LIMITS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

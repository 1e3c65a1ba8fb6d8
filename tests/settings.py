"""The clinic's settings, quick and without traces."""

import os
from pathlib import Path

from corset.clinic.configuration import PREFIX, Settings

os.environ["CORSET_DATA"] = str(Path(__file__).resolve().parent.parent / ".data" / "tests")
os.environ["CORSET_SECRET_KEY"] = "for-tests-only"
_OURS = ("CORSET_DATA", "CORSET_SECRET_KEY")
for _name in Settings.model_fields:
    if (_variable := f"{PREFIX}{_name.upper()}") not in _OURS:
        os.environ.pop(_variable, None)

from corset.clinic.databases import cache  # noqa: E402
from corset.clinic.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ACCOUNT_RATE_LIMITS = False
CACHES = {"default": cache(Path(), "postgresql://")}  # in the database: forgotten with each test
SECOND_FACTOR = False  # what staff may see is asked apart from how they sign in
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

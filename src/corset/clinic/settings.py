"""Django's settings; what differs between clinics comes from the environment.

CORSET_DATA         folder of the data (default: .data)
CORSET_DATABASE     postgresql://... (default: corset.sqlite3 in that folder)
CORSET_HOSTS        names under which the clinic is reached, separated by commas
CORSET_HTTPS        1 behind HTTPS: secure cookies and HSTS
CORSET_TIME_ZONE    the clinic's time zone (default: UTC)
CORSET_SECRET_KEY   overrides the key that is kept in the data folder
CORSET_SMTP         host:port for letters (default: they are printed)
CORSET_EMERGENCY    the number to call in an emergency (default: 112)
CORSET_SENDER       the address that letters come from (default: corset@localhost)
CORSET_DEBUG        1 for Django's debug pages; never with real patients
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from corset.clinic.databases import postgresql, sqlite
from corset.clinic.secret import secret_key


def _on(name: str) -> bool:
    return os.environ.get(name, "") in {"1", "true", "yes", "on"}


HERE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("CORSET_DATA", ".data")).resolve()
DATA.mkdir(mode=0o700, parents=True, exist_ok=True)

DEBUG = _on("CORSET_DEBUG")
HTTPS = _on("CORSET_HTTPS")
SECRET_KEY = os.environ.get("CORSET_SECRET_KEY") or secret_key(DATA / "secret-key")
ALLOWED_HOSTS = [
    *("localhost", "127.0.0.1", "[::1]"),
    *filter(None, os.environ.get("CORSET_HOSTS", "").split(",")),
]

# ---------------------------------------------------------------- parts

INSTALLED_APPS = [
    "corset.people",
    "corset.record",
    "corset.clinic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Every page asks for sign-in; an open one says so with @login_not_required.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "corset.clinic.demonstration.views.demonstration",
            ],
        },
    },
]

ROOT_URLCONF = "corset.clinic.urls"
WSGI_APPLICATION = "corset.clinic.wsgi.application"

# ---------------------------------------------------------------- data

_server = os.environ.get("CORSET_DATABASE")
DATABASES = {"default": postgresql(_server) if _server else sqlite(DATA / "corset.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ---------------------------------------------------------------- sign-in

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "corset.clinic.accounts.InvitationOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation, handed over in person, is the verification
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Corset"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # passkeys on localhost

# ---------------------------------------------------------------- protection

SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

# Nothing inline, nothing from elsewhere: no style="", no onclick="", no <style>, no <script>code.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}

# ---------------------------------------------------------------- files, words, time

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
EMERGENCY_NUMBER = os.environ.get("CORSET_EMERGENCY", "112")
TIME_ZONE = os.environ.get("CORSET_TIME_ZONE", "UTC")

_smtp = os.environ.get("CORSET_SMTP")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _smtp else 'console'}.EmailBackend"
DEFAULT_FROM_EMAIL = os.environ.get("CORSET_SENDER", "corset@localhost")
EMAIL_HOST, _, _port = (_smtp or "localhost").partition(":")
EMAIL_PORT = int(_port or 25)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"corset": {"level": "INFO"}},
}

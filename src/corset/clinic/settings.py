"""Django's settings; what differs between clinics comes from `configuration`."""

from pathlib import Path

from csp.constants import NONE, SELF

from corset.clinic import configuration
from corset.clinic.accounts.limits import LINK_FOR, PASSWORD_LENGTH, PATIENTS_AT_MOST, RATES
from corset.clinic.databases import cache, postgresql, private_file, private_folder, sqlite
from corset.clinic.secret import secret_key
from corset.clinic.variables import may_be
from corset.services.bundle import baked

HERE = Path(__file__).resolve().parent
_OWN = configuration.read()
DATA = _OWN.data.resolve()
try:
    private_folder(DATA)
    configuration.must_be_writable(DATA)
    _kept_key = "" if _OWN.secret_key else secret_key(DATA / "secret-key")
    if not _OWN.database:
        private_file(DATA / "corset.sqlite3")
except OSError as error:
    raise configuration.unusable(DATA, error) from None

DEBUG = _OWN.debug
HTTPS = _OWN.https
PROXIES = _OWN.trusted_proxies
SECRET_KEY = _OWN.secret_key.get_secret_value() if _OWN.secret_key else _kept_key
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *_OWN.hosts]

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
    "django.contrib.humanize",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "corset.clinic.gateway.health.Health",
    "corset.clinic.watching.requests.Requests",
    "corset.clinic.clock.ClinicTime",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corset.clinic.gateway.compression.Compression",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "corset.clinic.components.theme.KeptTheme",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "corset.clinic.accounts.security_log.SecurityLog",
    "corset.clinic.accounts.session_limits.SessionLimits",
    "corset.clinic.typed.lost.LostSignIn",
    # Every page asks for sign-in; an open one says so with @login_not_required.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "corset.clinic.accounts.second_factor.SecondFactor",
    "corset.clinic.accounts.reauthentication.SignAgain",
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
                "corset.clinic.components.theme.theme",
            ],
        },
    },
]

ROOT_URLCONF = "corset.clinic.urls"
WSGI_APPLICATION = "corset.clinic.wsgi.application"
ASGI_APPLICATION = "corset.clinic.asgi.application"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024  # of a form; the gateway refuses more before it is read

# ---------------------------------------------------------------- data

DATABASES = {
    "default": postgresql(_OWN.database.get_secret_value())
    if _OWN.database
    else sqlite(DATA / "corset.sqlite3")
}
DATABASE_KINDS = {"postgresql": postgresql, "sqlite": sqlite}
DATABASE_MAY_BE = may_be
HEADS = DATA / "heads"  # what is signed of the log, outside of the database
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": cache(DATA, _OWN.database.get_secret_value() if _OWN.database else "")}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# ---------------------------------------------------------------- sign-in

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
# Any letters, digits and signs; docs/security/rules.md has the reasons.
_DJANGOS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_DJANGOS}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
    {"NAME": f"{_DJANGOS}.MinimumLengthValidator", "OPTIONS": {"min_length": PASSWORD_LENGTH}},
    {"NAME": f"{_DJANGOS}.CommonPasswordValidator"},
    {"NAME": "corset.clinic.accounts.passwords.LeakedPasswords"},
    {"NAME": "corset.clinic.accounts.passwords.ClinicWords"},
]
PASSWORD_RESET_TIMEOUT = int(LINK_FOR.total_seconds())
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "corset.clinic.accounts.adapter.InvitationOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_CHANGE_EMAIL = True  # one address; a new one holds once it is confirmed
ACCOUNT_FORMS = {"add_email": "corset.clinic.accounts.addresses.NewAddressForm"}
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody signs up by themselves
ACCOUNT_RATE_LIMITS = {"login_failed": RATES}
ACCOUNT_EMAIL_NOTIFICATIONS = True  # whoever has an account hears what was changed of it
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation, handed over in person, is the verification
# No recovery codes: the library keeps them readable. `corset account` helps who has lost a factor.
MFA_SUPPORTED_TYPES = ["totp", "webauthn"]
MFA_ADAPTER = "corset.clinic.accounts.factors.KeptFactors"
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Corset"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # passkeys on localhost
SECOND_FACTOR = _OWN.second_factor
METRICS_TOKEN = _OWN.metrics_token.get_secret_value() if _OWN.metrics_token else ""
STAFF_IDLE_MINUTES = _OWN.staff_idle
PATIENTS_IDLE_DAYS = _OWN.patients_idle

# ---------------------------------------------------------------- protection

_HOST_ONLY = "__Host-" if HTTPS else ""  # browsers let no neighbouring host set such a cookie

SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = f"{_HOST_ONLY}sessionid"
SESSION_COOKIE_AGE = int(PATIENTS_AT_MOST.total_seconds())
CSRF_FAILURE_VIEW = "corset.clinic.gateway.failures.stale"
CSRF_COOKIE_NAME = f"{_HOST_ONLY}csrftoken"
CSRF_COOKIE_SECURE = HTTPS
THEME_COOKIE_NAME = f"{_HOST_ONLY}theme"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie of its own
SECURE_SSL_REDIRECT = HTTPS
# What proxies say of scheme and address is settled by the gateway, before Django looks.
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = (
    [f"https://{'*' if host.startswith('.') else ''}{host}" for host in ALLOWED_HOSTS]
    if HTTPS
    else []
)

# Nothing inline, nothing from elsewhere: no style="", no onclick="", no <style>, no <script>code.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "object-src": [NONE],
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
WHITENOISE_ALLOW_ALL_ORIGINS = False  # our files are for our pages
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [("clinic/figure", baked.FOLDER)]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = _OWN.time_zone
EMERGENCY_NUMBER = _OWN.emergency
CLINIC_NAME = _OWN.clinic
CLINIC_TELEPHONE = _OWN.telephone

# ---------------------------------------------------------------- letters

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = _OWN.smtp.host if _OWN.smtp else ""
EMAIL_PORT = _OWN.smtp_port
EMAIL_USE_TLS = _OWN.mail_tls == "starttls"
EMAIL_USE_SSL = _OWN.mail_tls == "tls"
EMAIL_HOST_USER = _OWN.smtp_user
EMAIL_HOST_PASSWORD = _OWN.smtp_password.get_secret_value() if _OWN.smtp_password else ""
EMAIL_TIMEOUT = _OWN.smtp_timeout
DEFAULT_FROM_EMAIL = _OWN.sender

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "corset.clinic.watching.lines.Line"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "corset": {"level": "INFO"},
        # Django's own handlers are for debugging; its lines go the way of all.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}

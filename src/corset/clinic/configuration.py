"""What differs between clinics: read from the environment, refused at the start where it is wrong.

Every variable begins with CORSET_; `docs/reference.md` has the table.
"""

import os
from pathlib import Path
from tempfile import TemporaryFile
from typing import Annotated, Literal, Self

from django.core.exceptions import ImproperlyConfigured
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from corset.clinic import variables
from corset.clinic.variables import Allowed, Host, MailServer, Switch, Text

PREFIX = "CORSET_"
SECURE_PORTS = {"none": 25, "starttls": 587, "tls": 465}
"""The port of a mail server that names none, by its TLS."""


class Settings(BaseSettings):
    """A clinic's own settings; the description of each is its line in the table."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True
    )

    data: Annotated[Path, Allowed("a folder that can be written to")] = Field(
        default=Path(".data"), description="folder of the data"
    )
    database: Annotated[
        SecretStr | None,
        AfterValidator(lambda value: variables.database_address(value) if value else value),
        Allowed(
            "an address such as postgresql://user:password@host/name; "
            "of sslmode on another machine verify-full or verify-ca",
            secret=True,
        ),
    ] = Field(default=None, description="address of a PostgreSQL server")
    hosts: Annotated[
        tuple[Host, ...],
        NoDecode,
        BeforeValidator(variables.hosts),
        Allowed("names such as clinic.example.org, without https:// and port, commas between"),
    ] = Field(
        default=(), description="names under which the clinic is reached, with commas between"
    )
    https: Switch = Field(default=False, description="whether the clinic stands behind HTTPS")
    proxies: Annotated[
        Annotated[int, Field(ge=0, le=9)] | None,
        BeforeValidator(variables.strip),
        Allowed("a whole number from 0 to 9"),
    ] = Field(
        default=None,
        description="how many proxies stand in front, whose `X-Forwarded-For` and "
        "`X-Forwarded-Proto` are believed",
    )
    time_zone: Annotated[
        Text, AfterValidator(variables.time_zone), Allowed("a name such as Europe/Berlin")
    ] = Field(
        default="UTC", description="the clinic's time zone until an administrator has chosen one"
    )
    secret_key: Annotated[SecretStr | None, Allowed("any text", secret=True)] = Field(
        default=None, description="overrides the key that is kept in the data folder"
    )
    clinic: Annotated[
        Text,
        Field(max_length=100, pattern=r"^[^\r\n]*$"),
        Allowed("one line of at most 100 letters"),
    ] = Field(default="", description="the clinic's name, with which its letters are signed")
    emergency: Annotated[
        Text,
        Field(pattern=r"^\+?[0-9][0-9 ()/-]{1,30}$"),
        Allowed("a telephone number such as 112 or +49 30 1234"),
    ] = Field(default="112", description="the number to call in an emergency")
    telephone: Annotated[
        Text,
        Field(pattern=r"^(\+?[0-9][0-9 ()/-]{1,30})?$"),
        Allowed("a telephone number such as +49 30 1234"),
    ] = Field(default="", description="the clinic's number, to call where a report cannot arrive")
    smtp: Annotated[
        MailServer | None,
        BeforeValidator(variables.mail_server),
        Allowed("host or host:port, such as mail.example.org:587"),
    ] = Field(default=None, description="the mail server, host:port; without one letters wait")
    smtp_tls: Annotated[
        Literal["starttls", "tls", "none"] | None,
        BeforeValidator(variables.lower),
        Allowed("starttls, tls or none"),
    ] = Field(default=None, description="how letters are encrypted on their way to the mail server")
    smtp_user: Annotated[Text, Allowed("any text")] = Field(
        default="", description="the user's name at the mail server"
    )
    smtp_password: Annotated[SecretStr | None, Allowed("any text", secret=True)] = Field(
        default=None, description="the password at the mail server"
    )
    smtp_timeout: Annotated[
        float,
        BeforeValidator(variables.strip),
        Field(ge=1, le=60),
        Allowed("seconds, from 1 to 60"),
    ] = Field(default=10, description="how many seconds the mail server may take to answer")
    sender: Annotated[
        Text,
        AfterValidator(variables.sender),
        Allowed("an e-mail address such as corset@example.org"),
    ] = Field(default="corset@localhost", description="the address that letters come from")
    second_factor: Switch = Field(
        default=True, description="whether staff need a second factor or a passkey to sign in"
    )
    staff_idle: Annotated[
        int,
        BeforeValidator(variables.strip),
        Field(ge=5, le=720),
        Allowed("minutes, from 5 to 720"),
    ] = Field(default=30, description="after how many idle minutes staff are signed out")
    patients_idle: Annotated[
        int, BeforeValidator(variables.strip), Field(ge=1, le=90), Allowed("days, from 1 to 90")
    ] = Field(default=30, description="after how many idle days patients are signed out")
    metrics_token: Annotated[
        SecretStr | None, Field(min_length=16), Allowed("at least 16 letters", secret=True)
    ] = Field(default=None, description="what Prometheus brings to read /metrics; without it none")
    debug: Switch = Field(default=False, description="debug pages; never with real patients")

    @model_validator(mode="after")
    def _what_fits_together(self) -> Self:
        mistakes = [*_proxy_mistakes(self), *_mail_mistakes(self)]
        if mistakes:
            raise ValueError("\n".join(mistakes))
        return self

    @property
    def trusted_proxies(self) -> int:
        """How many proxies are believed: as set, or one where HTTPS ends in front of the clinic."""
        return int(self.https) if self.proxies is None else self.proxies

    @property
    def mail_tls(self) -> Literal["starttls", "tls", "none"]:
        """How letters are encrypted: as set, or always where they leave this machine."""
        outside = self.smtp is not None and not variables.is_here(self.smtp.host)
        return self.smtp_tls or ("starttls" if outside else "none")

    @property
    def smtp_port(self) -> int:
        """The mail server's port: its own, or the usual one of its TLS."""
        return (self.smtp.port if self.smtp else None) or SECURE_PORTS[self.mail_tls]


def _proxy_mistakes(settings: Settings) -> "list[str]":
    """Return what would redirect every page to itself: nobody would say that HTTPS was used."""
    if settings.https and settings.proxies == 0:
        mistake = "CORSET_HTTPS is on and CORSET_PROXIES is 0, while only a proxy speaks HTTPS; "
        return [f"{mistake}allowed with CORSET_HTTPS: a whole number from 1 to 9."]
    return []


def _mail_mistakes(settings: Settings) -> "list[str]":
    """Return what does not fit together, a sentence each."""
    mistakes: list[str] = []
    signs_in = bool(settings.smtp_user) or settings.smtp_password is not None
    if signs_in and (not settings.smtp_user or settings.smtp_password is None):
        mistakes.append("CORSET_SMTP_USER and CORSET_SMTP_PASSWORD are set together or not at all.")
    outside = settings.smtp and not variables.is_here(settings.smtp.host)
    if settings.smtp and outside and settings.mail_tls == "none":
        mistakes.append(
            "CORSET_SMTP_TLS is “none”, and no letter leaves this machine in the clear; "
            f"allowed with CORSET_SMTP={settings.smtp.host}: starttls or tls."
        )
    elif signs_in and settings.mail_tls == "none":
        mistakes.append(
            "CORSET_SMTP_TLS is “none”, and a password is never sent in the clear; "
            "allowed with CORSET_SMTP_PASSWORD: starttls or tls."
        )
    if settings.smtp is None and (signs_in or settings.smtp_tls not in {None, "none"}):
        mistakes.append("CORSET_SMTP is not set, while other settings of the mail server are.")
    return mistakes


def read() -> Settings:
    """Return the settings of the environment. Raises ImproperlyConfigured, a line each mistake."""
    # What a supervisor hands over as files: systemd's credentials, or a vault's mounted secrets.
    folder = os.environ.get("CREDENTIALS_DIRECTORY") or None
    try:
        return Settings(_secrets_dir=folder)  # pyright: ignore[reportCallIssue] - pydantic's own
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False)
        lines = dict.fromkeys(line for one in found for line in _sentences(one))
        raise ImproperlyConfigured("\n".join(lines)) from None


def must_be_writable(folder: Path) -> None:
    """Raise OSError where nothing can be written to a folder, such as one mounted read-only."""
    with TemporaryFile(dir=folder):
        pass


def unusable(folder: Path, error: OSError) -> ImproperlyConfigured:
    """Return what to raise where the data folder cannot be used."""
    allowed = _allowed("data").words
    why = error.strerror or type(error).__name__
    return ImproperlyConfigured(f"CORSET_DATA is “{folder}” ({why}); allowed: {allowed}.")


def _sentences(error: ErrorDetails) -> list[str]:
    if not error["loc"]:
        return error["msg"].removeprefix("Value error, ").split("\n")
    name = str(error["loc"][0]).lower().removeprefix(PREFIX.lower())
    allowed = _allowed(name)
    value = "is not understood" if allowed.secret else f"is “{_given(error)}”"
    return [f"{PREFIX}{name.upper()} {value}; allowed: {allowed.words}."]


def _given(error: ErrorDetails) -> str:
    return str(error["input"]).replace("\n", " ")


def _allowed(name: str) -> Allowed:
    metadata = Settings.model_fields[name].metadata
    return next(one for one in metadata if isinstance(one, Allowed))

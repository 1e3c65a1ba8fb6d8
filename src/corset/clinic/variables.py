"""How the value of a variable is read: by its kind, refused by ValueError where it cannot be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from ipaddress import ip_address
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError as Refused
from django.core.validators import validate_email
from pydantic import AfterValidator, BeforeValidator, SecretStr


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a variable may hold, in words for whoever sets it."""

    words: str
    secret: bool = False


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed over; without a port the usual one of its TLS."""

    host: str
    port: int | None = None


VERIFIED = ("verify-full", "verify-ca")
"""How a database on another machine may be reached: it must show whom its certificate names."""


def is_here(host: str) -> bool:
    """Whether a server is on this machine, so that nothing goes over a network: a socket too."""
    name = host.strip("[]").lower()
    if name in {"", "localhost"} or name.startswith(("/", "@")):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def server_of(parts: Mapping[str, Any]) -> str:
    """Return which machine an address of PostgreSQL leads to."""
    return str(parts.get("hostaddr") or parts.get("host") or "")


def strip(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def lower(value: Any) -> Any:
    return value.strip().lower() if isinstance(value, str) else value


def hosts(value: Any) -> Any:
    return tuple(re.findall(r"[^,\s]+", value)) if isinstance(value, str) else value


def host_name(name: str) -> str:
    if not re.fullmatch(r"\*|\.?[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*|\[[0-9A-Fa-f:.]+\]", name):
        raise ValueError(name)
    return name.lower()


def time_zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (KeyError, OSError) as error:
        raise ValueError(name) from error


def database_address(address: SecretStr) -> SecretStr:
    from psycopg import ProgrammingError  # noqa: PLC0415 - a clinic on SQLite does not wait for it
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415

    text = address.get_secret_value()
    if not re.match(r"postgres(ql)?://", text):
        raise ValueError("no address of PostgreSQL")
    # A clinic in one file needs no driver: it costs a worker a tenth of its memory.

    try:
        parts = conninfo_to_dict(text)
    except ProgrammingError as error:
        raise ValueError("not understood") from error
    mode = parts.get("sslmode")
    if mode and mode not in VERIFIED and not is_here(server_of(parts)):
        raise ValueError("in the clear, or to nobody knows whom")
    return address


def may_be(address: str) -> bool:
    """Whether a clinic may have its database there."""
    try:
        return bool(database_address(SecretStr(address)))
    except ValueError:
        return False


def mail_server(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = re.fullmatch(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::([0-9]{1,5}))?", value.strip())
    port = int(found[2]) if found and found[2] else None
    if found is None or port == 0 or (port or 0) > 65_535:  # noqa: PLR2004 - the last port
        raise ValueError(value)
    return MailServer(found[1].strip("[]"), port)


def sender(text: str) -> str:
    try:
        validate_email(parseaddr(text)[1])
    except Refused as error:
        raise ValueError(text) from error
    return text


Switch = Annotated[bool, BeforeValidator(strip), Allowed("true or false, yes or no, on or off")]
Host = Annotated[str, AfterValidator(host_name)]
Text = Annotated[str, BeforeValidator(strip)]

"""Who asks, and over what, where proxies stand in front: believed as far as they are counted.

Each proxy adds the address that it was asked from at the end of `X-Forwarded-For`. Of N trusted
ones the last N entries are true; what stands before them is the client's own claim.
"""

from collections.abc import Callable, Iterable, MutableMapping
from ipaddress import ip_address
from typing import Any

Environ = MutableMapping[str, Any]
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

FORWARDED = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_SERVER",
    "HTTP_X_REAL_IP",
)
"""What speaks of the way that a request came; behind this nobody reads it again."""
SCHEMES = ("http", "https")


def trusting(application: Application, proxies: int) -> Application:
    """Return the application, told the true address and scheme of those who ask."""

    def told(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        settle(environ, proxies=proxies)
        return application(environ, start_response)

    return told


def settle(environ: Environ, *, proxies: int) -> None:
    """Put the client's address and scheme where a server without proxies has them."""
    said = {name: _entries(environ.pop(name, "")) for name in FORWARDED}
    if not proxies:
        return
    address = _address(_trusted(said["HTTP_X_FORWARDED_FOR"], proxies))
    if address:
        environ["REMOTE_ADDR"] = address
    scheme = _trusted(said["HTTP_X_FORWARDED_PROTO"], proxies).lower()
    if scheme in SCHEMES:
        environ["wsgi.url_scheme"] = scheme


def _entries(text: str) -> list[str]:
    return [entry for part in text.split(",") if (entry := part.strip())]


def _trusted(entries: list[str], proxies: int) -> str:
    """Return what the outermost trusted proxy said; inner ones may pass its word on alone."""
    return entries[-min(proxies, len(entries))] if entries else ""


def _address(text: str) -> str:
    """Return the address without a port, or nothing where it is none."""
    host = text.partition("]")[0].lstrip("[") if text.startswith("[") else text
    if host.count(":") == 1:  # an IPv4 address with a port
        host = host.partition(":")[0]
    try:
        return str(ip_address(host))
    except ValueError:
        return ""

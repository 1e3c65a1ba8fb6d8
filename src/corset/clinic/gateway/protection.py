"""What every answer says to a browser, whoever made it: a page, a file, a refusal."""

from collections.abc import Iterable

POLICY = (
    "default-src 'none'; object-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
"""For what is no page of Django's, which has its own."""
METHODS = frozenset(("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"))
"""What may be asked with; TRACE shows what a proxy has added."""
_ALWAYS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_HSTS = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")

Headers = list[tuple[bytes, bytes]]


def protected(headers: Iterable[tuple[bytes, bytes]], *, https: bool) -> Headers:
    """Return the headers with those that are missing; what an answer says itself stays."""
    said = list(headers)
    names = {name for name, _ in said}
    wanted = (*_ALWAYS, _HSTS) if https else _ALWAYS
    return [*said, *(one for one in wanted if one[0] not in names)]

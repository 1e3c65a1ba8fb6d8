"""What the doctor sees from outside: the clinic as a browser comes to it."""

import ssl
from collections.abc import Iterator
from http.client import HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import urlsplit

from corset.services.doctor.finding import Finding, finding

PAGE = "/accounts/login/"
TIMEOUT_S = 10
OK, BAD_REQUEST, REDIRECTS = 200, 400, range(300, 400)


def address(url: str) -> Iterator[Finding]:
    """Ask for the sign-in page under the clinic's own address."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port
    try:
        connection = HTTPSConnection(host, port, timeout=TIMEOUT_S)
        connection.request("GET", PAGE)
        yield from _read(connection.getresponse(), url)
    except ssl.SSLCertVerificationError as error:
        yield finding("certificate", url=url, why=error.verify_message)
    except (OSError, HTTPException) as error:
        yield finding("unreachable", url=url, why=str(error) or type(error).__name__)


def _read(answer: HTTPResponse, url: str) -> Iterator[Finding]:
    leads = answer.headers.get("Location", "")
    if answer.status in REDIRECTS and urlsplit(leads).path == PAGE:
        yield finding("loop", url=url)
    elif answer.status == BAD_REQUEST:
        yield finding("host_refused", host=urlsplit(url).hostname or "")
    elif answer.status != OK:
        yield finding("status", url=url, status=answer.status)
    elif "secure" not in (answer.headers.get("Set-Cookie") or "").lower():
        yield finding("cookies")

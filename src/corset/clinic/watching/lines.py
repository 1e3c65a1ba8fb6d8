"""How every line of a log is written: JSON, one a line, in UTC; and no secret of an address."""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The request that is being answered, by its number; empty outside of one."""
SECRET = re.compile(r"(/invited/|/calendar/|/password/reset/key/|/confirm-email/)[^/\s\"?]+")
"""What in an address opens something: whoever reads a log must not have it."""
HIDDEN = r"\1…"
MOST = 20_000
"""Letters of a message or a traceback; a line has an end."""


class Line(logging.Formatter):
    """One line: when, how grave, by whom, what, for which request.

    What is more than a message (`extra={"facts": …}`) stands beside it by its own names.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; line breaks and control characters stand in it as JSON has them."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"at": at, "level": record.levelname, "logger": record.name}
        if request := REQUEST.get():
            line["request"] = request
        line |= getattr(record, "facts", None) or {"message": _shown(record.getMessage())}
        if record.exc_info:
            line["error"] = _shown(self.formatException(record.exc_info))
        return json.dumps(line)


def _shown(text: str) -> str:
    return SECRET.sub(HIDDEN, text)[:MOST]

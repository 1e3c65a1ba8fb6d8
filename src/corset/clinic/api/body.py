"""The body of a request as JSON, within bounds."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from ninja.parser import Parser

LARGEST = 64 * 1024
"""Bytes; a command has some hundred."""

View = Callable[..., HttpResponseBase]


class Unreadable(ValueError):
    """A body that is no JSON object."""


class JsonBody(Parser):
    """JSON without what JSON does not have; nested without end, it is refused, not followed."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """Return the object. Raises Unreadable."""
        try:
            fields = json.loads(request.body, parse_constant=_no_number)
        except (ValueError, RecursionError):
            raise Unreadable("the body is not JSON") from None
        if not isinstance(fields, dict):
            raise Unreadable("the body is a JSON object")
        return fields


def bounded(view: View) -> View:
    """Refuse a body that is too large before it is read."""

    @wraps(view)
    def within(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if _length(request) > LARGEST:
            text = f"the body is larger than {LARGEST // 1024} KB"
            return JsonResponse({"problems": [{"field": "", "text": text}]}, status=413)
        return view(request, *args, **kwargs)

    return within


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")

"""A page from one frozen dataclass: a template sees its fields by name, and nothing beside them.

Every view ends in `page()`, that of a class too; every tag that includes a template is registered
by `component()`. So what a template may say is checked where it is made, not where it is read.
"""

from __future__ import annotations

from dataclasses import fields
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from django.shortcuts import render
from django.template.loader import render_to_string

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import DataclassInstance
    from django.http import HttpRequest, HttpResponse
    from django.template import Library
    from django.utils.safestring import SafeString

    Shown = TypeVar("Shown", bound=DataclassInstance)

Given = ParamSpec("Given")


def page(
    request: HttpRequest,
    template: str,
    context: DataclassInstance,
    *,
    status: int = 200,
    content_type: str | None = None,
) -> HttpResponse:
    """Render a template with the fields of its context."""
    return render(request, template, _seen(context), content_type=content_type, status=status)


def rendered(
    request: HttpRequest, template: str, context: DataclassInstance, *, csrf_token: str
) -> str:
    """Return a page as text, with a token of one's own in its forms."""
    named = {**_seen(context), "csrf_token": csrf_token}
    return render_to_string(template, named, request)


def part(template: str, context: DataclassInstance) -> SafeString:
    """Return a part of a page as text, for one that is drawn once and shown again."""
    return render_to_string(template, _seen(context))


def component(
    library: Library, template: str
) -> Callable[[Callable[Given, Shown]], Callable[Given, Shown]]:
    """Register a function as a tag that includes a template with the fields of what it returns."""

    def registered(function: Callable[Given, Shown]) -> Callable[Given, Shown]:
        @wraps(function)
        def tag(*args: Given.args, **kwargs: Given.kwargs) -> dict[str, Any]:
            return _seen(function(*args, **kwargs))

        library.inclusion_tag(template)(tag)
        return function

    return registered


def _seen(context: DataclassInstance) -> dict[str, Any]:
    """Return the fields by name; unlike `asdict`, what they hold stays what it is."""
    return {field.name: getattr(context, field.name) for field in fields(context)}

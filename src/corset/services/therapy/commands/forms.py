"""Older forms of commands, as an older page sends them, brought to today's form."""

from collections.abc import Mapping
from typing import Any

from corset.record.serialisation.upcasters import Upcasters

OLDEST = 1
"""The form of pages that did not say in which they write."""
FORMS = Upcasters()
"""A step is of a whole body: `key`, `command`, `with` and what else stands beside them."""
ANY = "command"


class UnknownForm(Exception):
    """A page is newer than this server: it waits until the server is as new."""


@FORMS.register(ANY, 1)
def _told_by_whoever_sends(body: dict[str, Any]) -> dict[str, Any]:
    """Before form 2 nothing was said of who told it and when."""
    return body


@FORMS.register(ANY, 2)
def _unmeasured(body: dict[str, Any]) -> dict[str, Any]:
    """Before form 3 nothing was measured: no seconds stand beside a warm-up or an exercise."""
    return body


CURRENT = FORMS.current(ANY)


def upcast(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the body of a command in today's form. Raises UnknownForm.

    What is no form stays as it is: the contract says what is wrong with it.
    """
    form = body.get("form", OLDEST)
    if type(form) is not int or form < OLDEST:
        return dict(body)
    if form > FORMS.current(ANY):
        raise UnknownForm(f"Form {form} is newer than this server knows.")
    brought = FORMS.upcast(ANY, form, dict(body))
    return {**brought, "form": form}

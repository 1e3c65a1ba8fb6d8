"""A lost sign-in keeps what was typed: it waits in the browser's session until somebody signs in.

Only a form that the clinic itself signed for that person is kept, so nobody plants one; and only
whom it was made for is shown it again.
"""

from collections.abc import Callable
from time import time
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import resolve_url
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from corset.clinic.typed.origin import origin_of
from corset.clinic.typed.parts import part_without_sign_in
from corset.people.models import User

WAITING = "typed"
KEPT_FOR = 60 * 60
"""For how many seconds it waits."""
MOST = 100_000
"""How many characters are kept at most."""


class LostSignIn:
    """Keeps what is sent by somebody who is signed out by now."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as the rest does."""
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, _args: object, _kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Return the way to the sign-in where something is kept, and for a part that it is over."""
        if isinstance(request.user, User) or not getattr(view, "login_required", True):
            return None
        if (part := part_without_sign_in(request)) is not None:
            return part
        return led_back(request) if request.method == "POST" else None


def led_back(request: HttpRequest) -> HttpResponse | None:
    """Keep a form that cannot be taken now, and lead to where it is filled in again.

    Nothing is kept, and nothing returned, of what the clinic did not make for somebody.
    """
    origin, text = origin_of(request.POST), request.POST.urlencode()
    if origin is None or len(text) > MOST:
        return None
    request.session[WAITING] = {"by": origin.user, "path": origin.path, "text": text, "at": time()}
    if isinstance(request.user, User):
        return HttpResponseRedirect(origin.path)
    messages.warning(request, _("You were signed out. What you typed is kept: sign in."))
    return HttpResponseRedirect(
        f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': origin.path})}"
    )


def taken_up(request: HttpRequest) -> QueryDict | None:
    """Return what was typed for this page before the sign-in was lost, once."""
    waiting = request.session.get(WAITING)
    if not waiting or waiting["path"] != request.get_full_path():
        return None
    if waiting["by"] != str(request.user.pk) or time() - waiting["at"] > KEPT_FOR:
        return None
    del request.session[WAITING]
    return QueryDict(waiting["text"], mutable=True)

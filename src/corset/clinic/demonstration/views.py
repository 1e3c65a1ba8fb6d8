"""The strip of the demonstration clinic: what day it is there, and the next day."""

from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from corset.services.clock import ahead as clock
from corset.services.clock.present import present


def demonstration(_: HttpRequest) -> dict[str, datetime]:
    """Give templates the day of a demonstration, and nothing in a real clinic."""
    return {"demonstration_day": present(None)} if clock.is_running() else {}


@login_not_required
@require_POST
def next_day(request: HttpRequest) -> HttpResponse:
    """Let a day pass in the demonstration."""
    try:
        clock.turn_to_next_day()
    except clock.NoDemonstration as error:
        raise Http404(str(error)) from None
    back = request.META.get("HTTP_REFERER", "/")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()})
    return HttpResponseRedirect(back if safe else "/")

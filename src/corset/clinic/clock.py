"""Pages show the clinic's time, unless they show a patient's."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import override

from corset.people.clinic import CLINIC_CLOCK


class ClinicTime:
    """Answers by the clinic's clock."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer so."""
        with override(CLINIC_CLOCK):
            return self._get_response(request)

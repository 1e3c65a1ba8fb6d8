"""Pages go compressed to browsers that take it."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

KINDS = ("text/html", "application/json")


class Compression(GZipMiddleware):
    """Compresses a page that holds nothing of what its address or its form said.

    Who can have a page asked for with words of their own, and sees how long the answer is, could
    else find out a secret in it piece by piece (BREACH). Beyond that, Django gives the token
    against forged forms another mask each time, and every compressed page some random bytes.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Compress, where the answer hangs on no word of who asked."""
        kind = response.get("Content-Type", "").partition(";")[0]
        asked = request.method == "GET" and not request.META.get("QUERY_STRING")
        if not asked or kind not in KINDS or not isinstance(response, HttpResponse):
            return response
        return super().process_response(request, response)

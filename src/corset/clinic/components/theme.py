"""Light or dark, as the browser says it was chosen; large and plain, as its person chose."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

THEMES = ("system", "light", "dark")
KEPT = timedelta(days=365)


class KeptTheme:
    """Says what was chosen again with each page.

    Safari forgets after seven days what a script has set, and keeps what a server sets.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and keep the theme."""
        response = self._get_response(request)
        name = settings.THEME_COOKIE_NAME
        chosen, is_page = request.COOKIES.get(name, ""), "Sec-Fetch-Dest" not in request.headers
        is_page = is_page or request.headers["Sec-Fetch-Dest"] == "document"
        if chosen in THEMES and is_page and request.method == "GET":
            response.set_cookie(
                name, chosen, max_age=KEPT, samesite="Lax", secure=settings.HTTPS, httponly=False
            )
        return response


def theme(request: HttpRequest) -> dict[str, str]:
    """Give templates both choices; a cookie that holds anything else is none.

    `simple` is something where the simple view was chosen: it goes with the account, to every
    device, and nothing where nobody is signed in.
    """
    chosen = request.COOKIES.get(settings.THEME_COOKIE_NAME, "")
    simple = getattr(getattr(request, "user", None), "simple", False)
    return {
        "theme": chosen if chosen in THEMES else "system",
        "simple": "simple" if simple else "",
    }

"""Light or dark, as the browser says it was chosen; large and plain, as its person chose."""

from django.conf import settings
from django.http import HttpRequest

THEMES = ("system", "light", "dark")


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

"""Light or dark, as the browser says that it was chosen."""

from django.conf import settings
from django.http import HttpRequest

THEMES = ("system", "light", "dark")


def theme(request: HttpRequest) -> dict[str, str]:
    """Give templates the choice; a cookie that holds anything else is none."""
    chosen = request.COOKIES.get(settings.THEME_COOKIE_NAME, "")
    return {"theme": chosen if chosen in THEMES else "system"}

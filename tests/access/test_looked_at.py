"""Every page that somebody reads is one of those that are looked at in light, dark and large text.

Not covered: the second step of a sign-in and proving it anew, which ask for a factor; what a page
shows only after something was done on it, and in which state it is met.
"""

import re

from django.urls import resolve as route_of
from tests.access.routes import routes
from tests.access.table import ACCESS
from tests.web.pictures import PAGES

NO_ID = "00000000-0000-4000-8000-000000000000"
NOT_PAGES = {
    "api:load",
    "artefact",
    "kept-day",
    "manifest",
    "own-copy",
    "own-copy-to-read",
    "patient-copy",
    "patient-copy-to-read",
    "patient-load-part",
    "patient-sheet",
    "patient-technique-part",
    "patients-rail",
    "sheet",
    "worker",
}
"""Files, data, and parts of pages."""
ELSEWHERE = {
    "account_confirm_login_code": "no code is sent: leads to the sign-in",
    "account_set_password": "leads to changing it: nobody is without one",
    "home": "leads to each one's first page",
    "mfa_authenticate": "the second step: leads on unless somebody is half signed in",
    "mfa_login_webauthn": "data for the sign-in",
    "mfa_reauthenticate_webauthn": "asks before what needs it",
    "session": "tests/web/test_player_fits.py",
    "styleguide-session": "the session of every exercise: tests/web/test_player_fits.py",
}
"""Where what is no page of its own, or is looked at by a test of its own, is seen."""


def looked_at():
    """Return the names of the addresses of the pages in PAGES."""
    places = [place for pages in PAGES.values() for place in pages.values()]
    paths = (re.sub(r"\{[^}]+\}", NO_ID, place).partition("?")[0] for place in places)
    return {route_of(path).view_name for path in paths}


def test_every_page_that_somebody_reads_is_looked_at():
    read = {route.name for route in routes() if ACCESS[route.name][0]} - NOT_PAGES - set(ELSEWHERE)
    assert read - looked_at() == set()


def test_no_page_is_excused_that_is_looked_at():
    assert not (NOT_PAGES | set(ELSEWHERE)) & looked_at()
    assert (NOT_PAGES | set(ELSEWHERE)) <= set(ACCESS)

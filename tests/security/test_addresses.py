"""What stands in addresses, what an address can do, and where one leads (ASVS V3.5, V3.7)."""

import ast
import re

import pytest
from django.apps import apps
from django.test import Client
from tests.access.routes import routes
from tests.clinic_server import ROOT
from tests.story import Story, account

from corset.people.models import Role

SAFE = ("GET", "HEAD", "OPTIONS")
PLACES = {"exercise": "L3", "name": "L3", "token": "none", "key": "none", "uidb36": "none"}
PLACES |= {"invitation_id": "00000000-0000-4000-8000-000000000000"}
MOVING = {"Session", "UserSession", "EmailAddress", "RecordRead"}
"""What reading may write: that somebody was there, who looked, the library's copy of an address."""
OUTWARD = {
    "src/corset/clinic/settings.py": "the mail server and the database, as they are set",
    "src/corset/services/notifications/transport.py": "the mail server",
    "src/corset/services/doctor/address.py": "the own address from outside, when asked to",
    "src/corset/cli/server/address.py": "listens, asks nobody",
    "src/corset/cli/server/serve.py": "listens, asks nobody",
    "src/corset/cli/server/processes.py": "listens, asks nobody",
}
NETWORK = {
    "http.client",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "ssl",
    "urllib.request",
    "urllib3",
}


ASKING = {
    "dialog.html": "closes itself; its one action is sent by post",
    "keys.html": "closes itself; sends nothing",
    "fields.html": "a specimen of the style guide",
    "explain.html": "the time at which a record is looked at",
    "form.html": "the library's, with the method that it is given",
}
"""Forms that are not sent by post, and what they hold."""


@pytest.fixture
def story(db):
    return Story().bring_home("lumbar")


def places_of(story):
    ids = {"patient_id": story.patient.id, "user_id": story.user.id}
    ids |= {"kept": story.patient.id, "left": story.patient.id}
    return {**PLACES, **{name: str(one) for name, one in ids.items()}, "pk": "1"}


def every_row():
    models = (model for app in apps.get_app_configs() for model in app.get_models())
    return {m.__name__: sorted(map(repr, m.objects.values_list())) for m in models if _kept(m)}


def _kept(model):
    return model.__name__ not in MOVING


@pytest.mark.parametrize("who", ["user", "clinician", "specialist"])
def test_asking_changes_nothing(story, who):
    """A picture or a link on another page can only ask; all that changes something is sent."""
    browser = Client(raise_request_exception=False)
    browser.force_login(getattr(story, who))
    before = every_row()
    places = places_of(story)
    for route in routes():
        for method in SAFE:
            browser.generic(method, route.path(places))
    assert every_row() == before


@pytest.mark.parametrize("who", [None, "user", "clinician"])
def test_no_form_is_taken_without_its_token(story, who):
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    if who:
        browser.force_login(getattr(story, who))
    before = every_row()
    places = places_of(story)
    for route in routes():
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            answer = browser.generic(method, route.path(places))
            assert answer.status_code in {301, 302, 401, 403, 404, 405, 410}, (method, route.name)
    assert every_row() == before


def test_a_token_from_another_page_is_none(story):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(story.user)
    browser.get("/check/")
    token = browser.cookies["csrftoken"].value
    answer = browser.post(
        "/check/",
        {"csrfmiddlewaretoken": token},
        headers={"Origin": "https://elsewhere.example"},
    )
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"],
)
def test_no_sign_in_leads_elsewhere(db, elsewhere):
    user = account(Role.CLINICIAN, "vera")
    user.set_password("slow and smooth")
    user.save()
    fields = {"login": user.email, "password": "slow and smooth", "next": elsewhere}
    assert Client().post("/accounts/login/", fields).url == "/"


def test_a_name_is_looked_for_in_no_address(story):
    """An address stays in histories and in the logs of proxies."""
    browser = Client()
    browser.force_login(story.clinician)
    name = story.patient.name
    assert name in browser.get("/patients/?q=nobody").content.decode()
    assert name not in browser.post("/patients/", {"q": "nobody"}).content.decode()
    form = browser.get("/patients/").content.decode().partition('id="narrow"')[2].partition(">")[0]
    assert 'method="post"' in form
    assert "hx-get" not in form


def test_no_form_that_holds_words_is_sent_in_an_address():
    pages = (ROOT / "src/corset/clinic/templates").rglob("*.html")
    asking = {}
    for page in pages:
        forms = re.findall(r"<form\b(?:{{.*?}}|{%.*?%}|[^>{])*>", page.read_text("utf-8"))
        asking[page.name] = [form for form in forms if 'method="post"' not in form]
    assert len(asking) > 100
    assert {name for name, forms in asking.items() if forms} <= ASKING.keys()


def test_nothing_but_the_named_places_asks_a_network():
    asking = {}
    for path in sorted((ROOT / "src/corset").rglob("*.py")):
        found = set()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module, *(f"{node.module}.{a.name}" for a in node.names)}
        if found & NETWORK:
            asking[str(path.relative_to(ROOT))] = sorted(found & NETWORK)
    assert asking.keys() <= OUTWARD.keys(), asking


def test_every_page_of_somebody_who_is_signed_in_has_the_way_out(story):
    way_out = 'action="/accounts/logout/"'
    places = places_of(story)
    lacking, stranger = set(), Client(raise_request_exception=False)
    for who in (story.user, story.clinician, story.specialist):
        browser = Client(raise_request_exception=False)
        browser.force_login(who)
        for route in routes():
            answer = browser.get(route.path(places))
            text = "" if answer.streaming else answer.content.decode(errors="replace")
            if answer.status_code != 200 or "<html" not in text or way_out in text:
                continue
            if stranger.get(route.path(places)).status_code != 200:
                lacking.add(route.name)
    assert lacking == set()

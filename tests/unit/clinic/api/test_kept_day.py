"""What a device keeps of a day, answers that waited, and where a session is led: over the wire."""

import json

import pytest

from corset.record.models import SessionRow

SESSION = "/session/"


def kept(phone):
    return phone.get("/today/kept.json").json()


def addresses(phone):
    return [page["address"] for page in kept(phone)["pages"]]


def post(client, address, body):
    return client.post(address, json.dumps(body), content_type="application/json")


def test_a_day_is_kept_for_its_reader_until_it_is_over(phone, story):
    day = kept(phone)
    assert day["reader"] == str(story.user.id)
    assert [page["address"] for page in day["pages"]] == ["/today/", "/check/"]
    assert all(0 < page["ends_in"] <= 86_400 for page in day["pages"])


def test_a_session_is_kept_while_it_runs_and_its_steps_make_another_version(phone, story):
    story.check()
    before = kept(phone)["version"]
    story.must(story.user, "start_session")
    assert addresses(phone) == ["/today/", "/check/", SESSION]
    running = kept(phone)["version"]
    assert running != before
    assert kept(phone)["version"] == running
    story.must(story.user, "abandon_session")
    assert SESSION not in addresses(phone)


def test_every_page_says_whose_it_is(phone, client, story):
    assert phone.get("/today/")["X-Corset-Reader"] == str(story.user.id)
    phone.logout()
    assert phone.get("/accounts/login/")["X-Corset-Reader"] == "nobody"


def test_the_site_can_be_installed(client, db):
    manifest = client.get("/manifest.webmanifest")
    assert manifest["Content-Type"] == "application/manifest+json"
    told = manifest.json()
    assert (told["display"], told["start_url"], told["scope"]) == ("standalone", "/", "/")
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}
    assert 'rel="manifest"' in client.get("/accounts/login/").content.decode()


def test_the_theme_is_kept_by_the_server(phone):
    assert "theme" not in phone.get("/today/").cookies
    phone.cookies["theme"] = "dark"
    kept_theme = phone.get("/today/").cookies["theme"]
    assert (kept_theme.value, kept_theme["max-age"]) == ("dark", 365 * 86_400)
    phone.cookies["theme"] = "purple"
    assert "theme" not in phone.get("/today/").cookies


ANSWERS = {"rest_pain": 1, "temperature_c": 36.6}


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({}, 200),
        ({"temperature_c": "36,6"}, 422),
        ({"answers": {"fever": "perhaps"}}, 422),
        ({"signs": ["saddle_numbness"]}, 422),  # a sign is told as one
    ],
)
def test_answers_that_waited_are_a_check(phone, story, more, status):
    fields = {"answers": {"fever": "no"}, **ANSWERS, **more}
    body = {"key": "waited", "form": 3, "command": "check_in", "with": fields}
    answer = post(phone, "/api/session/", body)
    assert answer.status_code == status, answer.content
    if status == 200:
        assert answer.json()["accepted"]
        assert "data-telling" in phone.get("/check/").content.decode()


def test_a_second_device_hears_that_the_session_is_led_elsewhere_and_how_it_ended(phone, story):
    story.check()
    story.must(story.user, "start_session")
    session = SessionRow.objects.latest("seq").started_at.isoformat()
    place = {"session": session, "page": "a", "device": "phone", "alone": True}
    tablet = {**place, "page": "b", "device": "tablet"}
    assert post(phone, "/api/place/", place).json() == {"leads": True, "end": ""}
    assert post(phone, "/api/place/", tablet).json() == {"leads": False, "end": ""}
    story.must(story.user, "abandon_session")
    assert post(phone, "/api/place/", place).json()["end"] == "abandoned"
    assert post(phone, "/api/place/", {"page": "a"}).status_code == 422

"""How a session works, offered once and there for ever; and large text for good."""

import pytest
from django.test import Client
from tests.unit.clinic.reading import answer, text_of

from corset.people.models import Patient, User

OFFER = "It takes a minute: the two buttons for pain"


def test_it_is_offered_until_it_was_looked_at_and_stays_within_reach(phone):
    assert OFFER in text_of(phone.get("/today/"))
    answer(phone)
    assert OFFER in text_of(phone.get("/check/result/"))
    assert phone.post("/tour/").url == "/today/"
    assert OFFER not in text_of(phone.get("/today/"))
    assert OFFER not in text_of(phone.get("/check/result/"))
    assert 'href="/tour/"' in phone.get("/today/").content.decode()


def test_it_shows_the_buttons_the_sound_the_phone_and_what_is_told_first(phone):
    text = text_of(phone.get("/tour/"))
    for said in ("It is uncomfortable", "It hurts badly", "Play a tone", "Where to lay the phone"):
        assert said in text
    for told in ("What is worn in your spine", "Discomfort, and pain that stops you"):
        assert told in text


def test_a_second_time_notes_nothing_anew(phone, story):
    phone.post("/tour/")
    first = Patient.objects.get(id=story.patient.id)
    phone.post("/tour/")
    again = Patient.objects.get(id=story.patient.id)
    assert first.toured_at is not None
    assert (first.toured_at, first.revision) == (again.toured_at, again.revision)


def test_large_text_and_fewer_things_go_with_the_account(phone, story, client_of):
    assert "data-simple" not in phone.get("/today/").content.decode()
    assert phone.post("/simple/", {"simple": "on", "next": "/learn/"}).url == "/learn/"
    today = phone.get("/today/").content.decode()
    assert "data-simple" in today
    assert 'class="week"' not in today
    assert "data-simple" in phone.get("/accounts/2fa/").content.decode()
    another = client_of(story.user)
    assert "data-simple" in another.get("/today/").content.decode()
    phone.post("/simple/", {"simple": "off", "next": "/today/"})
    assert "data-simple" not in phone.get("/today/").content.decode()


@pytest.mark.parametrize("there", ["https://example.org/", "//example.org/", "", "on", "a b"])
def test_it_leads_nowhere_else(phone, there):
    assert phone.post("/simple/", {"simple": "on", "next": there}).url == "/today/"


def test_it_is_the_patients_own(client, story):
    client.force_login(story.clinician)
    assert client.post("/simple/", {"simple": "on"}).status_code == 403
    assert not User.objects.get(id=story.clinician.id).simple


@pytest.fixture
def client_of():
    """A further device of somebody."""

    def signed_in(user):
        device = Client()
        device.force_login(user)
        return device

    return signed_in

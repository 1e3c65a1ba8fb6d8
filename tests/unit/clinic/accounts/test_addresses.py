"""Addresses: each is one person's; a new one holds once it is confirmed, and the record follows."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from tests.story import Story, account
from tests.unit.clinic.reading import text_of

from corset.people.models import Letter, Patient, Role, User

EMAIL = "/accounts/email/"


@pytest.fixture
def story(db):
    return Story()


@pytest.fixture
def phone(client, story):
    """The patient's browser, the password proved a moment ago."""
    story.user.set_password("slow and smooth")
    story.user.save()
    client.force_login(story.user)
    client.post("/accounts/reauthenticate/", {"password": "slow and smooth"})
    return client


def link():
    letter = Letter.objects.get(address="new@example.org")
    return re.search(r"https?://[^/]+(/\S+)", letter.body)[1]


@pytest.mark.parametrize("taken", ["vera@example.org", "VERA@Example.org"])
def test_what_somebody_else_has_is_refused_in_words_and_leaves_no_row(phone, story, taken):
    page = phone.post(EMAIL, {"email": taken, "action_add": "yes"})
    assert "Somebody signs in with this address already" in text_of(page)
    assert not EmailAddress.objects.filter(email__iexact=taken).exists()
    phone.post(EMAIL, {"email": taken, "action_primary": "yes"})
    assert User.objects.get(pk=story.user.pk).email == "anna@example.org"


def test_a_new_address_holds_once_it_is_confirmed_and_the_record_follows(phone, story):
    page = phone.post(EMAIL, {"email": "New@example.org", "action_add": "yes"}, follow=True)
    assert "new@example.org waits to be confirmed" in text_of(page)
    phone.post(EMAIL, {"email": "new@example.org", "action_primary": "yes"})
    assert User.objects.get(pk=story.user.pk).email == "anna@example.org"
    assert phone.post(link(), follow=True).status_code == 200
    assert User.objects.get(pk=story.user.pk).email == "new@example.org"
    assert Patient.objects.get(pk=story.patient.pk).email == "new@example.org"
    assert EmailAddress.objects.get(user=story.user).email == "new@example.org"


def test_what_somebody_else_took_in_the_meantime_is_not_confirmed(phone, story):
    phone.post(EMAIL, {"email": "new@example.org", "action_add": "yes"})
    account(Role.CLINICIAN, "new")
    page = phone.post(link(), follow=True)
    assert page.status_code == 200
    assert "Somebody else signs in with this address by now" in text_of(page)
    assert User.objects.get(pk=story.user.pk).email == "anna@example.org"


def test_keeping_the_old_one_keeps_it(phone, story):
    phone.post(EMAIL, {"email": "new@example.org", "action_add": "yes"})
    phone.post(EMAIL, {"email": "new@example.org", "action_remove": "yes"})
    assert "waits to be confirmed" not in text_of(phone.get(EMAIL))
    phone.post(EMAIL, {"email": "anna@example.org", "action_remove": "yes"})
    assert User.objects.get(pk=story.user.pk).email == "anna@example.org"


def test_the_database_has_one_account_for_an_address(story):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="ANNA@example.org", role=Role.PATIENT)

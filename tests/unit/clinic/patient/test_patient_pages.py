"""The patient's pages: what stands on top of the day, what a check leads to, who comes in."""

import pytest
from tests.story import Story, account
from tests.unit.clinic.reading import answer, text_of

from corset.people.models import Role
from corset.services.people.invitations import invite_patient
from corset.services.therapy.training.today import today


@pytest.mark.parametrize(
    ("role", "home"),
    [
        (Role.PATIENT, "/today/"),
        (Role.CLINICIAN, "/patients/"),
        (Role.SPECIALIST, "/patients/"),
        (Role.ADMINISTRATOR, "/staff/"),
    ],
)
def test_everyone_has_a_first_page(client, db, role, home):
    client.force_login(account(role, "someone"))
    assert client.get("/").url == home


@pytest.mark.parametrize("page", ["/today/", "/check/", "/session/", "/session/done/"])
def test_the_patients_pages_belong_to_patients(client, db, page):
    assert client.get(page).status_code == 302
    client.force_login(account(Role.CLINICIAN, "someone"))
    assert client.get(page).status_code == 403


def test_the_day_begins_with_questions(phone):
    text = text_of(phone.get("/today/"))
    assert "Your lower back, about" in text
    assert "Begin with a few questions" in text


def test_nothing_is_answered_beforehand(phone):
    assert " checked" not in phone.get("/check/").content.decode()


def test_clear_answers_open_the_session(phone):
    assert answer(phone).url == "/check/result/"
    assert "You can train today." in text_of(phone.get("/check/result/"))
    assert "Begin with the warm-up" in text_of(phone.get("/today/"))


def test_missing_answers_are_marked_and_recorded_only_on_demand(phone, story):
    refused = answer(phone, fever="")
    assert refused.status_code == 422
    assert "Some answers are still missing." in text_of(refused)
    assert today(by=story.user, patient_id=story.patient.id, now=story.now).check is None
    answer(phone, fever="", anyway="on")
    assert "No answer is not a “no”" in text_of(phone.get("/today/"))
    assert "Begin with the warm-up" not in text_of(phone.get("/today/"))


def test_a_fever_closes_the_day_and_says_why(phone):
    answer(phone, fever="yes")
    text = text_of(phone.get("/today/"))
    assert "Rest today." in text
    assert "Fever: training stays closed today." in text


def test_a_measured_fever_counts_too(phone):
    answer(phone, temperature_c="38.4")
    assert "Rest today." in text_of(phone.get("/check/result/"))


@pytest.mark.parametrize("written", ["38,2", "38.2 C", "38,2 °C"])
def test_a_fever_counts_as_people_write_it(phone, written):
    answer(phone, temperature_c=written)
    assert "Rest today." in text_of(phone.get("/check/result/"))


@pytest.mark.parametrize("written", ["38.2e", "101 F", "abc"])
def test_a_temperature_that_cannot_be_read_is_asked_for_again_and_stays_typed(phone, written):
    again = answer(phone, temperature_c=written)
    assert again.status_code == 422
    text = again.content.decode()
    assert "Please write a number in °C here, or leave it out." in text
    assert f'value="{written}"' in text


def test_a_warning_sign_leads_to_help(phone):
    answer(phone, emergency_sign="yes", signs=["saddle_numbness"])
    page = phone.get("/check/result/")
    assert page.url == "/emergency/"
    text = text_of(phone.get("/emergency/"))
    assert "To a hospital now." in text
    assert "Your clinic has been told." in text
    assert "Begin" not in text_of(phone.get("/today/"))


def test_a_warning_sign_outweighs_a_no(phone):
    answer(phone, emergency_sign="no", signs=["double_vision"])
    assert "To a doctor today." in text_of(phone.get("/emergency/"))


@pytest.mark.parametrize(
    "wrong", [{"temperature_c": "386"}, {"systolic_mmhg": "abc"}, {"rest_pain": ""}, {"key": "x"}]
)
def test_a_warning_sign_is_taken_whatever_else_is_wrong(phone, wrong):
    answer(phone, signs=["saddle_numbness"], **wrong)
    assert "To a hospital now" in text_of(phone.get("/emergency/"))


def test_a_warning_sign_is_taken_under_a_key_that_was_used(phone):
    key = "b9d1d6f4-52e7-4c50-9f2a-0a3f5b1d7c11"
    answer(phone, key=key)
    answer(phone, key=key, signs=["saddle_numbness"])
    assert "To a hospital now" in text_of(phone.get("/emergency/"))


def test_a_new_sign_is_taken_beside_a_number_that_cannot_be(phone):
    answer(phone, new_sign="yes", temperature_c="386")
    assert "Training is paused" in text_of(phone.get("/check/result/"))


def test_strangers_read_the_emergency_page_too(client, db):
    text = text_of(client.get("/emergency/"))
    assert "Call 112" in text
    assert "Numbness between the legs" in text
    assert "has been told" not in text


def test_a_session_waits_until_it_is_begun(phone):
    assert phone.get("/session/").url == "/today/"
    answer(phone)
    assert phone.post("/session/", {"kind": "main"}).url == "/session/"
    page = phone.get("/session/").content.decode()
    assert 'id="session" type="application/json"' in page
    assert "It hurts badly" in page
    assert "Go on" in text_of(phone.get("/today/"))


def test_a_session_without_a_check_says_what_is_missing(phone):
    assert phone.post("/session/", {"kind": "main"}).url == "/today/"
    assert "The last check is too old" in text_of(phone.get("/today/"))


def test_an_unknown_kind_of_session_is_refused(phone):
    assert phone.post("/session/", {"kind": "marathon"}).status_code == 400


def test_the_look_back_says_what_changes_and_why(phone, story):
    story.train(pain={"L3": 7})
    text = text_of(phone.get("/session/done/"))
    assert "You stopped at the right moment." in text
    assert "barred" in text
    assert "It hurt at 7 of 10" in text


def test_after_severe_pain_the_day_is_over(phone, story):
    story.train(pain={"L3": 7})
    text = text_of(phone.get("/today/"))
    assert "That is all for today." in text
    assert "Begin" not in text


def test_a_specialist_leads_a_session_on_the_same_pages(client, db):
    story = Story()
    story.prescribe()
    client.force_login(story.specialist)
    gate = f"/patients/{story.patient.id}/supervise/"
    assert "Ask today's questions" in text_of(client.get(gate))
    assert answer(client, f"/patients/{story.patient.id}/check/").url == gate
    client.post(gate, {})
    assert str(story.patient.id) in client.get(gate).content.decode()
    assert "data-player" in client.get(gate).content.decode()


def test_the_worker_keeps_the_emergency_page(client, db):
    worker = client.get("/worker.js")
    assert worker["Content-Type"].startswith("text/javascript")
    assert '"/emergency/"' in worker.content.decode()


def test_an_invitation_becomes_an_account(client, db):
    story = Story()
    patient = story.patient
    patient.user = None
    patient.save()
    token = invite_patient(by=story.clinician, patient_id=patient.id).token
    address = f"/invited/{token}/"
    assert "Welcome" in text_of(client.get(address))
    mine = {"email": "new@example.org", "password": "rocking chair on the porch"}
    mine["birth_date"] = "1980-05-01"
    assert "Without this" in text_of(client.post(address, mine))
    assert client.post(address, {**mine, "agreed": "on"}).url == "/"
    assert client.get("/").url == "/today/"
    client.logout()
    assert client.get(address).status_code == 410


def test_an_invitation_with_a_weak_password_stays_open(client, db):
    story = Story()
    story.patient.user = None
    story.patient.save()
    token = invite_patient(by=story.clinician, patient_id=story.patient.id).token
    weak = {"email": "new@example.org", "password": "12345678", "agreed": "on"}
    weak["birth_date"] = "1980-05-01"
    assert "too common" in text_of(client.post(f"/invited/{token}/", weak))

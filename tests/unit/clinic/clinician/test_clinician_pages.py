"""The pages of those who treat: who comes in, what stands first, what a form decides."""

import re

import pytest
from django.apps import apps
from tests.story import Story, account

from corset.people.models import Patient, Role
from corset.services.therapy.alerts import escalate_due
from corset.services.therapy.patients.page import patient_page

PAGES = (
    *("", "log/", "intake/", "screening/", "prescribe/", "correct/", "correct/?exercise=L3"),
    *("visit/", "invite/", "explain/", "clear/", "sign-off/", "whole-spine/", "phase/"),
    *("end/", "enrol/", "share/", "inspection/", "technique/L1/"),
)
FOR_SPECIALISTS = {"", "log/", "visit/", "invite/", "explain/", "sign-off/"} | {
    *("inspection/", "technique/L1/"),
}
INTAKE = {
    "regions": ["lumbar"],
    "levels": ["L4/L5", "C3/C4"],
    "stage": 2,
    "damage": "mild",
    "sex": "female",
    "height_cm": 168,
    "mass_kg": 70,
    "no_conditions": "on",
    "rest_pain": 2,
    "no_painkillers": "on",
}


@pytest.fixture
def hurt(db):
    story = Story().bring_home()
    story.train(pain={"L3": 7})
    return story


@pytest.fixture
def desk(client, hurt):
    client.force_login(hurt.clinician)
    return client


@pytest.fixture
def long_home(client, db):
    """A patient who has trained at home for longer than any plan asks for."""
    story = Story().bring_home()
    for _ in range(7):
        story.train()
        story.sleep()
    client.force_login(story.clinician)
    return story


def page_of(story, rest=""):
    return f"/patients/{story.patient.id}/{rest}"


def key_in(response):
    return re.search(r'name="key" value="(\w+)', response.content.decode()).group(1)


def send(client, address, **fields):
    """Fill in a form as it was rendered and send it."""
    return client.post(address, {"key": key_in(client.get(address)), **fields})


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_for_a_clinician(desk, hurt, page):
    assert desk.get(page_of(hurt, page)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_a_specialist_reads_but_does_not_sign(client, hurt, page):
    client.force_login(hurt.specialist)
    allowed = page in FOR_SPECIALISTS
    assert client.get(page_of(hurt, page)).status_code == (200 if allowed else 403)


@pytest.mark.parametrize("role", [Role.PATIENT, Role.ADMINISTRATOR])
def test_others_see_nothing_of_it(client, hurt, role):
    client.force_login(account(role, "other"))
    assert client.get("/patients/").status_code == 403
    assert client.get(page_of(hurt)).status_code == 403


def test_a_clinician_who_does_not_care_for_the_patient_stays_out(client, hurt):
    client.force_login(account(Role.CLINICIAN, "stranger"))
    assert client.get(page_of(hurt)).status_code == 403
    assert hurt.patient.name not in client.get("/patients/").content.decode()


def test_severe_pain_stands_first_and_says_that_it_is_late(desk, hurt):
    assert escalate_due() == 1
    text = desk.get("/patients/").content.decode()
    assert "Needs your decision" in text
    assert "overdue" in text
    assert "escalated" in text


def every_row():
    """Return all that the database holds."""
    models = [model for app in apps.get_app_configs() for model in app.get_models()]
    return {model.__name__: sorted(map(repr, model.objects.values_list())) for model in models}


def test_reading_the_list_changes_nothing_whatever_is_late(desk, hurt):
    hurt.must(hurt.user, "report_emergency")
    before = every_row()
    assert before["EventRow"]
    assert before["AlertRow"]
    narrowed = {"q": "anna", "region": "lumbar", "show": "alert"}
    answers = [
        desk.get("/patients/"),
        desk.post("/patients/", narrowed),
        desk.get("/patients/rail/"),
    ]
    assert all(hurt.patient.name in answer.content.decode() for answer in answers)
    assert every_row() == before


def test_the_list_is_narrowed_for_htmx_without_the_page_around_it(desk, hurt):
    answer = desk.post("/patients/", {"q": "nobody"}, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert "<html" not in text
    assert hurt.patient.name not in text


def test_a_new_patient_comes_in_and_gets_a_signed_plan(desk, hurt):
    answer = desk.post("/patients/new/", {"name": "Ida Falk", "birth_date": "1966-05-04"})
    home = answer.url.removesuffix("intake/")
    assert send(desk, home + "intake/", **INTAKE).url == home + "screening/"
    answers = dict.fromkeys(
        ("malignant_tumour", "severe_diabetes", "severe_cardiovascular_disease"), "no"
    )
    assert send(desk, home + "screening/", **answers, phase="remission").url == home + "prescribe/"
    plan = {"L2-take": "on", "L2-repetitions": 18, "L2-ceiling": 24}
    terms = {"supervised_sessions": 3, "whole_spine_days": 30}
    assert send(desk, home + "prescribe/", **plan, **terms).url == home
    ida = Patient.objects.get(name="Ida Falk")
    state = patient_page(by=hurt.clinician, patient_id=ida.id).state
    assert [(i.exercise, i.repetitions, i.ceiling) for i in state.plan.items] == [("L2", 18, 24)]
    assert (state.plan.supervised_sessions, state.plan.whole_spine_days) == (3, 30)
    assert state.intake.levels == ("L4/L5",)
    assert state.intake.age_on is not None
    assert (state.intake.age_on.month, state.intake.age_on.day) == (5, 1)
    assert state.intake.height_m == 1.68


def test_the_same_person_is_not_taken_in_twice_by_accident(desk):
    person = {"name": "Ida Falk", "birth_date": "1966-05-04"}
    desk.post("/patients/new/", person)
    assert desk.post("/patients/new/", person).status_code == 422
    assert desk.post("/patients/new/", person | {"another": "yes"}).status_code == 302
    assert Patient.objects.filter(name="Ida Falk").count() == 2


def test_none_of_the_diseases_is_said_and_not_assumed(desk, hurt):
    silent = {k: v for k, v in INTAKE.items() if k != "no_conditions"}
    assert send(desk, page_of(hurt, "intake/"), **silent).status_code == 422


def test_a_height_in_metres_is_asked_for_in_centimetres(desk, hurt):
    answer = send(desk, page_of(hurt, "intake/"), **{**INTAKE, "height_cm": 1.68})
    assert answer.status_code == 422
    assert "Give it in centimetres, 50 to 250." in answer.content.decode()


def test_a_dose_out_of_bounds_is_named(desk, hurt):
    desk.post(page_of(hurt, "propose/"), {"key": "a"})
    plan = {"L2-take": "on", "L2-repetitions": 40, "L2-ceiling": 25}
    terms = {"supervised_sessions": 3, "whole_spine_days": 30}
    answer = desk.post(page_of(hurt, "prescribe/"), {"key": "b", **plan, **terms})
    assert answer.status_code == 422
    assert "Choose 5 to 25." in answer.content.decode()


def test_a_refusal_comes_back_with_its_rule(desk, hurt):
    answer = send(desk, page_of(hurt, "enrol/"))
    assert answer.status_code == 422
    assert "The rules do not allow this" in answer.content.decode()


@pytest.mark.parametrize("repetitions", ["99", "-1", "0", "many", "1.5"])
def test_a_dose_that_cannot_be_is_refused_with_what_can(desk, hurt, repetitions):
    address = page_of(hurt, "correct/?exercise=L3")
    given = {"resolution": "resume", "repetitions": repetitions, "note": ""}
    text = desk.post(address, given).content.decode()
    assert re.search(r"Choose \d+ to \d+ repetitions\.", text)
    assert "Ensure this value" not in text


def test_a_correction_replaces_the_exercise_and_answers_the_alert(desk, hurt):
    address = page_of(hurt, "correct/?exercise=L3")
    fields = {"resolution": "replace", "replacement": "S2"}
    assert send(desk, address, **fields).status_code == 422
    assert send(desk, address, **fields, opt_in="on").status_code == 302
    page = patient_page(by=hurt.clinician, patient_id=hurt.patient.id)
    assert "S2" in {item.exercise for item in page.state.plan.items}
    assert not [alert for alert in page.alerts if alert.open]


def test_a_form_sent_twice_counts_once_and_changed_is_refused(desk, hurt):
    address, key = page_of(hurt, "phase/"), {"key": "one"}
    assert desk.post(address, key | {"phase": "exacerbation"}).status_code == 302
    assert desk.post(address, key | {"phase": "exacerbation"}).status_code == 302
    assert desk.post(address, key | {"phase": "remission"}).status_code == 409


def test_what_closed_training_stands_before_the_button_that_clears_it(desk, hurt):
    hurt.must(hurt.user, "report_emergency")
    text = desk.get(page_of(hurt, "clear/")).content.decode()
    assert ">I3<" in text
    assert ">R2<" not in text
    alerts = patient_page(by=hurt.clinician, patient_id=hurt.patient.id).alerts
    seen = " ".join(alert.id for alert in alerts)
    assert send(desk, page_of(hurt, "clear/"), seen=seen).url == page_of(hurt)
    assert ">I3<" not in desk.get(page_of(hurt, "clear/")).content.decode()


def test_a_specialist_sees_what_waits_without_a_way_to_decide(client, hurt):
    client.force_login(hurt.specialist)
    text = client.get(page_of(hurt)).content.decode()
    assert "Severe pain at" in text
    assert "Correct the plan" not in text
    assert "Acknowledge" not in text


def test_the_whole_spine_is_opened_with_a_wider_plan_proposed(client, long_home):
    address = page_of(long_home, "whole-spine/")
    assert "The whole-spine stage can be opened" in client.get(page_of(long_home)).content.decode()
    assert "Open the whole-spine stage" in client.get("/patients/").content.decode()
    assert send(client, address).url == page_of(long_home, "prescribe/")
    page = patient_page(by=long_home.clinician, patient_id=long_home.patient.id)
    assert page.state.whole_spine
    regions = {page.programme.exercises[x.item.exercise].region for x in page.proposal.taken}
    assert len(regions) > 1
    text = client.get(page_of(long_home)).content.decode()
    assert "the wider plan is not signed yet" in text


def test_a_high_pain_at_rest_asks_to_confirm_remission(desk, hurt):
    story = hurt
    story.must(story.clinician, "record_intake", rest_pain=6)
    address = page_of(story, "phase/")
    assert "although the usual pain at rest is high" in desk.get(address).content.decode()
    refused = send(desk, address, phase="remission")
    assert "Confirm that this is remission" in refused.content.decode()
    assert send(desk, address, phase="remission", confirmed="on").status_code == 302


def test_a_changed_fact_asks_for_a_review(desk, hurt):
    story = hurt
    assert "although the usual pain" not in desk.get(page_of(story, "phase/")).content.decode()
    story.must(story.clinician, "record_intake", stage=2)
    assert "What is known of the patient has changed" in desk.get(page_of(story)).content.decode()


def test_acknowledging_opens_nothing(desk, hurt):
    alert = patient_page(by=hurt.clinician, patient_id=hurt.patient.id).alerts[0].id
    assert desk.post(page_of(hurt, "acknowledge/"), {"alert": alert, "key": "k"}).status_code == 302
    state = patient_page(by=hurt.clinician, patient_id=hurt.patient.id).state
    assert state.barred == ("L3",)
    assert "is barred until you decide" in desk.get(page_of(hurt)).content.decode()


def test_an_administrator_invites_staff_and_sees_no_findings(client, hurt):
    client.force_login(account(Role.ADMINISTRATOR, "office"))
    fields = {"name": "Ben", "email": "ben@example.org", "role": "specialist"}
    text = client.post("/staff/", fields).content.decode()
    assert "/invited/" in text
    assert "<svg" in text
    assert "Severe pain" not in text

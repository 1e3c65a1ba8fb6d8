"""What a patient reads: sentences without the numbers of rules, and true on the day they stand."""

import re

import pytest
from django.template.loader import render_to_string
from tests.unit.clinic.reading import answer, text_of

from corset.clinic.patient.contexts.done import DoseChange
from corset.people.models import ReadLesson
from corset.services.library.programmes import installed
from corset.services.people.invitations import invite_patient

PAGES = ("/today/", "/check/", "/check/result/", "/session/done/", "/learn/", "/emergency/")
NUMBER = re.compile(r"\b[RI]\d{1,2}\b")


def fever(phone, _story):
    answer(phone, fever="yes")


def severe_pain(_phone, story):
    story.train(pain={"L3": 7})


def discomfort(_phone, story):
    story.train(pain={"L3": 4})


def a_warning_sign(phone, _story):
    answer(phone, emergency_sign="yes", signs=["saddle_numbness"])


def an_early_end(phone, story):
    answer(phone)
    phone.post("/session/", {"kind": "main"})
    story.must(story.user, "abandon_session")


@pytest.mark.parametrize("happens", [fever, severe_pain, discomfort, a_warning_sign, an_early_end])
def test_no_page_of_a_patient_bears_the_number_of_a_rule(phone, story, happens):
    happens(phone, story)
    for address in PAGES:
        assert not NUMBER.findall(text_of(phone.get(address, follow=True)))


def test_the_days_list_says_which_dose_goes_halves(phone, story):
    halved = [x for x in installed().exercises.values() if x.in_halves]
    assert halved
    said = text_of(phone.get("/today/"))
    planned = [x for x in halved if x.sheet.name in said]
    assert said.count("half on each side") == len(planned) > 0


def test_a_session_given_up_is_not_said_to_have_hurt(phone, story):
    an_early_end(phone, story)
    for lesson in installed().lessons:
        ReadLesson.note(story.patient, lesson, at=story.now)
    phone.post("/tour/")
    text = text_of(phone.get("/today/"))
    assert "ended early" in text
    assert "pain" not in text
    done = text_of(phone.get("/session/done/"))
    assert "No exercise was finished." in done
    assert "You stopped early, and that is all right." in done


def test_days_are_counted_in_one_way(phone, story):
    assert "Day 4. Your lower back" in text_of(phone.get("/today/"))
    story.sleep(20)
    assert "Day 24. Your lower back" in text_of(phone.get("/today/"))


def test_the_last_screen_of_the_player_is_true_wherever_it_ends(phone):
    answer(phone)
    phone.post("/session/", {"kind": "main"})
    assert "That was the last one." not in text_of(phone.get("/session/"))


def test_a_number_that_cannot_be_is_named_with_what_can(phone):
    text = text_of(answer(phone, temperature_c="386", systolic_mmhg="high"))
    assert "Please look again: Temperature : 386 cannot be right; 34 to 45 can." in text
    assert "Blood pressure, upper : Please write a number in mmHg here, or leave it out." in text
    assert "Ensure this value" not in text


def test_what_nobody_sees_is_not_called_none(phone):
    text = text_of(answer(phone, key="no key", temperature_c="386"))
    assert "Please look again:" in text
    assert "None" not in text
    assert "This page : " in text


@pytest.mark.parametrize(
    ("before", "dose", "shown"), [(22, 10, "22 → 10"), (10, 10, "10"), (None, 10, "10")]
)
def test_a_dose_that_stays_is_not_said_to_change(before, dose, shown):
    change = DoseChange(name="Lift", dose=dose, before=before, whys=())
    page = render_to_string("patient/done.html", {"title": "Over", "changes": [change]})
    turn = page.partition('class="turn"')[2].partition("</p>")[0]
    assert " ".join(re.sub(r"<[^>]*>", " ", f"<{turn}").split()) == f"Lift {shown}"


def test_what_to_look_at_again_leads_there(phone):
    page = answer(phone, temperature_c="386", fever="").content.decode()
    places = re.findall(r'<a href="#([\w-]+)">', page.split('id="missing"')[1])
    assert places == ["fever-error", "check-temperature_c"]
    assert all(f'id="{place}"' in page for place in places)


def test_an_unnamed_sign_is_not_said_to_be_one_for_a_hospital(phone):
    phone.post("/emergency/", {})
    text = text_of(phone.get("/emergency/"))
    assert "Get help now." in text
    assert "To a hospital now." not in text
    assert "Get help now." in text_of(phone.get("/today/"))


def test_the_signs_stand_under_words_that_frighten_nobody(client, db):
    text = text_of(client.get("/emergency/"))
    for diagnosis in ("Spinal cord", "Serious cause", "Arteries", "Nerves of"):
        assert diagnosis not in text


def test_somebody_with_a_title_is_greeted_by_the_whole_name(client, story):
    story.patient.user = None
    story.patient.name = "Dr One"
    story.patient.save()
    token = invite_patient(by=story.clinician, patient_id=story.patient.id).token
    assert "Welcome, Dr One." in text_of(client.get(f"/invited/{token}/"))

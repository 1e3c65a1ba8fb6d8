"""Posture and gait on the pages: asked at intake, visits and reviews; their course."""

import re

import pytest
from tests.story import Story, account
from tests.unit.clinic.clinician.test_clinician_pages import INTAKE, send
from tests.unit.clinic.reading import text_of

from corset.people.models import Inspection, Patient, Role
from corset.services.therapy.patients.inspections import MOST, inspect
from corset.services.therapy.patients.page import patient_page

SEEN = {"look-shoulders": "right_higher", "look-gait": "guarded"}


@pytest.fixture
def story(db):
    return Story().bring_home()


@pytest.fixture
def desk(client, story):
    client.force_login(story.clinician)
    return client


def address(story, rest=""):
    return f"/patients/{story.patient.id}/{rest}"


def look(client, story, **more):
    return client.post(
        address(story, "inspection/"), {"look-occasion": "visit", "look-words": "", **SEEN, **more}
    )


def chosen(page):
    """Return the radio buttons of aspects that a page has chosen beforehand."""
    html = page.content.decode()
    boxes = re.findall(r'<input type="radio" name="look-(\w+)" value="(\w*)"[^>]*checked', html)
    return {name: value for name, value in boxes if value}


def test_what_was_seen_stands_beside_what_is_asked_and_is_not_chosen_beforehand(desk, story):
    assert "Not looked at yet." in text_of(desk.get(address(story)))
    assert look(desk, story).url == address(story)
    page = desk.get(address(story, "inspection/?occasion=visit"))
    assert chosen(page) == {"occasion": "visit"}
    text = text_of(page)
    assert f"by {story.clinician}." in text
    assert text.count("Last: right higher,") == 1


@pytest.mark.parametrize(
    ("asked", "occasion"), [("visit", "visit"), ("", "review"), ("x", "review")]
)
def test_the_way_to_the_page_says_the_occasion(desk, story, asked, occasion):
    page = desk.get(address(story, f"inspection/?occasion={asked}"))
    assert chosen(page) == {"occasion": occasion}


def test_nothing_at_all_and_too_much_come_back(desk, story):
    for fields in (
        dict.fromkeys(SEEN, ""),
        {"look-words": "x" * (MOST + 1)},
        {"look-gait": "x"},
    ):
        answer = look(desk, story, **fields)
        assert answer.status_code == 422
        assert "Please look again:" in text_of(answer)
    assert not Inspection.objects.exists()


def test_the_course_marks_what_changed_since_it_was_looked_at_last(desk, story):
    for occasion, seen in (
        ("intake", {"shoulders": "right_higher", "pelvis": "level", "gait": "guarded"}),
        ("visit", {"gait": "guarded"}),
        ("review", {"shoulders": "level", "pelvis": "level", "gait": "free"}),
    ):
        inspect(
            by=story.clinician,
            patient_id=story.patient.id,
            occasion=occasion,
            seen=seen,
            words="Stands better." if occasion == "review" else "",
        )
    page = desk.get(address(story))
    table = re.search(r'<table class="looked">.*?</table>', page.content.decode(), re.DOTALL)[0]
    rows = [re.sub(r"<[^>]+>|\s+", " ", row) for row in table.split("<tr>")[2:]]
    rows = [re.sub(r"\s+", " ", row).strip() for row in rows]
    assert rows == [
        "Shoulders level changed – not looked at right higher",
        "Pelvis level – not looked at level",
        "Walks freely changed guarded guarded",
    ]
    assert "Stands better." in text_of(page)


def test_it_is_offered_at_each_visit_and_each_review(desk, story):
    for page, occasion in (("visit/", "visit"), ("screening/", "review")):
        html = desk.get(address(story, page)).content.decode()
        assert f'href="{address(story, "inspection/")}?occasion={occasion}"' in html
        assert "Not looked at yet." in html
    assert "Not looked at yet." in desk.get(address(story, "intake/")).content.decode()


def test_at_intake_it_is_kept_with_the_facts_and_beside_the_log(desk, story):
    taken = desk.post("/patients/new/", {"name": "Ida Falk", "birth_date": "1966-05-04"})
    assert send(desk, taken.url, **INTAKE, **SEEN).status_code == 302
    ida = Patient.objects.get(name="Ida Falk")
    row = Inspection.objects.get(patient=ida)
    assert (row.occasion, row.seen) == ("intake", {"shoulders": "right_higher", "gait": "guarded"})
    facts = patient_page(by=story.clinician, patient_id=ida.id).state.intake
    assert (facts.posture, facts.gait, facts.scoliosis) == (None, None, None)


def test_an_intake_needs_no_look_and_keeps_none_that_cannot_be(desk, story):
    here = address(story, "intake/")
    assert send(desk, here, **INTAKE).status_code == 302
    assert not Inspection.objects.exists()
    wrong = send(desk, here, **INTAKE, **{"look-words": "x" * (MOST + 1)})
    assert wrong.status_code == 422
    assert send(desk, here, **INTAKE, **SEEN).status_code == 302
    assert Inspection.objects.get().occasion == "review"


def test_words_of_an_older_intake_stay(desk, story):
    facts = {"age": 45, "regions": ["lumbar"], "stage": 1, "damage": "mild", "conditions": []}
    more = {"rest_pain": 1, "posture": "round back"}
    story.must(story.clinician, "record_intake", **facts, **more)
    assert send(desk, address(story, "intake/"), **INTAKE).status_code == 302
    page = patient_page(by=story.clinician, patient_id=story.patient.id)
    assert page.state.intake.posture == "round back"
    assert "posture: round back" in text_of(desk.get(address(story)))


@pytest.mark.parametrize("who", ["patient", "other", "stranger", "office"])
def test_others_stay_out(client, story, who):
    roles = {"other": Role.PATIENT, "stranger": Role.CLINICIAN, "office": Role.ADMINISTRATOR}
    client.force_login(account(roles[who], who) if who in roles else story.user)
    assert client.get(address(story, "inspection/")).status_code == 403
    assert look(client, story).status_code == 403
    assert not Inspection.objects.exists()


def test_a_specialist_looks_too_and_is_reminded_of_the_massage(client, story):
    client.force_login(story.specialist)
    assert look(client, story).status_code == 302
    assert Inspection.objects.get().seen_by == story.specialist
    assert "a massage of the whole spine helps" in text_of(client.get(address(story, "visit/")))

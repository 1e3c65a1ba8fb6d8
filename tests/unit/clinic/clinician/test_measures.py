"""How far somebody moves is measured at intake, visits and reviews; its course is shown (R29)."""

from datetime import UTC, date, datetime

import pytest
from tests.story import Story
from tests.unit.clinic.reading import text_of

from corset.clinic.clinician.contexts.chart.measures import measures_axis
from corset.people.models import Inspection, InspectionOccasion
from corset.services.people.copies import copy_of
from corset.services.sheets.record import record_copy
from corset.services.therapy.patients.inspections import InspectionView, inspect

MEASURED = {
    "look-finger_to_floor": "12,5",
    "look-schober": "4 cm",
    "look-side_bend_right": "18",
    "look-side_bend_left": "17",
    "look-neck_rotation_right": "70°",
    "look-neck_rotation_left": "0",
}
FIGURES = {
    "finger_to_floor": 12.5,
    "schober": 4,
    "side_bend_right": 18,
    "side_bend_left": 17,
    "neck_rotation_right": 70,
    "neck_rotation_left": 0,
}


@pytest.fixture
def story(db):
    return Story().bring_home()


@pytest.fixture
def desk(client, story):
    client.force_login(story.specialist)
    return client


def measure(desk, story, **more):
    page = f"/patients/{story.patient.id}/inspection/"
    return desk.post(page, {"look-occasion": "visit", "look-words": "", **more})


def test_what_was_measured_is_kept_and_shown_with_its_unit(desk, story):
    assert measure(desk, story, **MEASURED).status_code == 302
    assert Inspection.objects.get().measured == FIGURES
    said = text_of(desk.get(f"/patients/{story.patient.id}/"))
    assert "Finger to floor 12.5 cm" in said
    assert "Neck rotation, right 70°" in said
    assert "Neck rotation, left 0°" in said


def test_its_course_stands_side_by_side_and_the_last_one_at_the_form(desk, story):
    for value in ("20", "12"):
        measure(desk, story, **{"look-finger_to_floor": value})
    assert "Finger to floor 12 cm 20 cm" in text_of(desk.get(f"/patients/{story.patient.id}/"))
    form = text_of(desk.get(f"/patients/{story.patient.id}/inspection/"))
    assert "0 where the fingers reach it. Last: 12 cm" in form


@pytest.mark.parametrize(
    ("field", "value", "allowed"),
    [
        ("schober", "16", "16 is not possible; allowed: from 0 to 15 cm."),
        ("finger_to_floor", "-1", "-1 is not possible; allowed: from 0 to 120 cm."),
        ("neck_rotation_left", "121", "121 is not possible; allowed: from 0 to 120 °."),
    ],
)
def test_what_cannot_be_is_refused_with_what_is_allowed(desk, story, field, value, allowed):
    answer = measure(desk, story, **{f"look-{field}": value})
    assert answer.status_code == 422
    assert allowed in text_of(answer)
    assert f'value="{value}' in answer.text
    assert not Inspection.objects.exists()


def test_nothing_at_all_is_no_inspection_and_one_measure_is(desk, story):
    assert measure(desk, story).status_code == 422
    assert measure(desk, story, **{"look-schober": "0"}).status_code == 302


def test_the_same_sent_twice_is_once_and_another_figure_is_another(desk, story):
    for value in ("4", "4", "5"):
        measure(desk, story, **{"look-schober": value})
    assert [row.measured["schober"] for row in Inspection.objects.all()] == [5, 4]


def test_both_copies_have_it(story):
    told = {"occasion": "review", "seen": {}, "measured": FIGURES}
    inspect(by=story.clinician, patient_id=story.patient.id, **told)
    copy = copy_of(by=story.user, patient_id=story.patient.id)
    assert copy["inspections"][0]["measured"] == FIGURES
    parts = {
        part.title: part for part in record_copy(by=story.user, patient_id=story.patient.id).parts
    }
    assert "Schober: 4 cm" in parts["Posture and gait"].lines[0].text


def seen_at(day, **measured):
    return InspectionView(
        occasion=InspectionOccasion.VISIT,
        by="paul",
        at=datetime(2025, 3, day, 12, tzinfo=UTC),
        seen={},
        measured=measured,
        words="",
    )


def test_a_course_is_charted_once_there_are_two_days_of_it():
    first, second = seen_at(3, schober=4), seen_at(17, schober=5, finger_to_floor=10)
    assert measures_axis((first,), date(2025, 3, 17)) is None
    (row,) = measures_axis((second, first), date(2025, 3, 31)).rows
    assert (row.title, row.last) == ("Schober", "5 cm")
    assert row.said == "Schober: 3 Mar: 4 cm to 17 Mar: 5 cm, at most 5 cm"
    assert row.lines[0].y1 > row.lines[0].y2


def test_both_sides_are_drawn_to_one_height():
    first = seen_at(3, neck_rotation_right=60, neck_rotation_left=30)
    second = seen_at(17, neck_rotation_right=60, neck_rotation_left=30)
    right, left = measures_axis((second, first), date(2025, 3, 17)).rows
    assert right.dots[0].y == 4
    assert left.dots[0].y == 50


def test_it_stands_on_the_patients_page(desk, story):
    for day, value in ((1, "20"), (15, "12")):
        inspect(
            by=story.specialist,
            patient_id=story.patient.id,
            occasion="visit",
            seen={},
            measured={"finger_to_floor": float(value)},
            now=datetime(2025, 3, day, 12, tzinfo=UTC),
        )
    said = desk.get(f"/patients/{story.patient.id}/").text
    assert "Finger to floor: 1 Mar: 20 cm to 15 Mar: 12 cm, at most 20 cm" in said

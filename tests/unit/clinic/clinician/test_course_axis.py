"""A course stands on one axis: pain, training, doses, painkillers and what was decided."""

import re

import pytest
from tests.story import Story
from tests.unit.clinic.reading import text_of

from corset.clinic.clinician.contexts.chart.axis import course_axis
from corset.services.therapy.patients.page import patient_page


@pytest.fixture
def story(db):
    story = Story().bring_home()
    story.train()
    story.sleep()
    story.check(rest_pain=2, painkillers=2)
    story.sleep(3)
    story.train(pain={"L3": 7})
    return story


def axis_of(story):
    return course_axis(patient_page(by=story.clinician, patient_id=story.patient.id, now=story.now))


def test_each_quantity_has_a_row_with_its_last_value(story):
    rows = {row.key: row for row in axis_of(story).rows}
    lasts = {key: row.last for key, row in rows.items()}
    assert lasts.pop("dose").endswith(" %")
    assert lasts == {
        "rest": "1",
        "worst": "7",
        "trained": "5 of 8",
        "taken": "none for 3 days",
    }
    assert rows["worst"].dots[-1].high
    assert rows["worst"].said.endswith("at most 7")
    assert [bar.label.split(": ")[1] for bar in rows["taken"].bars] == ["2"]


def test_all_rows_share_the_days(story):
    axis = axis_of(story)
    rows = {row.key: row for row in axis.rows}
    assert axis.marks[-1].x == rows["worst"].dots[-1].x
    last = rows["trained"].bars[-1]
    assert last.x < axis.marks[-1].x < last.x + last.width
    assert round(last.x + last.width) == 100


def test_what_was_decided_is_marked_with_its_reason(story):
    axis = axis_of(story)
    assert [mark.tone for mark in axis.marks] == ["", "", "red"]
    happened = [event.name for told in axis.decided for event in told.entry.events]
    assert {"PlanSigned", "SignedOff", "ExerciseBarred"} <= set(happened)
    assert "ExerciseFinished" not in happened


def test_the_page_has_the_figures_as_a_table_and_the_marks_as_links(story, client, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: story.now)
    client.force_login(story.clinician)
    answer = client.get(f"/patients/{story.patient.id}/")
    page, text = answer.text, text_of(answer)
    for number in re.findall(r'href="#decided-(\d+)"', page):
        assert f'id="decided-{number}"' in page
    assert "Pain at rest, mean" in text
    assert re.search(r'<svg class="axis-plot"\s+role="img"\s+aria-label="Pain at rest: ', page)


def test_who_has_told_nothing_has_no_chart(db, client):
    story = Story().prescribe()
    client.force_login(story.clinician)
    assert "Nothing was told or trained in the last twelve weeks." in text_of(
        client.get(f"/patients/{story.patient.id}/")
    )


def test_of_a_long_course_the_last_weeks_are_read(story):
    story.sleep(100)
    story.train(story.specialist)
    axis = axis_of(story)
    assert axis.decided[0].entry.command != "enrol"
    assert len(axis.weeks) <= 13

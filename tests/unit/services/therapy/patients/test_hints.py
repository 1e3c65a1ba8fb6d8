"""The course of the pain gives hints to the list: it rises, it does not fall, look again."""

from datetime import timedelta

import pytest
from tests.story import Story
from tests.unit.clinic.reading import text_of

from corset.people.models import Patient
from corset.record.models import PainCourse
from corset.record.projections import rebuild
from corset.record.projections.comparison import compare
from corset.services.therapy.patients.roster import hints
from corset.services.therapy.patients.roster.hints import Hint
from corset.services.therapy.patients.roster.inbox import inbox
from corset.services.therapy.patients.roster.pages import roster
from corset.services.therapy.patients.roster.urgency import InboxGroup


@pytest.fixture
def story(db):
    return Story().bring_home()


def hurt(story, pains):
    """Answer the check of so many days with this pain at rest."""
    for pain in pains:
        story.check(rest_pain=pain)
        story.sleep()


def row(story, days=0):
    now = story.now + timedelta(days=days)
    lines = roster(by=story.clinician, now=now)
    assert lines.rows == inbox(by=story.clinician, now=now)
    return lines.rows[0]


def test_a_week_that_hurts_a_point_more_is_said_before_training_is_closed(story):
    hurt(story, [1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2])
    found = row(story)
    assert found.group is InboxGroup.STEP
    assert found.hint.hint is Hint.RISING
    assert found.headline == "Pain at rest rises: 2 this week on average, 1 the week before"
    assert found.next_due == "Call, before it closes training"


def test_a_week_that_hurts_less_than_a_point_more_is_not_said(story):
    hurt(story, [1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 1])
    assert row(story).hint is None


def test_a_week_of_two_answers_says_nothing(story):
    hurt(story, [1, 1, 1])
    story.sleep(5)
    hurt(story, [2, 2])
    assert row(story).hint is None


def test_what_was_answered_long_ago_says_nothing_of_today(story):
    hurt(story, [1] * 7 + [2] * 7)
    assert row(story, days=hints.STALE_DAYS - 1).hint
    assert row(story, days=hints.STALE_DAYS).hint is None


@pytest.mark.parametrize(("last", "said"), [(2, True), (1, False)])
def test_pain_that_has_not_fallen_in_four_weeks_is_said(story, last, said):
    story.check(rest_pain=2)
    hurt(story, [2] * 21 + [last] * 7)
    found = row(story)
    assert (found.hint is not None) is said
    if said:
        assert (found.group, found.hint.hint) == (InboxGroup.STEP, Hint.UNMOVED)
        told = "Pain at rest has not fallen in four weeks: 2 then, 2 now"
        assert (found.headline, found.next_due) == (told, "Review the plan")


def test_three_weeks_are_not_four(story):
    hurt(story, [2] * 20)
    assert row(story).hint is None


def test_an_exacerbation_is_looked_at_again_after_a_week_and_after_each_look(story):
    story.must(story.clinician, "set_phase", phase="exacerbation")
    assert row(story, days=6).hint is None
    found = row(story, days=7)
    assert (found.group, found.hint.hint) == (InboxGroup.STEP, Hint.RECHECK)
    assert found.headline == "In exacerbation for 7 days"
    assert found.next_due == "Look again, and set the phase"
    story.sleep(7)
    story.must(story.clinician, "set_phase", phase="exacerbation")
    assert row(story).hint is None
    story.must(story.clinician, "set_phase", phase="remission", confirmed=True)
    assert row(story, days=10).hint is None


def test_a_specialist_is_given_no_hints(story):
    hurt(story, [1] * 7 + [2] * 7)
    assert roster(by=story.specialist, now=story.now).rows[0].hint is None


def test_the_course_can_be_made_again_from_the_log(story):
    hurt(story, [1] * 7 + [2] * 7)
    fields = ("recent", "checked_on", "this_week", "last_week", "first_week", "exacerbated_on")
    there = PainCourse.objects.values_list(*fields).get()
    assert there[2:4] == (2.0, 1.0)
    assert compare(story.patient.id, using="default")[0] is None
    rebuild(story.patient.id)
    assert PainCourse.objects.values_list(*fields).get() == there
    PainCourse.objects.update(this_week=9)
    assert compare(story.patient.id, using="default")[0] == "pain at rest"


def test_a_line_has_one_action(story, client):
    client.force_login(story.clinician)
    story.must(story.clinician, "set_phase", phase="exacerbation")
    PainCourse.objects.update(exacerbated_on="2020-01-01")
    page = client.get("/patients/")
    assert f'href="/patients/{story.patient.id}/phase/"' in page.text
    assert "Look again : Anna Berg" in text_of(page)


def test_who_lost_touch_is_called_from_the_list(story, client):
    client.force_login(story.clinician)
    Patient.objects.filter(pk=story.patient.pk).update(phone="030 555-0142")
    assert 'href="tel:0305550142"' in client.get("/patients/").text

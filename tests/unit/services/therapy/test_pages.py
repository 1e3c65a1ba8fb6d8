"""What the pages ask: the day, the session, the list, the patient, and why."""

from datetime import timedelta

import pytest

from corset.care.queries.stage import Stage
from corset.people.models import Letter
from corset.record.models import DecisionRow
from corset.record.queries.days import Mark
from corset.services.therapy.alerts import escalate_due
from corset.services.therapy.decisions.explanation import explain
from corset.services.therapy.patients.history import history
from corset.services.therapy.patients.page import patient_page
from corset.services.therapy.patients.roster.inbox import inbox
from corset.services.therapy.patients.roster.urgency import InboxGroup
from corset.services.therapy.training.plan_lines import Change
from corset.services.therapy.training.session import training
from corset.services.therapy.training.today import today
from corset.services.therapy.training.training_lines import Progress


def rules(findings):
    return {finding.reason.rule for finding in findings}


@pytest.fixture
def hurt(at_home):
    at_home.train()
    at_home.sleep()
    at_home.train(pain={"L3": 7})
    return at_home


def the_day(story):
    return today(by=story.user, patient_id=story.patient.id, now=story.now)


def the_session(story):
    return training(by=story.user, patient_id=story.patient.id, now=story.now)


def the_page(story):
    return patient_page(by=story.clinician, patient_id=story.patient.id, now=story.now)


def test_a_new_patient_sees_that_the_plan_is_being_made(story):
    day = the_day(story)
    assert (day.stage, day.day_number, day.items) == (Stage.INTAKE, None, ())
    assert not day.may_start
    assert "R7" in rules(day.reasons)


def test_a_morning_at_home_waits_for_the_check_only(at_home):
    day = the_day(at_home)
    assert rules(day.reasons) == {"R8"}
    assert (day.stage, day.day_number, day.check) == (Stage.HOME, 4, None)
    at_home.check()
    day = the_day(at_home)
    assert day.may_start
    assert not day.reasons
    assert day.check.answers.rest_pain == 1


def test_a_supervised_patient_may_not_train_alone(story):
    story.prescribe().check()
    assert rules(the_day(story).reasons) == {"R10"}
    by_staff = today(by=story.specialist, patient_id=story.patient.id, now=story.now)
    assert by_staff.may_start


def test_after_two_clean_sessions_the_dose_has_risen_and_says_why(story):
    story.prescribe().train(story.specialist)
    story.sleep()
    story.train(story.specialist)
    risen = [line for line in the_day(story).items if line.change is Change.UP]
    assert risen
    for line in risen:
        assert line.repetitions == line.previous + 2
        assert {reason.rule for reason in line.reasons} == {"R20"}


def test_severe_pain_shows_everywhere(hurt):
    day = the_day(hurt)
    barred = next(line for line in day.items if line.exercise.id == "L3")
    assert barred.barred
    assert "R5" in {reason.rule for reason in barred.reasons}
    assert rules(day.reasons) == {"R2", "R5"}
    (row,) = inbox(by=hurt.clinician, now=hurt.now)
    assert row.headline.startswith("Severe pain")
    assert not row.overdue
    assert row.pain_14[-1] == 7
    page = the_page(hurt)
    assert page.timeline[0].command == "report_pain"
    assert "R5" in {reason.rule for reason in page.timeline[0].reasons}
    assert page.timeline[0].actor_name == "anna"


def test_the_summary_says_what_was_done_and_what_changes(hurt):
    summary = the_session(hurt).summary
    assert summary.end == "severe_pain"
    assert [line.exercise.id for line in summary.done] == ["L1", "L2", "L3"]
    assert "L3" in {line.exercise.id for line in summary.changes}
    assert "R5" in {reason.rule for reason in summary.reasons}


def test_a_replaced_exercise_stays_visible_as_barred(hurt):
    hurt.must(
        hurt.clinician,
        "correct",
        exercise="L3",
        resolution="replace",
        replacement="S2",
        opt_in=True,
    )
    lines = {line.exercise.id: line for line in the_day(hurt).items}
    assert lines["L3"].item is None
    assert lines["L3"].barred
    assert lines["S2"].change is Change.NEW
    assert the_page(hurt).alerts[0].acknowledged_by == "vera"


def test_the_player_goes_exercise_by_exercise(at_home):
    at_home.check()
    at_home.must(at_home.user, "start_session")
    session = the_session(at_home)
    assert session.open
    assert not session.warmed_up
    assert session.warm_up_parts
    assert (session.next, session.released) == (None, ())
    at_home.must(at_home.user, "warm_up")
    session = the_session(at_home)
    first = session.next.exercise.id
    at_home.must(at_home.user, "start_exercise", exercise=first)
    session = the_session(at_home)
    assert session.current.exercise.id == first
    assert session.next is None
    at_home.must(at_home.user, "finish_exercise", exercise=first, repetitions=5)
    session = the_session(at_home)
    assert session.lines[0].state is Progress.DONE
    assert session.summary is None


def test_a_check_that_ran_out_holds_the_session(at_home):
    at_home.check()
    at_home.must(at_home.user, "start_session")
    at_home.now += timedelta(hours=13)
    assert rules(the_session(at_home).held_by) == {"R8"}


def test_an_emergency_shows_its_text_until_it_is_cleared(at_home):
    at_home.must(at_home.user, "report_emergency")
    day = the_day(at_home)
    assert day.emergency.text
    assert day.stage is Stage.EMERGENCY
    assert the_session(at_home).emergency == day.emergency
    at_home.must(at_home.clinician, "clear")
    assert the_day(at_home).emergency is None


def test_the_week_shows_what_became_of_each_day(at_home):
    at_home.train()  # Thursday
    at_home.sleep()
    at_home.check(answers={"fever": "yes"})  # Friday
    at_home.sleep(2)  # Saturday is missed
    marks = [day.mark for day in the_day(at_home).week]
    assert marks == [Mark.TRAINED] * 4 + [Mark.BLOCKED, Mark.MISSED, Mark.TODAY]
    page = the_page(at_home)
    assert (page.adherence.trained, page.adherence.due) == (4, 5)


def test_days_on_which_nothing_was_due_are_not_missed(at_home):
    at_home.must(at_home.clinician, "set_phase", phase="exacerbation")
    at_home.sleep(3)
    assert Mark.MISSED not in {day.mark for day in the_day(at_home).week}


def test_trends_show_pain_painkillers_and_doses(hurt):
    trends = the_page(hurt).trends
    assert [point.value for point in trends.rest_pain] == [1] * 5
    assert [point.value for point in trends.painkillers] == [0] * 5
    assert [point.value for point in trends.session_pain] == [0, 0, 0, 0, 7]
    l3 = next(trend for trend in trends.exercises if trend.exercise == "L3")
    assert [point.value for point in l3.pain] == [0, 0, 0, 0, 7]
    assert l3.doses[0].value < l3.doses[-1].value


def group_for(story, who, **later):
    (row,) = inbox(by=who, now=story.now + timedelta(**later))
    return row.group


def test_the_list_says_for_whom_a_patient_waits(story):
    assert group_for(story, story.clinician) is InboxGroup.STEP
    assert group_for(story, story.specialist) is InboxGroup.GOING
    story.prescribe()
    assert group_for(story, story.clinician) is InboxGroup.GOING
    assert group_for(story, story.specialist) is InboxGroup.VISIT


def test_at_home_a_patient_waits_for_an_answer_or_for_the_whole_spine(at_home):
    vera = at_home.clinician
    assert group_for(at_home, vera) is InboxGroup.GOING
    assert group_for(at_home, vera, days=30) is InboxGroup.TOUCH
    for _ in range(7):
        at_home.train()
        at_home.sleep()
    assert group_for(at_home, vera, days=30) is InboxGroup.STEP
    at_home.train(pain={"L3": 7})
    assert group_for(at_home, vera, days=30) is InboxGroup.ALERT
    at_home.must(vera, "withdraw", completed=False)
    assert group_for(at_home, vera) is InboxGroup.ENDED


def test_overdue_alerts_come_first(hurt):
    late = hurt.now + timedelta(days=3)
    assert escalate_due(now=late) == 1
    (row,) = inbox(by=hurt.clinician, now=late)
    assert row.overdue
    assert row.alerts[0].escalated


def test_reading_the_list_changes_nothing(hurt):
    before = DecisionRow.objects.count(), Letter.objects.count()
    (row,) = inbox(by=hurt.clinician, now=hurt.now + timedelta(days=3))
    assert row.overdue
    assert not row.alerts[0].escalated
    assert (DecisionRow.objects.count(), Letter.objects.count()) == before


def test_why_at_a_time(hurt):
    before = explain(by=hurt.user, patient_id=hurt.patient.id, at=hurt.now - timedelta(minutes=30))
    assert "L3" not in before.state.barred
    now = explain(by=hurt.user, patient_id=hurt.patient.id, at=hurt.now)
    assert "L3" in now.state.barred
    assert now.version > before.version
    assert now.decisions[-1].command == "report_pain"
    assert now.chain_intact
    assert rules(now.holds) == {"R2", "R5"}


def test_quiet_steps_of_a_session_are_marked(hurt):
    told = history(by=hurt.clinician, patient_id=hurt.patient.id, size=500).entries
    by_command = {entry.command: entry.minor for entry in told}
    assert by_command["start_exercise"]
    assert not by_command["sign"]
    assert not the_page(hurt).timeline[0].minor


def test_what_happened_is_told_a_part_at_a_time(hurt):
    who = {"by": hurt.clinician, "patient_id": hurt.patient.id}
    whole = history(size=1000, **who)
    assert whole.earlier is None
    parts, before = [], whole.entries[0].number + 1
    while before is not None:
        part = history(size=7, before=before, **who)
        assert len(part.entries) <= 7
        parts += part.entries
        before = part.earlier
    assert [entry.number for entry in parts] == [entry.number for entry in whole.entries]
    assert history(before=1, **who).entries == ()


def test_an_alert_from_long_ago_still_says_why(hurt, monkeypatch):
    near = the_page(hurt).pending
    monkeypatch.setattr("corset.services.therapy.patients.page.RECENT", 0)
    assert the_page(hurt).timeline == ()
    assert the_page(hurt).pending == near
    assert any(one.reasons for one in near)

"""What a device had kept: told by one, sent by another, at its own time, once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.db.utils import DatabaseError
from tests.story import Story, account

from corset.people.models import Role
from corset.record.errors import KeyReused
from corset.record.models import CareTeamMember, DecisionRow, Delivery
from corset.services.people.access import NotAllowed
from corset.services.people.readers import reader_of
from corset.services.therapy.commands.delivery import deliver
from corset.services.therapy.commands.parser import parse_command
from corset.services.therapy.commands.telling import Told, ticket_for
from corset.services.therapy.decisions.timeline import timeline, with_events

MINUTE = timedelta(minutes=1)


@pytest.fixture
def story(db):
    told = Story().bring_home()
    told.check()
    told.must(told.user, "start_session")
    return told


def send(story, name, *, sender=None, told=None, after=10 * MINUTE, key=None, **more):
    fields = more.pop("fields", {})
    return deliver(
        sender=sender or story.user,
        patient_id=story.patient.id,
        command=parse_command(name, fields),
        key=key or uuid4().hex,
        told=told or Told(),
        form=2,
        now=story.now + after,
        **more,
    )


def last():
    return Delivery.objects.select_related("decision").latest("id")


def told_by(user, story, at=None):
    return Told(
        by=str(user.id), ticket=ticket_for(user, story.patient.id), at=at.isoformat() if at else ""
    )


def test_what_one_told_another_may_send_and_it_stays_theirs(story):
    other = account(Role.PATIENT, "other")
    answer = send(story, "warm_up", sender=other, told=told_by(story.specialist, story))
    assert answer.submitted.decision.accepted
    assert not answer.seen
    assert last().decision.actor_id == str(story.specialist.id)
    assert (last().sent_by_role, last().sent_by_id) == (Role.PATIENT, str(other.id))


def test_the_record_says_who_told_it_and_who_sent_it(story):
    other = account(Role.PATIENT, "other")
    send(story, "warm_up", sender=other, told=told_by(story.specialist, story, story.now + MINUTE))
    send(story, "abandon_session")
    rows = with_events(DecisionRow.objects.filter(stream_id=story.patient.id).order_by("number"))
    *_, carried, own = timeline(rows, reader=reader_of(story.clinician))
    assert (carried.actor_name, carried.sent_by) == ("paul", "other")
    assert carried.told_at == story.now + MINUTE
    assert (own.actor_name, own.sent_by) == ("anna", "")


@pytest.mark.parametrize("ticket", ["", "made up", "of another patient", "of another person"])
def test_without_the_clinics_own_ticket_nobody_speaks_for_another(story, ticket):
    other = account(Role.PATIENT, "other")
    tickets = {
        "of another patient": ticket_for(story.specialist, uuid4()),
        "of another person": ticket_for(other, story.patient.id),
    }
    told = Told(by=str(story.specialist.id), ticket=tickets.get(ticket, ticket))
    with pytest.raises(NotAllowed):
        send(story, "warm_up", sender=other, told=told)
    assert not Delivery.objects.exists()


def test_who_has_lost_access_since_is_still_heard_and_sees_no_more(story):
    told = told_by(story.clinician, story)
    CareTeamMember.objects.filter(clinician=str(story.clinician.id)).delete()
    fields = {"words": "severe"}
    answer = send(story, "report_pain", fields=fields, sender=story.clinician, told=told)
    assert answer.submitted.decision.accepted
    assert not answer.seen
    with pytest.raises(NotAllowed):
        send(story, "report_pain", fields=fields, sender=story.clinician)


def test_sent_by_its_author_or_by_another_it_counts_once(story):
    told = told_by(story.specialist, story)
    send(story, "warm_up", sender=story.specialist, told=told, key="k")
    again = send(story, "warm_up", sender=account(Role.PATIENT, "other"), told=told, key="k")
    assert again.submitted.repeated
    assert Delivery.objects.count() == 1


def test_it_counts_when_it_happened_and_is_handed_out_by_the_clinics_clock(story):
    send(story, "warm_up", told=told_by(story.user, story, story.now + 2 * MINUTE))
    delivery = last()
    assert delivery.decision.instant == delivery.told_at == story.now + 2 * MINUTE
    assert not delivery.corrected


@pytest.mark.parametrize(
    ("told", "counts", "corrected"),
    [(60, 10, "future"), (-60, 0, "session"), (10, 10, "")],
)
def test_a_time_that_cannot_be_is_corrected_and_said(story, told, counts, corrected):
    at = story.now + told * MINUTE
    send(story, "warm_up", told=told_by(story.user, story, at))
    assert last().decision.instant == story.now + counts * MINUTE
    assert (last().told_at, last().corrected) == (at, corrected)


@pytest.mark.parametrize("at", ["", "yesterday", "2025-03-06T07:00:00", "99999-01-01T00:00:00Z"])
def test_one_that_cannot_be_read_is_the_clinics(story, at):
    send(story, "warm_up", told=Told(by=str(story.user.id), at=at))
    assert last().decision.instant == story.now + 10 * MINUTE
    assert last().told_at is None


def test_the_times_of_the_log_run_in_its_order(story):
    send(story, "warm_up", told=told_by(story.user, story, story.now + 5 * MINUTE))
    send(
        story,
        "start_exercise",
        fields={"exercise": "L1"},
        told=told_by(story.user, story, story.now + MINUTE),
    )
    assert last().decision.instant == story.now + 5 * MINUTE
    assert last().corrected == "order"


def test_what_was_done_before_midnight_and_sent_after_it_is_of_its_day(story):
    night = story.patient.local(story.now).replace(hour=23, minute=40)
    story.must(story.user, "abandon_session")
    story.sleep()
    story.now = night + timedelta(days=1)
    story.check()
    story.must(story.user, "start_session")
    begun = story.now
    after = timedelta(minutes=40)
    for n, (name, fields) in enumerate(
        [
            ("warm_up", {}),
            ("start_exercise", {"exercise": "L1"}),
            ("finish_exercise", {"exercise": "L1", "repetitions": 15}),
            ("report_pain", {"exercise": "L1", "nrs": 0}),
            ("finish_session", {}),
        ]
    ):
        at = begun + (n + 1) * MINUTE
        done = send(story, name, fields=fields, told=told_by(story.user, story, at), after=after)
        assert done.submitted.decision.accepted, name
    session = done.submitted.state.session
    assert session.end == "finished"
    assert story.patient.local(last().decision.instant).date() == story.patient.local(begun).date()


def test_an_alerts_time_runs_from_when_the_clinic_could_know(story):
    at = story.now + MINUTE
    answer = send(
        story,
        "report_pain",
        fields={"words": "severe"},
        told=told_by(story.user, story, at),
        after=timedelta(hours=3),
    )
    (alert,) = answer.submitted.state.alerts
    assert alert.raised_at == at
    assert alert.due > story.now + timedelta(hours=3)
    assert last().decision.instant == at
    assert (last().told_at, last().corrected) == (at, "")


def test_the_same_in_plainer_words_counts_once(story):
    fields = {"exercise": "L1", "words": "severe"}
    send(story, "report_pain", fields=fields, key="k")
    count = DecisionRow.objects.count()
    plain = {"words": "severe"}
    again = send(story, "report_pain", fields=plain, key="k-plain", instead_of="k")
    assert again.submitted.repeated
    assert DecisionRow.objects.count() == count
    send(story, "report_pain", fields=plain, key="m-plain", instead_of="m")
    send(story, "report_pain", fields=plain, key="m-plain", instead_of="m")
    with pytest.raises(KeyReused):  # the first attempt, under way for long
        send(story, "report_pain", fields=fields, key="m")
    assert DecisionRow.objects.count() == count + 1


@pytest.mark.django_db(transaction=False)
def test_a_delivery_is_never_changed(story):
    send(story, "warm_up")
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute("UPDATE record_delivery SET sent_by_id = 'somebody'")

"""decide: who may, what answers, and what else must follow from it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timezone
from typing import Any

from corset.care.case import Case
from corset.care.commands import alerts, clinician, reports, sessions
from corset.care.commands import check_in as checkin
from corset.care.commands import prescription as prescribe
from corset.care.commands import therapy as life
from corset.care.commands.check_in import tells_of_danger
from corset.care.commands.proposal import propose
from corset.care.consequences import closing, doses, easing, stopping
from corset.care.copying import replace
from corset.care.evolve import fold
from corset.care.rules.clock import is_behind
from corset.therapy import commands as c
from corset.therapy.decision import Decision
from corset.therapy.events import ClockSetBack, Event
from corset.therapy.programme import Programme
from corset.therapy.reason import Reason
from corset.therapy.state import State
from corset.therapy.terms import Role

Handler = Callable[[Case, Any], Decision]

CLINICIAN = frozenset({Role.CLINICIAN})
STAFF = frozenset({Role.CLINICIAN, Role.SPECIALIST})
ANYONE = frozenset({Role.CLINICIAN, Role.SPECIALIST, Role.PATIENT})

HANDLERS: Mapping[type[c.Command], tuple[frozenset[Role], Handler]] = {
    c.Enrol: (CLINICIAN, life.enrol),
    c.ShareCare: (frozenset({Role.CLINICIAN, Role.ADMINISTRATOR}), life.share_care),
    c.RecordIntake: (CLINICIAN, life.record_intake),
    c.Screen: (CLINICIAN, life.screen),
    c.SetPhase: (CLINICIAN, life.set_phase),
    c.Propose: (CLINICIAN, propose),
    c.Sign: (CLINICIAN, prescribe.sign),
    c.CheckIn: (ANYONE, checkin.check_in),
    c.StartSession: (ANYONE, sessions.start_session),
    c.WarmUp: (ANYONE, sessions.warm_up),
    c.StartExercise: (ANYONE, sessions.start_exercise),
    c.FinishExercise: (ANYONE, sessions.finish_exercise),
    c.ReportPain: (ANYONE, reports.report_pain),
    c.ReportEffort: (ANYONE, reports.report_effort),
    c.ReportEmergency: (ANYONE | {Role.ADMINISTRATOR}, checkin.report_emergency),
    c.FinishSession: (ANYONE, sessions.finish_session),
    c.AbandonSession: (ANYONE, sessions.abandon_session),
    c.SignOff: (STAFF, clinician.sign_off),
    c.OpenWholeSpine: (CLINICIAN, clinician.open_whole_spine),
    c.Acknowledge: (CLINICIAN, alerts.acknowledge),
    c.Correct: (CLINICIAN, clinician.correct),
    c.Clear: (CLINICIAN, clinician.clear),
    c.Escalate: (frozenset({Role.SYSTEM}), alerts.escalate),
    c.Withdraw: (frozenset({Role.CLINICIAN, Role.PATIENT}), life.withdraw),
}
"""Who may give a command, and what answers it (I21)."""


def decide(
    *,
    state: State,
    command: c.Command,
    by: c.Actor,
    now: datetime,
    programme: Programme,
    known: datetime | None = None,
) -> Decision:
    """Return what a command leads to now, with every reason.

    `now` carries the patient's offset from UTC: its date is the patient's day. Durations are real
    time: where a zone changes its offset, an hour is still an hour. What a device had kept is
    decided by the time at which it happened, and `known` says since when the clinic can know it.
    Raises ValueError for a `now` without an offset.
    """
    offset = now.utcoffset()
    if offset is None:
        message = f"now is {now.isoformat()} without an offset from UTC; give one, such as +00:00"
        raise ValueError(message)
    fixed = now.replace(tzinfo=timezone(offset))
    told = max(fixed, known or fixed).astimezone(fixed.tzinfo)
    case = Case(state=state, by=by, now=fixed, known=told, programme=programme)
    aged, said = life.grown_older(case)
    noted = [*_clock(state, fixed), *aged]
    case = case.at(fold(noted, state))
    decision = _may_not(case, command) or HANDLERS[type(command)][1](case, command)
    return _with_consequences(case, decision, noted, said) if decision.accepted else decision


def _clock(state: State, now: datetime) -> Iterator[Event]:
    """Note a clock that stands before what has happened already (I28)."""
    if state.latest is not None and is_behind(state, now):
        yield ClockSetBack(at=now, latest=state.latest)


def _may_not(case: Case, command: c.Command) -> Decision | None:
    roles, _ = HANDLERS[type(command)]
    name = type(command).__name__
    if case.by.role not in roles:
        may = tuple(sorted(roles))
        return case.refuse("I21", "wrong_role", role=case.by.role, command=name, may=may)
    if isinstance(command, c.Enrol) or tells_of_danger(case, command):
        return None
    state = case.state
    outside = not state.enrolled or state.withdrawn
    if outside and not isinstance(command, _OF_ALERTS):
        return case.refuse("R7", "not_in_therapy")
    nobodys = not state.care_team and isinstance(command, _OF_ALERTS)
    if case.by.role is Role.CLINICIAN and case.by.id not in state.care_team and not nobodys:
        return case.refuse("I21", "not_in_care", clinician=case.by.id)
    return None


_OF_ALERTS = (c.Acknowledge, c.Escalate)
"""Alerts rise before a therapy and outlive it: each ends acknowledged or goes further (I22)."""


def _with_consequences(
    case: Case, decision: Decision, noted: Iterable[Event], said: Iterable[Reason]
) -> Decision:
    """Add what was noted before, and what follows: a session that ends, doses that move."""
    events, reasons = list(decision.events), [*decision.reasons, *said]
    here = case.at(fold(events, case.state))
    for follow in (closing, stopping, doses, easing):
        new_events, new_reasons = follow(here, case.state, events)
        here = here.at(fold(new_events, here.state))
        events += new_events
        reasons += new_reasons
    events = [*noted, *events]
    return replace(decision, events=tuple(events), reasons=tuple(dict.fromkeys(reasons)))

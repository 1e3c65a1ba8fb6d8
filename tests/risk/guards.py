"""The guards that are taken out one by one: pain, doses, measurements, who may."""

from dataclasses import replace
from math import inf

from tests.risk.switches import Patch, answered_by, care, switch

from corset.care.case import accept
from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.terms import Answer, Outcome, Pain, SessionEnd


def only(*kinds):
    """Return a filter that keeps these events of a decision and forgets the others."""

    def kept(decision):
        return replace(decision, events=tuple(x for x in decision.events if isinstance(x, kinds)))

    return kept


@switch("severe_pain", "Severe pain is taken for discomfort.")
def _severe_is_not_known(patch: Patch) -> None:
    reports = care("commands.reports")
    read = reports.read_pain
    patch.setattr(reports, "read_pain", lambda *said: min(read(*said), Pain.DISCOMFORT))


@switch("severe_pain.told", "The clinician is told of the pain; nothing is stopped or barred.")
def _severe_is_only_told(patch: Patch) -> None:
    reports, keep = care("commands.reports"), only(e.PainReported, e.AlertRaised)
    severe = reports._severe
    patch.setattr(reports, "_severe", lambda *given: keep(severe(*given)))


@switch("pain_before", "Pain belongs to an exercise, or it is not taken.")
def _pain_before_is_refused(patch: Patch) -> None:
    def refuse(case, *_):
        return case.refuse("R5", "which_exercise")

    patch.setattr(care("commands.reports"), "_in_the_warm_up", refuse)


@switch("pain_before.told", "The clinician is told of the pain; the session goes on.")
def _pain_before_is_only_told(patch: Patch) -> None:
    reports, keep = care("commands.reports"), only(e.PainReported, e.AlertRaised)
    before = reports._in_the_warm_up
    patch.setattr(reports, "_in_the_warm_up", lambda *given: keep(before(*given)))


@switch("emergency", "A warning sign is an answer like any other.")
def _signs_are_not_known(patch: Patch) -> None:
    patch.setattr(care("commands.check_in"), "emergency", lambda *_: ([], []))


@switch("suspension", "Rest pain and new signs are written down and mean nothing.")
def _nothing_suspends(patch: Patch) -> None:
    patch.setattr(care("commands.check_in"), "suspension_causes", lambda *_: ())


@switch("suspension.told", "The clinician is told of the rest pain; training stays open.")
def _suspension_is_only_told(patch: Patch) -> None:
    checkin = care("commands.check_in")
    suspension = checkin._suspension

    def told(*given):
        events, reasons = suspension(*given)
        return [x for x in events if isinstance(x, e.AlertRaised)], reasons

    patch.setattr(checkin, "_suspension", told)


@switch("cut", "Discomfort changes no dose.")
def _nothing_is_cut(patch: Patch) -> None:
    for module in ("rules.dose", "queries.release"):
        patch.setattr(care(module), "cut", lambda before, *_: before)


@switch("cut.counted", "Discomfort is counted and a cut is announced; the dose stays.")
def _discomfort_is_only_counted(patch: Patch) -> None:
    for module in ("rules.dose", "queries.release"):
        patch.setattr(
            care(module),
            "cut",
            lambda before, *_: replace(before, clean=0, discomforts=before.discomforts + 1),
        )


@switch("strict_stop", "The backward press goes on at slight pain as other exercises do.")
def _any_pain_stops_nothing(patch: Patch) -> None:
    patch.setattr(care("commands.reports"), "_stops_here", lambda *_: False)


@switch("growth", "After one easy session the dose goes to the ceiling.")
def _doses_jump(patch: Patch) -> None:
    def jump(before, _, ceiling, __):
        return replace(before, repetitions=ceiling, clean=0, discomforts=0)

    patch.setattr(care("rules.dose"), "_grown", jump)


@switch("effort", "Effort is written down and means nothing.")
def _effort_stops_nothing(patch: Patch) -> None:
    patch.setattr(care("rules.dose"), "exhausting", lambda *_: False)

    def only_kept(handler, case, given):
        kept = only(e.EffortReported)(handler(case, given))
        return replace(kept, reasons=(), outcome=Outcome.CLEAR) if kept.accepted else kept

    answered_by(patch, c.ReportEffort, only_kept)


@switch("bounds", "What is typed is what is signed and handed out.")
def _no_bounds(patch: Patch) -> None:
    for module in ("commands.prescription", "commands.clinician"):
        patch.setattr(care(module), "out_of_bounds", lambda *_: iter(()))
    for module in ("queries.release", "rules.start"):
        patch.setattr(care(module), "handed_out", lambda progress, *_: progress.repetitions)


@switch("intake_bounds", "What is typed is what is recorded of the body.")
def _any_body_is_possible(patch: Patch) -> None:
    patch.setattr(care("commands.therapy"), "plausible_facts", lambda _: {})


@switch("thermometer", "Any number is a temperature.")
def _any_temperature_is_possible(patch: Patch) -> None:
    patch.setattr(care("rules.facts"), "plausible_celsius", lambda _: (-inf, inf))


@switch("cuff", "Blood pressure is asked for in words only.")
def _no_cuff(patch: Patch) -> None:
    patch.setattr(care("rules.facts"), "_pressure", lambda *_: None)


@switch("unanswered", "What is not answered counts as a no.")
def _unknown_is_no(patch: Patch) -> None:
    gates = care("rules.gates")
    asked = gates.contraindication

    def supposed(*given):
        answer = asked(*given)
        return Answer.NO if answer is Answer.UNKNOWN else answer

    patch.setattr(gates, "contraindication", supposed)


@switch("neck", "A sick neck is moved as a healthy one is, in exercises and in the warm-up.")
def _the_neck_is_not_spared(patch: Patch) -> None:
    for module in ("rules.exercises", "queries.release"):
        patch.setattr(care(module), "neck_spared", lambda _: False)


@switch("warm_up", "Exercises are open from the start.")
def _always_warm(patch: Patch) -> None:
    def warm(handler, case, given):
        opened = handler(case, given)
        events = (*opened.events, e.WarmedUp(at=case.now))
        return replace(opened, events=events, reasons=()) if opened.accepted else opened

    answered_by(patch, c.StartSession, warm)


@switch("whole_spine", "The whole spine opens whenever it is asked for.")
def _whole_spine_at_once(patch: Patch) -> None:
    def opened(_, case, __):
        return accept([e.WholeSpineOpened(at=case.now, by=case.by.id)])

    answered_by(patch, c.OpenWholeSpine, opened)


@switch("once", "An end of a session counts whenever it is sent.")
def _every_end_counts(patch: Patch) -> None:
    def closed(_, case, __):
        return accept([e.SessionClosed(at=case.now, end=SessionEnd.FINISHED)])

    answered_by(patch, c.FinishSession, closed)


@switch("escalation", "An alert waits for somebody to look.")
def _nothing_escalates(patch: Patch) -> None:
    answered_by(patch, c.Escalate, lambda *_: accept([]))


@switch("clearance", "A pause lasts; nobody can lift it.")
def _nothing_clears(patch: Patch) -> None:
    answered_by(patch, c.Clear, lambda _, case, __: case.refuse("R1", "nothing_to_clear"))


def _asked_for(patch: Patch, fact: str) -> None:
    """Forget the refusals of who may that name this fact."""
    decide = care("decide")
    may_not = decide._may_not

    def lenient(case, command):
        refused = may_not(case, command)
        return None if refused and fact in dict(refused.reasons[0].facts) else refused

    patch.setattr(decide, "_may_not", lenient)


@switch("care_team", "Every clinician may decide for every patient.")
def _nobody_asks_who_cares(patch: Patch) -> None:
    _asked_for(patch, "clinician")


@switch("roles", "Everybody may give every command.")
def _nobody_asks_for_the_role(patch: Patch) -> None:
    _asked_for(patch, "role")

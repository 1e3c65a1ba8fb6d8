"""Branches of care that keep nobody from anything, by module, and what they are for instead."""

from collections.abc import Mapping

LOOK_UP = "finds the one that is meant"
MISSING = "takes what is there, else a fallback or nothing"
WAITING = "says what waits for a person; the command that answers is decided by itself"
SENTENCE = "chooses the words or the rule that is named; the outcome stands"
CERTAIN = "says what a gate before it has ensured, or what a type cannot"
SHOWN = "chooses what a page offers; whoever begins a session meets the gates again"
LASTING = "the lasting ones have a gate of their own"
ROUTE = "chooses who answers; each way has its own guards"

HARMLESS: Mapping[str, Mapping[str, str]] = {
    "commands.alerts": {
        "due": SENTENCE,
    },
    "commands.check_in": {
        "s in known": "a sign without a name is kept as such; its urgency has a row of its own",
        'signs or ("",)': MISSING,
        "findings": MISSING,
        "case.by.role is not Role.PATIENT": SENTENCE,
    },
    "commands.pause": {"days is None": SENTENCE},
    "commands.clinician": {
        "plan": MISSING,
        "command.resolution is Resolution.RESUME": ROUTE,
        "command.resolution is Resolution.REPLACE": ROUTE,
        'command.replacement or ""': MISSING,
        "i.exercise == command.exercise": LOOK_UP,
        "item in items": "adds the replacement of what the plan has lost",
    },
    "consequences": {
        "ending[0].outcome is Outcome.EMERGENCY": "how the end is called has a row of its own",
        "exercise": MISSING,
        "trained is not None": MISSING,
        "case.state.plan": MISSING,
        "item.exercise == exercise.id": LOOK_UP,
        "after.discomforts > item.before.discomforts": SENTENCE,
        "after.discomforts >= case.parameters.discomfort_referral": SENTENCE,
        "now < before": SENTENCE,
        "after.repetitions > item.before.repetitions": SENTENCE,
        "item.before.reduced and not after.reduced": SENTENCE,
        "i.exercise == session.current": LOOK_UP,
        "after.stops > item.before.stops and after.stops >= case.parameters.discomfort_referral": (
            SENTENCE
        ),
    },
    "decide": {
        "offset is None": "a caller's mistake that no story can make; raises",
        "known or fixed": MISSING,
        "_may_not(case, command) or HANDLERS[type(command)][1](case, command)": ROUTE,
    },
    "rules.dose": {"nrs is None": MISSING},
    "rules.exercises": {
        "since and since + timedelta(days=plan.whole_spine_days)": CERTAIN,
        "state.intake.regions or ()": MISSING,
        "applies(state, adaptation) is Answer.YES": SENTENCE,
    },
    "rules.facts": {
        "adaptation.trigger is Trigger.CONDITION": ROUTE,
        "intake.damage": MISSING,
    },
    "rules.gates": {
        "answer_to(check.answers, name) is Answer.UNKNOWN": SENTENCE,
        "s.state.check is None": "without a check, the gate of R8 has closed already",
        "asked.lasting": LASTING,
        '(Outcome.BLOCKED_TODAY, "passing", facts) in passing_contraindications(s)': SENTENCE,
    },
    "commands.therapy": dict.fromkeys(
        (
            "facts.conditions or ()",
            "facts.levels or ()",
            "facts.regions or ()",
            "case.state.intake.regions or ()",
            "facts.age is None",
            "adaptation.threshold or 0",
            "before is None or age is None or age == before",
        ),
        MISSING,
    ),
    "commands.prescription": {
        "command.items is not None": MISSING,
        "proposal": MISSING,
        "command.supervised_sessions or p.supervised_sessions_default": MISSING,
        "command.whole_spine_days or p.whole_spine_days_default": MISSING,
        "case.state.proposal": MISSING,
        "draft or proposed_item(case.state, exercise, case.parameters)": MISSING,
        "v is not None": MISSING,
    },
    "commands.proposal": {
        "reasons := left[exercise.id]": ("says what is left out; that it is has a row of its own"),
        "case.state.intake.regions or ()": MISSING,
        "e.region not in regions": "puts the damaged regions first",
        "stands(case.state, exercise) is None": SENTENCE,
        "exercise.region in (case.state.intake.regions or ())": SENTENCE,
        "affected": SENTENCE,
        "fresh": SENTENCE,
    },
    "rules.closures": {"not c.lasting": LASTING},
    "rules.start": {"p.exercise == exercise.id": LOOK_UP},
    "queries.due": {
        **dict.fromkeys(
            (
                "session is not None and session.runs_on(self.date)",
                "self.check is not None",
                "subject_of(f.reason) is not Subject.CHECK",
                "_HOLDS[due](self)",
                "self.due is Due.STOPPED",
                "subject_of(f.reason) is not Subject.DAY",
                "self.due in _CLOSED",
                "self.due in {Due.REST, Due.ANSWER}",
                "holds[SessionKind.STRETCH] and not closed[SessionKind.STRETCH]",
                "state.plan is None",
                "day.runs and day.state.session is not None and day.state.session.supervised",
                "missing == {Outcome.NEEDS_SUPERVISION}",
                "finding.outcome is outcome",
                "first == {Subject.CHECK}",
                "day.trains and not day.findings",
                "day.check is None and not day.against",
                "at.date() == day.date",
                "day.state.trained_on == day.date",
            ),
            SHOWN,
        ),
    },
    "queries.options": {
        "subject_of(reason) is not Subject.COMPLEX": SENTENCE,
        "subject_of(reason) is Subject.COMPLEX": SENTENCE,
        "plan": MISSING,
        "state.proposal or plan": MISSING,
        "opened": MISSING,
        "state.proposal is None": MISSING,
        "state.proposal": MISSING,
        "exercise.id in planned": SHOWN,
        "exercise.instead_of in planned - {replaced}": SHOWN,
        "bound": "says what may be taken in; the signature is held to the bounds again",
        "state.plan": MISSING,
        "exercise.opt_in and exercise.id not in opened": "says what is to be opened first",
    },
    "queries.pending": {
        "self.alert is None": WAITING,
        "self.kind is PendingKind.CLEARANCE": WAITING,
        "role is Role.CLINICIAN": WAITING,
        "state.emergency or state.suspended": WAITING,
        "closed and not any(alert.kind.closes_training for alert in state.alerts)": WAITING,
        "state.plan": MISSING,
        "exercise not in told": WAITING,
        "state.held and not state.withdrawn": WAITING,
        "whole_spine_due(state=state, now=now)": WAITING,
        "state.whole_spine and _narrow(state, programme)": WAITING,
        "state.intake.regions or ()": MISSING,
        "bool(items) and {known[item.exercise].region for item in items} <= {*regions}": WAITING,
    },
    "queries.steps": {
        "step in _TAKEN_BY.get(role, ())": WAITING,
        "stage in _WAITS_FOR.get(role, ())": WAITING,
        "stage in _TAKING_IN": WAITING,
    },
    "queries.release": {
        "any(checked_today(situation))": "shows the check that holds; the gate decides",
        "reported(session, exercise) or Result(exercise=exercise)": MISSING,
        "state.session is not None": CERTAIN,
        "r.exercise == exercise": LOOK_UP,
        "session": MISSING,
        "item.exercise == exercise": LOOK_UP,
        "progress.exercise == exercise": LOOK_UP,
        "c.exercise == exercise.id": LOOK_UP,
    },
    "queries.trained": {"t.item.exercise == exercise": LOOK_UP},
    "commands.reports": {
        "command.exercise or _ran_last(case)": MISSING,
        "session and session.begun": MISSING,
        "event.nrs is not None and event.nrs >= case.parameters.severe_pain_nrs": SENTENCE,
        "pain is Pain.SLIGHT": SENTENCE,
        "trained": MISSING,
        "worse": SENTENCE,
        "told is not None and read_pain(told.nrs, told.words, case.parameters) > Pain.SLIGHT": (
            SENTENCE
        ),
    },
    "commands.sessions": {
        "plan is not None": CERTAIN,
        "case.state.session is not None": CERTAIN,
        "exercise in case.state.barred": SENTENCE,
        "session.supervised and session.kind is SessionKind.MAIN and not workout": SENTENCE,
    },
    "training": {
        "c.exercise != event.exercise": LOOK_UP,
        "p.exercise != event.exercise": LOOK_UP,
        "x": MISSING,
        "day != state.finished_on": "the gate of R2 lets nobody finish two main sessions a day",
        "state.session is not None": CERTAIN,
    },
}

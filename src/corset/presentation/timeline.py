"""Commands and events in one line each, for the timeline."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy as counted

from corset.presentation.names import exercise_name
from corset.therapy.programme import Programme

_TITLES: Mapping[str, str | Promise] = {
    "enrol": _("Taken into therapy"),
    "share_care": _("Care shared with a further clinician"),
    "record_intake": _("Facts recorded"),
    "screen": _("Lasting contraindications asked"),
    "set_phase": _("Phase set: {phase}"),
    "propose": _("Complex proposed"),
    "sign": _("Complex signed"),
    "check_in": _("Daily check"),
    "start_session": _("Session started"),
    "warm_up": _("Warm-up done"),
    "start_exercise": _("{exercise} started"),
    "finish_exercise": counted(
        "{exercise} finished: {repetitions} repetition",
        "{exercise} finished: {repetitions} repetitions",
        "repetitions",
    ),
    "report_pain": _("Pain reported"),
    "report_effort": _("Effort reported: {cr10:g} of 10"),
    "report_emergency": _("Emergency sign reported"),
    "finish_session": _("Session finished"),
    "abandon_session": _("Session ended early"),
    "sign_off": _("Signed off for training at home"),
    "open_whole_spine": _("Whole-spine stage opened"),
    "acknowledge": _("Alert acknowledged"),
    "correct": _("{exercise} corrected: {resolution}"),
    "clear": _("Cleared for training"),
    "escalate": _("Unanswered alerts passed on"),
    "withdraw": _("Therapy ended"),
}
_HAPPENED: Mapping[str, str | Promise] = {
    "ExerciseStarted": _("{exercise} started"),
    "DoseSet": _("{exercise}: next dose {repetitions}"),
    "WarmUpSet": _("Next warm-up: {warm_up}"),
    "DosesLowered": _("Every dose begins again lower"),
    "DosesHeld": _("Doses held until a plan is signed anew"),
    "ExerciseBarred": _("{exercise} is barred until a correction names it"),
    "ExerciseStopped": _("{exercise} stopped ({rule})"),
    "ExerciseFinished": counted(
        "{exercise}: {repetitions} repetition",
        "{exercise}: {repetitions} repetitions",
        "repetitions",
    ),
    "PainReported": _("Pain at {exercise}: {pain}"),
    "SessionClosed": _("Session closed: {end}"),
    "AlertRaised": _("The care team was told ({kind})"),
    "AlertEscalated": _("Nobody answered in time"),
    "AlertAcknowledged": _("An alert was answered"),
    "PlanCorrected": _("The plan was corrected"),
    "TrainingSuspended": _("Training suspended"),
    "EmergencyReported": _("Emergency sign: {urgency}"),
    "Enrolled": _("Taken into therapy"),
    "CareShared": _("Care shared"),
    "IntakeRecorded": _("Facts recorded"),
    "Screened": _("Screened"),
    "PhaseSet": _("Phase set"),
    "PlanProposed": _("Complex proposed"),
    "PlanSigned": _("Complex signed"),
    "CheckAnswered": _("Check answered"),
    "DayClosed": _("Training at home closed for the day"),
    "DayReopened": _("Training at home open again"),
    "SessionStarted": _("Session started"),
    "WarmedUp": _("Warmed up"),
    "EffortReported": _("Effort reported"),
    "SignedOff": _("Signed off"),
    "WholeSpineOpened": _("Whole-spine stage opened"),
    "WholeSpineClosed": _("Whole-spine stage closed again"),
    "ClockSetBack": _("The clock stands before what was done already"),
    "Cleared": _("Cleared"),
    "Withdrawn": _("Therapy ended"),
}
_WORDS: Mapping[str, str | Promise] = {
    "unknown": _("unknown"),
    "remission": _("remission"),
    "exacerbation": _("exacerbation"),
    "resume": _("resume"),
    "replace": _("replace"),
    "remove": _("remove"),
    "finished": _("finished"),
    "abandoned": _("ended early"),
    "unsafe": _("closed by a rule"),
    "severe_pain": _("severe pain"),
    "emergency": _("emergency"),
    "suspended": _("suspended"),
    "repeated_discomfort": _("repeated discomfort"),
    "unplaced_pain": _("pain at an exercise that was not named"),
    "hospital_now": _("to a hospital now"),
    "doctor_today": _("to a doctor today"),
    "none": _("none"),
    "uncomfortable": _("uncomfortable"),
    "severe": _("severe"),
}
"""The values of the therapy's terms that stand in a line."""


def session_end(end: str) -> str:
    """Return how a session ended, “severe pain”; nothing for one that goes on."""
    return str(_WORDS[end]) if end else ""


def title(command: str, payload: Mapping[str, Any], programme: Programme) -> str:
    """Return what somebody asked for."""
    return _marked(_sentence(_TITLES[command], payload, programme), payload)


def happened(event: str, payload: Mapping[str, Any], programme: Programme) -> str:
    """Return what followed."""
    return _marked(_sentence(_HAPPENED[event], payload, programme), payload)


def _marked(line: str, payload: Mapping[str, Any]) -> str:
    """Return a line with how it was measured (R6); old payloads do not say so and bear no mark."""
    by_hand = "seconds" in payload and payload["seconds"] is None
    marks = {now("told by hand"): by_hand, now("in a hurry"): payload.get("hurried", False)}
    return " · ".join((line, *(mark for mark, holds in marks.items() if holds)))


def _sentence(text: str | Promise, payload: Mapping[str, Any], programme: Programme) -> str:
    """Return a line with its facts; one that counts takes the form of its number first."""
    return capfirst(str(text % payload).format(**_in_words(payload, programme)))


def _in_words(payload: Mapping[str, Any], programme: Programme) -> dict[str, Any]:
    """Return a payload with names and words for ids, and numbers as they are."""
    words = {name: _word(value) for name, value in payload.items()}
    words["exercise"] = exercise_name(payload.get("exercise"), programme) or _nowhere(payload)
    told = (payload.get("nrs"), words.get("words"))
    said = ", ".join(str(x) for x in told if x is not None)
    smaller = payload.get("progress", {}).get("reduced")
    words["warm_up"] = now("smaller") if smaller else now("in its full size")
    words["pain"] = said or now("how much was not said")
    return words


def _nowhere(payload: Mapping[str, Any]) -> str:
    """What stands for the exercise where there is none."""
    placed = payload.get("placed", True)
    return now("the warm-up") if placed else now("an exercise that was not named")


def _word(value: object) -> object:
    return str(_WORDS.get(value, value)) if isinstance(value, str) else value

from datetime import datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from corset.record.errors import UnknownEvent
from corset.record.serialisation import codec
from corset.therapy.commands import COMMANDS, SetPhase
from corset.therapy.events import AlertRaised, Enrolled, IntakeRecorded
from corset.therapy.intake import Intake
from corset.therapy.reason import Reason
from corset.therapy.terms import AlertKind, Damage, Phase, Region

AT = datetime(2025, 3, 3, 8, 30, tzinfo=timezone(timedelta(hours=1)))
ALERT = AlertRaised(
    at=AT, alert="a-1", kind=AlertKind.SEVERE_PAIN, exercise="L3", due=AT + timedelta(hours=4)
)
INTAKE = IntakeRecorded(
    at=AT,
    facts=Intake(regions=(Region.LUMBAR,), damage=Damage.MILD, mass_kg=71.3, conditions=()),
)


@pytest.mark.parametrize("event", [ALERT, INTAKE], ids=lambda event: type(event).__name__)
def test_an_event_comes_back_as_it_was(event):
    assert codec.load_event(type(event).__name__, codec.dump_event(event)) == event


def test_times_keep_the_patients_offset():
    assert codec.parse(codec.dump_event(ALERT))["at"] == "2025-03-03T08:30:00+01:00"


def test_a_time_without_offset_is_refused():
    with pytest.raises(ValueError, match="no offset from UTC"):
        codec.dump_event(Enrolled(at=AT.replace(tzinfo=None), clinician="c"))


@pytest.mark.parametrize("where", [[], ["facts"]], ids=["event", "inside"])
def test_unknown_fields_are_refused(where):
    payload = codec.parse(codec.dump_event(INTAKE))
    inner = payload
    for step in where:
        inner = inner[step]
    inner["surprise"] = 1
    with pytest.raises(ValidationError, match="surprise"):
        codec.load_event("IntakeRecorded", payload)


def test_an_unknown_event_says_which_are_known():
    with pytest.raises(UnknownEvent, match=r"“Healed” is not an event; known are .*Enrolled"):
        codec.load_event("Healed", "{}")


def test_the_text_of_a_value_is_unique():
    assert codec.canonical({"b": 1, "a": "ä"}) == codec.canonical({"a": "ä", "b": 1})
    with pytest.raises(ValueError, match="not JSON compliant"):
        codec.canonical(float("nan"))


def test_commands_have_the_names_of_scenarios():
    command = SetPhase(phase=Phase.REMISSION)
    assert COMMANDS[codec.command_name(command)] is SetPhase
    assert codec.dump_command(command) == '{"confirmed":false,"phase":"remission"}'


def test_reasons_come_back_as_they_were():
    reasons = (Reason("R5", "It hurt.", (("nrs", "7"),)), Reason("R6", "Enough."))
    assert codec.load_reasons(codec.dump_reasons(reasons)) == reasons

"""Lets a story happen: the driver of simulations goes through the services, at past moments."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from corset.people.models import User
from corset.services.demonstration.stories import Entry, Story
from corset.services.diagnoses.record import write_diagnosis
from corset.services.therapy.commands.parser import parse_command
from corset.services.therapy.patients.inspections import inspect
from corset.services.therapy.training.technique import note_technique
from corset.services.visits.appointments import make_appointment
from corset.simulation.therapy import Performance, Therapy, all_clear
from corset.therapy.commands import Actor, CheckIn, RecordIntake, Sign
from corset.therapy.terms import PainWords

EARLIER = 0.9
"""What part of today has passed where a story's hour has not come yet."""


@dataclass(frozen=True, slots=True)
class Course:
    """One patient's story on the way; `now` is the present, in the patient's time zone.

    `staff` are the accounts of those who treat, by the names that entries use.
    """

    story: Story
    patient: UUID
    staff: Mapping[str, User]
    therapy: Therapy
    now: datetime

    def happen(self) -> None:
        """Let everything happen, in its order. Raises Refused."""
        for entry in self.story.course:
            for days_ago in entry.days_ago():
                self.therapy.now = self.moment(days_ago, entry.at)
                SEQUENCES.get(entry.do, Course.command)(self, entry)

    def moment(self, days_ago: int, at: time) -> datetime:
        """Return a moment of the story; today's lie in the past, too."""
        day = self.now.date() - timedelta(days=days_ago)
        wished = datetime.combine(day, at, tzinfo=self.now.tzinfo or UTC)
        if wished < self.now:
            return wished
        midnight = datetime.combine(day, time(), tzinfo=wished.tzinfo)
        return midnight + (self.now - midnight) * EARLIER

    def command(self, entry: Entry) -> None:
        """Give one command."""
        by: Actor = getattr(self.therapy.participants, entry.by)
        self.therapy.accept(parse_command(entry.do, entry.fields), by)

    def prescribe(self, entry: Entry) -> None:
        """Take in and sign what is proposed."""
        intake = parse_command("record_intake", self.story.intake)
        sign = parse_command("sign", entry.fields)
        assert isinstance(intake, RecordIntake)  # noqa: S101 - what the name stands for
        assert isinstance(sign, Sign)  # noqa: S101 - as above
        self.therapy.take_in(intake)
        self.therapy.prescribe(sign)

    def check(self, entry: Entry) -> None:
        """Answer the questions of a day as the patient."""
        self.therapy.check(self.therapy.participants.patient, self._check(entry.fields))

    def _check(self, fields: Mapping[str, Any]) -> CheckIn:
        given = parse_command("check_in", {"rest_pain": 1, **fields})
        assert isinstance(given, CheckIn)  # noqa: S101 - what the name stands for
        clear = all_clear(self.therapy.programme)
        return replace(given, answers=clear | dict(given.answers))

    def supervise(self, entry: Entry) -> None:
        """Do a session under the specialist's eyes."""
        self._train(entry, self.therapy.participants.specialist)

    def train(self, entry: Entry) -> None:
        """Do a session at home."""
        self._train(entry, self.therapy.participants.patient)

    def note_technique(self, entry: Entry) -> None:
        """Note what to mind at an exercise."""
        by: Actor = getattr(self.therapy.participants, entry.by)
        note_technique(by=by, patient_id=self.patient, now=self.therapy.now, **entry.fields)

    def inspect(self, entry: Entry) -> None:
        """Note what was seen of posture and gait."""
        by: Actor = getattr(self.therapy.participants, entry.by)
        inspect(by=by, patient_id=self.patient, now=self.therapy.now, **entry.fields)

    def write_diagnosis(self, entry: Entry) -> None:
        """Write a diagnosis."""
        by = self.staff[entry.by]
        write_diagnosis(by=by, patient_id=self.patient, now=self.therapy.now, **entry.fields)

    def make_appointment(self, entry: Entry) -> None:
        """Make a visit with the specialist, `after` so many days."""
        fields, made = dict(entry.fields), self.therapy.now
        make_appointment(
            by=self.staff[entry.by],
            patient_id=self.patient,
            day=(made + timedelta(days=fields.pop("after"))).date(),
            at=time.fromisoformat(fields.pop("at")),
            leader=self.staff["specialist"].pk,
            now=made,
            **fields,
        )

    def _train(self, entry: Entry, by: Actor) -> None:
        self.therapy.check(by, self._check(entry.fields))
        self.therapy.begin(by)
        felt = {exercise: entry.pain.get(exercise, 0) for exercise in self.therapy.doses()}
        severe = self.therapy.programme.parameters.severe_pain_nrs
        reports = {exercise: _report(nrs, severe) for exercise, nrs in felt.items()}
        self.therapy.perform_all(by, reports)


def _report(nrs: int, severe: int) -> Performance:
    words = PainWords.SEVERE if nrs >= severe else PainWords.NONE if nrs == 0 else None
    return Performance(nrs=nrs, words=words, cr10=2 + nrs // 2)


SEQUENCES: Mapping[str, Callable[[Course, Entry], None]] = {
    "prescribe": Course.prescribe,
    "supervise": Course.supervise,
    "train": Course.train,
    "check": Course.check,
    "note_technique": Course.note_technique,
    "inspect": Course.inspect,
    "write_diagnosis": Course.write_diagnosis,
    "make_appointment": Course.make_appointment,
}
"""What a story may ask for beside single commands."""

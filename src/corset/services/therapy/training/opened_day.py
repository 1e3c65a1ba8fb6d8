"""A patient's day before anything is gathered for it: what it asks for, and what names its page."""

from dataclasses import dataclass
from datetime import datetime

from corset.care.queries.due import Day, day_of
from corset.care.queries.release import withheld
from corset.care.queries.stage import Stage, stage_of
from corset.people.models import User
from corset.presentation.reader import Reader
from corset.services.integrity.opened import Opened
from corset.services.people.access import actor_of
from corset.services.people.readers import reader_of
from corset.services.therapy.training.lessons import has_come
from corset.therapy.commands import Actor
from corset.therapy.terms import Role

PREPARING = frozenset(
    {Stage.NEW, Stage.INTAKE, Stage.SCREENING, Stage.PHASE, Stage.PROPOSING, Stage.SIGNING}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedDay:
    """What a day hangs on, before anything is gathered for it."""

    opened: Opened
    reader: Reader
    now: datetime
    supervised: bool
    day: Day

    @property
    def is_prepared(self) -> bool:
        """Whether the clinic has done its part, so that the day is the patient's."""
        return stage_of(self.opened.stands.loaded.state) not in PREPARING

    @property
    def key(self) -> tuple[object, ...]:
        """What names the page of the day: with the same key it says the same.

        What time alone changes is computed anew for each key: which day it is and what it asks
        for, what is withheld, which lessons have come, and which alerts wait for too long.
        """
        found, state = self.opened, self.opened.stands.loaded.state
        patient, at, programme = found.patient, self.now, found.programme
        held = (
            withheld(state=state, plan=plan, item=item, now=at, programme=programme)
            for plan in (state.plan,)
            if plan
            for item in plan.items
        )
        return (
            *(patient.id, patient.revision, patient.name, patient.variant, patient.timezone),
            *(found.stands.loaded.version, found.stands.loaded.head, found.stands.broken),
            *(programme.digest, self.reader, self.supervised, at.date()),
            *(self.day.due, self.day.findings, self.day.check, self.day.trains, self.day.stretches),
            tuple(held),
            tuple(
                one.id for one in programme.lessons.values() if has_come(one, state=state, now=at)
            ),
            tuple(alert.due < at for alert in state.alerts),
        )


def opened_day(*, by: User | Actor, opened: Opened, now: datetime) -> OpenedDay:
    """Look at a day whose record was opened for whoever asks."""
    at, supervised = opened.patient.local(now), actor_of(by).role is not Role.PATIENT
    day = day_of(
        state=opened.stands.loaded.state,
        now=at,
        programme=opened.programme,
        supervised=supervised,
    )
    return OpenedDay(opened=opened, reader=reader_of(by), now=at, supervised=supervised, day=day)

"""Playing a patient's weeks: real commands through the real services, at past moments."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from corset.people.models import User
from corset.services.therapy.parser import parse_command
from corset.services.therapy.submission import Submitted, submit
from corset.therapy.terms import PainWords

CLEAR = {
    "respiratory_infection": "no",
    "intestinal_infection": "no",
    "fever": "no",
    "gastrointestinal_disorder": "no",
    "blood_pressure_symptoms": "no",
    "emergency_sign": "no",
    "new_sign": "no",
}
SETTLED = {
    "malignant_tumour": "no",
    "severe_diabetes": "no",
    "severe_cardiovascular_disease": "no",
}


class Refused(RuntimeError):
    """A story of the demonstration asks for what the rules do not allow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Who works in the clinic."""

    clinician: User
    specialist: User


@dataclass(slots=True, kw_only=True)
class Player:
    """One patient's story. Days count back from the present: 0 is today."""

    patient: UUID
    staff: Staff
    now: datetime
    account: User | None = None
    commands: int = field(default=0, init=False)

    def moment(self, days_ago: int, at: time) -> datetime:
        """Return a moment of the story; today's lie in the past, too."""
        day: date = self.now.date() - timedelta(days=days_ago)
        wished = datetime.combine(day, at, tzinfo=self.now.tzinfo or UTC)
        if wished < self.now:
            return wished
        midnight = datetime.combine(day, time(), tzinfo=wished.tzinfo)
        return midnight + (self.now - midnight) * 0.9

    def give(self, by: User, at: datetime, command: str, **fields: object) -> Submitted:
        """Give one command, and insist that it is accepted."""
        self.commands += 1
        done = submit(
            patient_id=self.patient,
            command=parse_command(command, fields),
            by=by,
            key=f"demonstration:{self.commands}",
            now=at,
        )
        if not done.decision.accepted:
            why = " ".join(reason.text for reason in done.decision.reasons)
            raise Refused(f"{command} on {at:%Y-%m-%d}: {why}")
        return done

    def prescribe(self, days_ago: int, facts: Mapping[str, object], **plan: object) -> None:
        """Record, screen, propose and sign."""
        at, doctor = self.moment(days_ago, time(9)), self.staff.clinician
        self.give(doctor, at, "record_intake", **facts)
        self.give(doctor, at + timedelta(minutes=4), "screen", answers=SETTLED)
        self.give(doctor, at + timedelta(minutes=5), "set_phase", phase="remission")
        opt_in = plan.get("opt_in", [])
        self.give(doctor, at + timedelta(minutes=6), "propose", opt_in=opt_in)
        self.give(doctor, at + timedelta(minutes=9), "sign", **plan)

    def check(self, by: User, at: datetime, **answers: object) -> None:
        """Answer the questions of a day."""
        clear = {**CLEAR, **{k: v for k, v in answers.items() if k in CLEAR}}
        rest = {k: v for k, v in answers.items() if k not in CLEAR}
        self.give(by, at, "check_in", answers=clear, **{"rest_pain": 1, **rest})

    def train(
        self,
        days_ago: int,
        at: time,
        *,
        by: User | None = None,
        pain: Mapping[str, int] | None = None,
        rest_pain: int = 1,
        painkillers: int | None = None,
    ) -> None:
        """Do a day's session, with the pain felt at exercises; severe pain ends it."""
        who = by or self.account or self.staff.specialist
        moment = self.moment(days_ago, at)
        self.check(who, moment, rest_pain=rest_pain, painkillers=painkillers)
        self.give(who, moment + timedelta(seconds=50), "start_session")
        moment += timedelta(minutes=4)
        for release in self.give(who, moment, "warm_up").released:
            moment += timedelta(seconds=40 + 9 * release.repetitions)
            felt = (pain or {}).get(release.exercise, 0)
            if self._exercise(who, moment, release.exercise, release.repetitions, felt):
                return
        self.give(who, moment + timedelta(seconds=30), "finish_session")

    def _exercise(
        self, who: User, at: datetime, exercise: str, repetitions: int, felt: int
    ) -> bool:
        """Do one exercise; return whether the session ended with it."""
        start = at - timedelta(seconds=8 * repetitions)
        self.give(who, start, "start_exercise", exercise=exercise)
        words = PainWords.NONE if felt == 0 else None
        if felt >= 6:  # noqa: PLR2004 - the story's severe pain ends its session
            self.give(who, at, "report_pain", exercise=exercise, nrs=felt, words="severe")
            return True
        done = {"exercise": exercise, "repetitions": repetitions}
        self.give(who, at, "finish_exercise", **done)
        self.give(who, at, "report_pain", exercise=exercise, nrs=felt, words=words)
        self.give(who, at, "report_effort", exercise=exercise, cr10=2 + felt // 2)
        return False

    def supervised(self, days: range, at: time, **session: object) -> None:
        """Do workouts under the specialist's eyes on these days, the earliest first."""
        for days_ago in sorted(days, reverse=True):
            self.train(days_ago, at, by=self.staff.specialist, **session)  # type: ignore[arg-type]

    def sign_off(self, days_ago: int, at: time) -> None:
        """Let the patient train at home."""
        self.give(self.staff.specialist, self.moment(days_ago, at), "sign_off")

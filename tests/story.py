"""A patient's therapy in tests, simulated through the services as a clinic would live it."""

from datetime import UTC, date, datetime, time, timedelta

from tests.diary import Diary

from corset.people.models import Patient, Role, User
from corset.services.demonstration.target import Services
from corset.services.therapy.commands.parser import parse_command
from corset.services.therapy.patients.enrolment import enrol_patient
from corset.simulation.actors import Participants
from corset.simulation.therapy import Performance, Therapy, all_clear

MORNING = datetime(2025, 3, 3, 7, 0, tzinfo=UTC)


def account(role, name):
    return User.objects.create_user(f"{name}@example.org", role=role, name=name)


def patients_of(clinician, count):
    """Return so many patients with logs, whom this clinician cares for."""

    class Own(Diary):
        def write(self, command, **more):
            return super().write(command, **{"by": clinician.actor, **more})

    return [
        Patient.objects.create(id=Own().take_in().patient, name=f"Patient {number:03}")
        for number in range(count)
    ]


def strangers():
    """Return accounts of every role that have nothing to do with any story's patient."""
    return (
        account(Role.PATIENT, "other"),
        account(Role.CLINICIAN, "stranger"),
        account(Role.ADMINISTRATOR, "office"),
    )


class Story:
    """One lumbar patient with her clinician and specialist; each command takes a minute."""

    def __init__(self):
        self.clinician = account(Role.CLINICIAN, "vera")
        self.specialist = account(Role.SPECIALIST, "paul")
        self.user = account(Role.PATIENT, "anna")
        self.patient = enrol_patient(
            by=self.clinician,
            name="Anna Berg",
            birth_date=date(1980, 5, 1),
            timezone="Europe/Berlin",
            now=MORNING,
        )
        Patient.objects.filter(id=self.patient.id).update(user=self.user)
        self.patient.refresh_from_db()
        self.target = Services(self.patient.id, "story")
        self.therapy = Therapy(self.target, MORNING + timedelta(minutes=1))
        self.therapy.participants = Participants(
            clinician=self.clinician.actor, specialist=self.specialist.actor
        )

    @property
    def now(self):
        """When the last command was given."""
        return self.therapy.now - self.therapy.step

    @now.setter
    def now(self, now):
        self.therapy.now = now + self.therapy.step

    def do(self, by, name, **fields):
        self.therapy.give(parse_command(name, fields), by.actor)
        return self.target.last

    def must(self, by, name, **fields):
        self.therapy.accept(parse_command(name, fields), by.actor)
        return self.target.last

    def sleep(self, days=1):
        self.therapy.next_day(days, time(7, 1))

    def prescribe(self, region="lumbar"):
        facts = {"age": 45, "stage": 1, "damage": "mild", "height_m": 1.7, "mass_kg": 70}
        lists = {"regions": [region], "conditions": [], "painkillers": [], "rest_pain": 1}
        self.therapy.take_in(parse_command("record_intake", facts | lists))
        self.therapy.prescribe(parse_command("sign", {"supervised_sessions": 3}))
        return self

    def check(self, by=None, **fields):
        answers = all_clear(self.target.programme) | fields.pop("answers", {})
        fields = {"rest_pain": 1, "painkillers": 0, **fields}
        return self.must(by or self.user, "check_in", answers=answers, **fields)

    def train(self, by=None, pain=None):
        """Train a whole session, with the pain (NRS) of some exercises."""
        by = by or self.user
        self.check(by)
        self.therapy.begin(by.actor)
        pains = {exercise: Performance(nrs=nrs) for exercise, nrs in (pain or {}).items()}
        self.therapy.perform_all(by.actor, pains)
        return self.target.last

    def bring_home(self, region="lumbar"):
        """Prescribe, supervise three sessions and sign off: it is the fourth morning."""
        self.prescribe(region)
        for _ in range(3):
            self.train(self.specialist)
            self.sleep()
        self.must(self.specialist, "sign_off")
        return self

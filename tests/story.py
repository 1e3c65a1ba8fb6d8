"""A patient's therapy in tests, told through the services as a clinic would."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from corset.people.models import Patient, Role, User
from corset.services.library.programmes import programme_of
from corset.services.therapy.enrolment import enrol_patient
from corset.services.therapy.parser import parse_command
from corset.services.therapy.submission import submit
from corset.services.therapy.today import check_questions

MORNING = datetime(2025, 3, 3, 7, 0, tzinfo=UTC)


def account(role, name):
    return User.objects.create_user(f"{name}@example.org", role=role, name=name)


class Story:
    """One lumbar patient with her clinician and specialist; each command takes a minute."""

    def __init__(self):
        self.now, self._number = MORNING, count(1)
        self.clinician = account(Role.CLINICIAN, "vera")
        self.specialist = account(Role.SPECIALIST, "paul")
        self.user = account(Role.PATIENT, "anna")
        self.patient = enrol_patient(
            by=self.clinician,
            name="Anna Berg",
            birth_date=date(1980, 5, 1),
            timezone="Europe/Berlin",
            now=self.now,
        )
        Patient.objects.filter(id=self.patient.id).update(user=self.user)
        self.patient.refresh_from_db()

    def do(self, by, name, **fields):
        self.now += timedelta(minutes=1)
        return submit(
            patient_id=self.patient.id,
            command=parse_command(name, fields),
            by=by,
            key=f"story-{next(self._number)}",
            now=self.now,
        )

    def must(self, by, name, **fields):
        answer = self.do(by, name, **fields)
        assert answer.decision.accepted, answer.decision.reasons
        return answer

    def sleep(self, days=1):
        self.now = (self.now + timedelta(days=days)).replace(hour=7, minute=0)

    def prescribe(self, region="lumbar"):
        lasting = [
            c.id for c in programme_of(self.patient.id).contraindications.values() if c.lasting
        ]
        facts = {"age": 45, "stage": 1, "damage": "mild", "height_m": 1.7, "mass_kg": 70}
        lists = {"regions": [region], "conditions": [], "painkillers": [], "rest_pain": 1}
        self.must(self.clinician, "record_intake", **facts, **lists)
        self.must(self.clinician, "screen", answers=dict.fromkeys(lasting, "no"))
        self.must(self.clinician, "set_phase", phase="remission")
        self.must(self.clinician, "propose")
        self.must(self.clinician, "sign", supervised_sessions=3)
        return self

    def check(self, by=None, **fields):
        answers = {question.id: "no" for question in check_questions(programme_of(self.patient.id))}
        answers |= fields.pop("answers", {})
        fields = {"rest_pain": 1, "painkillers": 0, **fields}
        return self.must(by or self.user, "check_in", answers=answers, **fields)

    def train(self, by=None, pain=None):
        """Train a whole session, with the pain (NRS) of some exercises."""
        by, pain = by or self.user, pain or {}
        self.check(by)
        self.must(by, "start_session")
        for release in self.must(by, "warm_up").released:
            self._exercise(by, release, pain.get(release.exercise, 0))
            if self.last.state.session.end:
                return self.last
        return self.must(by, "finish_session")

    def _exercise(self, by, release, nrs):
        name = release.exercise
        self.must(by, "start_exercise", exercise=name)
        self.must(by, "finish_exercise", exercise=name, repetitions=release.repetitions)
        self.last = self.must(by, "report_pain", exercise=name, nrs=nrs)

    def bring_home(self):
        """Prescribe, supervise three sessions and sign off: it is the fourth morning."""
        self.prescribe()
        for _ in range(3):
            self.train(self.specialist)
            self.sleep()
        self.must(self.specialist, "sign_off")
        return self

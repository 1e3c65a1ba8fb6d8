"""Many at once: every command is decided on what the others left, and none is lost."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection
from tests.diary import CLINICIAN, Diary

from corset.people.models import Patient
from corset.record.log.chain import verify_chain
from corset.record.models import DecisionRow, EventRow, Stream
from corset.services.therapy.commands.parser import parse_command
from corset.services.therapy.commands.submission import submit

WRITERS, EACH = 4, 5


def test_writers_queue(database):
    diary = Diary().take_in()
    Patient.objects.create(id=diary.patient, name="Jo")

    def write(writer):
        try:
            for number in range(EACH):
                phase = "remission" if number % 2 else "exacerbation"
                submit(
                    patient_id=diary.patient,
                    command=parse_command("set_phase", {"phase": phase}),
                    by=CLINICIAN,
                    key=f"{writer}-{number}",
                )
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as threads:
        list(threads.map(write, range(WRITERS)))
    assert verify_chain(diary.patient) is None
    stream = Stream.objects.get(patient=diary.patient)
    assert stream.version == EventRow.objects.count() == 4 + WRITERS * EACH
    assert DecisionRow.objects.count() == 4 + WRITERS * EACH


def test_the_same_submission_from_many_counts_once(database):
    diary = Diary().take_in()
    Patient.objects.create(id=diary.patient, name="Jo")

    def write(_):
        try:
            return submit(
                patient_id=diary.patient,
                command=parse_command("report_emergency"),
                by=CLINICIAN,
                key="sent by all",
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as threads:
        answers = list(threads.map(write, range(WRITERS)))
    assert sorted(answer.repeated for answer in answers) == [False] + [True] * (WRITERS - 1)
    assert len({answer.decision for answer in answers}) == 1

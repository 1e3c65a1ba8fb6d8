"""What tests of a broken log, of a backup and of a move have in common."""

from tests.diary import CLINICIAN

from corset.people.models import Patient, User
from corset.record.models import DecisionRow, Delivery, EventRow, Stream
from corset.services.therapy.commands.parser import parse_command
from corset.services.therapy.commands.submission import submit


def everything(using="default"):
    return {
        model: list(model.objects.using(using).order_by("pk").values())
        for model in (Stream, DecisionRow, EventRow, Delivery, Patient, User)
    }


def do(diary, name, **fields):
    command = parse_command(name, fields)
    key = f"{name}-{DecisionRow.objects.count()}-{fields}"
    return submit(patient_id=diary.patient, command=command, by=CLINICIAN, key=key)


def truncate_and_set_back(diary, left):
    """What somebody does who knows the tables: the last events go, and the head goes with them."""
    row = EventRow.objects.get(stream=diary.patient, seq=left)
    EventRow.objects.filter(stream=diary.patient, seq__gt=left).delete()
    DecisionRow.objects.filter(stream=diary.patient, number__gt=row.decision.number).delete()
    Stream.objects.filter(patient=diary.patient).update(
        version=left,
        head=row.digest,
        decisions=row.decision.number,
        decision_head=row.decision.digest,
    )

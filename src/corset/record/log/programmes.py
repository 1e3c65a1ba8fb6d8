"""Keeping programmes beside the log, so that an old entry is read in the words of its day."""

from corset.programme.library.codec import dump_programme
from corset.record.models.programmes import ProgrammeRow
from corset.therapy.programme import Programme


def keep(programme: Programme) -> None:
    """Keep a programme if it is not kept yet."""
    if not ProgrammeRow.objects.filter(digest=programme.digest).exists():
        row = ProgrammeRow(digest=programme.digest, compiled=dump_programme(programme))
        ProgrammeRow.objects.bulk_create([row], ignore_conflicts=True)


def kept(digest: str) -> str | None:
    """Return the text of a programme, or nothing where no decision used it."""
    rows = ProgrammeRow.objects.filter(digest=digest)
    return rows.values_list("compiled", flat=True).first()

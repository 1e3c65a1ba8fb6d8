"""After a pause or an exacerbation every dose begins again lower (R20, I27)."""

from corset.care.case import Case, Part
from corset.care.copying import replace
from corset.care.rules.clock import done_on
from corset.care.rules.dose import floor
from corset.therapy.events import DoseSet, DosesLowered, Event
from corset.therapy.plan import Progress
from corset.therapy.reason import Reason
from corset.therapy.terms import Lowering


def lowered(case: Case) -> Part:
    """Return what follows from a pause that is long enough; nothing where there was none."""
    last, today = done_on(case.state.rested_from, case.state, case.now), case.now.date()
    if last is None or (today - last).days < case.parameters.pause_days:
        return [], []
    return begin_again(case, Lowering.PAUSE, (today - last).days)


def begin_again(case: Case, why: Lowering, days: int | None = None) -> Part:
    """Lower every dose to a part of the last, not under the least; growth is counted anew."""
    doses: list[Event] = [
        _dose(case, progress)
        for progress in case.state.progress
        if progress.exercise in case.programme.exercises
    ]
    if not doses:
        return [], []
    lowering = DosesLowered(at=case.now, why=why, days=days)
    facts = {} if days is None else {"days": days}
    return [lowering, *doses], [Reason.of("R20", f"after_{why}", **facts)]


def _dose(case: Case, progress: Progress) -> DoseSet:
    least = floor(case.exercise(progress.exercise))
    part = int(progress.repetitions * case.parameters.pause_part)
    after = replace(progress, repetitions=min(progress.repetitions, max(least, part)), clean=0)
    return dose_set(case, after)


def dose_set(case: Case, after: Progress) -> DoseSet:
    """Return the event that says where an exercise stands now."""
    return DoseSet(
        at=case.now,
        exercise=after.exercise,
        repetitions=after.repetitions,
        clean=after.clean,
        discomforts=after.discomforts,
        reduced=after.reduced,
        clean_on=after.clean_on,
        stops=after.stops,
    )

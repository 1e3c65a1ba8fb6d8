"""What discomfort makes of the warm-up (R4): smaller, until clean sessions have passed."""

from corset.care.copying import replace
from corset.therapy.content.parameters import Parameters
from corset.therapy.plan import WarmUpProgress
from corset.therapy.session import Session


def hurt(progress: WarmUpProgress, session: Session) -> WarmUpProgress:
    """Return how the warm-up stands after discomfort in it; told twice in a session is once."""
    if progress.hurt_in == session.started_at:
        return progress
    discomforts, began = progress.discomforts + 1, session.started_at
    return WarmUpProgress(discomforts=discomforts, reduced=True, hurt_in=began)


def eased(progress: WarmUpProgress, session: Session, p: Parameters) -> WarmUpProgress:
    """Return how it stands after a session that came to its regular end.

    Discomfort in its warm-up was counted when it was told. One clean session a day is counted, and
    none after a painkiller, as for doses (R20).
    """
    if not progress.reduced or progress.hurt_in == session.started_at:
        return progress
    day = session.started_at.date()
    if session.medicated or progress.clean_on == day:
        return replace(progress, discomforts=0)
    clean = progress.clean + 1
    if clean >= p.clean_sessions:
        return WarmUpProgress()
    return WarmUpProgress(clean=clean, reduced=True, clean_on=day)

"""Where chapters begin: what has been said and done before their own actions count."""

from corset.verify.action_catalogue import groups as s
from corset.verify.action_catalogue import reports as r
from corset.verify.clock import Clock
from corset.verify.oracle import article as a

MORNING = Clock()
TAKEN_IN = (
    "clinician: enrol",
    "clinician: lumbar intake",
    "clinician: screen all no",
    "clinician: remission",
)
INTRODUCED = s.both(s.ENROL, s.INTAKE, s.SCREENED, s.REMISSION, s.CHECK_CLEAR, s.START, s.WARM_UP)
WORKOUT = (
    "specialist: check, all clear",
    "specialist: start main",
    "specialist: warm up",
    "specialist: start {0}",
    "specialist: finish {0} wholly",
    "specialist: finish the session",
    "1 days on",
)
AT_HOME = s.both(
    INTRODUCED,
    s.signs("plan", s.item(a.LIFT, 5)),
    s.begins(a.LIFT),
    r.finishes(a.LIFT),
    s.CLOSING,
    s.SIGNS_OFF,
)


def sent_home(sign: str, exercise: str, days: int = 1) -> tuple[str, ...]:
    """Return the way from nothing to training at home: three workouts, then the sign-off."""
    workout = (*(name.format(exercise) for name in WORKOUT[:-1]), f"{days} days on")
    return (*TAKEN_IN, f"clinician: sign {sign}", *workout * 3, "specialist: sign off")

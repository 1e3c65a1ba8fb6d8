"""What the therapy asks for, read apart from the exercises that have to keep to it.

The decisions are made from content/exercises/ and content/questions/; they are held to the sealed
content/sources/article.yaml, which says the same once more. No exercise is known by its name.
"""

from corset.programme import load_article
from corset.therapy.programme import Consequence, Measured
from corset.therapy.terms import Neck, Region, Urgency

ARTICLE = load_article()
DOSES = {name: said for name, said in ARTICLE.doses.items() if said.region}
"""Those of the exercises; the warm-up belongs to no region."""
WARM_UP = next(name for name, said in ARTICLE.doses.items() if not said.region)
INSTEAD = {name: said.instead_of for name, said in DOSES.items() if said.instead_of}
"""What stands in for which other exercise."""

MOST = {name: said.max for name, said in DOSES.items()}
"""The article's highest dose, and our reading's where it has none."""
LONGEST = {name: said.hold_s for name, said in DOSES.items()}
SETS = {name: said.sets_a_day for name, said in DOSES.items()}
CAPS = {name: said.limits for name, said in DOSES.items() if said.limits}
STOPPING = frozenset(name for name, said in DOSES.items() if said.stop_at_nrs)
"""What is over for the session at any pain."""
OPT_IN = frozenset(name for name, said in DOSES.items() if said.opt_in)
HANGING = frozenset(name for name, said in DOSES.items() if said.rules_out)
"""What age and weight rule out."""
NECK_LIST = frozenset(name for name, said in DOSES.items() if said.region is Region.CERVICAL)
"""What a sick neck may do."""

LASTING = tuple(ARTICLE.questions["lasting"])
PASSING = tuple(ARTICLE.questions["passing"])
ASKED_DAILY = (*PASSING, *ARTICLE.questions["check"])


def _leading_to(lead: Consequence) -> str:
    asked = ARTICLE.questions["check"]
    return next(name for name, said in asked.items() if said.leads_to is lead)


EMERGENCY, NEW_SIGN = _leading_to(Consequence.EMERGENCY), _leading_to(Consequence.SUSPENSION)
FEVER, PRESSURE = (
    next(name for name, said in ARTICLE.questions["passing"].items() if said.measures is instrument)
    for instrument in (Measured.TEMPERATURE, Measured.BLOOD_PRESSURE)
)
GRAVE, MILDER = (
    next(name for name, said in ARTICLE.signs.items() if said.urgency is urgency)
    for urgency in (Urgency.HOSPITAL_NOW, Urgency.DOCTOR_TODAY)
)
"""A sign of either urgency."""


def _cast(region: Region, *, grows: bool, holds: bool, neck: Neck | None = None) -> str:
    """Return the exercise of these traits that grows the furthest."""
    fitting = {
        name: said.max
        for name, said in DOSES.items()
        if said.region is region and name not in OPT_IN
        if (not said.single, said.hold_s > 0) == (grows, holds)
        if neck in {None, said.neck}
    }
    return max(fitting, key=lambda name: fitting[name])


LIFT = _cast(Region.LUMBAR, grows=True, holds=False)
OTHER_LIFT = _cast(Region.LUMBAR, grows=False, holds=False)
HELD = _cast(Region.LUMBAR, grows=False, holds=True)
ARCH = _cast(Region.THORACIC, grows=True, holds=True)
CHEST = _cast(Region.THORACIC, grows=True, holds=False, neck=Neck.STILL)
NODDING = _cast(Region.THORACIC, grows=True, holds=False, neck=Neck.MOVES)
STRETCH = _cast(Region.CERVICAL, grows=True, holds=False, neck=Neck.MOVES)
PRESS = next(iter(STOPPING))
HANG = next(iter(HANGING))
ROCKING = next(iter(OPT_IN - HANGING))
"""The exercises that the chapters play with, by what is special about them."""

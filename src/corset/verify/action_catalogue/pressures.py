"""Blood pressures around every threshold, as a patient may type them."""

from corset.therapy.terms import Answer
from corset.verify.action_catalogue.groups import answered, both, check
from corset.verify.oracle import article as a

UPPER = ((29, 20), (90, 60), (91, 60), (179, 80), (180, 80), (301, 80))
"""Upper pressures around every threshold, each with a lower that goes with it."""
PRESSURES = both(
    *(check(f"systolic {x}", systolic_mmhg=x, diastolic_mmhg=y) for x, y in UPPER),
    *(check(f"diastolic {y}", systolic_mmhg=120, diastolic_mmhg=y) for y in (29, 30, 99, 100, 301)),
    check("the upper alone", systolic_mmhg=120),
    check("the lower alone", diastolic_mmhg=80),
    check("upside down", systolic_mmhg=95, diastolic_mmhg=99),
    check(
        f"{a.PRESSURE} unknown, a good pair",
        answers=answered(a.PRESSURE, Answer.UNKNOWN),
        systolic_mmhg=120,
        diastolic_mmhg=80,
    ),
)

"""Who comes to a simulated clinic: the facts of an intake, drawn."""

from random import Random

from corset.therapy.commands import RecordIntake
from corset.therapy.programme import Programme
from corset.therapy.terms import Damage, Region, Sex

REGIONS = (
    (Region.LUMBAR,),
    (Region.LUMBAR,),
    (Region.CERVICAL,),
    (Region.THORACIC,),
    (Region.CERVICAL, Region.LUMBAR),
)


def drawn_intake(draw: Random, programme: Programme) -> RecordIntake:
    """Draw an adult whom the programme can treat; a third has a disease that it knows."""
    conditions = tuple(programme.conditions)
    return RecordIntake(
        regions=draw.choice(REGIONS),
        stage=draw.choice((1, 2, 3)),
        damage=draw.choice(tuple(Damage)),
        age=draw.randint(25, 80),
        sex=draw.choice(tuple(Sex)),
        height_m=round(draw.uniform(1.5, 1.95), 2),
        mass_kg=round(draw.uniform(48, 105), 1),
        conditions=tuple(draw.sample(conditions, draw.choice((0, 0, 1)))),
        painkillers=(),
        rest_pain=draw.choice((0, 1, 1, 2)),
    )

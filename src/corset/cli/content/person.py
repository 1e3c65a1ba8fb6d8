"""For whom something is drawn or estimated: the same arguments, with the same bounds."""

import argparse

from corset.body.anatomy.anthropometry import HEIGHTS, MASSES, REFERENCE, Person, Sex
from corset.cli.arguments import number


def person_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare sex, height and mass; where one is left out, the reference body's counts."""
    parser.add_argument("--sex", choices=[sex.value for sex in Sex], default=REFERENCE.sex.value)
    parser.add_argument(
        "--height", type=number(*HEIGHTS, "metres"), default=REFERENCE.height, help="metres"
    )
    parser.add_argument(
        "--mass", type=number(*MASSES, "kilograms"), default=REFERENCE.mass, help="kilograms"
    )


def person_of(chosen: argparse.Namespace) -> Person:
    """Return the person that these arguments describe."""
    return Person(sex=Sex(chosen.sex), height=chosen.height, mass=chosen.mass)

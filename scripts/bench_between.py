"""Measure how far loads read between the bodies of the book are from the same body's own.

    python -m scripts.bench_between

Every sample of every curve, as a share of that disc's greatest central estimate in that part.
Needs the model of muscles; about half a minute of one core.
"""

import sys
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from corset.body.anthropometry import Person, Sex
from corset.loads.curve import DISCS, LOINS, NECK
from corset.loads.phases import unpacked
from corset.services.loadbook import load_book
from corset.services.loads import curves_of

PEOPLE = (
    Person(sex=Sex.FEMALE, height=1.62, mass=58.0),
    Person(sex=Sex.MALE, height=1.80, mass=95.0),
)
"""Between the nodes in every direction."""
Errors = NDArray[np.float64]


def errors(person: Person) -> Iterator[tuple[str, Errors]]:
    """Yield each part's name and how far off it is: (n, 12), without sign."""
    for exercise, parts in (load_book() or {"curves": {}})["curves"].items():
        computed = curves_of(exercise, person=person)
        for entry, own in zip(parts, computed, strict=True):
            central, read = own.compression[1], unpacked(entry, person).compression[1]
            yield f"{exercise}, {own.part}", np.abs(read - central) / central.max(axis=0)


def main() -> None:
    """Measure neck and lower back apart: they are estimated in different ways."""
    found = [(name, off) for person in PEOPLE for name, off in errors(person)]
    for words, discs in (("neck", NECK), ("lower back", LOINS)):
        columns = [DISCS.index(disc) for disc in discs]
        whole = np.concatenate([off[:, columns].ravel() for _, off in found])
        worst, where = max((float(off[:, columns].max()), name) for name, off in found)
        sys.stdout.write(
            f"{words}: {whole.size} samples, off by {whole.mean():.1%} in the mean, "
            f"19 of 20 by less than {np.quantile(whole, 0.95):.1%}, "
            f"{(whole > 0.1).mean():.1%} by more than a tenth, "  # noqa: PLR2004 - said beside it
            f"at worst {worst:.0%} ({where})\n"
        )


if __name__ == "__main__":
    main()

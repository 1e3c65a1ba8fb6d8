"""Loads through the phases of a movement, known for a few bodies, and any body between them."""

import sys
from array import array
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from operator import mul
from typing import Any
from zlib import decompress

from corset.body.anatomy.anthropometry import Person
from corset.loads.atlas.grid import shares
from corset.loads.discs import DISCS

LEVELS = 3
"""Low, central, high."""
Series = tuple[float, ...]
"""A value at each phase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phases:
    """One body's discs through one part. Newtons."""

    part: str
    phase: Series
    """From 0 to 1."""
    compression: Mapping[str, tuple[Series, ...]]
    """Low, central and high, by disc."""


def unpacked(entry: Mapping[str, Any], person: Person) -> Phases:
    """Return a body's loads from what `packing.packed` gave."""
    forces = _whole(decompress(b64decode(entry["forces"])))
    return Phases(
        part=entry["part"],
        phase=tuple(entry["phase"]),
        compression=_compression(forces, len(entry["phase"]), shares(person)),
    )


def _whole(packed: bytes) -> "array[int]":
    """Return 16-bit integers that were written with the low byte first."""
    forces = array("h", packed)
    if sys.byteorder == "big":
        forces.byteswap()
    return forces


def _compression(
    forces: "array[int]", count: int, near: Mapping[int, float]
) -> Mapping[str, tuple[Series, ...]]:
    """Return (disc, level, phase) from whole numbers in the order (body, level, phase, disc)."""
    level, body = count * len(DISCS), LEVELS * count * len(DISCS)
    rows = [(forces[at * body : (at + 1) * body], share) for at, share in near.items()]
    return {
        disc: tuple(
            _mixed(rows, slice(start + place, start + level, len(DISCS)))
            for start in range(0, body, level)
        )
        for place, disc in enumerate(DISCS)
    }


def _mixed(rows: list[tuple["array[int]", float]], where: slice) -> Series:
    bodies = zip(*(row[where] for row, _ in rows), strict=True)
    parts = [share for _, share in rows]
    return tuple(sum(map(mul, at, parts)) for at in bodies)

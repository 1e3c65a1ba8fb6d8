"""No pose changes unnoticed."""

import json

from tests.golden.frames import GOLDEN, key_frames

MILLIMETRES = 5
"""Solvers differ a little from machine to machine."""


def test_every_pose_is_as_it_was():
    was, now = json.loads(GOLDEN.read_text(encoding="utf-8")), key_frames()
    assert now.keys() == was.keys(), "python -m tests.golden.frames writes the poses anew"
    moved = [
        f"{name}, {part}, {moment}, {bone}: {old[moment][bone]} is {place} now"
        for name, parts in now.items()
        for part, moments in parts.items()
        for old in [was[name][part]]
        for moment, bones in moments.items()
        for bone, place in bones.items()
        if max(abs(a - b) for a, b in zip(place, old[moment][bone], strict=True)) > MILLIMETRES
    ]
    assert not moved, "\n".join(moved[:10])

"""Each virtual patient's own seed: the same wherever, beside whom and in which order it lives."""

from hashlib import blake2b
from random import Random

BYTES = 8


def seed_of(seed: int, patient: int) -> int:
    """Return the seed of one patient of a run, by the run's seed and the patient's number."""
    return int.from_bytes(blake2b(f"{seed}:{patient}".encode(), digest_size=BYTES).digest())


def draw_of(seed: int, patient: int) -> Random:
    """Return what chance has for one patient of a run."""
    return Random(seed_of(seed, patient))  # noqa: S311 - no secret hangs on it

"""A request does not ask the kernel for memory with every call, however deep it is answered."""

import resource
import sys

import pytest

from corset.clinic.gateway.lanes import in_one_chunk

TURNS = 200
DEPTHS = range(200)
"""More than a chunk of 16 KB has room for, in calls of `deep`: each of them is met at its edge."""


def deep(calls, work):
    return deep(calls - 1, work) if calls else work()


def turns():
    for _ in range(TURNS):
        deep(8, int)


def faults(work):
    """Return how many pages the kernel had to give while something was done."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    work()
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def test_inside_no_call_takes_a_chunk():
    turns()
    outside = max(faults(lambda depth=depth: deep(depth, turns)) for depth in DEPTHS)
    if outside < TURNS // 2:
        pytest.skip(f"Python {sys.version_info[:2]} keeps its chunks")
    inside = [
        faults(lambda depth=depth: in_one_chunk(lambda: deep(depth, turns))) for depth in DEPTHS
    ]
    assert max(inside) < TURNS / 4


def test_what_is_done_inside_comes_out():
    assert in_one_chunk(lambda: 7) == 7
    with pytest.raises(ValueError, match="seven"):
        in_one_chunk(lambda: int("seven"))

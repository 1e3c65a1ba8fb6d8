"""Charts are laid out in percent."""

from itertools import pairwise

from corset.clinic.components.drawing import join, joined, place, ticks, wedge


def test_values_spread_from_edge_to_edge() -> None:
    points = place([("a", 0), ("b", 5), ("c", 10)], top=10, mark=None)
    assert [p.x for p in points] == [1, 50, 99]
    assert [p.y for p in points] == [96, 50, 4]


def test_a_missing_value_leaves_its_place() -> None:
    points = place([("a", 1), ("b", None), ("c", 2)], top=10, mark=None)
    assert [p.x for p in points] == [1, 99]
    assert len(join(points)) == 1


def test_a_value_at_the_mark_is_high() -> None:
    points = place([("a", 5.9), ("b", 6)], top=10, mark=6)
    assert [p.high for p in points] == [False, True]


def test_one_value_and_none_can_be_drawn() -> None:
    assert len(place([("a", 3)], top=10, mark=None)) == 1
    assert place([], top=10, mark=None) == []


def test_the_mark_has_its_own_tick() -> None:
    assert [t.value for t in ticks(10, 6)] == [0, 6, 10]


def test_the_wedge_rises_without_a_step() -> None:
    assert wedge(1).split()[2].split(",")[1] == wedge(2).split()[1].split(",")[1]


def test_points_at_one_height_are_joined_by_one_line() -> None:
    doses = [("", value) for value in (3, 3, 3, 3, 5, 5, None, 5, 2)]
    points = place(doses, top=10, mark=None)
    drawn = [(line.x1, line.y1, line.x2, line.y2) for line in join(points)]
    kept = [points[n] for n in (0, 3, 4, 6, 7)]
    assert drawn == [(a.x, a.y, b.x, b.y) for a, b in pairwise(kept)]
    assert joined(join(points)).count("<line ") == len(kept) - 1


def test_lines_are_written_as_numbers_in_percent() -> None:
    points = place([("a", 0), ("b", 10)], top=10, mark=None)
    assert joined(join(points)) == '<line x1="1.0%" y1="96.0%" x2="99.0%" y2="4.0%" />'

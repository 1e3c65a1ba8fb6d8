"""Results: counted by hand, compared patient by patient, and the same digest whatever it cost."""

import pytest

from corset.cohorts.folder import new_folder
from corset.cohorts.results import results_of
from corset.cohorts.tables import PATIENTS, PROCESSOR, mean, summed, table

DAYS = 10


def row(policy, patient, **differently):
    """Return a treated patient of ten days, unlike others where said."""
    counts = {name: 0 for name in PATIENTS.names if name not in {"policy", "patient"}}
    plain = {
        "treated": True,
        "days": DAYS,
        "regions": "lumbar",
        "damage": "mild",
        "mean_pain": None,
        "nearly_full_day": None,
        "full_dose_day": None,
        PROCESSOR: 0.02,
    }
    return {"policy": policy, "patient": patient, **counts, **plain, **differently}


def told(*rows, caseload=100):
    return results_of(table(rows, PATIENTS), seed=1, days=DAYS, caseload=caseload)


def test_means_are_over_who_was_treated_and_rates_over_their_days():
    (found,) = told(
        row("a", 0, trained_share=0.5, mean_pain=2.0, alerts=3, full_dose_day=4),
        row("a", 1, trained_share=1.0, alerts=1),
        row("a", 2, treated=False, days=0, trained_share=None),
    ).summaries
    assert (found.patients, found.untreated, found.patient_days) == (3, 1, 20)
    assert found.means["trained_share"] == 0.75
    assert found.means["mean_pain"] == 2.0
    assert found.means["full_dose_reached"] == 0.5
    assert found.alerts_a_clinician_day == pytest.approx(100 * 4 / 20)
    assert found.processor_s == pytest.approx(0.06)
    assert found.milliseconds == pytest.approx(3.0)


@pytest.mark.parametrize(
    ("days", "half"),
    [((2, 8), 2), ((2, 4, None), 4), ((2, None, None), None), ((None,), None), ((9, 3, 5), 5)],
)
def test_the_day_by_which_half_were_there(days, half):
    (found,) = told(*(row("a", n, full_dose_day=day) for n, day in enumerate(days))).summaries
    assert found.full_dose_day == half


def test_policies_differ_by_the_mean_over_the_same_patients():
    first, second = told(
        *(row("a", n, trained_share=share) for n, share in enumerate((0.1, 0.5, 0.9))),
        *(row("b", n, trained_share=share) for n, share in enumerate((0.2, 0.7, 0.9))),
    ).summaries
    assert set(first.differences.values()) == {None}
    apart = second.differences["trained_share"]
    assert apart.mean == pytest.approx(0.1)
    assert apart.half == pytest.approx(1.96 * 0.1 / 3**0.5)
    assert second.differences["mean_pain"] is None


def test_one_patient_has_a_difference_and_no_interval():
    _, second = told(row("a", 0, adherence=0.5), row("b", 0, adherence=0.75)).summaries
    assert second.differences["adherence"].mean == 0.25
    assert second.differences["adherence"].half is None


def test_nobody_treated_is_told_without_a_mean():
    (found,) = told(row("a", 0, treated=False, days=0)).summaries
    assert found.milliseconds is None
    assert found.alerts_a_clinician_day is None
    assert set(found.means.values()) == {None}
    assert found.full_dose_day is None


def test_the_digest_is_of_what_the_seed_decides():
    one, dearer, other = (
        told(row("a", 0, **{PROCESSOR: cost, "trained": trained})).digest
        for cost, trained in ((0.1, 4), (0.7, 4), (0.1, 5))
    )
    assert one == dearer
    assert one != other


def test_a_mean_does_not_hang_on_the_order():
    values = [0.1] * 10 + [1e16, -1e16, None]
    assert mean(values) == mean(reversed(values)) == pytest.approx(1 / 12)


def test_weeks_of_partitions_are_added():
    parts = [{"policy": "a", "week": w, "trained": n} for w, n in ((1, 3), (2, 4), (1, 5))]
    assert summed(parts) == [
        {"policy": "a", "week": 1, "trained": 8},
        {"policy": "a", "week": 2, "trained": 4},
    ]


def stopped_halfway(place):
    with new_folder(place) as half:
        (half / "one").write_text("1", encoding="utf-8")
        assert half.parent == place.parent
        assert not place.exists()
        raise KeyboardInterrupt


def test_a_folder_is_there_whole_or_not_at_all(tmp_path):
    place = tmp_path / "results"
    with pytest.raises(KeyboardInterrupt):
        stopped_halfway(place)
    assert list(tmp_path.iterdir()) == []
    with new_folder(place) as half:
        (half / "one").write_text("1", encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["results"]
    assert (place / "one").read_text(encoding="utf-8") == "1"


def test_a_folder_with_something_in_it_stays_as_it_is(tmp_path):
    (tmp_path / "mine").write_text("1", encoding="utf-8")
    allowed = "allowed: a folder that is new or empty"
    with pytest.raises(FileExistsError, match=allowed), new_folder(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_an_empty_folder_is_filled(tmp_path):
    place = tmp_path / "empty"
    place.mkdir()
    with new_folder(place) as half:
        (half / "one").write_text("1", encoding="utf-8")
    assert [path.name for path in place.iterdir()] == ["one"]


def test_a_folder_in_no_folder_is_refused_by_its_name(tmp_path):
    with pytest.raises(FileNotFoundError) as found, new_folder(tmp_path / "none" / "new"):
        pass
    assert found.value.filename == str(tmp_path / "none" / "new")

"""The benchmark of the core still runs; its figures are in docs/performance.md."""

from scripts.bench_core import DECISION_US, deciding, events_of, microseconds, starting, trained


def test_what_is_measured_is_decided():
    patient = trained(60)
    assert len(events_of(patient)) >= 60
    asked = deciding(patient)
    decided = [work() for name, work in asked.items() if name not in {"assess", "released"}]
    assert all(decision.accepted for decision in decided)
    assert starting(patient)().accepted


def test_a_decision_is_nowhere_near_slow():
    work = deciding(trained(60))["check_in"]
    assert microseconds(work, times=50) < 50 * DECISION_US

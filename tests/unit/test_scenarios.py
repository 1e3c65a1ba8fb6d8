"""Stories: what cannot be understood is refused with the place and what is allowed."""

import datetime as dt
from pathlib import Path

import pytest
from tests.patient import PROGRAMME

from corset.cli import main
from corset.services.scenarios import ScenarioError, read, tell
from corset.services.story.documents import DAY_ONE

ENROL = "  - {at: day 1 08:00, by: clinician, do: enrol}"


@pytest.fixture
def story(tmp_path: Path):
    """Write a story and return its path."""

    def write(*lines: str, head: str = "steps:") -> Path:
        path = tmp_path / "story.yaml"
        path.write_text("\n".join([head, *lines]), encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["  - {at: day 1 08:00, by: doctor, do: enrol}"], "'doctor' is no role; allowed: clin"),
        (["  - {at: noon, by: clinician, do: enrol}"], "'noon' is no moment; allowed: 2026"),
        (["  - {at: day 1 08:00, by: clinician, do: dance}"], "no such command; allowed: enrol"),
        (["  - {by: clinician, do: enrol}"], "steps.0.at"),
        ([ENROL[:-1] + ", with: {haste: 1}}"], "haste: there is no such field; allowed: none"),
        (
            [ENROL[:-1] + ", who: me}"],
            "steps.0.who: there is no such key; allowed: at, by, do, with",
        ),
        ([ENROL[:-1] + ", expect: {outcome: fine}}"], "'fine' is no outcome; allowed: emergency"),
        ([ENROL[:-1] + ", expect: {no_events: [Barred]}}"], "'Barred' is no event; allowed"),
        ([ENROL[:-1] + ", expect: {end: happy}}"], "'happy' is no end; allowed: finished"),
        ([ENROL[:-1] + ", expect: {hope: 1}}"], "allowed: accepted, outcome, events"),
        ([ENROL, "surplus: 1"], "surplus: there is no such key; allowed: title, hazard"),
        (["  - {"], "line 3: did not find expected node content; allowed: a story in YAML"),
        (["  - {at: day 1 08:00, by: clinician, do: set_phase, with: {phase: x}}"], "'remission'"),
        (["  - {at: day 1 08:00, by: clinician, do: set_phase}"], "phase: this field is missing"),
    ],
)
def test_what_is_not_understood_is_refused(story, lines: list[str], said: str):
    with pytest.raises(ScenarioError) as refused:
        tell(story(*lines), PROGRAMME)
    assert said in str(refused.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(ScenarioError, match="is missing"):
        read(tmp_path / "nowhere.yaml")


@pytest.mark.parametrize(
    ("at", "moment"),
    [
        ("day 2 07:30", dt.datetime(2026, 1, 6, 7, 30, tzinfo=dt.UTC)),
        ("2026-03-01T07:30", dt.datetime(2026, 3, 1, 7, 30, tzinfo=dt.UTC)),
        ("2026-03-01T07:30+01:00", dt.datetime.fromisoformat("2026-03-01T07:30+01:00")),
    ],
)
def test_a_moment_is_a_day_of_the_story_or_a_date(story, at: str, moment: dt.datetime):
    (told,) = tell(story(f"  - {{at: '{at}', by: clinician, do: enrol}}"), PROGRAMME)
    assert told.at == moment
    assert dt.date(2026, 1, 5) == DAY_ONE


def test_a_story_may_begin_another_day(story):
    (told,) = tell(story(ENROL, head="begins: 2025-03-01\nsteps:"), PROGRAMME)
    assert told.at.date() == dt.date(2025, 3, 1)


def test_a_slash_names_another_clinician(story):
    other = "  - {at: day 1 09:00, by: clinician/other, do: propose}"
    *_, told = tell(story(ENROL, other), PROGRAMME)
    assert [reason.rule for reason in told.decision.reasons] == ["I21"]


def test_an_intake_without_facts_takes_those_of_the_patient(story):
    intake = "  - {at: day 1 09:00, by: clinician, do: record_intake}"
    *_, told = tell(story(ENROL, intake, head="patient: {age: 61}\nsteps:"), PROGRAMME)
    assert told.state.intake.age == 61


def test_every_expectation_that_does_not_hold_is_told(story):
    expect = (
        "{accepted: no, outcome: refused, events: [PlanSigned], no_events: [Enrolled], "
        "reasons: [R31], no_reasons: [R7], says: [nonsense], end: finished, "
        "released: {L1: 1}, not_released: [L1]}"
    )
    (told,) = tell(story(f"{ENROL[:-1]}, expect: {expect}}}"), PROGRAMME)
    assert len(told.failures) == 9


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (ENROL, 0),
        (ENROL[:-1] + ", expect: {accepted: no}}", 1),
        (ENROL[:-1] + ", expect: {outcome: clear, released: {}}}", 0),
        ("  - {at: noon, by: clinician, do: enrol}", 2),
    ],
)
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_the_exit_status_tells_how_it_went(story, line: str, status: int, form: list[str]):
    assert main(["decide", str(story(line)), *form]) == status

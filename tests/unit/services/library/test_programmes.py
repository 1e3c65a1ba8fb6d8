"""Programmes by digest: kept when first used, read again for old entries, several at once."""

import json
import shutil
from dataclasses import replace
from uuid import uuid4

import pytest
import yaml
from tests.story import Story, account

from corset.cli import main
from corset.clinic.patient.contexts.player_words import cues
from corset.coach.duration import warm_up_phases
from corset.programme import CONTENT, load
from corset.programme.library.codec import STOOD_IN_CODE, dump_programme, load_programme
from corset.programme.library.library import Library, UnknownProgramme
from corset.record.models import DecisionRow, ProgrammeRow
from corset.services.bundle.compilation import compile_figures
from corset.services.library.assignment import NotAssignable, assign, take_in
from corset.services.library.programmes import installed, programme_named, programme_of
from corset.services.therapy.decisions.explanation import explain
from corset.services.therapy.patients.page import patient_page
from corset.therapy.commands import Actor
from corset.therapy.content.parts import Playback, Sides
from corset.therapy.programme import Tempo
from corset.therapy.terms import Role, SessionEnd

STRICT_NRS = 5
"""From here on pain is severe in the other programme; it is 6 in the installed one."""
SYSTEM = Actor(Role.SYSTEM, "test")


@pytest.fixture(scope="module")
def strict_content(tmp_path_factory):
    folder = tmp_path_factory.mktemp("strict") / "content"
    shutil.copytree(CONTENT, folder)
    file = next(
        file
        for file in (folder / "parameters").glob("*.yaml")
        if "severe_pain_nrs" in file.read_text(encoding="utf-8")
    )
    document = yaml.safe_load(file.read_text(encoding="utf-8"))
    document["severe_pain_nrs"]["value"] = STRICT_NRS
    file.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), "utf-8")
    return folder


@pytest.fixture(scope="module")
def strict(strict_content):
    return load(strict_content)


def test_a_programme_comes_back_from_its_text_as_it_was():
    programme = load()
    read = load_programme(dump_programme(programme))
    assert read == programme
    assert read.digest == programme.digest
    assert list(read.exercises) == list(programme.exercises)
    assert type(read.exercises) is type(programme.exercises)


def test_a_programme_kept_by_earlier_code_has_the_numbers_that_stood_in_that_code():
    kept = json.loads(dump_programme(load()))
    for name in STOOD_IN_CODE:
        del kept["parameters"][name]
    del kept["warm_up"]["tempo"]
    kept["parameters"]["main_sessions_a_day"] = 1
    read = load_programme(json.dumps(kept))
    assert {name: getattr(read.parameters, name) for name in STOOD_IN_CODE} == STOOD_IN_CODE
    assert read.warm_up.tempo == Tempo(out_s=2, hold_s=0, return_s=2, rest_s=0)


def test_a_programme_kept_by_earlier_code_is_led_through_as_it_was_then():
    kept = json.loads(dump_programme(load()))
    for exercise in kept["exercises"].values():
        names = [part["id"] for part in exercise["parts"] if part["when"] == "each"]
        exercise["parts"] = names if len(names) > 1 else []
        del exercise["sheet"]["cues"]
    for part in kept["warm_up"]["parts"]:
        del part["sides"], part["plays"]
    read = load_programme(json.dumps(kept))
    assert [part.id for part in read.exercises["L3"].parts] == ["upper_body", "legs"]
    (press,), (leg,) = read.exercises["C1"].parts, read.exercises["L4"].parts
    assert (press.sides, leg.sides) == (Sides.IN_TURN, Sides.NONE)
    walk, tilts, _ = read.warm_up.parts
    assert (walk.plays, tilts.sides) == (Playback.CYCLE, Sides.IN_TURN)
    phases = warm_up_phases(tilts, read.warm_up.tempo, read.parameters)
    assert set(cues(read.exercises["C1"].sheet, phases).values()) == {
        "Get ready",
        "Go slowly",
        "Slowly back",
    }


def test_a_library_reads_a_digest_once():
    programme, asked = load(), []
    library = Library(lambda digest: asked.append(digest) or dump_programme(programme))
    assert library.programme(programme.digest) is library.programme(programme.digest)
    assert asked == [programme.digest]


def test_a_library_gives_no_other_programme_than_was_asked_for():
    library = Library(lambda _: dump_programme(load()))
    with pytest.raises(ValueError, match="kept as programme 00"):
        library.programme("00")


def test_what_was_never_kept_is_unknown():
    with pytest.raises(UnknownProgramme, match="No programme 00"):
        Library(lambda _: None).programme("00")


def test_a_programme_is_kept_with_the_first_decision(story):
    (row,) = ProgrammeRow.objects.all()
    assert row.digest == installed().digest
    assert load_programme(row.compiled) == installed()
    story.prescribe()
    assert ProgrammeRow.objects.count() == 1


def test_two_programmes_serve_two_patients_at_once(db, strict):
    assert strict.digest != installed().digest
    take_in(strict)
    usual, other = Story(), _second()
    assign(patient_id=other.patient.id, digest=strict.digest)
    answers = {story: _pain_of_five(story) for story in (usual, other)}
    assert answers[usual].session.is_open
    assert answers[other].session.end is SessionEnd.SEVERE_PAIN
    assert programme_of(usual.patient.id).parameters.severe_pain_nrs == 6
    assert programme_of(other.patient.id).parameters.severe_pain_nrs == STRICT_NRS
    digests = {
        story: {row.programme_digest for row in _decisions(story)} for story in (usual, other)
    }
    assert digests == {usual: {installed().digest}, other: {installed().digest, strict.digest}}
    page = patient_page(by=other.clinician, patient_id=other.patient.id, now=other.now)
    assert page.programme == strict


def _second():
    """A second patient of a second clinician."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.story.account", lambda role, name: account(role, f"{name}-2"))
        return Story()


def _pain_of_five(story):
    """Train at home until the first exercise hurts 5 of 10; return the state then."""
    story.prescribe()
    story.check(story.specialist)
    story.must(story.specialist, "start_session")
    first = story.must(story.specialist, "warm_up").released[0].exercise
    story.must(story.specialist, "start_exercise", exercise=first)
    return story.must(story.specialist, "report_pain", exercise=first, nrs=STRICT_NRS).state


def _decisions(story):
    return DecisionRow.objects.filter(stream_id=story.patient.id)


def test_an_old_entry_is_told_in_its_own_words(at_home):
    first = next(iter(at_home.train().state.plan.items)).exercise
    old = installed().exercises[first]
    renamed = replace(old, sheet=replace(old.sheet, name="Quite another name"))
    other = replace(
        installed(), digest="f" * 64, exercises={**installed().exercises, first: renamed}
    )
    take_in(other)
    assign(patient_id=at_home.patient.id, digest="ffff")
    at_home.sleep()
    at_home.train()
    told = explain(by=SYSTEM, patient_id=at_home.patient.id, at=at_home.now)
    started = [e.title for e in told.decisions if e.payload.get("exercise") == first]
    names = [title.partition(" started")[0] for title in started if "started" in title]
    assert set(names[:-1]) == {old.sheet.name}
    assert names[-1] == "Quite another name"
    assert told.programme == other


def test_a_programme_that_lacks_what_the_plan_holds_is_refused(at_home):
    planned = (
        patient_page(by=at_home.clinician, patient_id=at_home.patient.id, now=at_home.now)
        .state.plan.items[0]
        .exercise
    )
    fewer = {n: e for n, e in installed().exercises.items() if n != planned}
    take_in(replace(installed(), digest="e" * 64, exercises=fewer))
    with pytest.raises(NotAssignable, match=f"lacks {planned}"):
        assign(patient_id=at_home.patient.id, digest="eeee")
    assert programme_of(at_home.patient.id) == installed()


def test_the_installed_one_can_be_assigned_again(story, strict):
    take_in(strict)
    assign(patient_id=story.patient.id, digest=strict.digest)
    assign(patient_id=story.patient.id, digest=installed().digest)
    assert programme_of(story.patient.id) == installed()


def test_the_command_line_takes_in_lists_and_assigns(
    story, strict, strict_content, capsys, settings, tmp_path
):
    settings.DATA = tmp_path
    compile_figures()
    assert main(["programme", "add", str(strict_content)]) == 0
    assert capsys.readouterr().out.strip() == strict.digest
    assert main(["programme", "assign", strict.digest[:8], str(story.patient.id)]) == 0
    capsys.readouterr()
    assert main(["programme", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(" ")[0] for line in lines] == [installed().digest, strict.digest]
    assert lines[0].endswith("0 patients, installed")
    assert lines[1].endswith("1 patients")
    assert programme_named(strict.digest) == strict
    assert not list(tmp_path.rglob("*.svg"))  # it moves as the installed one does


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["assign", "00", str(uuid4())], "there is no patient"),
        (["add", "no-such-folder"], "allowed: a folder that is there"),
    ],
)
def test_what_cannot_be_done_is_said(arguments, said, capsys):
    assert main(["programme", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_an_unknown_digest_is_refused_with_those_that_there_are(story, capsys):
    assert main(["programme", "assign", "zz", str(story.patient.id)]) == 2
    assert f"there are {installed().digest[:12]}" in capsys.readouterr().err

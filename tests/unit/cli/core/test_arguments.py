"""Arguments that cannot be: one line with what is allowed, of every command."""

import sys
from importlib.metadata import version

import pytest

from corset.cli import COMMANDS, main
from corset.cli.errors import RESEARCH, complain, one_line, told
from corset.programme import ContentError, Problem

WRONG = {
    "verify": [
        (["--depth", "-1"], "--depth: '-1' is not allowed; allowed: a whole number from 0 to 100"),
        (["--depth", "deep"], "--depth: 'deep' is not allowed; allowed: a whole number from 0"),
        (["--jobs", "0"], "--jobs: '0' is not allowed; allowed: a whole number from 1 to 256"),
        (["--jobs", "1000000"], "--jobs: '1000000' is not allowed"),
        (["--stories", "/nowhere"], "--stories: '/nowhere' is not allowed; allowed: a folder"),
        (["--page", "/nowhere/it"], "--page: '/nowhere/it' is not allowed; allowed: a file in"),
        (["--page", "/"], "--page: '/' is not allowed; allowed: a file in a folder that is there"),
    ],
    "simulate": [
        (["--patients", "0"], "--patients: '0' is not allowed; allowed: a whole number from 1"),
        (["--days", "-1"], "--days: '-1' is not allowed; allowed: a whole number from 1 to 3650"),
        (["--days", "9" * 5000], "--days: '999999"),
        (["--days", "²"], "--days: '²' is not allowed"),
        (["--seed", "nan"], "--seed: 'nan' is not allowed; allowed: a whole number from 0"),
        (["--jobs", "0"], "--jobs: '0' is not allowed; allowed: a whole number from 1 to 256"),
        (["--caseload", "0"], "--caseload: '0' is not allowed; allowed: a whole number from 1"),
        (["--policies", "/nowhere"], "--policies: '/nowhere' is not allowed; allowed: a file"),
        (["--out", "/"], "--out: '/' is not allowed; allowed: a new or an empty folder, in a"),
        (["--out", "/nowhere/it"], "--out: '/nowhere/it' is not allowed; allowed: a new or an"),
        (["--out", "/etc/hosts"], "--out: '/etc/hosts' is not allowed; allowed: a new or an"),
        (["--out", ""], "--out: '' is not allowed; allowed: a new or an empty folder"),
        (["--daily"], "--daily writes a table: say where with --out DIR"),
        (["--jobs", "2", "--scheduler", "a:1"], "--jobs is for here, --scheduler for there"),
    ],
    "check": [
        (["/etc/hosts"], "content: '/etc/hosts' is not allowed; allowed: a folder that is there"),
        (["/nowhere"], "content: '/nowhere' is not allowed; allowed: a folder that is there"),
        (["a\0b"], "content: 'a\\x00b' is not allowed; allowed: a folder that is there"),
    ],
    "decide": [([], "the following arguments are required: scenario")],
    "pose": [(["L1"], "the following arguments are required: --out")],
    "exercises": [(["L1"], "unrecognized arguments: L1")],
    "compile": [(["--again"], "unrecognized arguments: --again")],
}
OF_COHORTS = ("corset.cohorts", "corset.cli.core.comparison")
CASES = [(name, *case) for name, cases in WRONG.items() for case in cases]


@pytest.mark.parametrize(("name", "arguments", "said"), CASES)
def test_an_argument_that_cannot_be_is_refused_in_one_line(name, arguments, said, capsys):
    assert main([name, *arguments]) == 2
    streams = capsys.readouterr()
    assert streams.out == ""
    assert streams.err.count("\n") == 1
    assert said in streams.err


@pytest.mark.parametrize("given", [[], ["dance"], ["--dance"], ["a\nb"]])
def test_what_is_no_command_is_refused_in_one_line(given, capsys):
    assert main(given) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_takes(name, capsys):
    assert main([name, "--help"]) == 0
    assert f"corset {name}" in capsys.readouterr().out


def test_an_error_of_its_own_is_one_line_and_its_place_can_be_asked_for(capsys, monkeypatch):
    monkeypatch.delenv("CORSET_TRACEBACK", raising=False)
    assert told("decide", OverflowError("too\nlarge")) == 2
    said = capsys.readouterr().err
    assert said.startswith("decide: an error of Corset's own, OverflowError: too large; with COR")
    monkeypatch.setenv("CORSET_TRACEBACK", "1")
    with pytest.raises(OverflowError):
        told("decide", OverflowError())


def test_what_belongs_to_the_extra_names_it(capsys):
    assert told("load", ModuleNotFoundError("no", name="myo_sim.model")) == 2
    line = "load: myo_sim.model is missing: install the extra that compiles figures and loads, "
    assert capsys.readouterr().err == f"{line}pip install 'corset[authoring]'\n"


@pytest.mark.parametrize("missing", ["dask", "distributed", "pyarrow.parquet"])
def test_so_does_what_belongs_to_the_other_one(missing, capsys):
    assert told("simulate", ModuleNotFoundError("no", name=missing)) == 2
    line = f"simulate: {missing} is missing: install the extra that compares policies, "
    assert capsys.readouterr().err == f"{line}pip install 'corset[research]'\n"


def test_a_comparison_without_it_says_so_and_a_plain_run_needs_none(capsys, monkeypatch):
    for name in RESEARCH:
        monkeypatch.setitem(sys.modules, name, None)
    for name in [name for name in sys.modules if name.startswith(OF_COHORTS)]:
        monkeypatch.delitem(sys.modules, name)
    assert main(["simulate", "--patients", "2", "--days", "1", "--jobs", "1"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "pip install 'corset[research]'" in said
    assert main(["simulate", "--patients", "2", "--days", "1"]) == 0
    assert capsys.readouterr().out.startswith("patients    2")


def test_several_mistakes_of_the_content_are_one_line_with_their_number(capsys):
    several = ContentError([Problem("a.yaml", "x", "is missing"), Problem("b.yaml", "", "is not")])
    assert complain("load", several) == 2
    line = "load: a.yaml: x: is missing (1 more; `corset check DIR` lists all)\n"
    assert capsys.readouterr().err == line


def test_a_line_obeys_no_terminal_and_ends():
    assert one_line("a\n\tb\x1b[2Jc\u2028d\u202ee") == "a b\\x1b[2Jc d\\u202ee"
    assert len(one_line("x" * 10_000)) == 2001


def test_it_says_its_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"corset {version('corset')}\n"

"""A data folder that cannot be used: one line, exit status 2, whatever was asked for."""

import os
import subprocess
import sys
from uuid import uuid4

import pytest

pytestmark = pytest.mark.slow
PATIENT = str(uuid4())
COMMANDS = {
    "explain": ["explain", PATIENT],
    "escalate": ["escalate"],
    "rebuild": ["rebuild"],
    "list": ["programme", "list"],
    "assign": ["programme", "assign", "0", PATIENT],
    "work": ["work"],
}


def corset(data, *arguments):
    """Run a command on a data folder; return its exit status and the lines on stderr."""
    environment = {**os.environ, "CORSET_DATA": str(data)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    code = "import sys; from corset.cli import main; sys.exit(main())"
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stderr.splitlines()


@pytest.mark.parametrize("asked", COMMANDS.values(), ids=COMMANDS)
def test_an_empty_data_folder_is_said_in_one_line(tmp_path, asked):
    status, (line,) = corset(tmp_path, *asked)
    assert status == 2
    assert line.startswith(f"{asked[0]}: the database is empty or of an older version; `corset")


@pytest.mark.parametrize("asked", [["rebuild"], ["demo"], ["serve", "127.0.0.1:9"]])
def test_a_database_that_is_none_is_said_in_one_line(tmp_path, asked):
    (tmp_path / "corset.sqlite3").write_text("this is no database" * 100, encoding="utf-8")
    status, (line,) = corset(tmp_path, *asked)
    assert status == 2
    assert line.startswith(f"{asked[0]}: the database cannot be used: file is not a database")
    assert "allowed: a data folder (CORSET_DATA)" in line


def test_a_missing_data_folder_is_said_in_one_line(tmp_path):
    status, (line,) = corset(tmp_path / "nowhere", "explain", PATIENT)
    assert status == 2
    assert line.startswith("explain: the database is empty")


@pytest.mark.parametrize("data", ["/proc", "/dev/null"])
def test_a_folder_that_cannot_be_written_to_is_said_in_one_line(data):
    status, (line,) = corset(data, "escalate")
    assert status == 2
    assert "CORSET_DATA" in line
    assert "allowed: a " in line


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["explain", PATIENT, "--at", "10:15"], "--at: '10:15' is no moment; allowed: 2026-01-05T"),
        (["explain", PATIENT, "--at", "9999-12-31T00:00"], "years from 2000 to 2199"),
        (["programme", "assign", "0", "you"], "patient: 'you' is not allowed; allowed: the id"),
        (["programme", "add", "/nowhere"], "content: '/nowhere' is not allowed; allowed: a folder"),
        (["programme"], "the following arguments are required: list|add|assign"),
        (["escalate", "all"], "unrecognized arguments: all"),
    ],
)
def test_arguments_are_looked_at_before_the_data(tmp_path, asked, said):
    status, (line,) = corset(tmp_path / "nowhere", *asked)
    assert status == 2
    assert said in line
    assert not (tmp_path / "nowhere").exists()

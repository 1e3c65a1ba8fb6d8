"""A start that cannot be: said in sentences, with status 2 and without a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CORSET = Path(sys.executable).parent / "corset"
COMMANDS = (
    ["serve", "127.0.0.1:0"],
    ["work"],
    ["demo"],
    ["escalate"],
    ["rebuild"],
    ["explain", "somebody"],
)


def run(command, folder, **variables):
    env = {name: value for name, value in os.environ.items() if not name.startswith("CORSET_")}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    env |= {"CORSET_DATA": str(folder), **variables}
    asked = {"env": env, "capture_output": True, "text": True, "timeout": 60}
    return subprocess.run([CORSET, *command], check=False, **asked)  # noqa: S603 - our own command


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_every_command_refuses_wrong_settings(command, tmp_path):
    found = run(command, tmp_path / "data", CORSET_HTTPS="ja", CORSET_TIME_ZONE="Middle/Earth")
    assert found.returncode == 2
    assert found.stderr.splitlines() == [
        "corset: CORSET_HTTPS is “ja”; allowed: true or false, yes or no, on or off.",
        "corset: CORSET_TIME_ZONE is “Middle/Earth”; allowed: a name such as Europe/Berlin.",
    ]
    assert not (tmp_path / "data").exists()


def test_a_data_folder_that_cannot_be_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    found = run(["escalate"], tmp_path / "file")
    assert found.returncode == 2
    assert "CORSET_DATA" in found.stderr
    assert "allowed: a folder that can be written to" in found.stderr
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize("command", COMMANDS[1:2] + COMMANDS[3:], ids=lambda command: command[0])
def test_an_empty_data_folder_is_said_to_be_empty(command, tmp_path):
    found = run(command, tmp_path)
    assert found.returncode == 2
    assert found.stderr.startswith(f"{command[0]}: the database is empty or of an older version")
    assert "Traceback" not in found.stderr

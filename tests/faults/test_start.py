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
    ["administrator", "you@example.org"],
    ["escalate"],
    ["rebuild"],
    ["explain", "somebody"],
)
BEGIN = {"serve", "demo", "administrator"}
"""What a new clinic may begin with."""


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


@pytest.mark.parametrize(
    "command", [one for one in COMMANDS if one[0] not in BEGIN], ids=lambda command: command[0]
)
def test_an_empty_data_folder_is_said_to_be_empty(command, tmp_path):
    found = run(command, tmp_path)
    assert found.returncode == 2
    assert found.stderr.startswith(f"{command[0]}: the database is empty or of an older version")
    assert "Traceback" not in found.stderr


READ_ONLY = """
import ctypes, os, sys
libc = ctypes.CDLL(None, use_errno=True)
NEW_NAMESPACE, READ_ONLY, BIND, REMOUNT, PRIVATE, RECURSIVE = 0x20000, 1, 4096, 32, 1 << 18, 16384
folder = sys.argv[1].encode()
done = (
    libc.unshare(NEW_NAMESPACE) == 0
    and libc.mount(None, b"/", None, PRIVATE | RECURSIVE, None) == 0
    and libc.mount(folder, folder, None, BIND, None) == 0
    and libc.mount(None, folder, None, BIND | REMOUNT | READ_ONLY, None) == 0
)
if not done:
    sys.exit(77)
os.execv(sys.argv[2], sys.argv[2:])
"""
"""Runs a command for which a folder is mounted read-only, which holds for root too."""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_read_only_data_folder_is_said_in_one_line(command, tmp_path):
    run(["escalate"], tmp_path)  # there is a key, as after a first start
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", READ_ONLY, str(tmp_path), CORSET, *command],
        env={
            **os.environ,
            "CORSET_DATA": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "corset.clinic.settings",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode == 77:
        pytest.skip("only root may mount a folder read-only")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"corset: CORSET_DATA is “{tmp_path}” (Read-only file system); allowed:")

"""The wheel, built once, and a fresh environment with it."""

import sys
from pathlib import Path

import pytest
from tests.packaging.commands import did, run

ROOT = Path(__file__).parents[2]
UV = Path(sys.executable).parent / "uv"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    did(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory):
    """A fresh environment with the wheel and what it depends on, at the locked versions."""
    environment = tmp_path_factory.mktemp("clinic") / "venv"
    did(UV, "venv", "--quiet", "--python", sys.executable, environment)
    python = environment / "bin/python"
    locked = ("--require-hashes", "-r", ROOT / "requirements/run.txt")
    install = (UV, "pip", "install", "--quiet", "--python", python)
    # What setup has fetched lies in uv's cache; a registry is asked only where it does not.
    if run(*install, "--offline", *locked).returncode:
        did(*install, *locked)
    did(*install, "--offline", "--no-deps", wheel)
    did(UV, "pip", "check", "--quiet", "--python", python)
    return environment / "bin"

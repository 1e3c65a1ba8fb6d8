"""The lists of parts beside the wheel name everything that a clinic runs, as it is locked."""

import json
import re
import subprocess

import pytest
from tests.clinic_server import ROOT

pytestmark = pytest.mark.slow
LOCKED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)", re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where the lists were written, as `make dist` does."""
    made = tmp_path_factory.mktemp("parts")
    done = subprocess.run(  # noqa: S603 - our own script
        [ROOT / "scripts/parts.sh", str(made)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return made


def listed(path):
    content = json.loads(path.read_text("utf-8"))
    assert content["bomFormat"] == "CycloneDX"
    return content, {part["name"].lower(): part for part in content["components"]}


def test_every_part_of_the_clinic_is_named_with_its_version(folder):
    content, parts = listed(folder / "corset.cdx.json")
    locked = dict(LOCKED.findall((ROOT / "requirements/run.txt").read_text("utf-8")))
    assert len(locked) > 30
    assert {name: parts[name]["version"] for name in locked} == locked
    assert content["metadata"]["component"]["name"] == "corset"
    for name in locked:
        assert parts[name]["purl"].startswith(f"pkg:pypi/{name}@")
        digests = [one for known in parts[name]["externalReferences"] for one in known["hashes"]]
        assert digests
        assert {one["alg"] for one in digests} == {"SHA-256"}


def test_every_part_that_is_bundled_for_browsers_is_named(folder):
    _, parts = listed(folder / "corset-frontend.cdx.json")
    lock = json.loads((ROOT / "frontend/package-lock.json").read_text("utf-8"))["packages"]
    bundled = json.loads((ROOT / "frontend/package.json").read_text("utf-8"))["dependencies"]
    assert len(bundled) >= 4
    for name in bundled:
        assert parts[name]["version"] == lock[f"node_modules/{name}"]["version"]
    assert "vite" not in parts


def test_both_are_made_with_the_wheel():
    target = (ROOT / "Makefile").read_text("utf-8").partition("\ndist:")[2].partition("\n\n")[0]
    assert "scripts/parts.sh dist" in target

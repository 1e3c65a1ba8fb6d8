"""The container file and its composition: Corset knows all that they ask, and it serves."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from tests.clinic_server import wait_until
from tests.packaging.commands import run
from tests.ports import free_port

from corset import cli
from corset.clinic.configuration import PREFIX, Settings

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
VARIABLES = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
DATA = "/var/lib/corset"


def composition():
    return yaml.safe_load((ROOT / "deploy/compose.yaml").read_text("utf-8"))


def instructions():
    """Return the instructions of the container file: each a name and its words."""
    text = (ROOT / "deploy/Containerfile").read_text("utf-8")
    joined = re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
    return [tuple(line.split(maxsplit=1)) for line in joined.splitlines() if line]


def the(name):
    (words,) = [words for instruction, words in instructions() if instruction == name]
    return words


def understood(words):
    return cli._parser(cli._needed(words)).parse_args(words).run


def test_images_are_pinned_to_a_version():
    images = [service["image"] for service in composition()["services"].values()]
    for image in [*images, the("FROM")]:
        assert re.fullmatch(r"[a-z]+:\d+\.\d+(\.\d+)?(-[a-z]+)*", image), image
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert f"corset:{version[1]}" in images


def test_every_variable_is_one_that_corset_reads():
    services = composition()["services"]
    for name in ("app", "worker"):
        assert set(services[name]["environment"]) <= VARIABLES
    # What the page has an operator write into deploy/.env is passed on under its own name.
    passed = services["app"]["environment"]
    for name, value in passed.items():
        if found := re.match(r"\$\{(CORSET_\w+)", value):
            assert found[1] == name
    caddyfile = (ROOT / "deploy/Caddyfile").read_text("utf-8")
    read = set(re.findall(r"\{\$(\w+)", caddyfile))
    assert set(services["caddy"]["environment"]) <= read


def test_secrets_are_asked_for_and_stand_nowhere():
    services = composition()["services"]
    password = services["database"]["environment"]["POSTGRES_PASSWORD"]
    assert password.startswith("${DATABASE_PASSWORD:?")
    assert password in services["app"]["environment"]["CORSET_DATABASE"]
    assert services["app"]["environment"]["CORSET_HOSTS"].startswith("${CORSET_HOSTS:?")


def test_every_command_is_one_of_corset():
    services = composition()["services"]
    assert json.loads(the("ENTRYPOINT")) == ["corset"]
    assert understood(json.loads(the("CMD")))
    assert "--no-worker" in services["app"]["command"]
    for name in ("app", "worker"):
        assert understood(services[name]["command"])


def test_only_the_proxy_is_reached_from_outside():
    services = composition()["services"]
    assert [name for name, service in services.items() if "ports" in service] == ["caddy"]
    assert services["caddy"]["ports"] == ["80:80", "443:443", "443:443/udp"]
    host, _, port = services["caddy"]["environment"]["CORSET_UPSTREAM"].partition(":")
    assert host in services
    assert port == the("EXPOSE") == services["app"]["command"][1].partition(":")[2]


def test_what_is_kept_lies_in_volumes():
    whole = composition()
    mounted = [volume for one in whole["services"].values() for volume in one.get("volumes", [])]
    volumes = {volume.partition(":")[0] for volume in mounted if volume[0] != "."}
    assert volumes == set(whole["volumes"])
    for name in ("app", "worker"):
        assert f"data:{DATA}" in whole["services"][name]["volumes"]
    assert the("ENV") == f"CORSET_DATA={DATA}"
    assert the("VOLUME") == the("WORKDIR") == DATA
    files = [volume.split(":")[0] for volume in mounted if volume[0] == "."]
    assert all((ROOT / "deploy" / file).is_file() for file in files)


def test_it_does_not_run_as_root():
    order = [instruction for instruction, _ in instructions()]
    assert the("USER") == "corset"
    assert order.index("USER") > max(place for place, one in enumerate(order) if one == "RUN")


def test_what_it_is_built_from_is_let_through():
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    sources = the("COPY").split()[:-1]
    assert [line for line in ignored if not line.startswith("#")] == [
        "*",
        *(f"!{source}" for source in reversed(sources)),
    ]


def test_its_steps_in_a_bare_folder_serve_a_clinic(installed, tmp_path):
    """What the image does, without an engine: the wheel, its variables, its command, its check."""
    installs = [words for name, words in instructions() if name == "RUN" and "pip install" in words]
    assert "--require-hashes -r /install/run.txt" in installs[0]
    assert "--no-deps /install/corset-*.whl" in installs[0]
    data, port = tmp_path / "data", free_port()
    env = {"PATH": f"{installed}:{os.environ['PATH']}", "HOME": str(tmp_path)}
    name, _, value = the("ENV").partition("=")
    env[name] = value.replace(DATA, str(data))
    here = [word.replace("0.0.0.0:8000", f"127.0.0.1:{port}") for word in json.loads(the("CMD"))]
    check = the("HEALTHCHECK").partition("CMD ")[2].replace("127.0.0.1:8000", f"127.0.0.1:{port}")

    def healthy():
        return run("/bin/sh", "-c", check, env=env).returncode == 0

    assert not healthy()
    command = [str(installed / "corset"), *here]
    with subprocess.Popen(command, env=env, cwd=tmp_path) as server:  # noqa: S603 - our own
        try:
            wait_until(lambda: server.poll() is not None or healthy(), 90)
            assert server.poll() is None
        finally:
            server.terminate()

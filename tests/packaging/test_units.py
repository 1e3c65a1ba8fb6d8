"""The units of systemd: understood by systemd itself, and asking of Corset what it can do."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from tests.conftest import lacking

from corset import cli
from corset.clinic import configuration
from corset.clinic.configuration import PREFIX, Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
SERVICES = [unit for unit in UNITS if unit.suffix == ".service"]
HARDENED = {
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "CapabilityBoundingSet": "",
    "SystemCallFilter": "@system-service",
    "UMask": "0077",
}
KEPT_FROM = re.compile("Protect|Private|Restrict|Lock|SystemCall|NoNew|Capability|UMask")
ANALYZE = shutil.which("systemd-analyze")


def said(unit):
    """Return what a unit says: the values of each name, by its section."""
    found, section = {}, ""
    for line in unit.read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            name, equals, value = line.partition("=")
            assert equals, line
            found.setdefault((section, name), []).append(value)
    return found


def named(unit):
    return unit.name


def asked(service):
    """Return what a service asks of `corset`, as words."""
    (start,) = said(service)["Service", "ExecStart"]
    words = shlex.split(start)
    inner = words if words[0] != "/bin/sh" else shlex.split(words[-1].removeprefix("exec "))
    assert inner[0] == "/opt/corset/bin/corset"
    return inner[1:]


@pytest.mark.parametrize("unit", UNITS, ids=named)
def test_systemd_understands_it(unit, tmp_path):
    if ANALYZE is None:
        lacking("systemd", "`make proxies` installs systemd-analyze as root")
    for each in UNITS:
        # What is not installed here is no mistake of the unit.
        text = each.read_text("utf-8").replace("/opt/corset/bin/corset serve", "/bin/true serve")
        (tmp_path / each.name).write_text(text)
    assert complaints(tmp_path / unit.name) == (0, [])


def complaints(unit):
    """Return what systemd has to say against a unit, and the status with which it ends."""
    asked = {"capture_output": True, "text": True}
    done = subprocess.run([ANALYZE, "verify", "--man=no", unit], check=False, **asked)  # noqa: S603
    return done.returncode, [line for line in done.stderr.splitlines() if "corset" in line]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("ProtectHome=yes", "ProtectHomes=yes"), ("AF_INET ", "AF_NET "), ("serve 127", "'serve 127")],
)
def test_a_mistake_would_be_found(right, wrong, tmp_path):
    if ANALYZE is None:
        lacking("systemd", "`make proxies` installs systemd-analyze as root")
    text = (DEPLOY / "systemd/corset.service").read_text("utf-8")
    text = text.replace("/opt/corset/bin/corset serve", "/bin/true serve")
    assert right in text
    (tmp_path / "corset.service").write_text(text.replace(right, wrong))
    assert complaints(tmp_path / "corset.service") != (0, [])


@pytest.mark.parametrize("service", SERVICES, ids=named)
def test_a_service_may_do_little(service):
    found = said(service)
    assert {name: found["Service", name] for name in HARDENED} == {
        name: [value] for name, value in HARDENED.items()
    }
    assert found["Service", "User"] == found["Service", "Group"] == ["corset"]
    assert found["Service", "StateDirectory"] == ["corset"]
    assert found["Service", "EnvironmentFile"] == ["/etc/corset.env"]


def test_both_services_are_kept_from_the_same():
    kept = [
        {name: value for name, value in said(service).items() if KEPT_FROM.match(name[1])}
        for service in SERVICES
    ]
    assert kept[0] == kept[1]


@pytest.mark.parametrize("service", SERVICES, ids=named)
def test_what_a_service_asks_of_corset_can_be_asked(service, tmp_path):
    words = [
        re.sub(r"^/var/backups/corset/\$.*", f"{tmp_path}/new", word) for word in asked(service)
    ]
    chosen = cli._parser(cli._needed(words)).parse_args(words)
    assert chosen.run


def test_the_clinic_is_started_anew_whenever_it_ends():
    found = said(DEPLOY / "systemd/corset.service")
    assert found["Service", "Restart"] == ["always"]
    assert found["Install", "WantedBy"] == ["multi-user.target"]


def test_the_timer_comes_every_night():
    found = said(DEPLOY / "systemd/corset-backup.timer")
    assert found["Timer", "OnCalendar"] == ["*-*-* 01:15:00"]
    assert found["Timer", "Persistent"] == ["yes"]


def settings_file():
    lines = (DEPLOY / "corset.env").read_text("utf-8").splitlines()
    pairs = [line.partition("=") for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"'[^']*'", value) for _, _, value in pairs)
    return {name: value.strip("'") for name, _, value in pairs}


def test_the_settings_file_is_one_that_corset_starts_with(monkeypatch):
    values = settings_file()
    assert {name.removeprefix(PREFIX).lower() for name in values} <= set(Settings.model_fields)
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    read = configuration.read()
    assert (read.hosts, read.https, read.trusted_proxies) == (("clinic.example.org",), True, 1)
    monkeypatch.setenv("CORSET_TIME_ZONE", "Middle/Earth")
    with pytest.raises(ImproperlyConfigured):
        configuration.read()


def test_the_command_takes_the_settings_of_the_file_unless_they_are_set(tmp_path):
    """A value is taken as systemd takes it: nothing in it is expanded."""
    program, settings = tmp_path / "corset", tmp_path / "corset.env"
    program.write_text('#!/bin/sh\nprintf "%s|%s|%s|%s" "$CORSET_DATA" "$CORSET_CLINIC" "$@"\n')
    settings.write_text("CORSET_DATA='/data'\nCORSET_CLINIC='A $HOME \"of\" ours'\n")
    own = (DEPLOY / "corset").read_text("utf-8")
    for there, here in {
        '"$(id -un)" != corset': "0 != 0",
        "/etc/corset.env\n": f"{settings}\n",
        "/opt/corset/bin/corset": str(program),
    }.items():
        assert there in own
        own = own.replace(there, here)
    program.chmod(0o755)
    script = tmp_path / "command"
    script.write_text(own)
    for given, data in (({}, "/data"), ({"CORSET_DATA": "/it's mine"}, "/it's mine")):
        done = subprocess.run(  # noqa: S603 - our own command
            ["/bin/sh", script, "check-log", "a b"],
            env={"PATH": "/usr/bin:/bin", **given},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout == f'{data}|A $HOME "of" ours|check-log|a b'

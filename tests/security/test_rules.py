"""What docs/security/rules.md and deploy/ say is what the code does (ASVS V12, V13, V14)."""

import configparser
import json
import os
import re
import stat
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from tests.clinic_server import ROOT

from corset.clinic import configuration, settings
from corset.clinic.accounts import limits, passwords
from corset.clinic.databases import postgresql
from corset.clinic.secret import secret_key
from corset.people.invitations import VALID_FOR

RULES = (ROOT / "docs/security/rules.md").read_text("utf-8")
CHAPTERS = (
    "Ways in", "Passwords", "Sessions", "Who may what", "What comes in",
    "What is kept, by how much it must be protected", "Who is spoken to", "Keys and algorithms",
    "Parts by others",
)  # fmt: skip


@pytest.fixture
def environment(monkeypatch):
    """A clinic's variables, and none of this machine's."""
    for name in list(os.environ):
        if name.startswith("CORSET_"):
            monkeypatch.delenv(name)
    return lambda **own: [monkeypatch.setenv(name, value) for name, value in own.items()]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_chapter_is_there(chapter):
    text = RULES.partition(f"## {chapter}\n")[2].partition("\n## ")[0]
    assert len(text.split()) > 40


def test_everything_that_is_kept_has_a_level_of_protection():
    kept = {model.__name__ for app in apps.get_app_configs() for model in app.get_models()}
    chapter = RULES.partition("## What is kept")[2].partition("\n## ")[0]
    assert kept - set(re.findall(r"`(\w+)`", chapter)) == set()


def test_the_words_of_the_clinic_are_listed():
    chapter = RULES.partition("## Passwords")[2].partition("\n## ")[0]
    assert set(re.findall(r"`(\w+)`", chapter)) == set(passwords.WORDS)
    assert "Twelve characters" in chapter
    assert limits.PASSWORD_LENGTH == 12


def test_the_times_of_sessions_and_links_are_those_that_hold(environment):
    own = configuration.read()
    assert "| staff | 30 minutes | 12 hours |" in RULES
    assert (own.staff_idle, limits.STAFF_AT_MOST) == (30, timedelta(hours=12))
    assert "| patients | 30 days | 90 days |" in RULES
    assert (own.patients_idle, limits.PATIENTS_AT_MOST) == (30, timedelta(days=90))
    assert "14 days" in RULES
    assert timedelta(days=14) == VALID_FOR
    assert "one hour, once" in RULES
    assert timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT) == timedelta(hours=1)


def test_the_browsers_memory_is_as_long_as_is_said():
    queue = "".join(
        path.read_text("utf-8") for path in (ROOT / "frontend/src/offline").glob("*.ts")
    )
    assert "const REMEMBERED = 60 * 60 * 1000;" in queue
    assert "for an hour what has" in " ".join(RULES.split())


def test_a_database_elsewhere_is_spoken_to_in_tls_with_its_name():
    options = postgresql("postgresql://jo@db.example.org/clinic")["OPTIONS"]
    assert (options["sslmode"], options["sslrootcert"]) == ("verify-full", "system")
    own = postgresql("postgresql://jo@db/c?sslmode=verify-ca&sslrootcert=/etc/ca.pem")["OPTIONS"]
    assert (own["sslmode"], own["sslrootcert"]) == ("verify-ca", "/etc/ca.pem")
    for here in ("localhost", "127.0.0.1", "%2Frun%2Fpostgresql"):
        assert "sslmode" not in postgresql(f"postgresql://jo@{here}/clinic")["OPTIONS"]


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require"])
def test_one_that_would_be_spoken_to_in_the_clear_is_refused(environment, mode):
    environment(CORSET_DATABASE=f"postgresql://jo@db.example.org/clinic?sslmode={mode}")
    with pytest.raises(ImproperlyConfigured, match="verify-full or verify-ca"):
        configuration.read()
    environment(CORSET_DATABASE=f"postgresql://jo@localhost/clinic?sslmode={mode}")
    assert configuration.read().database


def test_secrets_are_taken_from_files_of_a_vault(environment, tmp_path):
    (tmp_path / "corset_secret_key").write_text("from the vault\n")
    (tmp_path / "corset_smtp_password").write_text("so is this")
    environment(
        CREDENTIALS_DIRECTORY=str(tmp_path), CORSET_SMTP="m.example.org", CORSET_SMTP_USER="jo"
    )
    own = configuration.read()
    assert own.secret_key.get_secret_value() == "from the vault"
    assert own.smtp_password.get_secret_value() == "so is this"
    assert "vault" not in repr(own)


def test_the_secret_key_is_made_of_chance_and_read_by_its_owner_alone(tmp_path):
    first, second = secret_key(tmp_path / "one"), secret_key(tmp_path / "two")
    assert first != second
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "one").stat().st_mode) == 0o600
    assert secret_key(tmp_path / "one") == first


def test_no_secret_is_in_the_code():
    files = [
        *(ROOT / "src").rglob("*.py"),
        *filter(type(ROOT).is_file, (ROOT / "deploy").rglob("*")),
    ]
    assert not [path for path in files if "BEGIN PRIVATE KEY" in path.read_text("utf-8")]
    text = (ROOT / "src/corset/clinic/settings.py").read_text("utf-8")
    assert 'SECRET_KEY = "' not in text
    assert "django-insecure" not in text


def test_under_systemd_it_is_nobody_and_writes_its_own_folder_alone():
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read(ROOT / "deploy/systemd/corset.service")
    service = unit["Service"]
    assert service["User"] == "corset"
    assert service["StateDirectoryMode"] == "0700"
    assert service["UMask"] == "0077"
    assert service["CapabilityBoundingSet"] == ""
    for name in ("NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices"):
        assert service[name] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert "127.0.0.1" in service["ExecStart"]


def test_the_proxies_ask_the_clinic_on_the_same_machine():
    assert "server 127.0.0.1:8000;" in (ROOT / "deploy/nginx.conf").read_text("utf-8")
    assert "127.0.0.1:8000" in (ROOT / "deploy/Caddyfile").read_text("utf-8")


def test_what_is_bundled_for_browsers_uses_nothing_that_is_gone():
    package = json.loads((ROOT / "frontend/package.json").read_text("utf-8"))
    assert set(package["dependencies"]) == {
        "@fontsource-variable/figtree", "htmx.org", "idb", "three",
    }  # fmt: skip
    pages = [p.read_text("utf-8") for p in (ROOT / "src/corset/clinic/templates").rglob("*.html")]
    assert not [text for text in pages if re.search("<(applet|embed|object|iframe)\\b", text)]

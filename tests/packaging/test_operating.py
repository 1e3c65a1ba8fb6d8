"""Every command of docs/operating.md, in its order: from a bare folder to a clinic that is kept."""

import re
import shlex
import shutil
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
import yaml
from tests import clinic_server
from tests.clinic_server import PASSWORD, sign_in
from tests.conftest import lacking
from tests.packaging.box import Box
from tests.packaging.commands import did
from tests.packaging.page import Block, blocks, commands

from corset import cli

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
RUN = {
    *("corset", "install", "python3", "/opt/corset/bin/pip", "age-keygen", "runuser"),
    *("curl", "ls", "rm", "printf", "export", "."),
}
"""What is run as it stands, in the folder that stands for the machine."""
KEPT = ("export ", ". ")
"""What a shell remembers for the lines after it."""
PROGRAMS = {
    "python3-venv": "python3",
    "make": "make",
    "curl": "curl",
    "caddy": "caddy",
    "nginx": "nginx",
    "postgresql": "createdb",
}
"""By Debian's package, the program for which the page wants it."""


class Walk:
    """An operator on the way through the page."""

    def __init__(self, box):
        self.box, self.said, self.invitation = box, {}, None

    def type(self, block):
        """Do what a block says, a line after the other."""
        before = []
        for line in commands(block):
            word = line.split()[0]
            if word in INSTEAD:
                INSTEAD[word](self, shlex.split(line))
                continue
            assert word in RUN, f"“{line}” is neither run nor listed with what checks it instead"
            done = self.box.type(line, before)
            assert done.returncode == 0, f"{line}\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
            self.said[line] = done.stdout
            if line.startswith(KEPT):
                before.append(self.box.here(line))
            if line.startswith("python3 -m venv"):
                self.box.pip_from_cache()

    def answer(self, begins):
        """Return what the last command that begins so has said."""
        return [said for line, said in self.said.items() if line.startswith(begins)][-1]


# ---------------------------------------------------------------- what only root on a machine can


def packages_have_what_the_page_wants_them_for(walk, words):
    assert words[:3] == ["apt-get", "install", "-y"]
    for package in words[3:]:
        path = f"{walk.box.env['PATH']}:/usr/sbin"
        assert shutil.which(PROGRAMS[package], path=path), package


def the_user_is_the_one_of_units_and_command(walk, words):
    user = words[-1]
    for unit in (ROOT / "deploy/systemd").glob("*.service"):
        assert f"User={user}\nGroup={user}\n" in unit.read_text()
    assert f'"$(id -un)" != {user} ]' in (ROOT / "deploy/corset").read_text()


def make_would_build_the_wheel_as_the_test_does(walk, words):
    planned = did(*words[:1], "-n", *words[1:], cwd=ROOT).stdout
    assert "python -m hatchling build -d dist" in planned
    assert "scripts/parts.sh dist" in planned


def what_systemd_would_run_is_run(walk, words):
    unit = words[-1]
    asked = words[1:-1]
    proxy = unit.removesuffix(".service")
    if unit.endswith(".timer"):
        assert asked == ["enable", "--now"]
        assert walk.box.unit(unit)["WantedBy"] == ["timers.target"]
        assert walk.box.unit(unit.replace("timer", "service"))["Type"] == ["oneshot"]
        return
    assert asked in (["enable", "--now"], ["start"], ["restart"], ["stop"])
    if asked in (["restart"], ["stop"]):
        walk.box.stop(unit if unit.startswith("corset") else proxy)
    if asked != ["stop"]:
        if unit.startswith("corset"):
            walk.box.start(unit)
        else:
            own = {"caddy": "etc/caddy/Caddyfile", "nginx": "etc/nginx/sites-enabled/corset"}
            walk.box.start_proxy(proxy, own[proxy])
            people_sign_in(walk)


def containers_are_asked_for_what_there_is(walk, words):
    assert words[1:4] == ["compose", "-f", "deploy/compose.yaml"]
    services = yaml.safe_load((ROOT / words[3]).read_text())["services"]
    verb, rest = words[4], words[5:]
    if verb == "up":
        assert rest == ["--build", "--detach"]
        return
    at = next(place for place, word in enumerate(rest) if word in services)
    asked = rest[at + 1 :]
    if verb == "exec":
        assert asked.pop(0) == "corset"
    asked = [word.replace("/backups/", f"{walk.box.root}/srv/") for word in asked]
    assert cli._parser(cli._needed(asked)).parse_args(asked).run


INSTEAD = {
    "apt-get": packages_have_what_the_page_wants_them_for,
    "useradd": the_user_is_the_one_of_units_and_command,
    "make": make_would_build_the_wheel_as_the_test_does,
    "systemctl": what_systemd_would_run_is_run,
    "docker": containers_are_asked_for_what_there_is,
}
"""Commands that want root, systemd or a network of their own, and what is done instead."""

# ---------------------------------------------------------------- what must be so after each part


def people_sign_in(walk):
    """Take the invitation the first time; sign in through the proxy, over TLS."""
    with walk.box.proxy.browser(follow_redirects=True) as browser:
        if walk.invitation:
            path, walk.invitation = urlsplit(walk.invitation).path, None
            page = browser.get(path)
            token = re.search(r'name="csrfmiddlewaretoken"\s+value="(\w+)"', page.text)[1]
            fields = {"email": "you@example.org", "password": PASSWORD}
            sent = {**fields, "csrfmiddlewaretoken": token}
            answer = browser.post(path, data=sent, headers={"Referer": str(page.url)})
            assert answer.status_code == 200, answer.text
            assert answer.history[0].status_code == 302, answer.text
    for who, leads in (("you", "/accounts/2fa/"), ("anna", "/today/")):
        with walk.box.proxy.browser(follow_redirects=True) as browser:
            answer = sign_in(browser, who)
            assert answer.status_code == 200, answer.text
            assert answer.url.path.startswith(leads)


def an_address_is_printed(walk):
    said = walk.answer("corset administrator")
    assert said.startswith("https://clinic.example.org/invited/")
    walk.invitation = said.split()[0]


def somebody_is_treated(walk):
    clinic_server.found(walk.box.root / "var/lib/corset")


def a_backup_is_there_that_only_the_key_opens(walk):
    (made,) = (walk.box.root / "var/backups/corset").iterdir()
    assert made.name in walk.answer("ls")
    assert made.stat().st_mode & 0o777 == 0o600
    assert made.read_bytes().startswith(b"age-encryption.org/v1")


def the_drill_restored_and_left_nothing(walk):
    assert re.match(r"restored as of .*: [1-9]\d* logs", walk.answer("corset restore"))
    assert not list((walk.box.root / "srv").iterdir())
    assert not (walk.box.clone / "private.txt").exists()


def nothing_is_wrong_and_a_letter_has_come(walk):
    assert walk.answer("corset doctor").endswith("Found wrong: nothing.\n")
    assert [letter["To"] for letter in walk.box.mail.letters] == ["you@example.org"]


def what_is_watched_is_measured(walk):
    measured = walk.answer("curl -fsS -H")
    scraped, alerts = (yaml.safe_load(b.text) for b in blocks() if b.kind == "yaml")
    assert scraped["scrape_configs"][0]["job_name"] == "corset"
    (group,) = alerts["groups"]
    for name in re.findall(r"corset_\w+", " ".join(rule["expr"] for rule in group["rules"])):
        assert re.search(rf"^{name} ", measured, re.MULTILINE), name


def all_of_it_is_in_postgresql(walk):
    people_sign_in(walk)
    with psycopg.connect(walk.box.words["postgresql:///corset"]) as server:
        found = server.execute("SELECT email FROM people_user WHERE role = 'administrator'")
        assert found.fetchall() == [("you@example.org",)]
        assert server.execute("SELECT count(*) FROM record_eventrow").fetchone() > (0,)


AFTER = {
    "The first administrator": an_address_is_printed,
    "Start": somebody_is_treated,
    "Backup": a_backup_is_there_that_only_the_key_opens,
    "The restore, tried": the_drill_restored_and_left_nothing,
    "Is it set up well?": nothing_is_wrong_and_a_letter_has_come,
    "Watching": what_is_watched_is_measured,
    "PostgreSQL": all_of_it_is_in_postgresql,
}


@pytest.fixture
def box(wheel, postgresql, tmp_path):
    for name, path in (("nginx", clinic_server.NGINX), ("caddy", clinic_server.CADDY)):
        if path is None:
            lacking(name, "`make proxies` installs it as root")
    if shutil.which("curl") is None:
        lacking("curl", "`make proxies` installs it as root")
    with Box(tmp_path, wheel, postgresql) as made:
        yield made


def test_a_stranger_comes_from_an_empty_box_to_a_clinic(box):
    walk, come = Walk(box), []
    for heading, group in groupby(blocks(), key=lambda block: block.heading):
        for block in group:
            if block.kind == "sh":
                walk.type(block)
            elif block.kind == "ini":
                box.write(block.text)
        AFTER.get(heading, lambda _: None)(walk)
        come.append(heading)
    assert set(AFTER) <= set(come)


def test_what_is_run_or_listed_is_typed_somewhere():
    lines = [line for block in blocks() if block.kind == "sh" for line in commands(block)]
    assert {line.split()[0] for line in lines} == RUN | set(INSTEAD)


def test_another_command_is_found():
    with pytest.raises(AssertionError, match="neither run nor listed"):
        Walk(None).type(Block("Start", "sh", "shutdown now\n"))
    for unmarked in ("    corset serve\n", "```\ncorset serve\n```\n", "```bash\nls\n```\n"):
        with pytest.raises(AssertionError):
            blocks(f"## Start\n\n{unmarked}")

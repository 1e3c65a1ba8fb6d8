"""The commands that work in the background, as processes of their own, with a real mail server."""

import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest
from tests import mail_server
from tests.story import Story

from corset.people.models import Letter

CORSET = Path(sys.executable).parent / "corset"


@contextmanager
def process(command, env):
    running = subprocess.Popen(  # noqa: S603 - our own command
        [CORSET, *command], env=env, stdout=subprocess.PIPE, text=True
    )
    try:
        running.stdout.readline()  # it says that it is there
        yield running
    finally:
        running.kill()
        running.communicate()


def ended(running, by=signal.SIGTERM):
    running.send_signal(by)
    return running.wait(30)


def arrived(seconds=30):
    end = monotonic() + seconds
    while monotonic() < end:
        if not Letter.objects.filter(delivered_at=None).exists():
            return True
        sleep(0.1)
    return False


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_work_alone_delivers_over_starttls_with_a_password_and_stops_in_peace(
    settings_of_the_clinic, tmp_path, by
):
    server, trusted = mail_server.secure(tmp_path)
    env = settings_of_the_clinic | {
        "CORSET_SMTP": f"localhost:{server.port}",
        "CORSET_SMTP_TLS": "starttls",
        "CORSET_SMTP_USER": mail_server.USER.decode(),
        "CORSET_SMTP_PASSWORD": mail_server.PASSWORD.decode(),
        "SSL_CERT_FILE": str(trusted),
    }
    story = Story()
    with mail_server.running(server), process(["work"], env) as worker:
        story.do(story.user, "report_emergency")
        assert arrived()
        assert ended(worker, by) == 0
    assert {letter["To"] for letter in server.letters} == {"vera@example.org"}


@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_serve_works_too_unless_told_not_to(settings_of_the_clinic):
    server = mail_server.MailServer()
    env = settings_of_the_clinic | {"CORSET_SMTP": f"127.0.0.1:{server.port}"}
    story = Story()
    story.do(story.user, "report_emergency")
    with mail_server.running(server):
        with process(["serve", "127.0.0.1:0", "--no-worker"], env) as alone:
            assert not arrived(seconds=3)
            assert ended(alone) == 0
        with process(["serve", "127.0.0.1:0"], env) as early:
            assert ended(early) == 0  # before it listens
        with process(["serve", "127.0.0.1:0"], env) as serving:
            assert arrived()
            assert ended(serving) == 0
    assert server.letters


def test_a_worker_that_is_stopped_while_the_mail_server_hangs_ends_its_job(settings_of_the_clinic):
    story = Story()
    story.do(story.user, "report_emergency")
    with mail_server.silent() as (port, came):
        env = {"CORSET_SMTP": f"127.0.0.1:{port}", "CORSET_SMTP_TIMEOUT": "2"}
        with process(["work"], settings_of_the_clinic | env) as worker:
            assert came.wait(30)
            assert ended(worker) == 0
    assert Letter.objects.exclude(failure="").exists()

"""Mistakes made on purpose, each found by the doctor and said in words."""

import ssl
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
import trustme
from allauth.mfa.models import Authenticator
from django.utils import timezone
from tests import mail_server
from tests.ports import free_port
from tests.story import Story, account

from corset.people.models import Letter, Role
from corset.presentation.operations.doctor import SENTENCES, sentence
from corset.record.models import AlertRow, CareTeamMember, DecisionRow, LogCheck
from corset.services.doctor import machine
from corset.services.doctor.address import address
from corset.services.doctor.examination import examine


@pytest.fixture
def clinic(db, settings, tmp_path):
    """A clinic in which nothing is wrong: a mail server, a care team, second factors."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    settings.DATA, settings.DEBUG = folder, False
    settings.ALLOWED_HOSTS, settings.HTTPS = ["localhost", "clinic.example.org"], True
    settings.CLINIC_NAME, settings.CLINIC_TELEPHONE = "Clinic on the Hill", "+49 30 1234"
    settings.SECOND_FACTOR, settings.DEFAULT_FROM_EMAIL = True, "corset@example.org"
    (folder / "last-backup").write_text(timezone.now().isoformat())
    story = Story()
    for user in (story.clinician, story.specialist, account(Role.ADMINISTRATOR, "office")):
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    server = mail_server.MailServer()
    mail_server.use(settings, server.port)
    with mail_server.running(server):
        story.letters = server.letters
        yield story


def keys(**asked):
    return [one.key for one in examine(**asked)]


def test_where_nothing_is_wrong_nothing_is_said(clinic):
    assert keys() == []


@pytest.mark.parametrize(
    ("setting", "value", "key"),
    [
        ("DEBUG", True, "debug"),
        ("HTTPS", False, "https_off"),
        ("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"], "no_hosts"),
        ("CLINIC_NAME", "", "no_name"),
        ("CLINIC_TELEPHONE", "", "no_telephone"),
        ("SECOND_FACTOR", False, "second_factor_off"),
        ("EMAIL_HOST", "", "no_mail_server"),
        ("DEFAULT_FROM_EMAIL", "corset@localhost", "no_sender"),
    ],
)
def test_a_setting_that_is_wrong_is_found(clinic, settings, setting, value, key):
    setattr(settings, setting, value)
    assert keys() == [key]


def test_a_mail_server_that_does_not_answer_is_found(clinic, settings):
    mail_server.use(settings, free_port())
    (found,) = examine()
    assert sentence(found.key, found.facts).endswith("The mail server cannot be reached.")


def test_a_letter_is_sent_to_try_the_way(clinic):
    assert keys(mail="operator@example.org") == []
    assert [letter["To"] for letter in clinic.letters] == ["operator@example.org"]
    assert "can arrive here" in clinic.letters[0].get_content()


def test_files_that_others_can_read_are_found(clinic, settings):
    settings.DATA.chmod(0o755)
    key = settings.DATA / "secret-key"
    key.touch(mode=0o644)
    assert [(one.key, one.facts["path"]) for one in examine()] == [
        ("readable", settings.DATA),
        ("readable", key),
    ]


def test_a_disk_that_is_nearly_full_is_found(clinic, monkeypatch):
    monkeypatch.setattr(machine, "LEAST_FREE", 10**18)
    assert keys() == ["disk"]


def test_a_database_of_an_older_version_is_found_and_nothing_more_is_asked_of_it(
    clinic, monkeypatch
):
    monkeypatch.setattr(machine, "missing_migrations", lambda: 2)
    (found,) = examine()
    assert (found.key, found.facts["count"]) == ("migrations", 2)


def test_a_clock_behind_the_log_is_found(clinic, monkeypatch):
    clinic.do(clinic.clinician, "propose")
    assert DecisionRow.objects.exists()
    early = timezone.now() - timedelta(days=2)
    monkeypatch.setattr(machine.timezone, "now", lambda: early)
    assert "clock_behind" in keys()


def test_people_who_are_missing_are_found(clinic):
    Authenticator.objects.all().delete()
    assert keys() == ["no_second_factor"]
    CareTeamMember.objects.all().delete()
    assert keys() == ["no_second_factor", "no_clinician"]
    clinic.clinician.__class__.objects.filter(role=Role.ADMINISTRATOR).update(is_active=False)
    assert keys() == ["no_administrator", "no_second_factor", "no_clinician"]


def test_work_that_nobody_does_is_found(clinic):
    clinic.do(clinic.user, "report_emergency")
    long_ago = timezone.now() - timedelta(hours=1)
    Letter.objects.update(written_at=long_ago)
    AlertRow.objects.update(due=timezone.now() + timedelta(hours=1), escalated_at=None)
    assert keys() == ["letters_wait"]
    AlertRow.objects.update(due=long_ago)
    assert keys() == ["letters_wait", "alerts_late"]


def test_a_log_that_does_not_hold_is_found(clinic):
    now = timezone.now()
    said = {"checked_at": now, "what": "event", "number": 3}
    LogCheck.objects.update_or_create(patient=clinic.patient.id, defaults=said)
    assert keys() == ["broken_logs"]


def test_a_backup_that_is_missing_or_old_is_found(clinic, settings):
    kept = settings.DATA / "last-backup"
    kept.write_text((timezone.now() - timedelta(days=3)).isoformat())
    (found,) = examine()
    assert (found.key, found.facts["count"]) == ("old_backup", 3)
    kept.unlink()
    assert keys() == ["no_backup"]


class Answer(BaseHTTPRequestHandler):
    """What a gateway could answer."""

    def do_GET(self):
        status, headers = self.server.answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value.format(url=f"https://localhost:{self.server.server_port}"))
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def gateway(status=200, trusted=True, **headers):
    """A server with TLS that answers so; whether its certificate is vouched for."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    server.answer = status, {name.replace("_", "-"): value for name, value in headers.items()}
    server.socket = context.wrap_socket(server.socket, server_side=True)
    Thread(target=server.serve_forever, daemon=True).start()
    with authority.cert_pem.tempfile() as file, pytest.MonkeyPatch.context() as patch:
        if trusted:
            patch.setenv("SSL_CERT_FILE", file)
        yield f"https://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ({"Set_Cookie": "csrftoken=x; Secure"}, []),
        ({"Set_Cookie": "csrftoken=x"}, ["cookies"]),
        ({"status": 301, "Location": "{url}/accounts/login/"}, ["loop"]),
        ({"status": 400}, ["host_refused"]),
        ({"status": 502}, ["status"]),
        ({"trusted": False}, ["certificate"]),
    ],
)
def test_a_gateway_that_is_wrong_is_found_from_outside(answer, found):
    with gateway(**answer) as url:
        assert [one.key for one in address(url)] == found


def test_an_address_where_nobody_is_is_found():
    (found,) = address(f"https://localhost:{free_port()}")
    assert found.key == "unreachable"


FACTS = {"count": 2, "why": "so", "url": "https://x", "path": "/x", "hosts": "x", "host": "x"}
FACTS |= {"seconds": 2, "latest": "x", "megabytes": 2, "minutes": 2, "status": 502}


@pytest.mark.parametrize("key", SENTENCES)
@pytest.mark.parametrize("count", [1, 2])
def test_every_key_has_a_whole_sentence(key, count):
    said = sentence(key, FACTS | {"count": count})
    assert "%(" not in said
    assert said[0].isupper() or said[0].isdigit() or said[0] in "/h"

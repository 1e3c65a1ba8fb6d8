"""Real mail servers that hang, refuse, are down for a while, want encryption and a password."""

import smtplib
import socket
from datetime import timedelta

import pytest
from tests import mail_server
from tests.ports import free_port
from tests.story import account

from corset.people.models import Failure, Letter, Role
from corset.presentation.letters import Text, why_it_waits
from corset.services.notifications import outbox, transport
from corset.services.notifications.status import waiting_letters

WORN = 40


def report(story):
    story.do(story.user, "report_emergency")
    return Letter.objects.get()


def try_now(letter):
    """Let the letter be due, and its job be done."""
    Letter.objects.filter(id=letter.id).update(due_at=letter.written_at)
    outbox.deliver.call()
    letter.refresh_from_db()
    return letter


def test_a_letter_arrives_once_and_is_forgotten(story, settings):
    with mail_server.running(mail_server.MailServer()) as server:
        mail_server.use(settings, server.port)
        letter = try_now(report(story))
        try_now(letter)
    (arrived,) = server.letters
    assert arrived["To"] == "vera@example.org"
    assert str(letter.id) in arrived["Message-ID"]
    assert "at once" in arrived.get_content()
    assert (letter.subject, letter.body, letter.attempts) == ("", "", 1)
    assert letter.delivered_at


def test_the_clinic_is_named_where_it_has_a_name(story, settings):
    settings.CLINIC_NAME = "Clinic on the Hill"
    with mail_server.running(mail_server.MailServer()) as server:
        mail_server.use(settings, server.port)
        try_now(report(story))
    (arrived,) = server.letters
    assert arrived["Subject"] == "Clinic on the Hill: an alert"
    assert arrived.get_content().rstrip().endswith("Clinic on the Hill")


def test_a_server_that_hangs_costs_its_time_and_no_more(story, settings):
    with mail_server.silent() as (port, came):
        mail_server.use(settings, port)
        letter = try_now(report(story))
    assert came.is_set()
    assert letter.failure == Failure.SILENT
    assert letter.delivered_at is None


def test_a_server_that_refuses_is_asked_again(story, settings):
    with mail_server.running(mail_server.Refusing()) as server:
        mail_server.use(settings, server.port)
        letter = try_now(report(story))
    assert letter.failure == Failure.ADDRESS
    assert letter.due_at > letter.written_at + timedelta(seconds=9)
    assert letter.body


def test_a_server_that_comes_back_gets_the_letter(story, settings):
    server = mail_server.MailServer()
    mail_server.use(settings, server.port)
    letter = report(story)
    for _ in range(3):
        assert try_now(letter).failure == Failure.UNREACHABLE
    with mail_server.running(server):
        assert try_now(letter).delivered_at
    assert len(server.letters) == 1
    assert letter.failure == ""


@pytest.fixture
def secure(settings, tmp_path, monkeypatch):
    server, trusted = mail_server.secure(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    own = {"EMAIL_HOST_USER": "corset", "EMAIL_HOST_PASSWORD": "slow and smooth"}
    mail_server.use(settings, server.port, EMAIL_USE_TLS=True, **own)
    with mail_server.running(server):
        yield server


def test_a_server_that_wants_encryption_and_a_password_gets_both(story, secure):
    assert try_now(report(story)).delivered_at
    assert len(secure.letters) == 1


@pytest.mark.parametrize(
    ("wrong", "failure"),
    [
        ({"EMAIL_HOST_PASSWORD": "wrong"}, Failure.SIGN_IN),
        ({"EMAIL_HOST_USER": "", "EMAIL_HOST_PASSWORD": ""}, Failure.SIGN_IN),
    ],
)
def test_a_server_says_that_it_does_not_know_us(story, secure, settings, wrong, failure):
    for name, value in wrong.items():
        setattr(settings, name, value)
    assert try_now(report(story)).failure == failure
    assert secure.letters == []


def test_a_server_whom_nobody_vouches_for_gets_no_letter(story, secure, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    assert try_now(report(story)).failure == Failure.UNTRUSTED
    assert secure.letters == []


def test_encryption_is_not_left_out_where_the_server_has_none(story, settings):
    with mail_server.running(mail_server.MailServer()) as server:
        mail_server.use(settings, server.port, EMAIL_USE_TLS=True)
        assert try_now(report(story)).failure == Failure.NOT_ENCRYPTED
    assert server.letters == []


def test_a_server_that_is_encrypted_from_the_first_word(story, settings, tmp_path, monkeypatch):
    server, trusted = mail_server.encrypted(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    mail_server.use(settings, server.port, EMAIL_USE_SSL=True)
    with mail_server.running(server):
        assert try_now(report(story)).delivered_at
    assert len(server.letters) == 1


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (socket.gaierror("nowhere"), Failure.UNKNOWN_HOST),
        (ConnectionResetError(), Failure.UNREACHABLE),
        (smtplib.SMTPConnectError(421, b"later"), Failure.UNREACHABLE),
        (smtplib.SMTPSenderRefused(530, b"sign in first", "x"), Failure.SIGN_IN),
        (smtplib.SMTPSenderRefused(550, b"not you", "x"), Failure.REFUSED),
        (smtplib.SMTPDataError(452, b"full"), Failure.REFUSED),
        (ValueError("a line break in a subject"), Failure.REFUSED),
    ],
)
def test_every_error_has_a_word_and_every_word_a_sentence(error, failure):
    assert transport.failure_of(error) == failure
    assert why_it_waits(failure).endswith(".")


def test_without_a_mail_server_letters_wait(story, settings):
    settings.EMAIL_HOST = ""
    letter = try_now(report(story))
    assert letter.failure == Failure.NO_SERVER
    assert letter.delivered_at is None


def test_waits_grow_and_end_nowhere():
    waits = [outbox.wait(attempts) for attempts in range(1, 10)]
    assert waits == sorted(waits)
    assert waits[:3] == [timedelta(seconds=s) for s in (10, 20, 40)]
    assert outbox.wait(WORN) == outbox.LONGEST_WAIT == timedelta(minutes=15)


def test_a_letter_of_an_alert_is_tried_for_ever(story, settings):
    mail_server.use(settings, free_port())
    letter = report(story)
    long_ago = letter.written_at - timedelta(days=400)
    Letter.objects.update(written_at=long_ago, due_at=long_ago, attempts=WORN * 1000)
    outbox.forget_old()
    outbox.deliver.call()
    letter.refresh_from_db()
    assert letter.attempts == WORN * 1000 + 1


def test_a_changed_address_holds_for_what_waits(story, settings):
    letter = report(story)
    story.clinician.email = "vera@new.example.org"
    story.clinician.save()
    with mail_server.running(mail_server.MailServer()) as server:
        mail_server.use(settings, server.port)
        try_now(letter)
    assert [one["To"] for one in server.letters] == ["vera@new.example.org"]


def test_a_closed_account_gets_no_letter(story, settings):
    letter = report(story)
    story.clinician.is_active = False
    story.clinician.save()
    with mail_server.running(mail_server.MailServer()) as server:
        mail_server.use(settings, server.port)
        try_now(letter)
    assert server.letters == []


def test_the_administrator_sees_what_waits_and_why_but_nothing_of_whom(story, settings, client):
    admin = account(Role.ADMINISTRATOR, "admin")
    assert waiting_letters(by=admin) is None
    letter = report(story)
    assert waiting_letters(by=admin).untried == 1
    mail_server.use(settings, free_port())
    try_now(letter)
    found = waiting_letters(by=admin)
    assert (found.count, found.untried, found.since) == (1, 0, letter.written_at)
    client.force_login(admin)
    page = client.get("/staff/").content.decode()
    assert "1 letter has not arrived" in page
    assert "The mail server cannot be reached." in page
    assert "Anna" not in page.partition("Letters that wait")[2].partition("</section>")[0]


def test_a_page_that_writes_a_letter_does_not_wait_for_the_mail_server(story, settings, client):
    story.clinician.set_password("slow and smooth")
    story.clinician.save()
    settings.CLINIC_NAME = "Clinic on the Hill"
    with mail_server.silent() as (port, came):
        mail_server.use(settings, port)
        client.post("/accounts/password/reset/", {"email": "vera@example.org"})
        assert not came.is_set()
    letter = Letter.objects.get()
    assert letter.to == "vera@example.org"
    assert letter.until is not None
    assert "/accounts/password/reset/key/" in letter.body
    assert letter.body.strip().endswith("Clinic on the Hill")
    assert letter.subject.startswith("Clinic on the Hill: ")
    assert "Hello from" not in letter.body
    with mail_server.running(mail_server.MailServer()) as server:
        mail_server.use(settings, server.port)
        outbox.deliver.call()
    assert [one["To"] for one in server.letters] == ["vera@example.org"]
    assert not Letter.objects.exists()


def test_a_letter_about_an_account_is_given_up_after_its_time(db, settings):
    text = Text("x", "x")
    outbox.write_to_address(text, address="jo@example.org", keep_for=timedelta(seconds=-1))
    with mail_server.running(mail_server.MailServer()) as server:
        mail_server.use(settings, server.port)
        outbox.deliver.call()
    assert server.letters == []
    assert outbox.forget_old() == 1

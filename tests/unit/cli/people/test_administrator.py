"""`corset administrator` begins a clinic: an address that makes one account, once."""

import io
import re
from urllib.parse import urlsplit

import pytest
from tests.story import account

from corset.cli import main
from corset.people.clinic import clinic_time_zone, forget_clinic_time_zone
from corset.people.models import ClinicTimeZone, Invitation, Role, User


@pytest.fixture
def called(db, monkeypatch, capsys):
    """Call the command in the test's own database; return its status, and what it said."""
    monkeypatch.setattr("corset.cli.people.administrator.set_up", lambda: None)

    def call(*arguments):
        status = main(["administrator", *arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def address_in(said):
    return re.match(r"\S+", said)[0]


def test_whoever_opens_the_address_is_an_administrator(called, client):
    status, said, errors = called("Kim@example.org", "--name", "Kim Lind")
    assert (status, errors) == (0, "")
    assert "kim@example.org, an administrator" in said
    path = urlsplit(address_in(said)).path
    page = client.get(path)
    assert page.status_code == 200
    names = re.findall(r'<input[^>]* name="(\w+)"', page.content.decode())
    fields = {name: "gymnastics every day" for name in names if "password" in name}
    answer = client.post(path, {"name": "Kim Lind", "email": "kim@example.org", **fields})
    assert answer.status_code == 302, answer.content.decode()
    user = User.objects.get()
    assert (user.email, user.role, user.name) == ("kim@example.org", Role.ADMINISTRATOR, "Kim Lind")
    assert user.check_password("gymnastics every day")


def test_called_again_the_address_before_ends(called, client):
    first, second = (address_in(called("kim@example.org")[1]) for _ in range(2))
    assert "expired" in client.get(urlsplit(first).path).content.decode()
    assert "expired" not in client.get(urlsplit(second).path).content.decode()


def test_whoever_has_an_account_is_not_invited(called):
    account(Role.CLINICIAN, "kim")
    status, said, errors = called("Kim@example.org")
    assert (status, said, errors.count("\n")) == (2, "", 1)
    assert "This e-mail address has an account already. Allowed: an e-mail address" in errors
    assert User.objects.get().role == Role.CLINICIAN


@pytest.mark.parametrize("email", ["", "kim", "kim@", "a@b c.org", "a\nb@example.org"])
def test_what_is_no_address_of_mail_is_refused_in_one_line(called, email):
    status, said, errors = called(email)
    assert (status, said, errors.count("\n")) == (2, "", 1)
    assert "Enter a valid email address. Allowed: an e-mail address" in errors


@pytest.mark.parametrize(
    ("hosts", "https", "begins"),
    [
        ([], False, "http://127.0.0.1:8000/invited/"),
        (["clinic.example.org"], True, "https://clinic.example.org/invited/"),
        (["*", ".example.org", "b.org"], True, "https://example.org/invited/"),
        (["box"], False, "http://box:8000/invited/"),
        ([], True, "https://localhost/invited/"),
    ],
)
def test_the_address_is_the_clinics(called, settings, hosts, https, begins):
    settings.ALLOWED_HOSTS, settings.HTTPS = ["localhost", "127.0.0.1", "[::1]", *hosts], https
    assert called("kim@example.org")[1].startswith(begins)


def test_another_address_of_the_clinic_can_be_given(called):
    said = called("kim@example.org", "--url", "https://other.example.org:8443/")[1]
    assert said.startswith("https://other.example.org:8443/invited/")


@pytest.mark.parametrize(
    "url", ["", "clinic.example.org", "ftp://x", "https://", "https://x/y", "https://x:99999"]
)
def test_what_is_no_address_of_a_clinic_is_refused(called, url):
    status, _, errors = called("kim@example.org", "--url", url)
    assert status == 2
    assert "allowed: an address such as https://clinic.example.org" in errors


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_at_a_terminal_the_name_is_asked_for_until_one_is_given(called, monkeypatch):
    monkeypatch.setattr("sys.stdin", Terminal("\n  \nKim Lind\n"))
    status, said, errors = called("kim@example.org")
    assert status == 0
    assert said.startswith("http")
    assert errors.startswith("Name of the administrator: " * 3)
    assert Invitation.objects.get().name == "Kim Lind"


def test_whoever_gives_none_there_invites_nobody(called, monkeypatch):
    monkeypatch.setattr("sys.stdin", Terminal(""))
    status, said, errors = called("kim@example.org")
    assert (status, said) == (2, "")
    assert "No name was given. Allowed: --name" in errors
    assert not Invitation.objects.exists()


def test_a_name_that_was_given_is_not_asked_for(called, monkeypatch):
    monkeypatch.setattr("sys.stdin", Terminal(""))
    assert called("kim@example.org", "--name", "Kim")[0] == 0


def test_a_script_is_asked_nothing(called, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("Kim\n"))
    assert called("kim@example.org")[0] == 0
    assert Invitation.objects.get().name == ""


def test_the_clinics_time_zone_is_given_or_typed_once(called, monkeypatch):
    assert called("kim@example.org", "--name", "Kim", "--time-zone", "Asia/Tokyo")[0] == 0
    assert clinic_time_zone() == "Asia/Tokyo"
    status, said, errors = called("kim@example.org", "--time-zone", "Middle/Earth")
    assert (status, said) == (2, "")
    assert "Middle/Earth" in errors
    ClinicTimeZone.objects.all().delete()
    forget_clinic_time_zone()
    monkeypatch.setattr("sys.stdin", Terminal("Kim\nEurope/Berlin\n"))
    assert "Time zone of the clinic (UTC):" in called("kim@example.org")[2]
    assert clinic_time_zone() == "Europe/Berlin"

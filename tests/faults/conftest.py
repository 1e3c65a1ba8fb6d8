"""What tests of faults share."""

import shutil

import pytest
from tests import clinic_server
from tests.conftest import lacking
from tests.story import Story


@pytest.fixture
def story(db):
    return Story()


@pytest.fixture(scope="session")
def founded(tmp_path_factory):
    """The data folder of a small clinic, its static files collected: to be copied, not used."""
    folder = tmp_path_factory.mktemp("founded") / "data"
    clinic_server.found(folder)
    return folder


@pytest.fixture
def data(founded, tmp_path):
    """A small clinic's data folder of one's own."""
    return shutil.copytree(founded, tmp_path / "data")


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

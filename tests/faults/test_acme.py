"""A certificate fetched by itself: the operator's Caddyfile as it stands, and a real authority.

The authority is another Caddy that speaks ACME. It asks at ports 80 and 443, as every one does, so
both have to be free here. The clinic's name is `localhost`, the one name that leads here anywhere.
"""

import shutil
import socket
import ssl
import subprocess

import httpx
import pytest
from tests import clinic_server
from tests.clinic_server import ROOT, Proxy, served, sign_in, wait_until
from tests.conftest import lacking
from tests.ports import free_port

pytestmark = pytest.mark.slow
AUTHORITY = """{{
	admin off
	skip_install_trust
	auto_https disable_redirects
	http_port {plain}
	https_port {port}
	storage file_system {folder}
}}
https://localhost:{port} {{
	tls internal
	acme_server
}}
"""
FETCHED = "tls {{\n\tca https://localhost:{port}/acme/local/directory\n\tca_root {root}\n}}"
WORLD = (80, 443)


def is_free(port):
    try:
        with socket.create_server(("", port)):
            return True
    except OSError:
        return False


@pytest.fixture
def caddies():
    """Start one after the other; all of them end with the test."""
    started = []

    def start(config, home, **variables):
        asked = [clinic_server.CADDY, "run", "--config", str(config), "--adapter", "caddyfile"]
        env = {"HOME": str(home), "XDG_DATA_HOME": str(home), **variables}
        with (home / "said.txt").open("w") as said:
            started.append(subprocess.Popen(asked, env=env, stderr=said))  # noqa: S603 - a proxy

    yield start
    for one in started:
        one.terminate()
        one.wait(30)


def test_the_certificate_is_fetched_and_the_clinic_served_under_it(founded, tmp_path, caddies):
    if clinic_server.CADDY is None:
        lacking("caddy", "install Debian's package `caddy`")
    if not all(map(is_free, WORLD)):
        pytest.skip("ports 80 and 443 are taken, or nobody here may listen at them")
    there, here = tmp_path / "authority", tmp_path / "clinic"
    port, root = free_port(), there / "pki/authorities/local/root.crt"
    for folder in (there, here):
        folder.mkdir()
    (there / "Caddyfile").write_text(AUTHORITY.format(plain=free_port(), port=port, folder=there))
    caddies(there / "Caddyfile", there)
    wait_until(root.exists, 30)
    behind = {"CORSET_HTTPS": "1", "CORSET_PROXIES": "1", "CORSET_HOSTS": "localhost"}
    data = shutil.copytree(founded, tmp_path / "data")
    with served(data, "--no-worker", **behind) as clinic:
        caddies(
            ROOT / "deploy/Caddyfile",
            here,
            CORSET_SITE="localhost",
            CORSET_TLS=FETCHED.format(port=port, root=root),
            CORSET_UPSTREAM=clinic.base.removeprefix("http://"),
        )
        proxy = Proxy("https://localhost", root)
        wait_until(lambda: answers(proxy), 60)
        with proxy.browser() as browser:
            assert browser.get("/health/ready/").http_version == "HTTP/2"
            assert sign_in(browser).status_code == 302
        issued = ssl.get_server_certificate(("localhost", 443), ca_certs=str(root))
        assert issued.startswith("-----BEGIN CERTIFICATE-----")
        led_on = httpx.get("http://localhost/patients/")
        assert led_on.headers["location"] == "https://localhost/patients/"
    assert list(here.rglob("localhost.crt")), "it is kept for the next start"


def answers(proxy):
    try:
        with proxy.browser() as browser:
            return browser.get("/health/ready/").status_code == 200
    except httpx.TransportError:
        return False

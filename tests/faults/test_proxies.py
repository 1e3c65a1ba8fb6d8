"""A clinic with HTTPS behind a real proxy, served through the files that an operator takes."""

import json
import re
import shutil
import socket
import ssl
import subprocess

import httpx
import pytest
from tests import clinic_server
from tests.clinic_server import served, sign_in
from tests.conftest import lacking

pytestmark = pytest.mark.slow
WRONG = 20
"""Wrong passwords after which an address has to wait."""


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def proxy(request, founded, tmp_path_factory):
    """A proxy of each kind in front of a clinic of its own."""
    start = request.getfixturevalue(request.param)
    folder = tmp_path_factory.mktemp(request.param)
    data = shutil.copytree(founded, folder / "data")
    behind = {"CORSET_HTTPS": "1", "CORSET_HOSTS": "localhost"}
    with served(data, "--no-worker", **behind) as clinic, start(clinic, folder) as running:
        yield running


def test_somebody_signs_in_over_https_and_http2(proxy):
    with proxy.browser(follow_redirects=True) as browser:
        answer = sign_in(browser)
        assert answer.status_code == 200, answer.history
        assert str(answer.url) == f"{proxy.base}/patients/"
        assert answer.http_version == "HTTP/2"
        cookies = {cookie.name: cookie for cookie in browser.cookies.jar}
        assert cookies["__Host-sessionid"].secure
        assert cookies["__Host-csrftoken"].secure


def test_a_page_is_answered_and_not_sent_to_itself(proxy):
    with proxy.browser() as browser:
        for path in ("/accounts/login/", "/exercises", "/emergency/", "/health/ready/"):
            assert browser.get(path).status_code == 200
        assert "max-age" in browser.get("/exercises").headers["strict-transport-security"]
        page = browser.get("/exercises").text
        style = re.search(r'href="(/static/[^"]+\.css)"', page)[1]
        sent = browser.get(style, headers={"Accept-Encoding": "br"})
        assert sent.headers["content-encoding"] == "br"
        assert "immutable" in sent.headers["cache-control"]


def test_every_cookie_is_this_hosts_alone(proxy):
    with proxy.browser() as browser:
        page = browser.get("/accounts/login/")
        answer = sign_in(browser)
    cookies = [*page.headers.get_list("set-cookie"), *answer.headers.get_list("set-cookie")]
    assert {cookie.partition("=")[0] for cookie in cookies} == {
        "__Host-csrftoken",
        "__Host-sessionid",
    }
    for cookie in cookies:
        assert "Secure" in cookie
        assert re.search("SameSite=(Lax|Strict)", cookie)
        assert "Domain=" not in cookie
        assert cookie.startswith("__Host-csrftoken") or "HttpOnly" in cookie


def test_a_forged_address_neither_counts_nor_locks_anybody_out(proxy):
    """Whoever guesses passwords is slowed down, however many addresses they claim to have."""
    answers = []
    for guess in range(WRONG + 1):
        claimed = {"X-Forwarded-For": f"198.51.100.{guess}", "X-Real-IP": "198.51.100.9"}
        with proxy.browser(headers=claimed) as browser:
            page = browser.get("/accounts/login/")
            token = re.search(r'name="csrfmiddlewaretoken"\s+value="(\w+)"', page.text)[1]
            fields = {"login": f"nobody{guess}@example.org", "password": "wrong"}
            answers.append(
                browser.post(
                    "/accounts/login/",
                    data={**fields, "csrfmiddlewaretoken": token},
                    headers={"Referer": f"{proxy.base}/accounts/login/"},
                ).text
            )
    assert "Too many wrong passwords" not in answers[0]
    assert "Too many wrong passwords" in answers[-1]


def test_too_large_a_form_is_refused_in_words(proxy):
    # By HTTP/2 this client goes on waiting for leave to send what was refused already.
    with proxy.browser(http2=False) as browser:
        answer = browser.post("/accounts/login/", content=b"x" * 1_500_000)
    assert answer.status_code == 413
    assert "too large" in answer.text


def test_caddy_takes_its_file_as_it_stands():
    """A stranger sets no variable, and has the certificate fetched."""
    if clinic_server.CADDY is None:
        lacking("caddy", "install Debian's package `caddy`")
    own = clinic_server.ROOT / "deploy/Caddyfile"
    asked = [clinic_server.CADDY, "adapt", "--config", own, "--adapter", "caddyfile"]
    done = subprocess.run(asked, env={"HOME": "/"}, capture_output=True, check=True)  # noqa: S603
    (server,) = json.loads(done.stdout)["apps"]["http"]["servers"].values()
    assert server["listen"] == [":443"]
    assert server["routes"][0]["match"] == [{"host": ["clinic.example.org"]}]


def test_without_a_proxy_nothing_forwarded_is_believed(data):
    with served(data, "--no-worker") as clinic:
        claims = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.1"}
        answer = httpx.get(f"{clinic.base}/accounts/login/", headers=claims)
        assert answer.status_code == 200
        assert "strict-transport-security" not in answer.headers


ANSWERS = {
    "a page": ("GET", "/accounts/login/"),
    "a redirect": ("GET", "/patients/"),
    "nothing there": ("GET", "/nowhere"),
    "an answer of the API": ("POST", "/api/session/"),
    "a balancer's question": ("GET", "/health/live/"),
    "the emergency page": ("GET", "/emergency/"),
    "the worker": ("GET", "/worker.js"),
    "a drawing": ("GET", "/static/clinic/components/mark.svg"),
    "a folder": ("GET", "/static/"),
    "the history of the code": ("GET", "/.git/config"),
}


@pytest.mark.parametrize("what", ANSWERS)
def test_every_answer_says_what_a_browser_may_do_with_it(proxy, what):
    method, path = ANSWERS[what]
    with proxy.browser() as browser:
        answer = browser.request(method, path)
    said = answer.headers
    assert answer.status_code < 500
    assert said["strict-transport-security"] == "max-age=31536000; includeSubDomains"
    assert said["x-content-type-options"] == "nosniff"
    assert said["referrer-policy"] == "same-origin"
    policy = dict(part.strip().split(" ", 1) for part in said["content-security-policy"].split(";"))
    nothing = ("default-src", "object-src", "base-uri", "frame-ancestors")
    assert {policy[name] for name in nothing} == {"'none'"}
    assert policy["script-src"] == "'self'"
    assert "access-control-allow-origin" not in said
    assert answer.content == b"" or "content-type" in said
    if said.get("content-type", "").startswith("text/") and answer.content:
        assert "charset=utf-8" in said["content-type"]


def test_folders_and_what_is_no_page_show_nothing(proxy):
    with proxy.browser() as browser:
        for path in (
            "/static/",
            "/static/clinic/",
            "/.git/config",
            "/.git/HEAD",
            "/../.git/config",
        ):
            assert browser.get(path).status_code in {400, 404}
        for path in ("/api/docs", "/api/openapi.json", "/metrics", "/admin/"):
            assert browser.get(path).status_code == 404


def test_nobody_traces(proxy):
    with proxy.browser() as browser:
        answer = browser.request("TRACE", "/accounts/login/", headers={"X-Mine": "mirrored"})
    assert answer.status_code == 405
    assert "mirrored" not in answer.text


def _speaks(proxy, **options):
    """The version that is spoken with a client that knows only so much."""
    context = ssl.create_default_context(cafile=str(proxy.trusted))
    if "ciphers" in options:
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers(options["ciphers"])
    if "most" in options:
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        context.maximum_version = options["most"]
        context.set_ciphers("ALL:@SECLEVEL=0")
    host, _, port = proxy.base.removeprefix("https://").partition(":")
    with (
        socket.create_connection((host, int(port)), timeout=10) as plain,
        context.wrap_socket(plain, server_hostname=host) as spoken,
    ):
        return spoken.version()


def test_the_newest_tls_is_spoken_and_no_old_one(proxy):
    assert _speaks(proxy) == "TLSv1.3"
    assert _speaks(proxy, ciphers="ECDHE+AESGCM") == "TLSv1.2"
    with pytest.raises((ssl.SSLError, OSError)):
        _speaks(proxy, most=ssl.TLSVersion.TLSv1_1)


@pytest.mark.parametrize("weak", ["AES128-GCM-SHA256", "AES256-SHA", "ECDHE-RSA-AES256-SHA384"])
def test_no_weak_suite_is_spoken(proxy, weak):
    with pytest.raises((ssl.SSLError, OSError)):
        _speaks(proxy, ciphers=f"{weak}:@SECLEVEL=0")


def test_in_the_clear_a_person_is_led_on_and_a_program_is_not(proxy):
    if proxy.plain is None:
        pytest.skip("Caddy's own redirect is not served by this configuration")
    assert httpx.get(f"{proxy.plain}/patients/").status_code == 301
    for path in ("/api/session/", "/metrics"):
        assert httpx.get(f"{proxy.plain}{path}").status_code == 403

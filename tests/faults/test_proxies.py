"""A clinic with HTTPS behind a real proxy, served through the files that an operator takes."""

import re
import shutil

import httpx
import pytest
from tests.clinic_server import served, sign_in

pytestmark = [pytest.mark.slow, pytest.mark.serving]
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


def test_without_a_proxy_nothing_forwarded_is_believed(data):
    with served(data, "--no-worker") as clinic:
        claims = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.1"}
        answer = httpx.get(f"{clinic.base}/accounts/login/", headers=claims)
        assert answer.status_code == 200
        assert "strict-transport-security" not in answer.headers

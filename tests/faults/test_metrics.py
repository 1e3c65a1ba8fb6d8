"""Requests are counted over all processes that answer one clinic."""

import re

import httpx
import pytest
from tests.clinic_server import served

pytestmark = pytest.mark.slow
TOKEN = "sixteen letters and more"
COUNTED = re.compile(
    r'^corset_requests_total\{.*page="emergency",status="2xx"\} (\S+)$', re.MULTILINE
)
ASKED = 40


def test_whichever_process_is_asked_says_what_all_of_them_answered(data):
    with served(data, "--no-worker", "--workers", "2", CORSET_METRICS_TOKEN=TOKEN) as clinic:
        for _ in range(ASKED):
            assert httpx.get(f"{clinic.base}/emergency/").status_code == 200
        said = set()
        for _ in range(10):
            bearer = {"Authorization": f"Bearer {TOKEN}"}
            text = httpx.get(f"{clinic.base}/metrics", headers=bearer).text
            said.add(float(COUNTED.search(text)[1]))
    assert said == {ASKED}

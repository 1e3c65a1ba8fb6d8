"""The clinic's figures, for whoever has the token and nobody else."""

import re

import pytest
from tests.story import Story

TOKEN = "sixteen letters and more"


@pytest.fixture
def figures(client, db, settings):
    settings.METRICS_TOKEN = TOKEN

    def read():
        answer = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
        assert answer.status_code == 200
        found = re.findall(
            r"^(corset_\w+)(\{[^}]*\})? (\S+)$", answer.content.decode(), re.MULTILINE
        )
        return {name + labels: float(value) for name, labels, value in found}

    return read


def test_without_a_token_set_there_is_no_such_page(client, db):
    assert client.get("/metrics").status_code == 404


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer wrong", f"Basic {TOKEN}"])
def test_nobody_reads_them_without_the_token(client, figures, given):
    answer = client.get("/metrics", headers={"Authorization": given})
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")


def test_an_alert_and_its_letter_are_counted(figures):
    assert (figures()["corset_alerts_open"], figures()["corset_letters_waiting"]) == (0, 0)
    story = Story()
    story.do(story.user, "report_emergency")
    told = figures()
    assert told["corset_alerts_open"] == told["corset_alerts_past_due"] == 1
    assert told["corset_letters_waiting"] == 1
    assert told["corset_oldest_letter_seconds"] >= 0


def test_requests_are_counted_by_page_and_never_by_whom(client, figures):
    page = 'corset_requests_total{method="GET",page="emergency",status="2xx"}'
    before = figures().get(page, 0)
    client.get("/emergency/")
    client.get("/patients/00000000-0000-0000-0000-000000000000/")
    assert figures()[page] == before + 1
    assert not [name for name in figures() if "00000000" in name]

"""Before a plan is signed: how long it takes, and why what is left out is left out, said once."""

import re

import pytest
from tests.story import Story
from tests.unit.clinic.reading import text_of

from corset.clinic.patient.contexts.words import session_minutes
from corset.services.therapy.training.today import today


@pytest.fixture
def story(db):
    return Story().prescribe()


@pytest.fixture
def desk(client, story):
    client.force_login(story.clinician)
    return client


def at(story, page=""):
    return f"/patients/{story.patient.id}/{page}"


def test_the_clinician_reads_the_minutes_that_the_patient_reads(desk, story):
    said = re.search(r"about (\d+) minutes", text_of(desk.get(at(story))))[1]
    page = today(by=story.user, patient_id=story.patient.id)
    assert page.items
    assert int(said) == session_minutes(page)


def test_minutes_stand_beside_the_doses_and_grow_with_them(desk, story):
    story.must(story.clinician, "propose")
    text = text_of(desk.get(at(story, "prescribe/")))
    now, grown = map(
        int, re.search(r"about (\d+) minutes at these doses.*?about (\d+) once", text).groups()
    )
    assert 0 < now < grown


def test_a_reason_is_said_once_for_all_that_it_leaves_out(desk, story):
    story.must(story.clinician, "propose")
    page = desk.get(at(story, "prescribe/")).text
    out = page.partition('<ul class="out">')[2].partition("</ul>")[0]
    reasons = re.findall(r"<li>.*?</b>(.*?)</li>", out, re.DOTALL)
    said = [re.sub(r"<[^>]+>|\s+", " ", one).split() for one in reasons]
    assert len(said) == len({" ".join(one) for one in said}) >= 1
    assert re.search(r"<b>[^<]+,[^<]+</b>", out)

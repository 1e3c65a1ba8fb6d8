"""Two people in one form: what does not collide is merged, what does is shown, nothing is lost."""

import pytest
from django.test import Client
from tests.story import Story, account
from tests.unit.clinic.clinician.forms_of import fields
from tests.unit.clinic.reading import text_of

from corset.people.models import Role
from corset.record.models import DecisionRow
from corset.services.therapy.patients.care_team import share_care
from corset.services.therapy.patients.enrolment import intake_of
from corset.services.therapy.patients.page import patient_page


def desks(story):
    """Two clinicians of one team, each in a browser."""
    other = account(Role.CLINICIAN, "jo")
    share_care(by=story.clinician, patient_id=story.patient.id, clinician=other, key="share")
    first, second = Client(), Client()
    first.force_login(story.clinician)
    second.force_login(other)
    return first, second


def at(story, page):
    return f"/patients/{story.patient.id}/{page}"


@pytest.fixture
def story(db):
    return Story().prescribe()


@pytest.fixture
def two(story):
    return desks(story)


def facts(story):
    return intake_of(by=story.clinician, patient_id=story.patient.id)


def test_a_stale_intake_undoes_nobodys_mass(story, two):
    mine, stale = (desk.get(at(story, "intake/")) for desk in two)
    two[0].post(at(story, "intake/"), fields(mine, mass_kg="82"))
    done = two[1].post(at(story, "intake/"), fields(stale, height_cm="171"), follow=True)
    assert "Body mass was changed by somebody else meanwhile; that is kept." in text_of(done)
    assert (facts(story).mass_kg, facts(story).height_m) == (82, 1.71)


def test_the_same_field_is_shown_side_by_side_and_nothing_typed_is_lost(story, two):
    mine, stale = (desk.get(at(story, "intake/")) for desk in two)
    two[0].post(at(story, "intake/"), fields(mine, mass_kg="82"))
    shown = two[1].post(
        at(story, "intake/"),
        fields(stale, mass_kg="75", painkillers="ibuprofen", no_painkillers=[]),
    )
    assert shown.status_code == 409
    assert "Body mass 70 82 75 Take what is there" in text_of(shown)
    assert facts(story).mass_kg == 82
    again = fields(shown)
    assert (again["mass_kg"], again["painkillers"]) == (["75"], ["ibuprofen"])
    theirs = two[1].post(at(story, "intake/"), again | {"theirs": "mass_kg"})
    assert fields(theirs)["mass_kg"] == ["82"]
    assert fields(theirs)["painkillers"] == ["ibuprofen"]
    assert two[1].post(at(story, "intake/"), again).status_code == 302
    assert facts(story).mass_kg == 75
    assert facts(story).painkillers == ("ibuprofen",)


def test_a_form_that_comes_twice_is_no_collision(story, two):
    sent = fields(two[0].get(at(story, "intake/")), mass_kg="82")
    assert [two[0].post(at(story, "intake/"), sent).status_code for _ in range(2)] == [302, 302]


def propose(story):
    story.must(story.clinician, "propose")


def test_a_second_signature_says_whose_came_first_and_keeps_the_doses(story, two):
    propose(story)
    page = at(story, "prescribe/")
    mine, stale = (desk.get(page) for desk in two)
    line = next(name for name in fields(mine) if name.endswith("-take"))
    dose = line.replace("-take", "-repetitions")
    assert two[0].post(page, fields(mine)).status_code == 302
    was = fields(mine)[dose][0]
    typed = str(int(was) - 1)
    count = DecisionRow.objects.count()
    shown = two[1].post(page, fields(stale, **{dose: typed}))
    assert shown.status_code == 409
    text = text_of(shown)
    assert "vera was first" in text
    assert f"{was}, growing to" in text
    assert f"{typed}, growing to" in text
    assert DecisionRow.objects.count() == count
    propose(story)
    assert fields(two[1].get(page))[dose] == [typed]


def test_a_phase_that_somebody_else_set_is_shown(story, two):
    mine, stale = (desk.get(at(story, "phase/")) for desk in two)
    two[0].post(at(story, "phase/"), fields(mine, phase="exacerbation"))
    shown = two[1].post(at(story, "phase/"), fields(stale, phase="unknown"))
    assert shown.status_code == 409
    assert "Remission Exacerbation Not known" in text_of(shown)


def test_a_screening_is_merged(story, two):
    mine, stale = (desk.get(at(story, "screening/")) for desk in two)
    two[0].post(at(story, "screening/"), fields(mine, phase="exacerbation"))
    assert two[1].post(at(story, "screening/"), fields(stale)).status_code == 302
    state = patient_page(by=story.clinician, patient_id=story.patient.id).state
    assert state.phase.value == "exacerbation"


@pytest.fixture
def hurt(db):
    story = Story().bring_home()
    story.train(pain={"L3": 7})
    return story


def test_of_two_corrections_the_second_says_who_was_first(hurt):
    first, second = desks(hurt)
    page = at(hurt, "correct/?exercise=L3")
    mine, stale = first.get(page), second.get(page)
    first.post(page, fields(mine, resolution="remove"))
    shown = second.post(page, fields(stale, resolution="resume", note="slower"))
    assert shown.status_code == 409
    assert "vera was first" in text_of(shown)
    assert fields(shown)["note"] == ["slower"]


def test_of_two_ends_the_second_says_who_was_first(hurt):
    first, second = desks(hurt)
    mine, stale = first.get(at(hurt, "end/")), second.get(at(hurt, "end/"))
    first.post(at(hurt, "end/"), fields(mine, completed="yes"))
    shown = second.post(at(hurt, "end/"), fields(stale, completed="no", why="moved away"))
    assert "vera was first" in text_of(shown)
    assert fields(shown)["why"] == ["moved away"]


def test_what_is_typed_survives_a_closed_browser(story, two):
    page = at(story, "intake/")
    typed = fields(two[0].get(page), mass_kg="82")
    assert two[0].post(at(story, "draft/"), typed).status_code == 204
    again = Client()
    again.force_login(story.clinician)
    shown = again.get(page)
    assert "what you typed and did not send" in text_of(shown)
    assert fields(shown)["mass_kg"] == ["82"]
    assert fields(two[1].get(page))["mass_kg"] == ["70"]
    assert again.post(page, fields(shown) | {"anew": "yes"}, follow=True).status_code == 200
    assert fields(again.get(page))["mass_kg"] == ["70"]


def test_a_recorded_form_leaves_no_draft(story, two):
    page = at(story, "intake/")
    typed = fields(two[0].get(page), mass_kg="82")
    two[0].post(at(story, "draft/"), typed)
    two[0].post(page, typed)
    assert "did not send" not in text_of(two[0].get(page))


def test_somebody_elses_form_is_no_draft(story, two):
    typed = fields(two[0].get(at(story, "intake/")))
    assert two[1].post(at(story, "draft/"), typed).status_code == 400
    assert two[0].post(at(story, "draft/"), typed | {"made_from": "forged"}).status_code == 400

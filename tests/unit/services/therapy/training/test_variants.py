"""In which posture a patient trains is their own choice, remembered from one day to the next."""

import pytest
from tests.story import account

from corset.people.models import Patient, Role
from corset.services.bundle.compilation import compile_figures
from corset.services.bundle.figures import figure_of
from corset.services.people.access import NotAllowed
from corset.services.sheets import sheet
from corset.services.therapy.training.today import today
from corset.services.therapy.training.variants import NoSuchVariant, choose_variant


@pytest.fixture
def sore_neck(story):
    """A patient whose neck is trained."""
    story.prescribe("cervical")
    return story


def choose(story, variant, by=None):
    choose_variant(by=by or story.user, patient_id=story.patient.id, variant=variant)


def lines(story):
    return today(by=story.user, patient_id=story.patient.id, now=story.now).items


def printed(story):
    return sheet(by=story.clinician, patient_id=story.patient.id, now=story.now).exercises


def test_a_choice_holds_for_every_exercise_that_has_it_and_for_the_next_day(sore_neck):
    assert [line.manner for line in lines(sore_neck)] == [""] * 5
    choose(sore_neck, "seated")
    sore_neck.sleep()
    assert [line.manner for line in lines(sore_neck)] == [*["Sitting"] * 4, "Leaning back"]
    for line in lines(sore_neck):
        assert line.motion == line.exercise.variants[0].motion != line.exercise.motion
        assert line.position != line.exercise.sheet.position


def test_it_is_taken_back_as_easily(sore_neck):
    choose(sore_neck, "seated")
    choose(sore_neck, "")
    assert [line.manner for line in lines(sore_neck)] == [""] * 5
    assert [line.motion for line in lines(sore_neck)] == [
        line.exercise.motion for line in lines(sore_neck)
    ]


def test_an_exercise_that_has_no_such_posture_stays_as_it_is(story):
    story.prescribe("lumbar")
    choose(story, "seated")
    assert {line.manner for line in lines(story)} == {""}


def test_the_sheet_names_and_draws_it_where_it_was_chosen(sore_neck):
    compile_figures()
    usual = printed(sore_neck)
    choose(sore_neck, "seated")
    seated = printed(sore_neck)
    assert [one.manner for one in usual] == [""] * 5
    assert [one.manner for one in seated] == [*["Sitting"] * 4, "Leaning back"]
    for one, other in zip(usual, seated, strict=True):
        assert "against its back" in other.position
        assert [d.svg for d in one.drawings] != [d.svg for d in other.drawings]


def test_a_posture_is_drawn_smaller_too():
    compile_figures()
    from corset.services.library.programmes import installed

    for exercise in installed().exercises.values():
        for variant in exercise.variants:
            whole, less = (figure_of(variant.motion, reduced=less) for less in (False, True))
            assert whole.frames != less.frames
            assert whole.presses == figure_of(exercise.motion).presses


def test_what_there_is_not_cannot_be_chosen(sore_neck):
    with pytest.raises(NoSuchVariant):
        choose(sore_neck, "lying")
    assert Patient.objects.get(id=sore_neck.patient.id).variant == ""


def test_those_beside_the_patient_may_choose_and_others_not(sore_neck):
    choose(sore_neck, "seated", by=sore_neck.specialist)
    assert Patient.objects.get(id=sore_neck.patient.id).variant == "seated"
    for stranger in (account(Role.CLINICIAN, "otto"), account(Role.PATIENT, "eva")):
        with pytest.raises(NotAllowed):
            choose(sore_neck, "", by=stranger)

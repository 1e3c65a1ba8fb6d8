"""What the player is told to say: the content's own words, for each phase that it plays."""

from tests.unit.clinic.reading import handed

from corset.clinic.patient.contexts.player_words import cues
from corset.coach.duration import warm_up_phases
from corset.programme import load
from corset.programme.texts.language import speaking
from corset.programme.texts.pseudo import PSEUDO
from corset.therapy.content.texts import text_of


def test_each_phase_has_its_cue_and_no_other_is_handed_out(phone):
    page, programme = handed(phone), load()
    assert page["exercises"]
    for told in page["exercises"]:
        dose, sheet = told["dose"], programme.exercises[told["id"]].sheet
        assert {phase["cue"] for phase in dose["phases"]} == set(dose["cues"])
        assert dose["cues"] == {cue: text_of(sheet.cues, cue) for cue in dose["cues"]}
        assert all(dose["cues"].values())
        assert dose["unit"]["other"]


def test_parts_are_named_where_there_are_several(phone):
    for told in handed(phone)["exercises"]:
        parts = {phase["part"] for phase in told["dose"]["phases"]}
        assert set(told["dose"]["parts"]) == (parts if len(parts) > 1 else set())


def test_the_warm_up_says_what_to_do_too(phone):
    for part in handed(phone)["warm_up"]:
        assert {phase["cue"] for phase in part["phases"]} == set(part["cues"])


def test_what_is_said_can_be_said_in_another_language():
    other = speaking(load(), PSEUDO)
    (walk, *_), warm_up = other.warm_up.parts, other.warm_up
    said = cues(warm_up.sheet, warm_up_phases(walk, warm_up.tempo, other.parameters))
    assert list(said.values()) == ["⟦Stand tall, support within reach⟧", "⟦Walk in place⟧"]

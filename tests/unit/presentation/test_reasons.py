"""What reasons say: to whom, in which form, with which words for their facts."""

from dataclasses import replace

import pytest
from tests.patient import PROGRAMME

from corset.presentation.reader import CLINICIAN, PATIENT, Audience, Reader
from corset.presentation.reasons import sentence, worded
from corset.therapy.reason import AS_TOLD, Reason


def said(reason: Reason, reader: Reader = PATIENT, *, brief: bool = False) -> str:
    return sentence(reason, programme=PROGRAMME, reader=reader, brief=brief)


def test_the_clinician_is_not_praised_for_saying_so():
    told = Reason.of("R5", "told")
    assert "You did right" in said(told)
    assert said(told, CLINICIAN) == "The care team has been told."


@pytest.mark.parametrize(
    ("days", "text"), [(0, "0 days have"), (1, "1 day has"), (2, "2 days have")]
)
def test_a_count_has_its_form(days: int, text: str):
    assert text in said(Reason.of("R3", "too_early", days=days, needed=21))


def test_one_exercise_is_not_called_exercises():
    assert said(Reason.of("R7", "signed", count=1)) == "The plan is signed, with 1 exercise."


def test_a_time_is_written_as_people_write_it():
    text = said(Reason.of("R8", "check_future", at="2026-01-09T08:00:00+00:00"))
    assert "Jan 9, 2026" in text
    assert "T08" not in text


def test_a_fact_is_called_by_its_word_and_its_unit():
    facts = {"fact": "height_m", "given": 1.7, "low": 0.5, "high": 2.5}
    text = said(Reason.of("R7", "fact_bounds", **facts), CLINICIAN)
    assert text == "1.7 cannot be right for the height in metres; allowed are 0.5 to 2.5."


def test_roles_bear_their_article():
    reason = Reason.of(
        "I21", "wrong_role", role="administrator", command="Sign", may=("clinician",)
    )
    assert said(reason) == "This is not for an administrator; it is for a clinician."


def test_a_misread_thermometer_is_not_called_unanswered():
    fever = next(q for q in PROGRAMME.contraindications.values() if q.measures == "temperature")
    text = said(Reason.of("R8", "misread", question=fever.id))
    assert fever.name in text
    assert "not answered" not in text


def test_a_fact_that_is_not_known_is_not_told_as_one_that_holds():
    hang = next(e for e in PROGRAMME.exercises.values() if e.opt_in and e.adapt)
    facts = {"exercise": hang.id, "adaptation": hang.adapt[0].key}
    text = said(Reason.of("R24", "not_excluded", **facts))
    assert "not known" in text


def test_an_unnamed_sign_is_told_as_such():
    text = said(Reason.of("I3", "uncleared", signs=("unspecified",)))
    assert "not named which" in text


def test_under_its_name_an_exercise_is_not_named_again():
    reason = Reason.of("R20", "rise", exercise="L3", before=20, after=22)
    name = PROGRAMME.exercises["L3"].sheet.name
    assert name in said(reason)
    assert said(reason, brief=True) == "22 now, 20 so far: it went well twice in a row."


def test_a_reason_of_an_old_log_says_what_it_said():
    old = Reason("R5", AS_TOLD, (("text", "It hurt."), ("name", "Low prone lift")))
    assert said(old) == "It hurt."
    assert worded([old], programme=PROGRAMME, reader=CLINICIAN)[0].text == "It hurt."


def test_a_language_that_is_not_there_is_read_in_english():
    reason, finnish = Reason.of("R5", "told"), Reader(Audience.CLINICIAN, "fi")
    assert said(reason, finnish) == said(reason, CLINICIAN)


def test_the_pseudo_language_brackets_the_whole_sentence():
    pseudo = replace(PATIENT, language="qps")
    text = said(Reason.of("R5", "barred", exercise="L3"), pseudo)
    assert text.startswith("⟦")
    assert text.endswith("⟧")

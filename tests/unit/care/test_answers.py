"""What an accepted command is answered, with its facts, and what the log keeps of it."""

import pytest
from tests.patient import (
    ALL_CLEAR,
    PATIENT,
    PROGRAMME,
    SPECIALIST,
    Patient,
    after_three_weeks,
    at_home,
)

from corset.therapy import commands as c
from corset.therapy.reason import Reason
from corset.therapy.terms import Outcome, PainWords, Region, Resolution


def only(decision, kind: str):
    """Return the one event of this kind."""
    (event,) = (event for event in decision.events if type(event).__name__ == kind)
    return event


# ---------------------------------------------------------------- what was accepted is said


def test_beginning_and_end_of_a_therapy_are_told():
    patient = Patient()
    assert patient.give(c.Enrol()).reasons == (Reason.of("R7", "enrolled"),)
    ended = patient.says(c.Withdraw(why="moved away", completed=True))
    assert ended.reasons == (Reason.of("R7", "withdrawn"),)
    event = only(ended, "Withdrawn")
    assert (event.why, event.completed) == ("moved away", True)


def test_what_opens_wider_is_told():
    patient = Patient().take_in().sign().supervise()
    assert patient.give(c.SignOff(), SPECIALIST).reasons == (Reason.of("R10", "signed_off"),)
    opened = patient.three_weeks().give(c.OpenWholeSpine())
    assert opened.reasons == (Reason.of("R3", "opened", days=21),)


def test_the_warm_up_is_told():
    patient = at_home().check().accepted(c.StartSession(), PATIENT)
    assert patient.says(c.WarmUp()).reasons == (Reason.of("R11", "warm"),)


def test_a_third_discomfort_says_that_it_is_referred():
    patient = at_home().train(L3=4).tomorrow().train(L3=4).tomorrow().start()
    told = patient.do("L3", nrs=4).history[-1].decision.reasons
    assert Reason.of("R4", "referred", exercise="L3") in told


@pytest.mark.parametrize(
    ("pain", "reason"),
    [
        ({"nrs": 6}, Reason.of("R5", "severe_number", exercise="L3", nrs=6, limit=6)),
        ({"nrs": 8}, Reason.of("R5", "severe_number", exercise="L3", nrs=8, limit=6)),
        ({"words": PainWords.SEVERE}, Reason.of("R5", "severe_words", exercise="L3")),
        (
            {"nrs": 2, "words": PainWords.SEVERE},
            Reason.of("R5", "severe_words", exercise="L3"),
        ),
    ],
)
def test_severe_pain_is_answered_in_the_terms_that_it_was_told_in(pain, reason: Reason):
    decision = at_home().start().says(c.ReportPain(exercise="L3", **pain))
    assert decision.reasons[0] == reason


def test_an_emergency_tells_how_urgent_it_is():
    decision = at_home().says(c.ReportEmergency(signs=("something_else", "clumsy_hands")))
    assert only(decision, "EmergencyReported").signs == ("unspecified", "clumsy_hands")
    assert dict(decision.reasons[0].facts) == {"urgency": "hospital_now"}


def test_a_sign_in_the_check_is_answered_with_what_to_do():
    decision = at_home().says(c.CheckIn(answers=ALL_CLEAR, rest_pain=9, signs=("double_vision",)))
    assert only(decision, "EmergencyReported").signs == ("double_vision",)
    urgency = PROGRAMME.emergency_signs["double_vision"].urgency
    assert Reason.of("I3", "help", urgency=urgency) in decision.reasons


# ---------------------------------------------------------------- what the log keeps


def test_a_session_says_why_it_ended():
    nothing = at_home().start().says(c.FinishSession())
    abandoned = at_home().start().says(c.AbandonSession(why="the phone rang"))
    severe = at_home().start().says(c.ReportPain(exercise="L3", nrs=9))
    warm_up = at_home().start().says(c.ReportPain(nrs=9))
    ends = [only(d, "SessionClosed").why for d in (nothing, abandoned, severe, warm_up)]
    assert ends == ["nothing_done", "the phone rang", "L3", "pain_in_warm_up"]


def test_a_session_that_had_to_end_says_why():
    changed = at_home().start().give(c.Sign(items=(c.SignItem(exercise="L1"),)))
    overnight = at_home().start().tomorrow().says(c.CheckIn(answers=ALL_CLEAR, rest_pain=1))
    emergency = at_home().start().says(c.ReportEmergency())
    ends = [only(d, "SessionClosed").why for d in (changed, overnight, emergency)]
    assert ends == ["plan_changed", "left_open", "I3"]


def test_a_stop_names_its_rule():
    severe = at_home().start().says(c.ReportPain(exercise="L3", nrs=9))
    effort = at_home().start().says(c.ReportEffort(exercise="L3", cr10=9))
    cervical = at_home(regions=(Region.CERVICAL,)).start()
    any_pain = cervical.says(c.ReportPain(exercise="C3", nrs=1))
    rules = [only(d, "ExerciseStopped").rule for d in (severe, effort, any_pain)]
    assert rules == ["R5", "R6", "I9"]


@pytest.mark.parametrize("exercise", ["L3", None])
def test_a_number_off_the_scale_is_kept_as_it_was_told(exercise: str | None):
    report = c.ReportPain(exercise=exercise, nrs=11, words=PainWords.SEVERE)
    event = only(at_home().start().says(report), "PainReported")
    assert (event.nrs, event.words) == (11, PainWords.SEVERE)


def test_pain_in_the_warm_up_is_kept_as_it_was_told():
    event = only(at_home().start().says(c.ReportPain(nrs=7)), "PainReported")
    assert (event.exercise, event.nrs, event.words) == (None, 7, None)


def test_the_clinician_s_notes_are_kept():
    patient = at_home().hurts_badly("L3").check(rest_pain=9)
    assert only(patient.give(c.Clear(note="seen at home")), "Cleared").note == "seen at home"
    remove = c.Correct(exercise="L3", resolution=Resolution.REMOVE, note="as agreed")
    now, decision = patient.now, patient.give(remove)
    event = only(decision, "PlanCorrected")
    assert (event.note, event.plan.signed_by, event.plan.signed_at) == (
        "as agreed",
        "clinician",
        now,
    )
    assert decision.reasons == (Reason.of("R5", "removed", exercise="L3"),)


def test_a_replacement_takes_the_place_of_what_hurt():
    patient = at_home().hurts_badly("L3")
    replace = c.Correct(exercise="L3", resolution=Resolution.REPLACE, replacement="S2", opt_in=True)
    plan = patient.accepted(replace).state.plan
    assert [item.exercise for item in plan.items] == ["L1", "L2", "S2", "L4"]
    twice = c.Correct(exercise="L1", resolution=Resolution.REPLACE, replacement="S2")
    assert patient.give(twice).reasons == (Reason.of("R7", "named_twice", exercise="S2"),)


def test_what_is_opened_again_begins_afresh():
    patient = at_home().hurts_badly("L3")
    resume = c.Correct(exercise="L3", resolution=Resolution.RESUME, repetitions=8)
    decision = patient.give(resume)
    dose = only(decision, "DoseSet")
    assert (dose.repetitions, dose.clean, dose.discomforts) == (8, 0, 0)
    assert decision.reasons == (Reason.of("R5", "resumed", exercise="L3", dose=8),)


# ---------------------------------------------------------------- doses


def test_the_whole_dose_is_not_too_much_and_none_is_a_number():
    patient = at_home().start()
    for exercise, done in (("L3", patient.doses()["L3"]), ("L1", 0)):
        patient.accepted(c.StartExercise(exercise=exercise), PATIENT)
        decision = patient.says(c.FinishExercise(exercise=exercise, repetitions=done))
        assert (decision.accepted, decision.outcome) == (True, Outcome.CLEAR)


def test_what_was_proposed_is_signed_although_the_dose_has_grown_since():
    patient = at_home().accepted(c.Propose()).train().accepted(c.Sign())
    repetitions = {item.exercise: item.repetitions for item in patient.state.plan.items}
    assert repetitions == {"L1": 17, "L2": 22, "L3": 22, "L4": 12}


def test_discomfort_in_words_lowers_what_is_still_to_be_done():
    patient = at_home().start().accepted(c.StartExercise(exercise="L3"), PATIENT)
    patient.accepted(c.ReportPain(words=PainWords.UNCOMFORTABLE), PATIENT)
    assert patient.doses()["L3"] == 10


def test_discomfort_of_a_therapy_that_ended_reaches_the_clinician_of_the_next():
    patient = at_home().train().accepted(c.Withdraw()).accepted(c.Enrol())
    patient.accepted(c.ReportPain(exercise="L3", nrs=4), PATIENT)
    assert [alert.kind for alert in patient.state.alerts] == ["unplaced_pain"]
    assert patient.next_doses() == {}


# ---------------------------------------------------------------- the proposal


def test_a_proposal_puts_the_damaged_region_first_and_says_why_each_is_in():
    patient = after_three_weeks(regions=(Region.THORACIC,))
    decision = patient.accepted(c.OpenWholeSpine()).give(c.Propose())
    taken = [t.item.exercise for t in only(decision, "PlanProposed").proposal.taken]
    assert taken == sorted(taken, key=lambda exercise: exercise[0] != "T")
    assert {exercise[0] for exercise in taken} > {"T"}
    own = Reason.of("R3", "own_region", exercise="T1", region="thoracic")
    other = Reason.of("R3", "whole_spine", exercise="L3", region="lumbar")
    assert {own, other} <= set(decision.reasons)
    goes_on = Reason.of(
        "R20", "goes_on", exercise="T1", start=patient.next_doses()["T1"], ceiling=top("T1")
    )
    begins = Reason.of("R20", "start", exercise="L3", start=20, ceiling=top("L3"))
    assert {goes_on, begins} <= set(decision.reasons)


def top(exercise: str) -> int:
    return PROGRAMME.exercises[exercise].dose.max


def test_a_proposal_says_which_adaptation_leaves_out_and_which_begins_lower():
    decision = Patient().take_in(conditions=("pregnancy",)).give(c.Propose())
    left_out = next(a for a in PROGRAMME.exercises["L1"].adapt if a.value == "pregnancy")
    lowered = next(a for a in PROGRAMME.exercises["L2"].adapt if a.value == "pregnancy")
    said = {
        Reason.of(left_out.rule, "adapted", exercise="L1", adaptation=left_out.key),
        Reason.of(lowered.rule, "start_lower", exercise="L2", adaptation=lowered.key),
    }
    assert said <= set(decision.reasons)

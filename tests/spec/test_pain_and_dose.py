"""Pain and dose: discomfort cuts, severe pain stops, good sessions let a dose grow slowly."""

import itertools

import pytest
from tests.patient import OTHER_CLINICIAN, PATIENT, PROGRAMME, Patient, at_home

from corset.therapy import commands as c
from corset.therapy.events import AlertRaised, ExerciseBarred, ExerciseStopped, SessionClosed
from corset.therapy.plan import FULL, Strength
from corset.therapy.terms import AlertKind, Outcome, PainWords, Region, Resolution, SessionEnd

spec = pytest.mark.spec


def l3_after(*pains: int) -> int:
    """Return the dose of L3 after sessions with these pains."""
    patient = at_home()
    for pain in pains:
        patient.train(L3=pain).tomorrow()
    return patient.start().doses()["L3"]


def strength_of_l3(patient: Patient) -> Strength:
    """Return how large and how hard L3 is handed out now."""
    return next(r.strength for r in patient.released() if r.exercise == "L3")


def strengths_of_l3(*pains: int) -> list[Strength]:
    """Return the strength of L3 before each of these sessions, and after the last."""
    patient = at_home()
    found = []
    for pain in pains:
        patient.start()
        found.append(strength_of_l3(patient))
        patient.do("L3", nrs=pain).accepted(c.FinishSession(), PATIENT).tomorrow()
    return [*found, strength_of_l3(patient.start())]


@spec("R4", "I8")
@pytest.mark.parametrize("pain", [3, 4, 5])
def test_discomfort_cuts_to_ten_then_to_five(pain: int):
    assert l3_after(pain) == 10
    assert l3_after(pain, pain) == 5
    assert l3_after(pain, pain, pain) == 5


@spec("R4")
def test_the_third_discomfort_in_a_row_goes_to_the_clinician():
    patient = at_home()
    for count in range(3):
        assert patient.state.alerts == (), count
        patient.train(L3=4).tomorrow()
    (alert,) = patient.state.alerts
    assert (alert.kind, alert.exercise) == (AlertKind.REPEATED_DISCOMFORT, "L3")


@spec("R4")
def test_discomfort_does_not_cancel_the_exercise():
    patient = at_home().start().do("L3", nrs=4).accepted(c.FinishSession(), PATIENT)
    assert "L3" in patient.tomorrow().start().doses()


@spec("R4", "I8")
def test_what_was_uncomfortable_is_smaller_and_softer_until_two_clean_sessions():
    assert strengths_of_l3(0, 0) == [FULL] * 3
    less = Strength(amplitude=0.667, effort=0.5)
    assert strengths_of_l3(4, 0, 0, 0) == [FULL, less, less, FULL, FULL]
    assert strengths_of_l3(4, 0, 1, 0, 0) == [FULL, less, less, less, less, FULL]


@spec("R4", "R5")
def test_what_was_barred_comes_back_smaller_and_softer():
    patient = at_home().start().do("L3", nrs=7)
    patient.accepted(c.Correct(exercise="L3", resolution=Resolution.RESUME)).tomorrow().start()
    assert strength_of_l3(patient) == Strength(amplitude=0.667, effort=0.5)


@spec("I8")
def test_a_dose_of_ten_or_less_is_cut_to_five_by_discomfort():
    patient = Patient().take_in(regions=(Region.THORACIC,)).sign().send_home()
    assert patient.next_doses()["T4"] == 7
    patient.train(T4=4).tomorrow()
    assert patient.next_doses()["T4"] == 5


@spec("R5")
@pytest.mark.parametrize(
    ("report", "outcome"),
    [
        ({"nrs": 0}, Outcome.CLEAR),
        ({"nrs": 1}, Outcome.REDUCED),
        ({"nrs": 5}, Outcome.REDUCED),
        ({"nrs": 6}, Outcome.BLOCKED_TODAY),
        ({"nrs": 10}, Outcome.BLOCKED_TODAY),
        ({"words": PainWords.NONE}, Outcome.CLEAR),
        ({"words": PainWords.UNCOMFORTABLE}, Outcome.REDUCED),
        ({"words": PainWords.SEVERE}, Outcome.BLOCKED_TODAY),
        ({"nrs": 0, "words": PainWords.SEVERE}, Outcome.BLOCKED_TODAY),
        ({"nrs": 6, "words": PainWords.NONE}, Outcome.BLOCKED_TODAY),
    ],
)
def test_the_worse_of_number_and_words_counts(report: dict[str, object], outcome: Outcome):
    patient = at_home().start().accepted(c.StartExercise(exercise="L3"), PATIENT)
    assert patient.says(c.ReportPain(**report)).outcome is outcome


@spec("R5", "I6")
def test_severe_pain_stops_bars_closes_and_tells_at_once():
    patient = at_home().start().accepted(c.StartExercise(exercise="L3"), PATIENT)
    kinds = {type(event) for event in patient.says(c.ReportPain(nrs=8)).events}
    assert {ExerciseStopped, ExerciseBarred, SessionClosed, AlertRaised} <= kinds
    assert patient.state.session.end is SessionEnd.SEVERE_PAIN
    assert not patient.says(c.StartSession()).accepted


@spec("R5")
def test_the_other_exercises_are_open_again_at_the_next_session():
    patient = at_home().start().hurts_badly("L3")
    assert patient.tomorrow().start().doses() == {"L1": 17, "L2": 22, "L4": 12}


@spec("R5", "I6")
def test_only_a_correction_that_names_the_exercise_opens_it():
    patient = at_home().start().hurts_badly("L3").tomorrow()
    patient.accepted(c.Acknowledge(alert=patient.state.alerts[0].id))
    patient.accepted(c.Correct(exercise="L1", resolution=Resolution.RESUME))
    assert "L3" in patient.state.barred
    correct = c.Correct(exercise="L3", resolution=Resolution.RESUME)
    assert not patient.give(correct, OTHER_CLINICIAN).accepted
    assert patient.accepted(correct).start().doses()["L3"] == 5


@spec("R5")
@pytest.mark.parametrize("resolution", [Resolution.REPLACE, Resolution.REMOVE])
def test_replaced_or_removed_the_exercise_stays_out(resolution: Resolution):
    patient = at_home().start().hurts_badly("L3").tomorrow()
    replacement = "S2" if resolution is Resolution.REPLACE else None
    correct = c.Correct(exercise="L3", resolution=resolution, replacement=replacement, opt_in=True)
    doses = patient.accepted(correct).start().doses()
    assert "L3" not in doses
    assert ("S2" in doses) is (resolution is Resolution.REPLACE)
    assert not patient.state.alerts


@spec("R5")
@pytest.mark.parametrize("pain", [1, 2])
def test_slight_pain_holds_the_dose(pain: int):
    assert l3_after(pain) == l3_after(0, pain) - 2 == 22


@spec("R20", "I11")
def test_a_dose_rises_by_two_after_two_clean_sessions_each_time():
    patient = Patient().take_in().sign()
    doses = []
    for _ in range(8):
        doses.append(patient.next_doses()["L3"])
        patient.supervise(1)
    assert doses == [20, 20, 22, 22, 24, 24, 26, 26]


@spec("R20", "R4")
def test_after_discomfort_two_clean_sessions_come_first():
    assert [l3_after(4), l3_after(4, 0), l3_after(4, 0, 0), l3_after(4, 0, 0, 0)] == [
        10,
        10,
        12,
        12,
    ]


@spec("R20")
@pytest.mark.parametrize("exercise", PROGRAMME.exercises)
def test_a_dose_grows_from_the_start_to_the_high_end_and_never_past_it(exercise: str):
    content = PROGRAMME.exercises[exercise]
    opt_in = (exercise,) if content.opt_in else ()
    patient = Patient().take_in(regions=(content.region,))
    items = (c.SignItem(exercise=exercise),)
    patient.accepted(c.Sign(items=items, opt_in=opt_in))
    doses = []
    for _ in range(45):
        doses.append(patient.next_doses()[exercise])
        patient.supervise(1)
    assert doses[0] == content.dose.start
    assert doses == sorted(doses)
    assert max(b - a for a, b in itertools.pairwise(doses)) <= 2
    assert doses[-1] == content.dose.max


@spec("I7")
@pytest.mark.parametrize(
    "item",
    [
        {"repetitions": 31},
        {"repetitions": 4},
        {"ceiling": 31},
        {"repetitions": 20, "ceiling": 19},
        {"hold_s": 8},
        {"hold_s": -1},
    ],
)
def test_nothing_is_signed_over_the_article(item: dict[str, int]):
    items = (c.SignItem(exercise="L1", **item),)
    decision = Patient().take_in().give(c.Sign(items=items))
    assert {reason.rule for reason in decision.reasons} == {"I7"}


@spec("I7", "I11")
def test_a_signature_raises_no_dose_that_the_rules_have_reached():
    patient = at_home()
    items = (c.SignItem(exercise="L3", repetitions=30),)
    patient.accepted(c.Sign(items=items, supervised_sessions=3))
    assert patient.start().doses() == {"L3": 22}


@spec("I9", "C3")
@pytest.mark.parametrize("report", [{"nrs": 1}, {"words": PainWords.UNCOMFORTABLE}])
def test_the_backward_press_stops_at_any_pain(report: dict[str, object]):
    patient = at_home(regions=(Region.CERVICAL,)).start()
    patient.accepted(c.StartExercise(exercise="C3"), PATIENT)
    patient.accepted(c.ReportPain(**report), PATIENT)
    assert set(patient.doses()) == {"C1", "C2", "C4", "C5"}
    assert not patient.says(c.StartExercise(exercise="C3")).accepted


@spec("I9")
def test_other_exercises_go_on_at_slight_pain():
    patient = at_home(regions=(Region.CERVICAL,)).start()
    patient.accepted(c.StartExercise(exercise="C2"), PATIENT)
    patient.accepted(c.ReportPain(nrs=2), PATIENT)
    assert "C2" in patient.doses()


@spec("I25", "R5")
def test_a_number_that_cannot_be_counts_as_severe():
    for number in (11, -1):
        patient = at_home().start()
        assert patient.says(c.ReportPain(exercise="L3", nrs=number)).accepted
        assert patient.state.barred == ("L3",)


@spec("I25", "R5")
def test_pain_that_cannot_be_placed_reaches_the_clinician():
    patient = at_home().tomorrow(20)
    assert patient.says(c.ReportPain(nrs=8)).outcome is Outcome.SUSPENDED
    assert patient.state.barred == ()
    assert [alert.kind for alert in patient.state.alerts] == [AlertKind.SUSPENDED]
    bearable = at_home()
    bearable.says(c.ReportPain(exercise="T1", nrs=3))
    assert [alert.kind for alert in bearable.state.alerts] == [AlertKind.UNPLACED_PAIN]


@spec("I25", "R5")
def test_severe_pain_in_the_warm_up_ends_the_day():
    patient = at_home().check().accepted(c.StartSession(), PATIENT)
    patient.says(c.ReportPain(words=PainWords.SEVERE))
    patient.accepted(c.Clear()).check()
    assert [r.key for r in patient.says(c.StartSession()).reasons] == ["over_for_today"]
    assert patient.tomorrow().check().says(c.StartSession()).accepted

"""What a plan may become, what replaces an exercise, and from when the whole spine may join in."""

from dataclasses import replace
from datetime import timedelta

from tests.patient import MONDAY, PROGRAMME, Patient, at_home

from corset.care.queries.options import doses_after_pain, options, replacements, terms
from corset.care.queries.release import progress_of, reduced_dose, valid_check
from corset.care.queries.stage import whole_spine_from
from corset.care.rules.start import proposed_item
from corset.therapy import commands as c
from corset.therapy.programme import Effect
from corset.therapy.reason import Reason
from corset.therapy.state import State


def of(found, exercise):
    return next(one for one in found if one.exercise.id == exercise)


def offered(patient: Patient):
    return options(state=patient.state, programme=PROGRAMME)


def in_place_of(patient: Patient, exercise: str):
    exercise = PROGRAMME.exercises[exercise]
    return replacements(state=patient.state, exercise=exercise, programme=PROGRAMME)


def test_without_a_proposal_nothing_is_offered():
    assert options(state=State(), programme=PROGRAMME) == ()


def test_a_proposal_offers_what_no_bound_forbids():
    patient = Patient().take_in()
    patient.accepted(c.Propose())
    found, proposal = offered(patient), patient.state.proposal
    assert [o.exercise.id for o in found if o.taken] == [t.item.exercise for t in proposal.taken]
    assert all(o.item and o.fewest <= o.item.repetitions for o in found if o.taken)
    assert len(found) == len(PROGRAMME.exercises)
    other = next(o for o in found if o.exercise.region not in patient.state.intake.regions)
    assert other.item is None
    assert other.reasons


def test_what_is_said_of_every_exercise_stands_apart():
    patient = Patient().take_in(stage=4, age=80)
    patient.accepted(c.Propose())
    lines = {line.item.exercise: line.reasons for line in patient.state.proposal.taken}
    found = [option for option in offered(patient) if option.taken]
    assert any(option.reasons for option in found)
    for option in found:
        assert {reason.key for reason in option.usual} == {"own_region", "start"}
        assert {*option.reasons, *option.usual} == set(lines[option.exercise.id])
    assert not [option for option in offered(patient) if option.usual and not option.taken]


def test_a_plan_is_offered_under_its_own_terms_else_the_programmes():
    p, patient = PROGRAMME.parameters, Patient().take_in()
    offer = terms(state=patient.state, programme=PROGRAMME)
    given = (offer.supervised_sessions, offer.whole_spine_days, offer.opt_in)
    assert given == (p.supervised_sessions_default, p.whole_spine_days_default, ())
    opened = next(e.id for e in PROGRAMME.exercises.values() if e.opt_in)
    patient.accepted(c.Propose(opt_in=(opened,)))
    assert terms(state=patient.state, programme=PROGRAMME).opt_in == (opened,)
    patient.accepted(c.Sign(supervised_sessions=p.supervised_sessions_min, whole_spine_days=40))
    offer = terms(state=patient.state, programme=PROGRAMME)
    assert (offer.supervised_sessions, offer.whole_spine_days) == (p.supervised_sessions_min, 40)
    assert offer.opt_in == patient.state.plan.opt_in


def test_what_replaces_an_exercise_says_what_forbids_it():
    patient = at_home()
    for name in (item.exercise for item in patient.state.plan.items):
        for found in in_place_of(patient, name):
            planned = found.exercise.id in {i.exercise for i in patient.state.plan.items}
            keys = [reason.key for reason in found.against]
            assert ("named_twice" in keys) == planned
            assert found.opens == found.exercise.opt_in


def test_without_a_plan_nothing_is_named_twice():
    patient = Patient().take_in()
    known = [e for e in PROGRAMME.exercises.values() if e.replaced_by]
    assert known
    for exercise in known:
        found = replacements(state=patient.state, exercise=exercise, programme=PROGRAMME)
        assert [one.exercise.id for one in found] == list(exercise.replaced_by)
        assert all(reason.key != "named_twice" for one in found for reason in one.against)


def test_a_disease_that_is_not_excluded_speaks_against_what_it_would_leave_out():
    cautioned = {
        e.id for e in PROGRAMME.exercises.values() for a in e.adapt if a.effect is Effect.LEAVE_OUT
    }
    unasked = State()
    named = {
        one.exercise.id: {reason.key for reason in one.against}
        for exercise in PROGRAMME.exercises.values()
        for one in replacements(state=unasked, exercise=exercise, programme=PROGRAMME)
    }
    assert cautioned & set(named)
    for name in cautioned & set(named):
        assert "not_excluded" in named[name]


def test_after_pain_an_exercise_comes_back_between_its_deepest_cut_and_where_it_stood():
    patient = at_home()
    item = patient.state.plan.items[0]
    exercise = PROGRAMME.exercises[item.exercise]
    fewest, most = doses_after_pain(state=patient.state, exercise=exercise, programme=PROGRAMME)
    stands = progress_of(patient.state, exercise.id)
    assert (fewest, most) == (min(exercise.after_discomfort), stands.repetitions)


def test_a_reduced_dose_is_the_first_cut():
    patient = at_home().check().start()
    item = patient.state.session.items[0]
    exercise = PROGRAMME.exercises[item.exercise]
    first = exercise.after_discomfort[0]
    assert reduced_dose(item=item, exercise=exercise) == min(item.repetitions, first)


def test_a_check_holds_on_its_day_and_for_its_hours():
    patient = at_home().check()
    state, check = patient.state, patient.state.check
    hours = timedelta(hours=PROGRAMME.parameters.check_valid_hours)

    def valid(moment):
        return valid_check(state=state, now=moment, programme=PROGRAMME)

    assert valid(check.at) == check
    assert valid(check.at - timedelta(seconds=1)) is None
    assert valid(check.at + hours + timedelta(seconds=1)) is None
    assert valid_check(state=State(), now=MONDAY, programme=PROGRAMME) is None


def test_the_whole_spine_waits_for_the_days_of_the_plan():
    state = at_home().state
    days = timedelta(days=state.plan.whole_spine_days)
    assert whole_spine_from(state) == state.therapy_since + days
    assert whole_spine_from(replace(state, whole_spine=True)) is None
    assert whole_spine_from(State()) is None


def test_a_caution_may_be_overruled_with_the_dose_it_would_begin_with():
    patient = Patient().take_in(conditions=("spondylolisthesis",), stage=4)
    patient.accepted(c.Propose())
    left = of(offered(patient), "L3")
    assert not left.taken
    assert left.item == beginning(patient, "L3")
    assert left.item.repetitions < PROGRAMME.exercises["L3"].dose.start


def test_a_caution_at_what_was_opened_may_be_overruled_too():
    patient = Patient().take_in(conditions=("osteoporosis",))
    patient.accepted(c.Propose(opt_in=("S2",)))
    assert of(offered(patient), "S2").item == beginning(patient, "S2")
    patient.accepted(c.Propose())
    assert of(offered(patient), "S2").item is None


def test_what_replaces_an_exercise_begins_with_its_own_dose():
    patient = at_home("S2", stage=4)
    found = {one.exercise.id: one for one in in_place_of(patient, "L3")}
    assert {name: one.item for name, one in found.items()} == {
        name: beginning(patient, name) for name in found
    }
    assert not found["S2"].opens
    assert found["L4"].against == (Reason.of("R7", "named_twice", exercise="L4"),)


def test_who_begins_low_comes_back_no_higher():
    patient = at_home(stage=4)
    exercise = PROGRAMME.exercises["L3"]
    _, most = doses_after_pain(state=patient.state, exercise=exercise, programme=PROGRAMME)
    assert most == beginning(patient, "L3").repetitions < exercise.dose.start


def beginning(patient, exercise):
    return proposed_item(patient.state, PROGRAMME.exercises[exercise], PROGRAMME.parameters)

import pytest

from corset.services.therapy.commands.parser import CommandError, Problem, parse_command
from corset.therapy.commands import CheckIn, RecordIntake, Sign, SignItem, WarmUp
from corset.therapy.terms import Answer, Region


def test_plain_data_become_a_command():
    assert parse_command("record_intake", {"regions": ["lumbar"], "age": 40}) == RecordIntake(
        regions=(Region.LUMBAR,), age=40
    )
    items = [{"exercise": "C1", "repetitions": 10}]
    assert parse_command("sign", {"items": items}) == Sign(
        items=(SignItem(exercise="C1", repetitions=10),)
    )
    assert parse_command("warm_up") == WarmUp()


def test_answers_have_three_values_and_what_is_not_understood_is_unknown():
    given = {"fever": False, "a": True, "b": "no", "c": "perhaps", "d": None}
    command = parse_command("check_in", {"answers": given})
    assert isinstance(command, CheckIn)
    assert [command.answers[name] for name in given] == [
        Answer.NO,
        Answer.YES,
        Answer.NO,
        Answer.UNKNOWN,
        Answer.UNKNOWN,
    ]


@pytest.mark.parametrize(
    ("name", "mapping", "message"),
    [
        ("dance", {}, "dance: there is no such command; allowed: enrol, share_care"),
        ("start_exercise", {}, "start_exercise.exercise: this field is missing"),
        ("start_exercise", {"exercise": 3}, "should be a valid string, not 3"),
        ("report_pain", {"nrs": True}, "report_pain.nrs: should be a valid integer, not True"),
        ("report_pain", {"nrs": "3"}, "report_pain.nrs: should be a valid integer, not '3'"),
        ("report_pain", {"nrs": 3.5}, "report_pain.nrs"),
        ("report_pain", {"words": "ouch"}, "'none', 'uncomfortable' or 'severe', not 'ouch'"),
        ("warm_up", {"long": 1}, "warm_up.long: there is no such field; allowed: seconds"),
        ("report_pain", {"ncr": 1}, "no such field; allowed: exercise, nrs, words"),
        (
            "sign",
            {"items": [{"exercise": "C1", "sets": 2}]},
            "sign.items.0.sets: there is no such field; allowed: exercise, repetitions, ceiling",
        ),
        (
            "check_in",
            {"temperature_c": float("nan")},
            "temperature_c: nan is no number that can be measured; allowed: finite ones",
        ),
        (
            "check_in",
            {"temperature_c": {1}},
            "temperature_c: set is no plain data; allowed: text, numbers, yes, no, lists",
        ),
        ("set_phase", ["remission"], "fields are given by name, not as list"),
    ],
)
def test_mistakes_name_the_field_and_what_is_allowed(name, mapping, message):
    with pytest.raises(CommandError) as error:
        parse_command(name, mapping)
    assert message in str(error.value)


def test_all_mistakes_are_told_at_once():
    with pytest.raises(CommandError) as error:
        parse_command("report_pain", {"nrs": "3", "where": "back"})
    assert [problem.field for problem in error.value.problems] == ["nrs", "where"]
    assert all(isinstance(problem, Problem) for problem in error.value.problems)

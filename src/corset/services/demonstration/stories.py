"""Eight invented patients, so that every page has something to show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time

from corset.services.demonstration.play import Player

Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A patient's name and age, when the therapy began (days ago), and what happened since."""

    name: str
    email: str
    age: int
    began: int
    facts: Facts
    tell: Callable[[Player, Facts], None]


def _body(sex: str, height_m: float, mass_kg: float) -> dict[str, object]:
    return {"sex": sex, "height_m": height_m, "mass_kg": mass_kg}


def _history(**facts: object) -> dict[str, object]:
    plain = {"conditions": [], "painkillers": [], "rest_pain": 1, "damage": "moderate", "stage": 2}
    return {**plain, **facts}


def cervical_beginner(play: Player, facts: Facts) -> None:
    """Two supervised workouts of five; the third is due."""
    play.prescribe(3, facts)
    play.supervised(range(1, 3), time(10, 30))


def lumbar_with_discomfort(play: Player, facts: Facts) -> None:
    """At home; one exercise became uncomfortable the day before yesterday, and once more."""
    play.prescribe(14, facts, supervised_sessions=3)
    play.supervised(range(11, 14), time(16))
    play.sign_off(11, time(16, 40))
    for day in range(10, 0, -1):
        if day == 6:  # noqa: PLR2004 - a day that was left out
            continue
        felt = {"L3": 4} if day in {2, 1} else {}
        play.train(day, time(7, 40), pain=felt, rest_pain=2 if day > 7 else 1)  # noqa: PLR2004


def severe_pain_today(play: Player, facts: Facts) -> None:
    """Severe pain this morning; the alert is open."""
    play.prescribe(16, facts, supervised_sessions=4, opt_in=[])
    play.supervised(range(12, 16), time(11))
    play.sign_off(12, time(11, 45))
    for day in range(11, 0, -1):
        felt = {"L3": 2} if day in {2, 1} else {}
        play.train(day, time(8), pain=felt, painkillers=1 if day > 8 else 0)  # noqa: PLR2004
    play.train(0, time(8, 5), pain={"L3": 7})


def fever_today(play: Player, facts: Facts) -> None:
    """Trained well; today a thermometer says no."""
    play.prescribe(20, facts, supervised_sessions=3)
    play.supervised(range(17, 20), time(9, 30))
    play.sign_off(17, time(10, 20))
    for day in range(16, 0, -1):
        play.train(day, time(18, 30))
    if play.account:
        play.check(play.account, play.moment(0, time(7, 15)), fever="yes", temperature_c=38.4)


def exacerbation(play: Player, facts: Facts) -> None:
    """Rest pain rose three days ago; the clinician looked and set the phase."""
    play.prescribe(18, facts, supervised_sessions=5)
    play.supervised(range(13, 18), time(15))
    play.sign_off(13, time(15, 50))
    for day in range(12, 3, -1):
        play.train(day, time(19), rest_pain=2, painkillers=1)
    if play.account:
        worse = play.moment(3, time(19))
        play.check(play.account, worse, rest_pain=5, painkillers=2)
    doctor, looked = play.staff.clinician, play.moment(2, time(9, 10))
    play.give(doctor, looked, "set_phase", phase="exacerbation")
    play.give(
        doctor, looked, "clear", note="No new signs; an exacerbation. Rest until Monday week."
    )


def entering_whole_spine(play: Player, facts: Facts) -> None:
    """Three weeks are over; the clinician opened the wider stage and has a proposal to sign."""
    play.prescribe(23, facts, supervised_sessions=3)
    play.supervised(range(20, 23), time(14))
    play.sign_off(20, time(14, 50))
    for day in range(19, 0, -1):
        if day % 7:
            play.train(day, time(6, 50))
    doctor, today = play.staff.clinician, play.moment(0, time(7, 30))
    play.give(doctor, today, "open_whole_spine")
    play.give(doctor, today, "propose")


def chronic_diseases(play: Player, facts: Facts) -> None:
    """Osteoporosis and treated high blood pressure leave exercises out."""
    play.prescribe(9, facts, supervised_sessions=5)
    play.supervised(range(4, 9), time(10))
    play.sign_off(4, time(10, 40))
    for day in (3, 2, 1):
        play.train(day, time(9, 15), rest_pain=2)


def finished(play: Player, facts: Facts) -> None:
    """A course done well, ended by the clinician."""
    play.prescribe(60, facts, supervised_sessions=3)
    play.supervised(range(57, 60), time(13))
    play.sign_off(57, time(13, 40))
    for day in range(56, 9, -1):
        if day % 6:
            relief = {"rest_pain": 3 if day > 40 else 1, "painkillers": 2 if day > 45 else 0}  # noqa: PLR2004
            play.train(day, time(17, 30), **relief)  # type: ignore[arg-type]
    doctor, last = play.staff.clinician, play.moment(8, time(12))
    play.give(doctor, last, "withdraw", why="course completed, no pain at rest", completed=True)


STORIES = (
    Story(
        name="Vera Lindgren",
        email="vera@demo.corset",
        age=41,
        began=3,
        facts={
            **_body("female", 1.68, 63),
            **_history(regions=["cervical"], levels=["C5/C6"], age=41, damage="mild", stage=1),
        },
        tell=cervical_beginner,
    ),
    Story(
        name="Jonas Berg",
        email="jonas@demo.corset",
        age=58,
        began=14,
        facts={
            **_body("male", 1.79, 86),
            **_history(regions=["lumbar"], levels=["L4/L5"], age=58),
        },
        tell=lumbar_with_discomfort,
    ),
    Story(
        name="Maria Kovacs",
        email="maria@demo.corset",
        age=63,
        began=16,
        facts={
            **_body("female", 1.62, 71),
            **_history(
                regions=["lumbar"], levels=["L4/L5", "L5/S1"], age=63, painkillers=["ibuprofen"]
            ),
        },
        tell=severe_pain_today,
    ),
    Story(
        name="Pavel Novak",
        email="pavel@demo.corset",
        age=52,
        began=20,
        facts={
            **_body("male", 1.74, 80),
            **_history(regions=["thoracic"], levels=["T7/T8"], age=52, damage="mild"),
        },
        tell=fever_today,
    ),
    Story(
        name="Ines Duarte",
        email="ines@demo.corset",
        age=47,
        began=18,
        facts={
            **_body("female", 1.71, 68),
            **_history(
                regions=["lumbar"],
                levels=["L5/S1"],
                age=47,
                rest_pain=2,
                stage=3,
                painkillers=["naproxen"],
            ),
        },
        tell=exacerbation,
    ),
    Story(
        name="Oskar Brandt",
        email="oskar@demo.corset",
        age=66,
        began=23,
        facts={
            **_body("male", 1.81, 84),
            **_history(regions=["lumbar"], levels=["L3/L4"], age=66),
        },
        tell=entering_whole_spine,
    ),
    Story(
        name="Greta Holm",
        email="greta@demo.corset",
        age=71,
        began=9,
        facts={
            **_body("female", 1.58, 66),
            **_history(
                regions=["thoracic", "lumbar"],
                levels=["T11/T12", "L4/L5"],
                age=71,
                rest_pain=2,
                conditions=["osteoporosis", "hypertension"],
                posture="rounded upper back",
                scoliosis="slight, to the right",
                gait="even",
            ),
        },
        tell=chronic_diseases,
    ),
    Story(
        name="Samir Haddad",
        email="samir@demo.corset",
        age=55,
        began=60,
        facts={
            **_body("male", 1.76, 78),
            **_history(
                regions=["lumbar"], levels=["L4/L5"], age=55, rest_pain=3, painkillers=["ibuprofen"]
            ),
        },
        tell=finished,
    ),
)

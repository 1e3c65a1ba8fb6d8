"""What is known of the patient. Nothing given is unknown, and unknown is not no."""

from dataclasses import dataclass
from datetime import date

from corset.therapy.terms import Damage, Region, Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Facts taken at intake and at reviews (R7, R9, R29, R30).

    `levels` are discs such as "L4/L5"; `age` in years, reached by the day `age_on`, which is the
    day of recording unless given; `rest_pain` the baseline (NRS 0-10);
    `conditions` and `painkillers` are empty where there are none and None where not asked.
    """

    regions: tuple[Region, ...] | None = None
    stage: int | None = None
    damage: Damage | None = None
    levels: tuple[str, ...] | None = None
    age: int | None = None
    age_on: date | None = None
    sex: Sex | None = None
    height_m: float | None = None
    mass_kg: float | None = None
    conditions: tuple[str, ...] | None = None
    rest_pain: int | None = None
    painkillers: tuple[str, ...] | None = None
    scoliosis: str | None = None
    posture: str | None = None
    gait: str | None = None

    def age_at(self, day: date) -> int | None:
        """Return the age in whole years on a later day, or None where it is unknown."""
        if self.age is None or self.age_on is None or day < self.age_on:
            return self.age
        since = self.age_on
        return self.age + day.year - since.year - ((day.month, day.day) < (since.month, since.day))

    def reached(self, age: int) -> date | None:
        """Return the day on which a later age is reached, or None where none is known."""
        since = self.age_on
        if self.age is None or since is None:
            return None
        year = since.year + age - self.age
        leap_day = (since.month, since.day) == (2, 29)
        return date(year, 3, 1) if leap_day else since.replace(year=year)

    @property
    def bmi(self) -> float | None:
        """Body mass index in kg/m² to a tenth, or None where height or mass is unknown.

        Rounded, so that a bound meets what a person would compute: 76.8 kg at 1.60 m are 30.
        """
        if self.height_m is None or self.mass_kg is None:
            return None
        return round(self.mass_kg / self.height_m**2, 1)

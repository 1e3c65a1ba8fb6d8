"""Time in an exploration: moments of a day around every window, days, and clocks set back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

MONDAY = datetime(2026, 1, 5, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Moment:
    """A slot of a day; `back` is by how many days the clock has been set back."""

    day: int = 0
    slot: int = 0
    back: int = 0


@dataclass(frozen=True, slots=True)
class Clock:
    """The slots of a chapter's day, the days that may pass at once, whether clocks go back."""

    slots: tuple[time, ...] = (time(8),)
    days: tuple[int, ...] = (1,)
    hours_back: bool = False
    days_back: int = 0

    @property
    def sets_back(self) -> bool:
        """Whether the clock may be set back, by hours or by days."""
        return self.hours_back or self.days_back > 0

    def now(self, moment: Moment) -> datetime:
        """Return the time of day that a moment stands for."""
        slot = self.slots[moment.slot]
        return MONDAY + timedelta(days=moment.day, hours=slot.hour, minutes=slot.minute)

    def passes(self, moment: Moment) -> Iterator[tuple[str, Moment]]:
        """Yield every way in which time can pass from here, with its name."""
        if moment.slot + 1 < len(self.slots):
            slot = moment.slot + 1
            yield f"it is {self.slots[slot]:%H:%M}", Moment(moment.day, slot, moment.back)
        for days in self.days:
            yield f"{days} days on", Moment(moment.day + days, 0, max(0, moment.back - days))
        if self.hours_back and moment.slot:
            yield "the clock is set back to the morning", Moment(moment.day, 0, moment.back)
        if moment.back < self.days_back:
            back = Moment(moment.day - 1, moment.slot, moment.back + 1)
            yield "the clock is set back by a day", back

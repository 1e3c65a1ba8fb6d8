"""From where a state is seen: what of its times and texts a chapter's commands can tell apart."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from corset.therapy.programme import Programme


@dataclass(frozen=True, slots=True)
class View:
    """From where a state is seen: now, and what the commands of a chapter can tell apart.

    `spine`: how many days of the therapy count; `alerts`: whether an alert's hour counts;
    `back`: by how many days the clock may still be set back; `afterwards`: whether anything can
    still be said of a session that is over; `unnamed`: whether of an exercise that is not named;
    `earlier`: whether of a session before the last one, or of none; `sets_back`: whether the clock
    may be set back at all; `pauses`: whether a pause changes anything.
    """

    now: datetime
    programme: Programme
    spine: int = 0
    alerts: bool = False
    back: int = 0
    afterwards: bool = True
    unnamed: bool = True
    earlier: bool = False
    sets_back: bool = False
    pauses: bool = False

    def moment(self, when: datetime | None) -> object:
        """Return a moment as day and time of day; one that is past for good is none."""
        day = self.day(when.date()) if when else None
        return None if when is None or day is None else (day, when.time())

    def ahead(self, when: datetime | None) -> object:
        """Return whether a moment is still to come; where the clock may be set back, the moment."""
        if when is None or self.sets_back:
            return self.moment(when)
        return when > self.now

    def ago(self, when: datetime | None, most: timedelta) -> object:
        """Return how long ago something was, as far as is asked; none if longer ago for good."""
        if when is None or (self.sets_back and self.day(when.date()) is not None):
            return self.moment(when)
        since = self.now - when
        return None if since >= most else since

    def days_since(self, day: date | None, most: int) -> int | None:
        """Return how many days ago a day was, as far as a pause asks."""
        if day is None or not self.pauses:
            return None
        return min((self.now.date() - day).days, most)

    def until(self, day: date, most: int) -> int | None:
        """Return in how many days a day comes, as far as `most`; none if later, or over."""
        left = (day - self.now.date()).days
        return left if -self.back <= left <= most else None

    def day(self, when: date | None) -> int | None:
        """Return a day as days from today; a day that is past for good is none."""
        if when is None or when < self.now.date() - timedelta(days=self.back):
            return None
        return (when - self.now.date()).days

    def since(self, when: datetime | None) -> float | None:
        """Return how long ago something was, as far as the whole-spine stage asks."""
        if when is None:
            return None
        return (
            min(self.now - when, timedelta(days=self.spine)).total_seconds() if self.spine else 0.0
        )

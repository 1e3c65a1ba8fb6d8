"""Programmes by their digests, from a store that knows their texts."""

from collections.abc import Callable
from functools import lru_cache

from corset.programme.library.codec import load_programme
from corset.therapy.programme import Programme

AT_HAND = 16
"""Programmes that are kept read; a clinic has few."""


class UnknownProgramme(LookupError):
    """No programme of this digest was ever kept."""

    def __init__(self, digest: str) -> None:
        super().__init__(f"No programme {digest} was kept here.")
        self.digest = digest


class Library:
    """Gives a programme by its digest. A digest means one value for ever, so it is read once."""

    def __init__(self, read: Callable[[str], str | None]) -> None:
        self._read = read
        self.programme = lru_cache(maxsize=AT_HAND)(self._programme)

    def _programme(self, digest: str) -> Programme:
        """Return the programme of a digest. Raises UnknownProgramme, and ValueError if it lies."""
        text = self._read(digest)
        if text is None:
            raise UnknownProgramme(digest)
        found = load_programme(text)
        if found.digest != digest:
            raise ValueError(f"What is kept as programme {digest} says that it is {found.digest}.")
        return found

"""Which programme holds for whom: the installed one, one that was assigned, one of the log."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from uuid import UUID

from django.utils.translation import get_language

from corset import programme as content
from corset.programme.library.library import Library, UnknownProgramme
from corset.programme.texts.language import SOURCE, speaking
from corset.record.log.programmes import kept
from corset.record.queries.programmes import assigned
from corset.services.library.shipped import shipped
from corset.therapy.programme import Programme

LIBRARY = Library(kept)


def installed() -> Programme:
    """Return the programme of the content that belongs to this code, in the reader's language."""
    return _spoken(_compiled().digest, get_language() or SOURCE)


@cache
def _compiled() -> Programme:
    return shipped() or content.load()


@lru_cache(maxsize=64)
def _spoken(digest: str, language: str) -> Programme:
    """Return a programme with its texts in a language. Raises UnknownProgramme."""
    own = _compiled()
    return speaking(own if digest == own.digest else _kept(digest, own), language)


def _kept(digest: str, own: Programme) -> Programme:
    """Return one that is kept; what it has no sentence for, today's code says in today's words."""
    kept = LIBRARY.programme(digest)
    added = {
        language: replace(said, by_reason={**own.sentences[language].by_reason, **said.by_reason})
        for language, said in kept.sentences.items()
        if language in own.sentences
    }
    return replace(kept, sentences={**kept.sentences, **added})


def programme_of(patient: UUID) -> Programme:
    """Return the programme by which new decisions about a patient are made."""
    return programmes_of([patient])[patient]


def programme_by(assigned: str | None) -> Programme:
    """Return the programme that was assigned, or the installed one."""
    return programme_named(assigned) if assigned else installed()


def programmes_of(patients: Iterable[UUID]) -> Mapping[UUID, Programme]:
    """Return the programmes of several patients."""
    patients = set(patients)
    own = assigned(patients)
    return {who: programme_by(own.get(who)) for who in patients}


def programme_named(digest: str) -> Programme:
    """Return a programme by its digest, in the reader's language. Raises UnknownProgramme."""
    return _spoken(digest, get_language() or SOURCE)


def programme_then(digest: str, *, patient: UUID) -> Programme:
    """Return the programme of an old decision; today's where it was decided before any was kept."""
    try:
        return programme_named(digest)
    except UnknownProgramme:
        return programme_of(patient)

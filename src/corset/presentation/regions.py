"""Parts of the spine in words: content names them, and every page asks here."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from corset.presentation.reasons import sentences_of
from corset.programme.texts.pseudo import PSEUDO, bracketed
from corset.therapy.programme import Programme
from corset.therapy.terms import Region


def region_name(region: Region, *, programme: Programme, language: str) -> str:
    """Return “lower back”."""
    name = sentences_of(programme, language).words["regions"][region]
    return bracketed(name) if language == PSEUDO else name


def region_title(region: Region, *, programme: Programme, language: str) -> str:
    """Return “Lower back”, as above a list."""
    return capfirst(region_name(region, programme=programme, language=language))


def regions_in_words(regions: Iterable[Region], *, programme: Programme, language: str) -> str:
    """Return “Neck, lower back”, from the top down."""
    return capfirst(", ".join(_names(regions, programme, language)))


def your_regions(regions: Iterable[Region], *, programme: Programme, language: str) -> str:
    """Return “your neck and lower back”; nothing for none."""
    names = _names(regions, programme, language)
    if len(names) == len(Region):
        return _("your whole spine")
    return _("your %(regions)s") % {"regions": _(" and ").join(names)} if names else ""


def _names(regions: Iterable[Region], programme: Programme, language: str) -> list[str]:
    found = set(regions)
    return [
        region_name(region, programme=programme, language=language)
        for region in Region
        if region in found
    ]

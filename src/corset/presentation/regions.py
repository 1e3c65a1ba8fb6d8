"""Parts of the spine in words for patients: content names them, and every page asks here.

The programme is the one that speaks the reader's language.
"""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from corset.presentation.reasons import sentences_of
from corset.programme.texts.pseudo import PSEUDO, bracketed
from corset.therapy.programme import Programme
from corset.therapy.terms import Region


def region_name(region: Region, programme: Programme) -> str:
    """Return “lower back”."""
    name = sentences_of(programme, programme.language).words["regions"][region]
    return bracketed(name) if programme.language == PSEUDO else name


def region_title(region: Region, programme: Programme) -> str:
    """Return “Lower back”, as above a list."""
    return capfirst(region_name(region, programme))


def your_regions(regions: Iterable[Region], programme: Programme) -> str:
    """Return “your neck and lower back”; nothing for none."""
    names = _names(regions, programme)
    if len(names) == len(Region):
        return _("your whole spine")
    return _("your %(regions)s") % {"regions": _(" and ").join(names)} if names else ""


def _names(regions: Iterable[Region], programme: Programme) -> list[str]:
    found = set(regions)
    return [region_name(region, programme) for region in Region if region in found]

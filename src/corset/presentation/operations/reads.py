"""What the pages of a record are called to whoever reads which of them were opened."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

_OTHERWISE = lazy("a form or a part of the record")
_PAGES: Mapping[str, str | Promise] = {
    "patient": lazy("the patient's page"),
    "patient-log": lazy("everything that happened"),
    "patient-copy": lazy("a copy of the record, as data"),
    "patient-copy-to-read": lazy("a copy of the record, to read"),
    "patient-sheet": lazy("the exercises, to print"),
    "patient-identity": lazy("name and contacts"),
    "patient-intake": lazy("the facts of the intake"),
    "patient-screening": lazy("the lasting contraindications"),
    "patient-prescribe": lazy("the plan"),
    "patient-explain": lazy("why, at a moment"),
    "patient-inspection": lazy("posture and gait"),
    "patient-diagnoses": lazy("the diagnoses"),
    "patient-appointments": lazy("supervised visits"),
    "check-with": lazy("the check, with the patient"),
    "supervise": lazy("a supervised session"),
}


def page_read(name: str) -> str:
    """Return what a page is called, by the name of its address."""
    return str(_PAGES.get(name, _OTHERWISE))

"""The clinic's time zone, as an administrator chooses it; patients keep their own."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from corset.people.clinic import clinic_time_zone, forget_clinic_time_zone, time_zones
from corset.people.models import ClinicTimeZone, User
from corset.services.clock.present import present
from corset.services.people.access import actor_of, require
from corset.services.people.accounts import note
from corset.therapy.commands import Actor
from corset.therapy.terms import Role


def chosen_time_zones(*, by: User | Actor) -> tuple[ClinicTimeZone, ...]:
    """Return every choice, the newest first; empty where the server's setting holds yet.

    Raises NotAllowed.
    """
    require(by, Role.ADMINISTRATOR, to=_("choose the clinic's time zone"))
    return tuple(ClinicTimeZone.objects.select_related("chosen_by"))


def choose_time_zone(*, by: User | Actor, name: str, now: datetime | None = None) -> bool:
    """Let the clinic live by a time zone from now on; return whether that was another one.

    It is the first one of patients who are taken in from now on; of others nothing changes.
    Raises NotAllowed, and ValidationError for what is no time zone.
    """
    require(by, Role.ADMINISTRATOR, to=_("choose the clinic's time zone"))
    if name not in time_zones():
        said = _("“%(name)s” is not a time zone; allowed are names such as Europe/Berlin.")
        raise ValidationError({"timezone": said % {"name": name}})
    other = clinic_time_zone() != name
    if other or not ClinicTimeZone.objects.exists():
        who = by if isinstance(by, User) else None
        ClinicTimeZone.objects.create(name=name, chosen_by=who, chosen_at=present(now))
        forget_clinic_time_zone()
        note("clinic_time_zone_chosen", None, by=actor_of(by).id, zone=name)
    return other

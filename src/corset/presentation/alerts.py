"""Alerts in one line."""

from django.utils.translation import gettext as _

from corset.therapy.terms import AlertKind


def alert_title(kind: AlertKind, exercise: str) -> str:
    """Return what an alert is about; `exercise` is a name, empty where it is of none."""
    match kind:
        case AlertKind.EMERGENCY:
            return _("Emergency sign")
        case AlertKind.SEVERE_PAIN:
            return _("Severe pain at %(exercise)s") % {"exercise": exercise or _("an exercise")}
        case AlertKind.SUSPENDED:
            return _("Training is suspended")
        case AlertKind.REPEATED_DISCOMFORT:
            named = {"exercise": exercise or _("an exercise")}
            return _("Discomfort at %(exercise)s again and again") % named
        case AlertKind.UNPLACED_PAIN:
            return _("Pain was told, and it is not known at which exercise")

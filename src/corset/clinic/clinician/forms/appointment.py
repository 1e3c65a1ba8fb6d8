"""When a patient comes, and who supervises."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from corset.clinic.clinician.forms.person import day_input
from corset.clinic.components.number import Count
from corset.people.clinic import clinic_time_zone
from corset.people.models import User
from corset.services.visits.appointments import (
    LEAST_MIN,
    MOST_MIN,
    USUAL_MIN,
    AppointmentView,
)


class AppointmentForm(forms.Form):
    """A day and a time of the clinic's clock."""

    day = forms.DateField(label=_("Day"), widget=day_input())
    time = forms.TimeField(
        label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    minutes = Count(label=_("Minutes"), min_value=LEAST_MIN, max_value=MOST_MIN, initial=USUAL_MIN)
    leader = forms.ChoiceField(label=_("With whom"), widget=forms.Select(attrs={"translate": "no"}))
    changes = Count(required=False, widget=forms.HiddenInput())
    """How often it had been changed when the form was made."""

    def __init__(
        self,
        data: Any = None,
        *,
        leaders: Iterable[User],
        usual: User,
        moved: AppointmentView | None = None,
    ) -> None:
        super().__init__(data)
        self.initial["leader"] = str(usual.pk)
        if moved is not None:
            self.initial.update(day=moved.at.date(), time=moved.at.time(), minutes=moved.minutes)
            self.initial.update(leader=str(moved.leader_id), changes=moved.changes)
        self.fields["leader"].choices = [(str(one.pk), str(one)) for one in leaders]  # pyright: ignore[reportAttributeAccessIssue] - a ChoiceField
        hint = _("By the clinic's clock (%(zone)s).")
        self.fields["time"].help_text = hint % {"zone": clinic_time_zone()}

"""The lasting contraindications, and the phase (R1, R8)."""

from typing import Any, TypedDict, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from corset.services.therapy.commands.parser import parse_command
from corset.therapy.commands import Screen, SetPhase
from corset.therapy.programme import Contraindication, Programme
from corset.therapy.terms import Answer, Phase

ANSWERS = [
    (Answer.YES.value, _("Yes")),
    (Answer.NO.value, _("No")),
    (Answer.UNKNOWN.value, _("Not known")),
]
PHASES = [
    (Phase.REMISSION.value, _("Remission")),
    (Phase.EXACERBATION.value, _("Exacerbation")),
    (Phase.UNKNOWN.value, _("Not known")),
]


def lasting(programme: Programme) -> list[Contraindication]:
    """Return the contraindications that a clinician settles."""
    return [asked for asked in programme.contraindications.values() if asked.lasting]


class ScreeningCommands(TypedDict):
    """What a filled form asks for."""

    screening: Screen
    phase: SetPhase


class ScreeningForm(forms.Form):
    """Nothing is chosen beforehand: unknown is not no (I4)."""

    def __init__(
        self, *args: Any, asked: list[Contraindication], in_doubt: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for question in asked:
            self.fields[question.id] = forms.ChoiceField(
                label=question.question,
                help_text=question.help,
                choices=ANSWERS,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one; “not known” is an answer too.")},
            )
        self.fields |= PhaseForm(in_doubt=in_doubt).fields

    def commands(self) -> ScreeningCommands:
        """Return the two commands, by name."""
        answers = {asked.id: self.cleaned_data[asked.id] for asked in self.asked}
        phase = {x: self.cleaned_data[x] for x in PhaseForm.base_fields if x in self.cleaned_data}
        return {
            "screening": cast("Screen", parse_command("screen", {"answers": answers})),
            "phase": cast("SetPhase", parse_command("set_phase", phase)),
        }


class PhaseForm(forms.Form):
    """The clinician's reading of the phase."""

    phase = forms.ChoiceField(
        label=_("Which phase is the disease in?"),
        help_text=_("Training is open in remission only."),
        choices=PHASES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one; “not known” is an answer too.")},
    )
    confirmed = forms.BooleanField(
        label=_("It is remission, although the usual pain at rest is high"), required=False
    )

    def __init__(self, *args: Any, in_doubt: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not in_doubt:
            del self.fields["confirmed"]

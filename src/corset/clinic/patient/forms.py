"""The daily check as a form. Nothing is required: what is missing is asked for once more."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from corset.services.therapy.training.today import Today
from corset.therapy.content.parameters import plausible_celsius, plausible_mmhg
from corset.therapy.programme import Consequence
from corset.therapy.terms import NRS, Answer

MISSING = "missing"
ANSWERS = [("yes", later("Yes")), ("no", later("No"))]


class CheckForm(forms.Form):
    """The questions of today, pain at rest, and what was measured."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    anyway = forms.BooleanField(required=False)
    rest_pain = forms.TypedChoiceField(
        choices=[(str(n), str(n)) for n in NRS], coerce=int, empty_value=None, required=False
    )
    painkillers = forms.IntegerField(required=False, min_value=0, max_value=50)
    signs = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, page: Today, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        self.gravest = [q.id for q in page.questions if q.leads_to is Consequence.EMERGENCY]
        signs = cast("forms.MultipleChoiceField", self.fields["signs"])
        signs.choices = [(sign.id, sign.text) for sign in page.signs]
        p = page.programme.parameters
        low, high = plausible_celsius(p)
        self.fields["temperature_c"] = forms.FloatField(
            required=False, min_value=low, max_value=high
        )
        low, high = plausible_mmhg(p)
        for name in ("systolic_mmhg", "diastolic_mmhg"):
            self.fields[name] = forms.IntegerField(required=False, min_value=low, max_value=high)
        for question in page.questions:
            self.fields[question.id] = forms.ChoiceField(choices=ANSWERS, required=False)

    def clean(self) -> dict[str, Any]:
        """Mark what is missing, unless it was said that it is to be sent as it is."""
        given = super().clean() or self.cleaned_data
        if given.get("signs"):
            given |= dict.fromkeys(self.gravest, Answer.YES)
        for name in self.missing() if not given.get("anyway") else ():
            self.add_error(name, forms.ValidationError(_("Please answer this too."), code=MISSING))
        return given

    def missing(self) -> list[str]:
        """Return the questions without an answer; in an emergency no other matters."""
        given = self.cleaned_data
        if any(given.get(name) == Answer.YES for name in self.gravest):
            return []
        asked = [question.id for question in self.page.questions]
        open_ones = [name for name in asked if not given.get(name) and name not in self.errors]
        return [*open_ones, *(["rest_pain"] if given.get("rest_pain") is None else [])]

    @property
    def only_answers_are_missing(self) -> bool:
        """Whether the form could be sent as it is."""
        codes = {error.code for errors in self.errors.as_data().values() for error in errors}
        return codes == {MISSING}

    @property
    def questions(self) -> list[dict[str, Any]]:
        """Return the questions for the page, with what was answered; the gravest comes last."""
        rows = [self._row(question) for question in self.page.questions]
        return sorted(rows, key=lambda row: row["is_emergency"])

    def _row(self, question: Any) -> dict[str, Any]:
        return {
            "name": question.id,
            "question": question.question,
            "hint": question.help,
            "value": self.data.get(question.id),
            "error": self.wrong(question.id),
            "is_emergency": question.id in self.gravest,
        }

    def wrong(self, name: str) -> str:
        """Return what is wrong with a field, in one line."""
        return " ".join(str(error) for error in self.errors.get(name, []))

    @property
    def rest_value(self) -> int | None:
        """Return the pain at rest that was chosen."""
        given = self.data.get("rest_pain", "")
        return int(given) if given.isdigit() else None

    @property
    def rest_error(self) -> str:
        """Return what is wrong with the pain at rest."""
        return self.wrong("rest_pain")

    @property
    def measured_wrong(self) -> bool:
        """Whether the fold with the measured values must be open."""
        given = ("temperature_c", "systolic_mmhg", "diastolic_mmhg", "painkillers")
        return any(name in self.errors or self.data.get(name) for name in given)

    def command(self) -> dict[str, Any]:
        """Return the fields of the command; what was not answered is left out."""
        given = self.cleaned_data
        asked = [question.id for question in self.page.questions]
        answers = {name: Answer(given[name]) for name in asked if given.get(name)}
        measured = ("temperature_c", "systolic_mmhg", "diastolic_mmhg", "painkillers", "rest_pain")
        return {
            "answers": answers,
            "signs": tuple(given.get("signs") or ()),
            **{name: given.get(name) for name in measured},
        }

"""The daily check as a form. Nothing is required: what is missing is asked for once more."""

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from corset.clinic.components.number import Count, Number
from corset.services.therapy.training.today import Today
from corset.therapy.content.parameters import plausible_celsius, plausible_mmhg
from corset.therapy.programme import CheckQuestion, Consequence, Contraindication
from corset.therapy.terms import NRS, Answer

MISSING = "missing"
MEASURED = ("temperature_c", "systolic_mmhg", "diastolic_mmhg", "painkillers")
ANSWERS = [("yes", later("Yes")), ("no", later("No"))]
MOST_DOSES = 50
"""Of painkillers since the last check; more is a slip of the finger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """A question with what was answered."""

    name: str
    question: str
    hint: str
    value: str | None
    error: str
    is_emergency: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongLine:
    """What is wrong with which field, and where it stands."""

    label: str
    text: str
    place: str


def _bounded(low: float, high: float, *units: str) -> dict[str, Any]:
    """Say what a number can be that may also be left out, and in which unit."""
    cannot_be = _("%(show_value)g cannot be right; {low} to {high} can.").format(
        low=f"{low:g}", high=f"{high:g}"
    )
    invalid = _("Please write a number here, or leave it out.")
    if units:
        invalid = _("Please write a number in {unit} here, or leave it out.").format(unit=units[0])
    said = {"invalid": invalid, "min_value": cannot_be, "max_value": cannot_be}
    bounds = {"min_value": low, "max_value": high}
    return {"required": False, "units": units, "error_messages": said, **bounds}


class CheckForm(forms.Form):
    """The questions of today, pain at rest, and what was measured."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    anyway = forms.BooleanField(required=False)
    rest_pain = forms.TypedChoiceField(
        choices=[(str(n), str(n)) for n in NRS],
        coerce=int,
        empty_value=None,
        required=False,
        label=later("Pain at rest"),
    )
    signs = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, page: Today, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        self.gravest = [q.id for q in page.questions if q.leads_to is Consequence.EMERGENCY]
        signs = cast("forms.MultipleChoiceField", self.fields["signs"])
        signs.choices = [(sign.id, sign.text) for sign in page.signs]
        self.fields |= self._numbers()
        for question in page.questions:
            self.fields[question.id] = forms.ChoiceField(
                choices=ANSWERS, required=False, label=question.name
            )

    def _numbers(self) -> dict[str, forms.Field]:
        p = self.page.programme.parameters
        celsius, mmhg = plausible_celsius(p), plausible_mmhg(p)
        return {
            "temperature_c": Number(
                label=_("Temperature"), **_bounded(*celsius, "°C", "C", "Celsius", "°")
            ),
            "systolic_mmhg": Count(
                label=_("Blood pressure, upper"), **_bounded(*mmhg, "mmHg", "mm Hg", "mm")
            ),
            "diastolic_mmhg": Count(
                label=_("Blood pressure, lower"), **_bounded(*mmhg, "mmHg", "mm Hg", "mm")
            ),
            "painkillers": Count(
                label=_("Painkillers taken since the last check"), **_bounded(0, MOST_DOSES)
            ),
        }

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
    def tells_of_danger(self) -> bool:
        """Whether a sign was ticked, or a question that leads to help or to a pause is a yes."""
        grave = {Consequence.EMERGENCY, Consequence.SUSPENSION}
        asked = [question.id for question in self.page.questions if question.leads_to in grave]
        said = [self.data.get(name) == Answer.YES for name in asked]
        return bool(self._ticked()) or any(said)

    def _ticked(self) -> tuple[str, ...]:
        """Return every sign that was sent, also one that is not on the list."""
        sent = self.data
        return tuple(sent.getlist("signs")) if isinstance(sent, QueryDict) else ()

    @property
    def only_answers_are_missing(self) -> bool:
        """Whether the form could be sent as it is."""
        codes = {error.code for errors in self.errors.as_data().values() for error in errors}
        return codes == {MISSING}

    @property
    def questions(self) -> list[QuestionLine]:
        """Return the questions for the page, with what was answered; the gravest comes last."""
        rows = [self._row(question) for question in self.page.questions]
        return sorted(rows, key=lambda row: row.is_emergency)

    def _row(self, question: Contraindication | CheckQuestion) -> QuestionLine:
        return QuestionLine(
            name=question.id,
            question=question.question,
            hint=question.help,
            value=self.data.get(question.id),
            error=self.wrong(question.id),
            is_emergency=question.id in self.gravest,
        )

    @property
    def what_is_wrong(self) -> list[WrongLine]:
        """Return what to look at again, in the order of the page."""
        shown = (*(row.name for row in self.questions), "rest_pain", *MEASURED)
        return [
            WrongLine(label=self._label(name), text=self.wrong(name), place=self._place(name))
            for name in dict.fromkeys((*shown, *self.fields))
            if name in self.errors
        ]

    def _label(self, name: str) -> str:
        """Return what a field is called; what people do not see is the page itself."""
        label = self.fields[name].label
        return _("This page") if label is None else str(label)

    def _place(self, name: str) -> str:
        """Return the id of a number's field, or else of what is said under a question."""
        return f"check-{name}" if name in MEASURED else f"{name}-error"

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
        return any(name in self.errors or self.data.get(name) for name in MEASURED)

    @property
    def measured(self) -> list[tuple[str, str]]:
        """Return the numbers that may be given, by id, with what they are called."""
        return [(name, self._label(name)) for name in MEASURED]

    def command(self) -> dict[str, Any]:
        """Return the fields of the command; what was not answered is left out."""
        given = self.cleaned_data
        asked = [question.id for question in self.page.questions]
        answers = {name: Answer(given[name]) for name in asked if given.get(name)}
        return {
            "answers": answers,
            "signs": self._ticked(),
            **{name: given.get(name) for name in (*MEASURED, "rest_pain")},
        }

"""Every component, live, in both densities; open to anyone, holds no patient's data."""

from dataclasses import dataclass

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from corset.clinic.components.number import Count, Number
from corset.clinic.components.page import page
from corset.clinic.styleguide.specimens import Specimens


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    use: str

    @property
    def template(self) -> str:
        return f"styleguide/{self.key}.html"


SECTIONS = (
    Section(
        "type",
        "TextSpecimen and numbers",
        "One heading says what the page is about, as a sentence.",
    ),
    Section("buttons", "Buttons", "One filled button a page. The two pain buttons never move."),
    Section("choice", "Choices", "No answer is chosen beforehand: unknown is not “no”."),
    Section(
        "scales", "Pain and effort", "Neutral on purpose: nobody should steer an answer by red."
    ),
    Section("fields", "Fields", "The label says what, the hint how, the error what is allowed."),
    Section(
        "exercises", "Exercises", "What is to be done today; a change says why in one sentence."
    ),
    Section("session", "A session", "The movement is the page; one instruction at a time."),
    Section("week", "The week and the trend", "Shape says it as well as colour does."),
    Section("why", "ReasonSpecimen", "The rule's number hangs beside every change."),
    Section("alerts", "What needs a decision", "Red stopped something, amber changed something."),
    Section("timeline", "What happened", "Newest first, each with its reasons."),
    Section("plan", "The plan", "Today's dose within what is signed; the line is the ceiling."),
    Section(
        "empty", "Nothing here, and states", "Say what comes next. The status line speaks once."
    ),
    Section("dialog", "A question first", "Only before what cannot be taken back."),
    Section("emergency", "Emergency", "The only loud thing. It is also shown without a network."),
)


class IntakeSpecimen(forms.Form):
    """A form with one field of each kind; shown with its errors."""

    mail = forms.EmailField(label="Email", help_text="Where the invitation goes.")
    level = forms.ChoiceField(
        label="Level", choices=[("", "Choose"), ("L4", "L4/5"), ("L5", "L5/S1")]
    )
    phase = forms.ChoiceField(
        label="Phase",
        widget=forms.RadioSelect,
        choices=[("remission", "Remission"), ("exacerbation", "Exacerbation")],
    )
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)
    agreed = forms.BooleanField(label="The patient agreed to the use of these data")


class MeasuredSpecimen(forms.Form):
    """Numbers with their units; the pressure is out of its bounds on purpose."""

    temperature = Number(label="Temperature", min_value=34, max_value=43)
    systolic = Count(
        label="Upper blood pressure",
        min_value=60,
        max_value=260,
        error_messages={"max_value": "310 is not possible; 60 to 260 is."},
    )
    dose = Count(label="Repetitions", min_value=10, max_value=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecimensPage(Specimens):
    """Every component, and the forms that show the fields."""

    sections: tuple[Section, ...]
    form: IntakeSpecimen
    measured: MeasuredSpecimen


@login_not_required
def session_specimen(request: HttpRequest) -> HttpResponse:
    """One exercise in full size, as the player shows it."""
    return page(request, "styleguide/focus.html", Specimens())


@login_not_required
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component, in both densities."""
    shown = SpecimensPage(
        sections=SECTIONS,
        form=IntakeSpecimen({"mail": "maria@example", "level": "L4", "agreed": "on"}),
        measured=MeasuredSpecimen({"temperature": 36.6, "systolic": 310, "dose": 16}),
    )
    return page(request, "styleguide/page.html", shown)

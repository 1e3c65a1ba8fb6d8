"""A page with one form that becomes one command, and overwrites nobody."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django.contrib import messages
from django.forms import Form
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corset.clinic.clinician.contexts.room import Between, FormState, Room, RoomPage
from corset.clinic.clinician.pages.room import REFUSED, PatientRoom
from corset.clinic.typed import lost, merge
from corset.clinic.typed.origin import Origin, origin_of, sent_values, values_of
from corset.people.models import FormDraft
from corset.presentation.reasons import WordedReason
from corset.services.people.drafts import find_draft, forget_draft
from corset.services.therapy.commands.submission import KeyReused, Submitted
from corset.services.therapy.decisions.timeline import TimelineEntry
from corset.services.therapy.patients.history import is_known, last_number, since

COLLIDED = SENT_BEFORE = 409


class CommandPage(PatientRoom):
    """A page with one form that becomes one command.

    The form carries from what it was made. What others changed meanwhile in fields that were left
    alone is kept; where both changed a field, and where somebody has decided the same already,
    both are shown and nothing is recorded.
    """

    form_class: ClassVar[type[Form]]
    leads_to: ClassVar[str] = "patient"
    done: ClassVar[Any] = gettext_lazy("Recorded.")
    decides: ClassVar[tuple[str, ...]] = ()
    """The commands that, given by somebody else meanwhile, collide with this form."""
    keeps_drafts: ClassVar[bool] = False
    """Whether what is typed is kept while it is typed."""
    between: Between | None = None
    draft: FormDraft | None = None
    given: QueryDict | None = None
    """What the form holds that was typed: sent, kept as a draft, or from before a lost sign-in."""

    def form(self, data: Any = None) -> Any:
        """Return the form, with what was filled in."""
        return self.form_class(data)

    def forms(self) -> list[Form]:
        """Return all forms of the page as they would begin now."""
        return [self.form()]

    def context(self, form: Any, room: Room) -> RoomPage:
        """Return what the page shows with its form."""
        raise NotImplementedError

    @cached_property
    def began(self) -> list[Form]:
        """All forms of the page as they would begin now."""
        return self.forms()

    @cached_property
    def now(self) -> Mapping[str, list[str]]:
        """What the fields would hold if the page were opened now."""
        return values_of(self.began)

    def about_form(self) -> FormState:
        """Return from what the form is made, and what came between."""
        origin = Origin(
            user=str(self.user.pk),
            path=self.request.get_full_path(),
            number=last_number(self.patient_id),
            fields=self.now,
        )
        saved = self.draft.saved_at if self.draft else None
        return FormState(made_from=origin.signed(), between=self.between, draft=saved)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show the form: empty, or with what was typed into it before and not sent."""
        self.given = lost.taken_up(request)
        if self.given is not None:
            messages.warning(request, _("You had been signed out. This is what you typed."))
        elif self.keeps_drafts and (draft := self._draft()) is not None:
            self.draft, self.given = draft, QueryDict(draft.sent, mutable=True)
            if self._says_nothing_new(self.given):
                self.draft = self.given = None
        if self.given is None:
            return self.show(self.context(self.form(), self.room()))
        if (origin := origin_of(self.given)) is not None:
            self._merge(self.given, origin)
        return self._shown_again()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Decide, or show the form again with what was wrong, or with what came between."""
        self.given = request.POST.copy()
        if "anew" in request.POST:
            self.forget_draft()
            return redirect(request.get_full_path())
        if "theirs" in request.POST:
            return self._take_theirs(request.POST["theirs"])
        if self._collides():
            return self._shown_again(status=COLLIDED)
        form = self.form(self.given)
        if not form.is_valid():
            return self.show(self.context(form, self.room()), status=REFUSED)
        return self.decide(form)

    def decide(self, form: Any) -> HttpResponse:
        """Submit; a refusal comes back on the same page, with its rules."""
        try:
            done = self.give(form)
        except KeyReused:
            return self.sent_before(form)
        return self.accepted(done.reasons) if done.decision.accepted else self.refused(form, done)

    def give(self, form: Any) -> Submitted:
        """Hand in what the form says. Raises KeyReused."""
        return self.submit(form.command)

    def sent_before(self, form: Any) -> HttpResponse:
        """Say that the form came before, with something else in it."""
        return self.show(self.context(form, self.room(sent_before=True)), status=SENT_BEFORE)

    def refused(self, form: Any, done: Submitted) -> HttpResponse:
        """Show the form again, with what speaks against it."""
        return self.show(self.context(form, self.room(refusal=done.reasons)), status=REFUSED)

    def accepted(self, reasons: Iterable[WordedReason]) -> HttpResponse:
        """Go on, and say there what was decided."""
        self.forget_draft()
        reasons = tuple(reasons)
        if not reasons:
            messages.success(self.request, str(self.done))
        self.report(reasons)
        return redirect(self.to(self.leads_to))

    def forget_draft(self) -> None:
        """Forget what was kept while it was typed."""
        if self.keeps_drafts:
            page = self.request.get_full_path()
            forget_draft(by=self.user, patient_id=self.patient_id, page=page)

    def collides_with(self, entries: tuple[TimelineEntry, ...]) -> Between | None:
        """Return what somebody else has decided of the same; nothing where it does not collide."""
        return Between(entries=entries) if entries else None

    def _draft(self) -> FormDraft | None:
        page = self.request.get_full_path()
        return find_draft(by=self.user, patient=self.page.patient, page=page)

    def _says_nothing_new(self, data: QueryDict) -> bool:
        """Whether a draft holds what the form would begin with anyway."""
        return all(mine == self.now[name] for name, mine in sent_values(data, self.now).items())

    def _collides(self) -> bool:
        """Whether somebody else was there first; what does not collide is merged."""
        data = self.given
        origin = origin_of(data) if data is not None else None
        if data is None or origin is None or self._is_repeated(data):
            return False
        self._merge(data, origin)
        if self.between is None and self.decides:
            found = since(
                by=self.user,
                patient_id=self.patient_id,
                after=origin.number,
                commands=self.decides,
            )
            self.between = self.collides_with(found)
        return self.between is not None

    def _is_repeated(self, data: QueryDict) -> bool:
        """Whether this very form came before: then it is no collision, but the same again."""
        return is_known(self.patient_id, data.get("key", ""))

    def _merge(self, data: QueryDict, origin: Origin) -> None:
        found = merge.merge(sent=data, base=origin.fields, now=self.now, forms=self.began)
        self.given = found.data
        if found.collisions:
            self.between = Between(collisions=found.collisions)
        for label in found.kept:
            messages.info(
                self.request,
                _("%(field)s was changed by somebody else meanwhile; that is kept.")
                % {"field": label},
            )

    def _take_theirs(self, name: str) -> HttpResponse:
        data = self.given if self.given is not None else QueryDict(mutable=True)
        self.given = merge.take_theirs(data, name, self.now)
        return self._shown_again()

    def _shown_again(self, *, status: int = 200) -> HttpResponse:
        """Show the form with what was typed and not recorded."""
        form = self.form(self.given)
        quiet(form)
        return self.show(self.context(form, self.room()), status=status)


def quiet(form: Any) -> None:
    """Show a form that is not sent yet without saying what is still missing in it."""
    form._errors = ErrorDict()  # noqa: SLF001 - Django has no other way
    for line in getattr(form, "lines", ()):
        quiet(line)

"""Letters: for whom they are, from which clinic, and nothing of a patient."""

import pytest
from django.utils.translation import override

from corset.people.models import Failure
from corset.presentation.letters import Sender, alert, escalation, subject, why_it_waits

HILL = Sender("Clinic on the Hill", "en")


def test_an_alert_says_when_somebody_is_needed_at_once():
    calm, urgent = alert(HILL, emergency=False), alert(HILL, emergency=True)
    assert "at once" not in calm.body
    assert "at once: an emergency sign was reported." in urgent.body
    assert calm.subject == urgent.subject == "Clinic on the Hill: an alert"


def test_the_clinic_signs_and_one_without_a_name_does_not():
    assert alert(HILL, emergency=False).body.endswith("\n\nClinic on the Hill\n")
    nameless = escalation(Sender("", "en"))
    assert nameless.subject.startswith("Corset: ")
    assert nameless.body.endswith("looks at it now.\n")
    assert subject(Sender("", "en"), "x") == "Corset: x"


def test_a_letter_is_in_the_clinics_language_whoever_reads_the_page(monkeypatch):
    monkeypatch.setattr("corset.presentation.letters.gettext", _with_language)
    with override("de"):
        assert "[en]" in alert(HILL, emergency=True).body
        assert "[en]" in escalation(HILL).body


def _with_language(text):
    from django.utils.translation import get_language

    return f"[{get_language()}] {text}"


@pytest.mark.parametrize("failure", Failure)
def test_every_failure_has_its_sentence(failure):
    assert why_it_waits(failure).endswith(".")


def test_what_was_not_tried_has_none():
    assert why_it_waits("") == ""

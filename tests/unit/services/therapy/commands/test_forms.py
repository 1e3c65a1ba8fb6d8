"""What an older page sends is understood; what a newer one sends waits."""

import pytest

from corset.record.serialisation.upcasters import Upcasters
from corset.services.therapy.commands import forms


@pytest.fixture
def renamed(monkeypatch):
    """A clinic of tomorrow, in which a field has another name."""
    tomorrow = Upcasters(dict(forms.FORMS.steps))

    @tomorrow.register(forms.ANY, forms.CURRENT)
    def pain_is_a_number(body):
        fields = dict(body["with"])
        if "strength" in fields:
            fields["nrs"] = fields.pop("strength")
        return {**body, "with": fields}

    monkeypatch.setattr(forms, "FORMS", tomorrow)


def test_todays_form_stays_as_it_is():
    body = {"key": "k", "command": "warm_up", "form": forms.CURRENT, "with": {}}
    assert forms.upcast(body) == body


def test_a_page_that_says_no_form_is_of_the_oldest():
    assert forms.upcast({"key": "k", "command": "warm_up"})["form"] == forms.OLDEST


@pytest.mark.parametrize("form", [1, 2, 3])
def test_an_older_form_is_brought_to_todays_step_by_step(renamed, form):
    body = {"key": "k", "command": "report_pain", "form": form, "with": {"strength": 7}}
    assert forms.upcast(body)["with"] == {"nrs": 7}


def test_a_newer_form_waits_for_a_newer_server():
    with pytest.raises(forms.UnknownForm):
        forms.upcast({"command": "warm_up", "form": forms.CURRENT + 1})


@pytest.mark.parametrize("form", [None, 0, -1, "2", True, 1.5])
def test_what_is_no_form_is_left_to_the_contract(form):
    assert forms.upcast({"form": form}) == {"form": form}

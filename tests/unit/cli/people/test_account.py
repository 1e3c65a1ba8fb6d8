"""`corset account` on the server: it leaves no patient alone either."""

import pytest
from tests.story import account, patients_of

from corset.cli import main
from corset.people.models import Role, User
from corset.record.models import CareTeamMember


@pytest.fixture
def leaver(db, monkeypatch):
    monkeypatch.setattr("corset.cli.people.account.set_up", lambda: None)
    leaver = account(Role.CLINICIAN, "leaver")
    patients_of(leaver, 2)
    return leaver


def test_closing_is_refused_where_patients_would_be_alone(leaver, capsys):
    assert main(["account", "close", "leaver@example.org"]) == 2
    assert "2 patients would be without a clinician" in capsys.readouterr().err
    assert User.objects.get(pk=leaver.pk).is_active


def test_ending_hands_over_and_opening_undoes_it(leaver):
    other = account(Role.CLINICIAN, "other")
    named = ["account", "end", "Leaver@example.org", "--hand-over", "other@example.org"]
    assert main(named) == 0
    assert CareTeamMember.objects.filter(clinician=str(other.pk)).count() == 2
    gone = User.objects.get(pk=leaver.pk)
    assert (gone.is_active, gone.ended_at is not None, gone.successor) == (False, True, other)
    assert main(["account", "open", "leaver@example.org"]) == 0
    assert User.objects.get(pk=leaver.pk).is_active


def test_what_hands_nobody_over_says_so(leaver, capsys):
    assert main(["account", "sign-out", "leaver@example.org", "--hand-over", "x@example.org"]) == 2
    assert "hands nobody over" in capsys.readouterr().err

"""The commands that keep a clinic: what they say, and with which exit status."""

import pytest
from django.db import connection
from tests.contract.conftest import default_database
from tests.diary import Diary
from tests.story import account

from corset.cli import main
from corset.clinic import databases
from corset.people.models import Role
from corset.record.log.replay import FOLDED
from corset.record.log.seal import ALL, unseal
from corset.record.models import CareTeamMember, EventRow
from corset.record.projections import rebuild
from corset.services.integrity.heads import folder, sign_heads
from corset.services.integrity.standing import standing


@pytest.fixture
def diary(database, settings, tmp_path):
    FOLDED.clear()
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    settings.HEADS = settings.DATA / "heads"
    account(Role.ADMINISTRATOR, "office")
    return Diary().take_in()


def test_check_log_says_whose_log_what_and_where(diary, capsys):
    assert main(["check-log"]) == 0
    assert "1 logs checked, 0 broken" in capsys.readouterr().out
    unseal(connection, ALL)
    EventRow.objects.filter(seq=3).update(actor_id="x")
    assert main(["check-log", str(diary.patient)]) == 1
    said = capsys.readouterr().out
    assert f"{diary.patient}: Event 3 was changed or is missing." in said
    assert "corset explain" in said


def test_lists_that_differ_are_made_anew_and_training_opens(diary, capsys):
    CareTeamMember.objects.create(patient=diary.patient, clinician="stranger")
    assert main(["check-log"]) == 1
    assert "corset rebuild" in capsys.readouterr().out
    assert standing(diary.patient).broken
    rebuild(diary.patient)
    assert main(["check-log"]) == 0
    assert standing(diary.patient).broken is None


def test_a_file_of_heads_by_another_hand_is_named(diary, capsys):
    sign_heads()
    (folder() / "heads-2999-01-01.jsonl").write_text('{"patients":0}\n{"hmac":"0"}\n')
    assert main(["check-log"]) == 1
    assert "heads-2999-01-01.jsonl: its signature is wrong" in capsys.readouterr().out


def test_a_backup_is_made_once_and_restored_where_nothing_is(diary, settings, tmp_path, capsys):
    path = tmp_path / "backup"
    assert main(["backup", str(path)]) == 0
    assert "1 logs" in (said := capsys.readouterr().out)
    assert "NOT encrypted" in said
    assert main(["backup", str(path)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["restore", str(path)]) == 2
    assert "not empty" in capsys.readouterr().err
    settings.DATA = tmp_path / "elsewhere"
    settings.DATA.mkdir()
    settings.HEADS = settings.DATA / "heads"
    with default_database(databases.sqlite(tmp_path / "empty.sqlite3")):
        assert main(["restore", str(path)]) == 0
        assert "1 logs" in capsys.readouterr().out
        assert main(["check-log"]) == 0


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["backup", "x", "--to", "nonsense"], "public key"),
        (["restore", "not-there"], "a file that is there"),
        (["check-log", "nobody"], "the id in the address"),
    ],
)
def test_what_is_no_key_no_file_and_no_id_is_one_line(
    diary, tmp_path, monkeypatch, capsys, arguments, why
):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    err = capsys.readouterr().err
    assert why in err
    assert err.count("\n") == 1


def test_a_clinic_is_moved_into_a_new_file_and_never_over_one(diary, tmp_path, capsys):
    there = tmp_path / "there.sqlite3"
    assert main(["move", str(there)]) == 0
    assert "every head the same" in capsys.readouterr().out
    assert there.stat().st_mode & 0o777 == 0o600
    assert main(["move", str(there)]) == 2
    assert "is there already" in capsys.readouterr().err
    with default_database(databases.sqlite(there)):
        assert main(["check-log"]) == 0

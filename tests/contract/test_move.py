"""A clinic moves from one kind of database to the other, with proof that all of it arrived."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from tests.contract.conftest import default_database
from tests.contract.keeping import everything

from corset.clinic import databases
from corset.record.log.replay import FOLDED
from corset.services.integrity.checking import check_logs
from corset.services.keeping import moving
from corset.services.keeping.moving import InvalidMove, move
from corset.services.keeping.restoring import NotEmptyClinic
from corset.services.keeping.snapshot import heads_of
from corset.services.keeping.tables import filled_tables
from corset.services.therapy.commands.parser import parse_command


def test_a_clinic_moves_to_the_other_kind_and_back(clinic, request, database, tmp_path):
    there = (
        request.getfixturevalue("empty_postgresql")
        if database == "sqlite"
        else databases.sqlite(tmp_path / "there.sqlite3")
    )
    before, heads = everything(), heads_of("default")
    done = move(there)
    assert (done.logs, done.broken) == (2, {})
    assert everything() == before
    with default_database(there):
        FOLDED.clear()
        assert everything() == before
        assert heads_of("default") == heads
        clinic[1].write(parse_command("report_emergency", {}))
        assert check_logs() == {}
        assert move(databases.sqlite(tmp_path / "back.sqlite3")).logs == 2
    with pytest.raises(NotEmptyClinic):
        move(there)
    assert set(connections) == {"default"}


def test_a_clinic_that_goes_on_is_not_moved(clinic, tmp_path, monkeypatch):
    there = databases.sqlite(tmp_path / "there.sqlite3")
    put = moving.put_tables

    def meanwhile(tables, *, using):
        rows = put(tables, using=using)
        with ThreadPoolExecutor(1) as thread:
            thread.submit(lambda: (clinic[0].refused(), connection.close())).result()
        return rows

    monkeypatch.setattr(moving, "put_tables", meanwhile)
    with pytest.raises(InvalidMove, match="went on"):
        move(there)
    with default_database(there):
        assert not filled_tables("default")

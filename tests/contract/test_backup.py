"""A clinic in one file: made while others write, restored whole or not at all, moved with proof."""

import json
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pyrage
import pytest
from django.db import connection
from django.utils import timezone
from tests.contract.conftest import default_database
from tests.contract.keeping import everything
from tests.diary import CLINICIAN

from corset.clinic import databases
from corset.record.log.chain import verify_chain
from corset.record.log.replay import FOLDED, load
from corset.record.log.seal import ALL, unseal
from corset.record.models import EventRow, Stream
from corset.services.integrity.checking import check_logs
from corset.services.integrity.heads import folder, signed_heads
from corset.services.keeping.archive import InvalidBackup
from corset.services.keeping.backup import back_up, last_backup
from corset.services.keeping.restoring import NotEmptyClinic, restore
from corset.services.keeping.snapshot import heads_of
from corset.services.keeping.tables import filled_tables
from corset.services.therapy.commands.parser import parse_command
from corset.services.therapy.commands.submission import submit


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_place(request, database, tmp_path):
    """An empty database of either kind beside that of the test."""
    if request.param == "sqlite":
        yield databases.sqlite(tmp_path / "empty.sqlite3")
        return
    yield request.getfixturevalue("empty_postgresql")


def moved_to(settings, tmp_path, name):
    settings.DATA = tmp_path / name
    settings.DATA.mkdir()
    settings.HEADS = settings.DATA / "heads"


def test_a_backup_is_restored_as_it_was_into_either_kind(clinic, empty_place, settings, tmp_path):
    made = back_up(tmp_path / "backup")
    assert made.logs == 2
    assert not made.broken
    assert made.path.stat().st_mode & 0o777 == 0o600
    before, heads = everything(), heads_of("default")
    moved_to(settings, tmp_path, "elsewhere")
    with default_database(empty_place):
        FOLDED.clear()
        done = restore(made.path)
        assert (done.logs, done.rows, done.broken) == (2, made.rows, {})
        assert everything() == before
        assert heads_of("default") == heads
        assert check_logs() == {}
        assert set(signed_heads().heads) == set(heads)
        assert (settings.DATA / "secret-key").read_text() == "very secret"
        assert (settings.DATA / "artefacts" / "still.webp").read_bytes() == b"drawn"
        assert clinic[0].write(parse_command("report_emergency", {})).decision.accepted
        with connection.cursor() as cursor, pytest.raises(Exception, match="append-only"):
            cursor.execute("DELETE FROM record_eventrow")


def test_it_is_opened_by_the_private_key_alone(clinic, empty_place, settings, tmp_path):
    mine, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    made = back_up(tmp_path / "backup.age", to=str(mine.to_public()))
    assert b"very secret" not in made.path.read_bytes()
    assert made.path.read_bytes().startswith(b"age-encryption.org/v1")
    keys = {name: tmp_path / name for name in ("mine", "other")}
    keys["mine"].write_text(f"# made today\n{mine}\n")
    keys["other"].write_text(str(other))
    moved_to(settings, tmp_path, "elsewhere")
    with default_database(empty_place):
        for key, why in ((None, "encrypted"), (keys["other"], "this key")):
            with pytest.raises(InvalidBackup, match=why):
                restore(made.path, key=key)
        assert restore(made.path, key=keys["mine"]).logs == 2


@pytest.mark.parametrize("to", ["nonsense", "age1nonsense", "ssh-ed25519 AAAA"])
def test_a_key_that_is_none_is_refused_and_nothing_is_written(clinic, tmp_path, to):
    with pytest.raises(InvalidBackup, match="public key"):
        back_up(tmp_path / "backup", to=to)
    assert not [path for path in tmp_path.iterdir() if "backup" in path.name]


def changed(path, name, change):
    """Write a backup anew with one part changed."""
    with zipfile.ZipFile(path) as old:
        parts = {part: old.read(part) for part in old.namelist()}
    parts[name] = change(parts[name])
    with zipfile.ZipFile(path, "w") as new:
        for part, content in parts.items():
            new.writestr(part, content)


def forged(text):
    """What somebody changes who knows of digests: a row goes, and the manifest goes with it."""
    manifest = json.loads(text)
    name, found = next(iter(manifest["heads"].items()))
    return json.dumps({**manifest, "heads": {name: {**found, "version": 1}}}).encode()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("tables/record.eventrow.jsonl", lambda text: text.replace(b"remission", b"exacerbatn")),
        ("tables/record.eventrow.jsonl", lambda text: text[: len(text) // 2]),
        ("secret-key", lambda _: b"another"),
        ("manifest.json", lambda _: b"{"),
        ("manifest.json", forged),
        ("tables/another.jsonl", lambda _: b""),
    ],
)
def test_one_that_is_not_whole_is_refused_and_leaves_nothing(
    clinic, settings, tmp_path, name, change
):
    made = back_up(tmp_path / "backup")
    if name == "tables/another.jsonl":
        with zipfile.ZipFile(made.path, "a") as more:
            more.writestr(name, b"")
    else:
        changed(made.path, name, change)
    moved_to(settings, tmp_path, "elsewhere")
    with default_database(databases.sqlite(tmp_path / "empty.sqlite3")):
        with pytest.raises(InvalidBackup):
            restore(made.path)
        assert not list(settings.DATA.iterdir())
        if (tmp_path / "empty.sqlite3").exists():  # what differs is seen before or after migrating
            assert not filled_tables("default")


def test_nothing_is_ever_written_over(clinic, settings, tmp_path):
    made = back_up(tmp_path / "backup")
    before = everything()
    with pytest.raises(NotEmptyClinic):
        restore(made.path)
    moved_to(settings, tmp_path, "elsewhere")
    with pytest.raises(NotEmptyClinic, match="not empty"):
        restore(made.path)
    assert everything() == before
    assert not list(settings.DATA.iterdir())


def test_a_log_that_was_broken_already_is_said_to_be_and_restored(clinic, settings, tmp_path):
    unseal(connection, ALL)
    EventRow.objects.filter(stream=clinic[0].patient, seq=2).update(actor_id="x")
    made = back_up(tmp_path / "backup")
    assert set(made.broken) == {clinic[0].patient}
    moved_to(settings, tmp_path, "elsewhere")
    with default_database(databases.sqlite(tmp_path / "empty.sqlite3")):
        assert set(restore(made.path).broken) == {clinic[0].patient}


def test_a_backup_under_load_is_what_the_clinic_was_at_one_moment(clinic, settings, tmp_path):
    """Four writers go on; what is restored is a beginning of each log, and its chains hold."""
    stop, diary = Event(), clinic[0]

    def write(writer):
        number = 0
        try:
            while not stop.is_set():
                phase = "remission" if number % 2 else "exacerbation"
                submit(
                    patient_id=clinic[writer % 2].patient,
                    command=parse_command("set_phase", {"phase": phase}),
                    by=CLINICIAN,
                    key=f"{writer}-{number}",
                )
                number += 1
        finally:
            connection.close()
        return number

    with ThreadPoolExecutor(4) as threads:
        running = [threads.submit(write, writer) for writer in range(4)]
        while Stream.objects.get(patient=diary.patient).version < 8:
            pass
        made = back_up(tmp_path / "backup")
        at = Stream.objects.get(patient=diary.patient).version
        while Stream.objects.get(patient=diary.patient).version < at + 2:
            pass
        stop.set()
        written = sum(one.result() for one in running)
    assert not made.broken
    full = list(EventRow.objects.order_by("stream", "seq").values_list("stream", "seq", "digest"))
    assert written >= 10
    moved_to(settings, tmp_path, "elsewhere")
    with default_database(databases.sqlite(tmp_path / "empty.sqlite3")):
        FOLDED.clear()
        restore(made.path)
        kept = set(EventRow.objects.values_list("stream", "seq", "digest"))
        assert kept < set(full)
        for one in clinic:
            assert verify_chain(one.patient) is None
            seqs = sorted(seq for who, seq, _ in kept if who == one.patient)
            assert seqs == list(range(1, load(one.patient).version + 1))
    FOLDED.clear()


def test_it_is_known_when_the_last_one_was_made(clinic, tmp_path):
    assert last_backup() is None
    back_up(tmp_path / "backup")
    assert timezone.now() - last_backup() < timedelta(minutes=1)


def test_only_the_owner_reads_the_signed_heads(clinic, tmp_path):
    back_up(tmp_path / "backup")
    assert folder().stat().st_mode & 0o777 == 0o700
    assert signed_heads().at <= timezone.now()

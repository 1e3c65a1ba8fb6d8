"""What lies in the data folder is its owner's alone."""

import os
import subprocess
import sys

from corset.clinic.databases import cache, private_file, private_folder


def mode(path):
    return path.stat().st_mode & 0o777


def test_files_that_everybody_could_read_become_the_owners(tmp_path):
    folder = tmp_path / "data"
    private_folder(folder)
    assert mode(folder) == 0o700
    path = folder / "corset.sqlite3"
    for end in ("", "-wal", "-shm"):
        (file := folder / f"{path.name}{end}").touch()
        file.chmod(0o644)
    private_file(path)
    assert {mode(file) for file in folder.iterdir()} == {0o600}


def test_a_folder_that_is_there_may_be_others_too_and_stays_as_it_is(tmp_path):
    """Somebody may have named /tmp, or even /proc: closing it would close the machine."""
    tmp_path.chmod(0o1777)
    private_folder(tmp_path)
    assert tmp_path.stat().st_mode & 0o7777 == 0o1777


def test_wrong_passwords_are_counted_beside_one_box_and_in_a_hospitals_database(tmp_path):
    assert cache(tmp_path, "")["LOCATION"] == str(tmp_path / "cache")
    assert cache(tmp_path, "postgresql://db/corset")["BACKEND"].endswith("db.DatabaseCache")


def test_a_new_database_is_the_owners_from_its_first_byte(tmp_path):
    """Whatever the umask of the process is."""
    env = {**os.environ, "CORSET_DATA": str(tmp_path / "data")}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    env.pop("CORSET_DATABASE", None)
    code = (
        "import os, sqlite3; os.umask(0);"
        "from corset.clinic import settings as own;"
        "c = sqlite3.connect(own.DATABASES['default']['NAME']);"
        "c.execute('PRAGMA journal_mode=WAL'); c.execute('CREATE TABLE t (x)');"
        "print(*(oct(p.stat().st_mode & 0o777) for p in sorted(own.DATA.iterdir())))"
    )
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) == {"0o600"}
    assert mode(tmp_path / "data") == 0o700

"""How many statements a page asks the database for, once it was asked for before."""

import json
from uuid import uuid4

import pytest
from django.db import connection

TODAY, A_REPORT = 3, 10


@pytest.fixture
def statements():
    """What is said to the database from now on, but for the beginning and end of transactions."""
    said = []

    def note(execute, sql, params, many, context):
        said.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield said


def counted(statements):
    whole = [sql for sql in statements if not sql.startswith(("SAVEPOINT", "RELEASE"))]
    statements.clear()
    return whole


def test_today(phone, statements):
    phone.get("/today/")
    counted(statements)
    phone.get("/today/")
    assert len(counted(statements)) <= TODAY


def test_a_report(phone, story, statements):
    story.check()
    story.must(story.user, "start_session")
    told = {"at": story.now.isoformat()}

    def report():
        posted = {"command": "report_pain", "key": str(uuid4()), "form": 1, "with": {"nrs": 1}}
        sent = json.dumps(posted | {"told": told})
        return phone.post("/api/session/", sent, content_type="application/json")

    assert report().status_code == 200
    counted(statements)
    assert report().json()["accepted"]
    asked = counted(statements)
    # When something was told, the time of the last decision is looked at too.
    assert len(asked) <= A_REPORT + 1, asked

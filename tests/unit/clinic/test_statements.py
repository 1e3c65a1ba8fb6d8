"""How many statements a page asks the database for, once it was asked for before."""

import json
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from corset.record.log.replay import FOLDED
from corset.services.integrity.opened import own_record

TODAY, A_SESSION, A_REPORT = 3, 6, 10
A_PATIENT, A_PATIENT_FIRST, A_FORM, A_LIST = 6, 16, 6, 6


def asked(request):
    """Return the statements of a request, but for the beginning and end of transactions."""
    with CaptureQueriesContext(connection) as said:
        assert request().status_code == 200
    whole = [one["sql"] for one in said.captured_queries]
    assert whole
    return [sql for sql in whole if not sql.startswith(("SAVEPOINT", "RELEASE"))]


def test_today(phone):
    phone.get("/today/")
    assert len(asked(lambda: phone.get("/today/"))) <= TODAY


def test_a_session(phone, story):
    story.check()
    story.must(story.user, "start_session")
    phone.get("/session/")
    said = asked(lambda: phone.get("/session/"))
    assert len(said) <= A_SESSION, said


def test_a_report(phone, story):
    story.check()
    story.must(story.user, "start_session")
    told = {"at": story.now.isoformat()}

    def report():
        posted = {"command": "report_pain", "key": str(uuid4()), "form": 1, "with": {"nrs": 1}}
        sent = json.dumps(posted | {"told": told})
        answer = phone.post("/api/session/", sent, content_type="application/json")
        assert answer.json()["accepted"]
        return answer

    report()
    said = asked(report)
    # When something was told, the time of the last decision is looked at too.
    assert len(said) <= A_REPORT + 1, said


def test_a_patients_page(client, story):
    """It is made of a dozen, and shown again with three as long as it says the same."""
    client.force_login(story.clinician)
    page = f"/patients/{story.patient.id}/"
    client.get(page)
    said = asked(lambda: client.get(page))
    assert len(said) <= A_PATIENT_FIRST, said
    said = asked(lambda: client.get(page))
    assert len(said) <= A_PATIENT, said


def test_a_page_with_one_question_gathers_what_it_shows(client, story):
    client.force_login(story.clinician)
    page = f"/patients/{story.patient.id}/phase/"
    client.get(page)
    said = asked(lambda: client.get(page))
    assert len(said) <= A_FORM, said


def test_the_list_and_its_news(client, story):
    """Shown again, or asked by a page that has it, it costs the same however long it is."""
    story.train(pain={"L3": 8})
    client.force_login(story.clinician)
    for page in ("/patients/", "/patients/rail/"):
        client.get(page)
        said = asked(lambda page=page: client.get(page))
        assert len(said) <= A_LIST, said


def test_what_another_process_wrote_is_one_statement_more(story):
    """Half of a patient's requests come to a worker that did not write what came before."""

    def opened():
        with CaptureQueriesContext(connection) as said:
            record = own_record(story.user)
        return record.stands.loaded, len(said)

    opened()
    behind = FOLDED.get(story.patient.id)
    story.check()
    now, statements = opened()
    assert now.version > behind.version
    assert statements == 1
    FOLDED.keep(story.patient.id, behind)
    assert opened() == (now, 2)
    assert opened() == (now, 1)

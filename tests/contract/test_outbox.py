"""The outbox: written with the decision or not at all, delivered once by any number of workers."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from time import monotonic

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests import mail_server
from tests.story import Story, account

from corset.people.models import Letter, Role
from corset.record.models import DecisionRow
from corset.services.notifications import letters, outbox
from corset.services.operations.worker import Worker
from corset.services.therapy.alerts import escalate_due

WORKERS = 4


@pytest.fixture
def story(database):
    return Story()


def work_until(done, *workers, seconds=20):
    """Let workers work beside the test until something is so."""
    threads = [worker.start() for worker in workers]
    end = monotonic() + seconds
    try:
        while not done():
            assert monotonic() < end, "the workers did not get there"
            connection.close()
    finally:
        for worker in workers:
            worker.stop()
        for thread in threads:
            thread.join()


def test_a_decision_and_its_letter_are_written_or_neither(story, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("no letter")

    before = DecisionRow.objects.count()
    with monkeypatch.context() as patch:
        patch.setattr(letters.outbox, "write", broken)
        with pytest.raises(RuntimeError, match="no letter"):
            story.do(story.user, "report_emergency")
    assert DecisionRow.objects.count() == before
    assert Letter.objects.count() == DBTaskResult.objects.count() == 0
    assert story.do(story.user, "report_emergency").decision.accepted
    assert Letter.objects.count() == DBTaskResult.objects.count() == 1


def test_a_refusal_and_a_repetition_write_no_letter(story):
    assert not story.do(story.user, "start_session").decision.accepted
    assert Letter.objects.count() == 0


def test_of_many_who_take_a_letter_one_has_it(story):
    story.do(story.user, "report_emergency")

    def claim(_):
        try:
            return outbox.claim(timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as threads:
        taken = [letter for letter in threads.map(claim, range(WORKERS * 4)) if letter]
    assert len(taken) == 1


def test_what_a_worker_left_in_the_middle_is_taken_up_again(story):
    story.do(story.user, "report_emergency")
    left = outbox.claim(timezone.now())
    assert outbox.claim(timezone.now()) is None
    again = outbox.claim(left.due_at)
    assert (again.id, again.attempts) == (left.id, 2)


def test_many_workers_deliver_each_letter_once(story, settings):
    colleagues = [account(Role.CLINICIAN, f"colleague{number}") for number in range(6)]
    for one in colleagues:
        story.must(story.clinician, "share_care", clinician=str(one.id))
    story.do(story.user, "report_emergency")
    with mail_server.running(mail_server.MailServer()) as server:
        mail_server.use(settings, server.port, EMAIL_TIMEOUT=10)
        workers = [Worker(pause_s=0.05) for _ in range(WORKERS)]
        work_until(lambda: not Letter.objects.filter(delivered_at=None).exists(), *workers)
    assert {letter["To"] for letter in server.letters} == {
        "vera@example.org",
        *(one.email for one in colleagues),
    }
    names = [letter["Message-ID"] for letter in server.letters]
    assert len(names) == len(set(names)) == Letter.objects.count() == 14  # told, and told again
    assert set(Letter.objects.values_list("attempts", flat=True)) == {1}


def test_the_answer_to_severe_pain_does_not_wait_for_a_mail_server_that_hangs(story, settings):
    story.bring_home()
    with mail_server.silent() as (port, came):
        mail_server.use(settings, port, EMAIL_TIMEOUT=5)
        first = story.train(pain={"L3": 7})
        assert first.decision.accepted
        worker = Worker(pause_s=0.05)
        thread = worker.start()
        assert came.wait(20)
        began = monotonic()
        story.must(story.user, "report_emergency")
        assert monotonic() - began < 1
        assert thread.is_alive()
        worker.stop()
        thread.join()
    assert Letter.objects.filter(delivered_at=None, urgent=True).exists()


def test_a_worker_escalates_before_it_tries_letters(story, settings):
    admin = account(Role.ADMINISTRATOR, "admin")
    story.do(story.user, "report_emergency")  # of 2025: late by now
    with mail_server.running(mail_server.MailServer()) as server:
        mail_server.use(settings, server.port)
        worker = Worker(pause_s=0.05)
        worker.do_one()
        assert Letter.objects.filter(recipient=admin).exists()
        assert server.letters == []
        work_until(lambda: not Letter.objects.filter(delivered_at=None).exists(), worker)
    assert {letter["To"] for letter in server.letters} == {"vera@example.org", admin.email}
    assert escalate_due() == 0


def test_what_was_refused_is_tried_again_by_the_worker(story, settings, monkeypatch):
    monkeypatch.setattr(outbox, "FIRST_WAIT", timedelta(seconds=0.1))
    server = mail_server.MailServer()
    mail_server.use(settings, server.port)
    story.do(story.user, "report_emergency")
    work_until(lambda: Letter.objects.filter(attempts__gt=0).exists(), Worker(pause_s=0.05))
    with mail_server.running(server):
        done = Letter.objects.filter(delivered_at=None)
        work_until(lambda: not done.exists(), Worker(pause_s=0.05))
    assert len(server.letters) == Letter.objects.count()

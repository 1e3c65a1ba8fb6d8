"""On the day's page, before a session: a warm shower, said once and only when one comes next."""

from tests.unit.clinic.reading import answer, text_of

from corset.services.therapy.training.lessons import read_lesson
from corset.services.therapy.training.today import today

SHOWER = "A warm shower makes the muscles supple."


def test_the_patient_is_told_of_a_shower_before_the_session(phone, story):
    while lesson := today(by=story.user, patient_id=story.patient.id, now=story.now).lesson:
        assert text_of(phone.get("/today/")).count(SHOWER) == 1
        read_lesson(by=story.user, patient_id=story.patient.id, lesson=lesson.id)
    assert text_of(phone.get("/today/")).count(SHOWER) == 1
    answer(phone)
    assert text_of(phone.get("/today/")).count(SHOWER) == 1
    story.train()
    assert SHOWER not in text_of(phone.get("/today/"))


def test_not_on_a_day_without_a_session(phone, story):
    answer(phone, fever="yes")
    assert SHOWER not in text_of(phone.get("/today/"))

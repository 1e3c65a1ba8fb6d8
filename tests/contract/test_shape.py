"""An upgrade from any earlier schema leaves no list empty: the read models are made anew (S3)."""

import pytest
from django.core.management import call_command
from django.db import connection
from tests.story import Story

from corset.people.models import Patient
from corset.record.log.replay import FOLDED
from corset.record.log.seal import ALL, seal, unseal
from corset.record.models import (
    CheckRow,
    DueTurn,
    ExerciseCourse,
    PatientCard,
    ReadModelShape,
    SessionRow,
)
from corset.record.projections import TABLES
from corset.record.projections.storage import fields_of
from corset.record.shape import shape

EARLIER = ("0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011", "0012")


@pytest.fixture
def story(database):
    FOLDED.clear()
    story = Story().bring_home()
    story.train()
    return story


@pytest.mark.parametrize("schema", EARLIER)
def test_an_upgrade_from_an_earlier_schema_keeps_every_list_and_date(story, schema):
    before = _shown()
    unseal(connection, ALL)
    for table in TABLES:  # the log alone goes back: what an older version had shown is lost
        table.objects.all().delete()
    ReadModelShape.objects.update(shape="an older one")
    call_command("migrate", "record", schema, verbosity=0)
    call_command("migrate", "record", verbosity=0)
    seal(connection, ALL)
    assert _shown() == before
    assert all(before)


def test_another_shape_is_made_anew_and_the_same_is_left_alone(story):
    before = _shown()
    for table in (PatientCard, DueTurn):
        table.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert _shown() != before
    ReadModelShape.objects.update(shape="another")
    call_command("migrate", verbosity=0)
    assert _shown() == before
    assert ReadModelShape.objects.get().shape == shape()


def test_a_log_that_cannot_be_read_stops_no_upgrade(story, caplog):
    other = Patient.objects.create(name="Jo")
    unseal(connection, ALL)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE record_eventrow SET name = 'Nothing' WHERE seq = 2")
    PatientCard.objects.all().delete()
    ReadModelShape.objects.update(shape="another")
    call_command("migrate", verbosity=0)
    assert other
    assert "could not be made anew" in caplog.text
    assert ReadModelShape.objects.get().shape == shape()


def _shown():
    tables = (CheckRow, DueTurn, ExerciseCourse, PatientCard, SessionRow)
    return [
        [[getattr(row, name) for name in fields_of(table)] for row in table.objects.order_by("pk")]
        for table in tables
    ]

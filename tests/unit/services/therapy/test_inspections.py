"""Posture and gait: what was seen is kept beside the log, and what was not looked at is not."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from tests.story import strangers

from corset.people.models import Inspection, InspectionOccasion
from corset.programme.texts.pseudo import PSEUDO
from corset.record.models import DecisionRow
from corset.services.people.access import NotAllowed
from corset.services.therapy.patients.inspections import (
    MOST,
    inspect,
    inspections,
    looked_at,
)

FIRST, SECOND = looked_at()[:2]


def look(story, by=None, **more):
    fields = {"occasion": "visit", "seen": {FIRST.id: [*FIRST.values][1]}, "now": story.now} | more
    inspect(by=by or story.specialist, patient_id=story.patient.id, **fields)


def seen(story, by=None):
    return inspections(by=by or story.clinician, patient_id=story.patient.id)


def test_what_was_not_looked_at_has_no_value(at_home):
    ordinary = next(iter(SECOND.values))
    look(at_home, seen={FIRST.id: "", SECOND.id: ordinary}, words=" Even. ")
    [view] = seen(at_home)
    assert dict(view.seen) == {SECOND.id: ordinary}
    assert (view.words, view.by) == ("Even.", str(at_home.specialist))
    assert view.occasion is InspectionOccasion.VISIT
    assert view.at.utcoffset() == at_home.patient.local(at_home.now).utcoffset()


def test_the_newest_comes_first_and_none_replaces_another(at_home):
    look(at_home, occasion="intake")
    look(at_home, occasion="review", now=at_home.now + timedelta(days=30))
    assert [view.occasion.value for view in seen(at_home)] == ["review", "intake"]


def test_the_same_once_more_on_a_day_is_the_same_and_on_another_day_is_not(at_home):
    look(at_home)
    look(at_home, now=at_home.now + timedelta(minutes=5))
    assert len(seen(at_home)) == 1
    look(at_home, now=at_home.now + timedelta(days=1))
    assert len(seen(at_home)) == 2


@pytest.mark.parametrize(
    ("given", "field", "message"),
    [
        ({"occasion": "party"}, "occasion", "Choose from the list."),
        ({"seen": {FIRST.id: "upside_down"}}, FIRST.id, "Choose from the list."),
        ({"seen": {"aura": "bright"}}, "aura", "Choose from the list."),
        ({"words": "x" * (MOST + 1)}, "words", f"At most {MOST} characters fit; these are 301."),
        ({"seen": {}, "words": " "}, "words", "Note what was seen, or write a sentence."),
    ],
)
def test_what_cannot_be_seen_is_said_by_field(at_home, given, field, message):
    with pytest.raises(ValidationError) as refused:
        look(at_home, **given)
    assert refused.value.message_dict == {field: [message]}
    assert not Inspection.objects.exists()


def test_only_those_who_treat_this_patient_look_and_read(at_home):
    look(at_home)
    for other in (at_home.user, *strangers()):
        with pytest.raises(NotAllowed):
            look(at_home, by=other, words="No.")
        with pytest.raises(NotAllowed):
            seen(at_home, by=other)
    assert len(seen(at_home)) == 1


def test_it_stands_beside_the_log_and_can_be_erased(at_home):
    before = DecisionRow.objects.count()
    look(at_home)
    assert DecisionRow.objects.count() == before
    at_home.specialist.delete()
    assert seen(at_home)[0].by == ""
    at_home.patient.erase(at=at_home.now)
    assert not Inspection.objects.exists()


def test_what_can_be_looked_at_is_in_the_readers_language():
    with override(PSEUDO):
        assert all(aspect.name.startswith("⟦") for aspect in looked_at())

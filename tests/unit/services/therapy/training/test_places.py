"""A session is led on one page at a time; one that is gone is in nobody's way."""

import pytest
from tests.story import account

from corset.people.models import Role
from corset.services.people.access import NotAllowed
from corset.services.therapy.training.places import LAPSES_S, KeptPlace, Place, may_lead, stand

HERE = Place(page="a", device="phone")
AGAIN = Place(page="b", device="phone")
TABLET = Place(page="c", device="tablet")
SESSION = "2025-03-03T07:00:00+00:00"


@pytest.mark.parametrize(
    ("place", "after", "takes", "alone", "leads"),
    [
        (HERE, 0, False, False, True),
        (AGAIN, 1, False, True, True),  # loaded again, or opened after a kill
        (AGAIN, 1, False, False, False),  # a second tab
        (TABLET, 1, False, True, False),
        (TABLET, 1, True, True, True),
        (TABLET, LAPSES_S, False, True, True),
        (TABLET, -10, False, True, True),  # a clock that was set back
    ],
)
def test_who_leads(place, after, takes, alone, leads):
    held = KeptPlace(place=HERE, heard=1000.0)
    assert may_lead(held, place, now=1000.0 + after, takes=takes, alone=alone) is leads
    assert may_lead(None, place, now=0.0, takes=False, alone=False)


def stands(story, place, **more):
    more = {"by": story.user, "patient_id": story.patient.id, "session": SESSION, **more}
    return stand(place=place, **more).leads


def test_the_first_page_hears_that_it_was_taken_over(story):
    assert stands(story, HERE, alone=True)
    assert not stands(story, TABLET, alone=True)
    assert stands(story, HERE)
    assert stands(story, TABLET, takes=True)
    assert not stands(story, HERE)


def test_a_page_that_is_closed_leads_no_more_and_another_does_not_end_it(story):
    assert stands(story, HERE, alone=True)
    stands(story, AGAIN, leaves=True)
    assert not stands(story, TABLET, alone=True)
    stands(story, HERE, leaves=True)
    assert stands(story, TABLET, alone=True)


def test_other_sessions_and_other_peoples_patients_are_apart(story):
    assert stands(story, HERE)
    assert stands(story, TABLET, session="2025-03-04T07:00:00+00:00")
    with pytest.raises(NotAllowed):
        stands(story, HERE, by=account(Role.PATIENT, "olga"))

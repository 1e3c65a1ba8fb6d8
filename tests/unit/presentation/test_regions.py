"""The parts of the spine bear one name each, whoever reads it."""

import pytest
from tests.patient import PROGRAMME

from corset.presentation import regions
from corset.presentation.reader import CLINICIAN, PATIENT
from corset.presentation.reasons import sentence
from corset.therapy.reason import Reason
from corset.therapy.terms import Region

ENGLISH = {"programme": PROGRAMME, "language": "en"}


@pytest.mark.parametrize("reader", [PATIENT, CLINICIAN], ids=lambda reader: reader.audience)
@pytest.mark.parametrize("region", Region)
def test_a_reason_calls_a_region_as_every_page_does(region, reader):
    reason = Reason.of("R3", "own_region", exercise="L3", region=region.value)
    text = sentence(reason, programme=PROGRAMME, reader=reader)
    assert regions.region_name(region, **ENGLISH) in text


def test_regions_are_named_from_the_top_down():
    both = [Region.LUMBAR, Region.CERVICAL]
    assert regions.your_regions(both, **ENGLISH) == "your neck and lower back"
    assert regions.regions_in_words(both, **ENGLISH) == "Neck, lower back"
    assert regions.your_regions(Region, **ENGLISH) == "your whole spine"


def test_no_region_is_named_by_nothing():
    assert regions.your_regions([], **ENGLISH) == ""
    assert regions.regions_in_words([], **ENGLISH) == ""


def test_a_title_begins_with_a_capital():
    assert regions.region_title(Region.THORACIC, **ENGLISH) == "Upper back"


def test_the_pseudo_language_brackets_a_region_too():
    assert regions.region_name(Region.CERVICAL, programme=PROGRAMME, language="qps") == "⟦neck⟧"

"""The parts of the spine bear one name each, whoever reads it."""

import pytest
from tests.patient import PROGRAMME

from corset.presentation import regions
from corset.presentation.reader import CLINICIAN, PATIENT
from corset.presentation.reasons import sentence
from corset.programme.texts.language import speaking
from corset.programme.texts.pseudo import PSEUDO
from corset.therapy.reason import Reason
from corset.therapy.terms import Region


@pytest.mark.parametrize("reader", [PATIENT, CLINICIAN], ids=lambda reader: reader.audience)
@pytest.mark.parametrize("region", Region)
def test_a_reason_calls_a_region_as_every_page_does(region, reader):
    reason = Reason.of("R3", "own_region", exercise="L3", region=region.value)
    text = sentence(reason, programme=PROGRAMME, reader=reader)
    assert regions.region_name(region, PROGRAMME) in text


def test_regions_are_named_from_the_top_down():
    both = [Region.LUMBAR, Region.CERVICAL]
    assert regions.your_regions(both, PROGRAMME) == "your neck and lower back"
    assert regions.your_regions(Region, PROGRAMME) == "your whole spine"


def test_no_region_is_named_by_nothing():
    assert regions.your_regions([], PROGRAMME) == ""


def test_a_title_begins_with_a_capital():
    assert regions.region_title(Region.THORACIC, PROGRAMME) == "Upper back"


def test_the_pseudo_language_brackets_a_region_too():
    assert regions.region_name(Region.CERVICAL, speaking(PROGRAMME, PSEUDO)) == "⟦neck⟧"

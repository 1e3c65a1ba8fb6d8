"""Numbers are read as people write them; what cannot be read is asked for again."""

import json
import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

import corset.clinic
from corset.clinic.components.number import Count, Number, read_number

CELSIUS = ("°C", "C")
TABLE = Path(__file__).parents[3] / "contract" / "cases.json"
CASES = json.loads(TABLE.read_text("utf-8"))["celsius"]
"""What the browser reads in the same way where there is no network."""


@pytest.mark.parametrize(
    ("written", "number"), [(x["written"], x["number"]) for x in CASES if x["number"] is not None]
)
def test_a_number_is_read_as_people_write_it(written, number):
    assert read_number(written, CELSIUS) == number


@pytest.mark.parametrize(
    "written",
    [
        *(x["written"] for x in CASES if x["number"] is None),
        *("", "9" * 5000, "38." + "1" * 5000),
    ],
)
def test_what_is_no_number_is_not_taken_for_one(written):
    assert read_number(written, CELSIUS) is None


def test_nothing_written_is_nothing_and_what_cannot_be_read_is_refused():
    field = Number(required=False, error_messages={"invalid": "in digits"})
    assert field.clean("") is None
    assert field.clean("74,5") == 74.5
    with pytest.raises(ValidationError, match="in digits"):
        field.clean("abc")


@pytest.mark.parametrize("written", ["16,5", "many", "16 x"])
def test_a_count_is_whole(written):
    assert Count().clean("16,0") == 16
    with pytest.raises(ValidationError):
        Count().clean(written)


def test_no_page_has_a_browsers_own_number_field():
    """What it cannot read, it sends as nothing: a fever of 38,2 too."""
    clinic = Path(corset.clinic.__file__).parent
    files = [*clinic.rglob("*.html"), *clinic.rglob("*.py")]
    own = re.compile(r'type="number"|NumberInput|forms\.(Float|Integer|Decimal)Field\(')
    assert len(files) > 100
    assert [str(path) for path in files if own.search(path.read_text())] == []

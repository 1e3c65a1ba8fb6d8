"""Templates can be read: djlint holds their form, and this their length."""

from pathlib import Path

import corset.clinic

TEMPLATES = Path(corset.clinic.__file__).parent / "templates"
LONGEST = 140


def test_no_line_of_a_template_is_longer_than_a_screen_is_wide():
    files = [path for path in TEMPLATES.rglob("*") if path.is_file()]
    assert len(files) > 100
    long = [
        f"{path.relative_to(TEMPLATES)}:{number}: {len(line)} characters"
        for path in files
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if len(line) > LONGEST
    ]
    assert not long, "\n".join(long)

"""Texts stand apart by language, and a programme is read in one."""

from dataclasses import fields, is_dataclass
from typing import Any

import pytest
import yaml

from corset.programme import check, load
from corset.programme.texts.language import speaking
from corset.programme.texts.pseudo import PSEUDO


def _words(value: Any):
    """Yield every text below a value that a person may read."""
    match value:
        case str():
            yield value
        case tuple():
            yield from (word for each in value for word in _words(each))
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from _words(getattr(value, field.name)) if field.name != "id" else ()


def _translate(copy, language, mark):
    """Write every text again, marked, as a translator would: one file more beside each."""
    for file in copy.rglob("texts.en.yaml"):
        document = yaml.safe_load(file.read_text(encoding="utf-8"))
        text = yaml.safe_dump(_marked(document, mark), allow_unicode=True, sort_keys=False)
        file.with_name(f"texts.{language}.yaml").write_text(text, encoding="utf-8")
    return copy


def _marked(value, mark):
    if isinstance(value, dict):
        return {name: _marked(each, mark) for name, each in value.items()}
    return [f"{mark}{v}" for v in value] if isinstance(value, list) else f"{mark}{value}"


def test_the_pseudo_language_brackets_every_text(programme):
    pseudo = speaking(programme, PSEUDO)
    assert (pseudo.language, pseudo.digest) == (PSEUDO, programme.digest)
    for sheet in (*(e.sheet for e in pseudo.exercises.values()), pseudo.warm_up.sheet):
        assert all(word[0] + word[-1] == "⟦⟧" for word in _words(sheet))
    lift = pseudo.exercises["L3"]
    assert lift.limits[0].text == "⟦Neither lift goes higher than 20 cm.⟧"
    assert all(adaptation.why.startswith("⟦") for adaptation in lift.adapt)
    assert pseudo.contraindications["fever"].question.startswith("⟦Do you have a fever")
    assert all(text.startswith("⟦") for text in pseudo.emergency_text.values())
    assert pseudo.emergency_signs["double_vision"].group_name == "⟦head, sight and speech⟧"
    assert pseudo.exercises["L3"].parts == programme.exercises["L3"].parts


def test_there_and_back_is_the_same(programme):
    assert speaking(speaking(programme, PSEUDO), "en") == programme


def test_a_language_more_is_a_file_more_in_each_folder(copy):
    programme = load(_translate(copy, "de", "Auf Deutsch: "))
    assert set(programme.texts) == {"en", "de"}
    for language in ("de", "de-AT"):
        spoken = speaking(programme, language)
        assert spoken.exercises["L3"].sheet.name == "Auf Deutsch: Low prone lift"
        assert spoken.warm_up.parts[0].text.startswith("Auf Deutsch: Walk in place")
    assert speaking(programme, "nl").exercises["L3"].sheet.name == "Low prone lift"


@pytest.mark.parametrize("file", ["exercises/L3", "questions", "conditions", "emergency"])
def test_a_language_that_lacks_a_file_is_told(copy, file):
    _translate(copy, "de", "")
    (copy / file / "texts.de.yaml").unlink()
    assert [str(p) for p in check(copy)] == [f"content/{file}/texts.de.yaml: is missing"]


def test_the_digest_tells_languages_but_not_their_order(copy, programme):
    before = load(copy).digest
    assert before == programme.digest
    file = copy / "conditions/texts.en.yaml"
    file.write_text("".join(sorted(file.read_text().splitlines(keepends=True))))
    load.cache_clear()
    assert load(copy).digest == before
    file.write_text(file.read_text().replace("Osteoporosis", "Thin bones"))
    load.cache_clear()
    assert load(copy).digest != before

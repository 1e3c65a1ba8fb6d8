"""The documents content/rules/reasons.<language>.yaml: what decisions say, by rule and key."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field, model_validator

from corset.programme.documents.schema import Document, Line, Name, Text

FORMS = ("zero", "one", "two", "few", "many")
"""The forms of CLDR that a language may have beside `other`."""


class Forms(Document):
    """A text in its forms by CLDR's plural category."""

    zero: Text | None = None
    one: Text | None = None
    two: Text | None = None
    few: Text | None = None
    many: Text | None = None
    other: Text

    def forms(self) -> dict[str, str]:
        """Return the texts by plural category."""
        given = {name: getattr(self, name) for name in (*FORMS, "other")}
        return {name: text for name, text in given.items() if text is not None}


class Counted(Forms):
    """A text that counts: its forms by the plural category of one fact."""

    by: Name


Said = Text | Counted


class AudienceSentence(Document):
    """One text for the patient and one for those who treat.

    `brief` is for the place right under an exercise's name, which it therefore leaves out.
    """

    patient: Said
    clinician: Said
    brief: Said | None = None


Sentence = Said | AudienceSentence
Words = Mapping[Name, Text]


class WordsDocument(Document):
    """Words for facts that are neither names of the content nor numbers."""

    none: Text
    nothing_named: Text
    alerts: Words
    said: Words
    """How a number under 0, an exercise that is not named, and a reason that is gone are said."""
    causes: Words
    facts: Words
    regions: Words
    neck: Words
    """What an exercise asks of the neck, by its ids."""
    roles: Words


class SentencesDocument(Document):
    """One language's sentences, and the words for their facts."""

    sentences: Annotated[Mapping[Line, Mapping[Name, Sentence]], Field(min_length=1)]
    words: WordsDocument

    @model_validator(mode="after")
    def _plural_facts_are_named(self) -> "SentencesDocument":
        for place, text in self.texts():
            if isinstance(text, Counted) and not all(
                f"{{{text.by}}}" in form for form in text.forms().values()
            ):
                raise ValueError(f"{place} counts by {text.by}, and each form has to name it")
        return self

    def texts(self) -> Iterator[tuple[str, Said]]:
        """Yield every text with its place, such as R5.told.patient."""
        for rule, keys in self.sentences.items():
            for key, sentence in keys.items():
                if isinstance(sentence, AudienceSentence):
                    yield f"{rule}.{key}.patient", sentence.patient
                    yield f"{rule}.{key}.clinician", sentence.clinician
                    if sentence.brief is not None:
                        yield f"{rule}.{key}.brief", sentence.brief
                else:
                    yield f"{rule}.{key}", sentence

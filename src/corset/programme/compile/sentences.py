"""One language's sentences, compiled."""

from types import MappingProxyType

from corset.programme.documents.sentences import AudienceSentence, Said, SentencesDocument
from corset.programme.documents.sentences import Counted as CountedDocument
from corset.programme.documents.sentences import Sentence as SentenceDocument
from corset.therapy.content.sentences import Counted, Sentence, Sentences

KINDS = ("alerts", "causes", "facts", "neck", "regions", "roles", "said")


def compiled_sentences(document: SentencesDocument) -> Sentences:
    """Return the sentences by reason, and the words for their facts."""
    words = document.words
    return Sentences(
        by_reason=MappingProxyType(
            {
                f"{rule}.{key}": _sentence(sentence)
                for rule, keys in document.sentences.items()
                for key, sentence in keys.items()
            }
        ),
        words=MappingProxyType({k: MappingProxyType(dict(getattr(words, k))) for k in KINDS}),
        none=words.none,
        nothing_named=words.nothing_named,
    )


def _sentence(document: SentenceDocument) -> Sentence:
    if isinstance(document, AudienceSentence):
        brief = document.brief and _said(document.brief)
        return Sentence(_said(document.patient), _said(document.clinician), brief)
    said = _said(document)
    return Sentence(said, said)


def _said(said: Said) -> str | Counted:
    if isinstance(said, CountedDocument):
        return Counted(said.by, MappingProxyType(said.forms()))
    return said

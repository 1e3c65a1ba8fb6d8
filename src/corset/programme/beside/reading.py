"""A list of content, and its words in one language."""

from typing import Any

from pydantic import TypeAdapter

from corset.programme.documents.yaml_file import read_yaml
from corset.programme.folder import CONTENT
from corset.programme.texts.language import SOURCE
from corset.programme.texts.pseudo import PSEUDO, bracketed


def document(file: str, kind: Any) -> Any:  # noqa: ANN401 - any kind of document
    """Return a file of the content. Raises ValidationError and UnreadableError."""
    return TypeAdapter(kind).validate_python(read_yaml(CONTENT / file))


def texts(folder: str, language: str, kind: Any) -> Any:  # noqa: ANN401 - as above
    """Return texts in a language, `de-AT` read as `de`; the source's where it has none."""
    if language == PSEUDO:
        return bracketed(texts(folder, SOURCE, kind))
    named = (language, language.split("-", maxsplit=1)[0], SOURCE)
    files = (f"{folder}/texts.{name}.yaml" for name in named)
    return document(next(file for file in files if (CONTENT / file).is_file()), kind)

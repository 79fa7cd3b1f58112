"""The spaCy pipeline that reads the texts: one the user has installed, else a blank one of the language.

A blank pipeline knows where tokens begin and end and how abbreviations are spelled out; a trained one also
gives each token its lemma in the sentence. Which one it is stands in everything made with it. spaCy takes a
second and a hundred megabytes: it is imported only where a pipeline is opened.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from intervjukod.domain.span import Span, whole
from intervjukod.errors import StudyError

if TYPE_CHECKING:
    from spacy.language import Language

BLANK = "blank"
"""What a study says that wants no trained pipeline."""
LARGEST_FIRST = ("trf", "lg", "md", "sm")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A choice of pipeline: ``package`` is "" for a blank one, else a name or a path.

    ``version`` is its own, or spaCy's.
    """

    language: str
    package: str
    version: str

    def __str__(self) -> str:
        if self.package:
            return f"{Path(self.package).name} {self.version}"
        return f"spaCy {self.version} blank({self.language})"


@dataclass(frozen=True, slots=True)
class Token:
    """A token's place in code points, its spelling with abbreviations spelled out, its lemma ("" if unknown)."""

    span: Span
    norm: str
    lemma: str


def chosen(language: str, wanted: str = "") -> Pipeline:
    """The ``wanted`` pipeline: a package that is installed, an absolute path, or ``blank``.

    Without one the largest trained pipeline for ``language`` that is installed and fits this spaCy, else a blank
    one. Found without importing spaCy or the pipeline; nothing is ever fetched. StudyError when the wanted one is
    not there.
    """
    spacy = version("spacy")
    if wanted == BLANK:
        return Pipeline(language, "", spacy)
    if wanted:
        told = _told(wanted)
        if told is None:
            raise StudyError("search.model_missing", model=wanted)
        return Pipeline(language, wanted, str(told.get("version", "")))
    installed = {point.name for point in entry_points(group="spacy_models")}
    for package in sorted((name for name in installed if name.startswith(f"{language}_")), key=_by_size):
        told = _told(package)
        if told is not None and _fits(str(told.get("spacy_version", "")), spacy):
            return Pipeline(language, package, str(told.get("version", "")))
    return Pipeline(language, "", spacy)


def _by_size(package: str) -> tuple[int, str]:
    size = package.rpartition("_")[2]
    return (LARGEST_FIRST.index(size) if size in LARGEST_FIRST else len(LARGEST_FIRST)), package


def _told(package: str) -> dict[str, object] | None:
    """What an installed pipeline, or one at a path, says of itself; None when it says nothing that can be read."""
    for folder in _folders(package):
        try:
            told = json.loads((Path(folder) / "meta.json").read_text("utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(told, dict):
            return told
    return None


def _folders(package: str) -> Sequence[str]:
    if not package.isidentifier():
        return (package,)
    found = find_spec(package)
    return found.submodule_search_locations or () if found is not None else ()


def _fits(asked: str, spacy: str) -> bool:
    from packaging.specifiers import InvalidSpecifier, SpecifierSet  # spaCy's own dependency

    try:
        return SpecifierSet(asked).contains(spacy, prereleases=True)
    except InvalidSpecifier:
        return False


class Tokeniser:
    """An open pipeline. The first one in a process takes a second; then 6,000 words take a tenth."""

    def __init__(self, pipeline: Pipeline) -> None:
        """OSError when a trained pipeline cannot be loaded."""
        self._pipeline = _opened(pipeline)

    def tokens(self, text: str) -> Iterator[Token]:
        """The tokens of a canonical text, in order; each line is read by itself."""
        lines = ((line[0], line.start()) for line in _LINE.finditer(text))
        for line, start in self._pipeline.pipe(lines, as_tuples=True):
            for token in line:
                yield Token(whole(token.text).shift(token.idx).shift(start), token.norm_, token.lemma_)


def _opened(pipeline: Pipeline) -> Language:
    import spacy

    if pipeline.package:
        return spacy.load(pipeline.package, exclude=["ner", "parser", "senter"])
    return spacy.blank(pipeline.language)

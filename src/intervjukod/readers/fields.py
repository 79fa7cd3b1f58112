"""The fields of a YAML mapping, each read as what it must be, or an error that says where and what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from intervjukod.domain.codebook import Label
from intervjukod.errors import SourceError
from intervjukod.files.marked_yaml import Node

_TRUTHS = {"true": True, "false": False, "yes": True, "no": False, "ja": True, "nej": False}
_WITH_GUESS = {
    "readers.unknown_field": "readers.unknown_field_guess",
    "readers.unknown_value": "readers.unknown_value_guess",
    "readers.unknown_facet": "readers.unknown_facet_guess",
    "readers.unknown_question": "readers.unknown_question_guess",
    "recipes.unknown_report": "recipes.unknown_report_guess",
    "recipes.unknown_suffix": "recipes.unknown_suffix_guess",
}
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class Fields:
    """The entries of one mapping, of which only ``known`` ones may stand there."""

    def __init__(self, node: Node, path: str, known: Sequence[str]) -> None:
        """SourceError when ``node`` is no mapping or has a field that is not known. Nothing at all is empty."""
        self._path, self._line = path, node.line
        self._entries = entries(node, path)
        for name, value in self._entries.items():
            if name not in known:
                raise unknown("readers.unknown_field", name, known, path, value.line)

    def error(self, key: str, at: str, **values: object) -> SourceError:
        """An error at the field ``at``, or at the mapping when it has none."""
        return SourceError(key, path=self._path, line=self.line(at), field=at, **values)

    def line(self, at: str) -> int:
        """The 1-based line of the field ``at``, or of the mapping when it has none."""
        node = self._entries.get(at)
        return node.line if node else self._line

    def node(self, name: str) -> Node | None:
        return self._entries.get(name)

    def text(self, name: str) -> str:
        """One text; "" when the field is missing."""
        node = self._entries.get(name)
        return "" if node is None else text_of(node, self._path, name)

    def required(self, name: str) -> str:
        """One text that must be there and not be empty."""
        text = self.text(name)
        if not text:
            raise self.error("readers.missing_field", name)
        return text

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, or one text alone."""
        node = self._entries.get(name)
        return () if node is None else texts_of(node, self._path, name)

    def one_of(self, name: str, allowed: Sequence[str]) -> str:
        """One of a few words, or "" when the field is missing."""
        text = self.text(name)
        if text and text not in allowed:
            raise unknown("readers.unknown_value", text, allowed, self._path, self._entries[name].line)
        return text

    def truth(self, name: str, default: bool) -> bool:
        """``true`` or ``false``; ``default`` when the field is missing."""
        text = self.text(name).lower()
        if name in self._entries and text not in _TRUTHS:
            raise self.error("readers.not_boolean", name, value=text)
        return _TRUTHS.get(text, default)

    def language(self, name: str) -> str:
        """A language by its letters, such as ``sv``."""
        text = self.text(name)
        if text and not _LANGUAGE.fullmatch(text):
            raise self.error("readers.bad_language", name, value=text)
        return text

    def label(self, name: str) -> Label:
        """A text per language; one text alone stands under ""."""
        node = self._entries.get(name)
        if node is None or node.value == "":
            return {}
        if not isinstance(node.value, dict):
            return {"": text_of(node, self._path, name)}
        for language, text in node.value.items():
            if not _LANGUAGE.fullmatch(language):
                raise SourceError("readers.bad_language", path=self._path, line=text.line, field=name, value=language)
        return {language: text_of(text, self._path, name) for language, text in node.value.items()}


def entries(node: Node, path: str) -> dict[str, Node]:
    """The entries of a mapping; none, where a key stands with nothing after it."""
    if node.value == "":
        return {}
    if not isinstance(node.value, dict):
        raise SourceError("readers.not_mapping", path=path, line=node.line)
    return node.value


def items(node: Node, path: str, name: str) -> Iterator[Node]:
    """The items of a list; none, where a key stands with nothing after it."""
    if node.value != "" and not isinstance(node.value, list):
        raise SourceError("readers.not_list", path=path, line=node.line, field=name)
    return iter(node.value if isinstance(node.value, list) else ())


def text_of(node: Node, path: str, name: str) -> str:
    """The text of a scalar without white space at its ends."""
    if not isinstance(node.value, str):
        raise SourceError("readers.not_text", path=path, line=node.line, field=name)
    return node.value.strip()


def texts_of(node: Node, path: str, name: str) -> tuple[str, ...]:
    """The texts of a list of scalars, or of one scalar, without empty ones."""
    if isinstance(node.value, str):
        return (node.value.strip(),) if node.value.strip() else ()
    return tuple(filter(None, (text_of(item, path, name) for item in items(node, path, name))))


def unknown(key: str, name: str, known: Iterable[str], path: str, line: int) -> SourceError:
    """The error ``key``, with the nearest known word, or with all of them where none is near."""
    listed = list(known)
    guess = get_close_matches(name.lower(), listed, n=1)
    if guess:
        return SourceError(_WITH_GUESS[key], path=path, line=line, name=name, guess=guess[0])
    return SourceError(key, path=path, line=line, name=name, known=", ".join(listed) or "-")

"""YAML as a tree that knows where in the file each part stands.

Every scalar is text: a code may be called ``no`` and a question ``12``. Anchors and aliases, which can
make a short file unfold without end, are refused, and so is a key that stands twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import yaml

from intervjukod.domain.span import Span
from intervjukod.errors import SourceError
from intervjukod.files.yaml_faults import fault_of

DEPTH = 40
NODES = 200_000

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar (``str``, NFC), a list or a mapping, and where it stands.

    ``line`` is 1-based, that of the key where there is one; ``mark`` and ``key`` are spans of the file's
    text in code points, ``key`` None outside a mapping. ``style`` is ``|``, ``>``, ``"`` or ``'`` for a
    scalar written so, ``flow`` for a collection in brackets, else "".
    """

    value: str | list[Node] | dict[str, Node]
    line: int
    mark: Span
    key: Span | None = None
    style: str = ""


def load(text: str, path: str, first_line: int = 1) -> Node:
    """The tree of one YAML document; a document without content is an empty scalar.

    ``first_line`` is the line of ``path`` that ``text`` begins on. SourceError, with line and column, for what is
    no YAML, a doubled key, a key that is no scalar, an alias, a second document, and sizes out of bounds.
    """
    return _Loader(text, path, first_line).load()


@cache
def _parser() -> type:
    """libyaml's parser where PyYAML was built with it: sixteen times as fast."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader:
    def __init__(self, text: str, path: str, first_line: int) -> None:
        self._text, self._path, self._first = text, path, first_line
        self._events = self._parsed()
        self._count = 0

    def load(self) -> Node:
        root = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise self._error("files.yaml_two_documents", event)
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, None, 0)
        return root or Node("", self._first, Span(0, 0))

    def _parsed(self) -> Iterator[yaml.Event]:
        forbidden = _FORBIDDEN.search(self._text)
        if forbidden:
            line = self._text.count("\n", 0, forbidden.start()) + self._first
            column = len(self._text[: forbidden.start()].rpartition("\n")[2]) + 1
            raise SourceError("files.yaml_character", path=self._path, line=line, column=column)
        try:
            yield from yaml.parse(self._text, _parser())
        except yaml.MarkedYAMLError as error:
            fault = fault_of(error, self._text)
            line = fault.line - 1 + self._first
            raise SourceError(fault.key, path=self._path, line=line, column=fault.column) from error

    def _node(self, event: yaml.NodeEvent, key: yaml.ScalarEvent | None, depth: int) -> Node:
        self._count += 1
        if event.anchor is not None:
            raise self._error("files.yaml_alias", event)
        if depth > DEPTH or self._count > NODES:
            raise self._error("files.yaml_too_large", event)
        line, key_mark = self._line(key or event), None if key is None else _mark(key)
        if isinstance(event, yaml.ScalarEvent):
            return Node(_nfc(event.value), line, self._scalar_mark(event), key_mark, event.style or "")
        assert isinstance(event, yaml.CollectionStartEvent)  # noqa: S101  for the type checker: no alias is left
        style = "flow" if event.flow_style else ""
        if isinstance(event, yaml.MappingStartEvent):
            entries, end = self._entries(depth)
            mark = self._collection_mark(event, end, list(entries.values()))
            return Node(entries, line, mark, key_mark, style)
        items, end = self._items(depth)
        return Node(items, line, self._collection_mark(event, end, items), key_mark, style)

    def _items(self, depth: int) -> tuple[list[Node], yaml.Event]:
        items: list[Node] = []
        for event in self._events:
            if not isinstance(event, yaml.NodeEvent):
                return items, event
            items.append(self._node(event, None, depth + 1))
        raise AssertionError("the parser closes every list")

    def _entries(self, depth: int) -> tuple[dict[str, Node], yaml.Event]:
        entries: dict[str, Node] = {}
        for event in self._events:
            if not isinstance(event, yaml.NodeEvent):
                return entries, event
            if not isinstance(event, yaml.ScalarEvent):
                raise self._error("files.yaml_key", event)
            name = _nfc(event.value)
            if name in entries:
                raise self._error("files.yaml_doubled_key", event, name=name, first=entries[name].line)
            value = next(self._events)
            assert isinstance(value, yaml.NodeEvent)  # noqa: S101  for the type checker: a value follows its key
            entries[name] = self._node(value, event, depth + 1)
        raise AssertionError("the parser closes every mapping")

    def _scalar_mark(self, event: yaml.ScalarEvent) -> Span:
        mark = _mark(event)
        if event.style in ("|", ">"):  # libyaml counts the blank lines after a block to it
            return Span(mark.start, mark.start + len(mark.of(self._text).rstrip()))
        return mark

    def _collection_mark(self, start: yaml.CollectionStartEvent, end: yaml.Event, parts: list[Node]) -> Span:
        """libyaml ends a block where the next thing begins; here it ends with its last part."""
        last = parts[-1].mark if parts and not start.flow_style else _mark(end)
        return _mark(start).cover(last)

    def _line(self, event: yaml.Event) -> int:
        return (event.start_mark.line if event.start_mark else 0) + self._first

    def _error(self, key: str, event: yaml.Event, **values: object) -> SourceError:
        column = event.start_mark.column + 1 if event.start_mark else 1
        return SourceError(key, path=self._path, line=self._line(event), column=column, **values)


def _mark(event: yaml.Event) -> Span:
    """Where the event stands in the text, in code points."""
    start, end = event.start_mark, event.end_mark
    return Span(start.index if start else 0, end.index if end else 0)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)

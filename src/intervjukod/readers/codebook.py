"""Codebook files: every field checked, every error with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from intervjukod.domain.codebook import Code, Facet, is_key
from intervjukod.errors import SourceError
from intervjukod.files.marked_yaml import Node, load
from intervjukod.readers.fields import Fields, entries, texts_of, unknown

FILE_FIELDS = ("codebook", "version", "language", "facets", "codes")
CODE_FIELDS = (
    "label", "brief", "definition", "use-when", "not-when", "examples", "keywords", "alias", "was",
    "colour", "key", "origin", "domain", "codable", "retired", "facets", "codes",
)  # fmt: skip
FACET_FIELDS = ("values", "default-from")
ORIGINS = ("deductive", "inductive", "structural")

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


@dataclass(frozen=True, slots=True)
class CodebookFile:
    """A codebook as its file says. ``key`` is the file's stem; ``codes`` have parents before children.

    ``lines`` tells on which line of ``path`` each code stands.
    """

    key: str
    path: str
    title: str
    version: str
    language: str
    facets: tuple[Facet, ...]
    codes: tuple[Code, ...]
    lines: Mapping[str, int]


def read_codebook(text: str, path: str, stem: str) -> CodebookFile:
    """The codebook in ``text``. SourceError, with its line, for whatever is not as it should be."""
    top = Fields(load(text, path), path, FILE_FIELDS)
    title = top.required("codebook")
    facets = tuple(_facets(top.node("facets"), path))
    reader = _Codes(path, stem, [facet.name for facet in facets])
    codes = tuple(reader.under(top.node("codes"), ""))
    version, language = top.text("version"), top.language("language")
    return CodebookFile(stem, path, title, version, language, facets, codes, reader.lines)


def colour_of(text: str) -> str:
    """``#rgb`` or ``#rrggbb`` in lower case; "" for anything else."""
    return text.lower() if _COLOUR.fullmatch(text) else ""


def _facets(node: Node | None, path: str) -> Iterator[Facet]:
    for name, value in entries(node, path).items() if node else ():
        if isinstance(value.value, list):
            facet = Facet(name, texts_of(value, path, name))
        else:
            fields = Fields(value, path, FACET_FIELDS)
            facet = Facet(name, fields.texts("values"), fields.text("default-from"))
        if not facet.values:
            raise SourceError("readers.facet_without_values", path=path, line=value.line, name=name)
        yield facet


class _Codes:
    """The codes of one file, and what must be unique among them."""

    def __init__(self, path: str, stem: str, facets: list[str]) -> None:
        self._path, self._stem, self._facets = path, stem, facets
        self.lines: dict[str, int] = {}
        self._letters: dict[str, str] = {}

    def under(self, node: Node | None, parent: str) -> Iterator[Code]:
        """The codes of a mapping, each followed by those under it."""
        for key, value in entries(node, self._path).items() if node else ():
            self._claim(key, value.line)
            fields = Fields(value, self._path, CODE_FIELDS)
            yield self._code(key, fields, parent)
            yield from self.under(fields.node("codes"), key)

    def _claim(self, key: str, line: int) -> None:
        if not is_key(key):
            raise SourceError("readers.bad_code_key", path=self._path, line=line, name=key)
        if key in self.lines:
            raise SourceError("readers.doubled_code", path=self._path, line=line, name=key, first=str(self.lines[key]))
        self.lines[key] = line

    def _code(self, key: str, fields: Fields, parent: str) -> Code:
        return Code(
            key=key,
            label=fields.label("label"),
            brief=fields.text("brief"),
            definition=fields.text("definition"),
            use_when=fields.text("use-when"),
            not_when=fields.text("not-when"),
            examples=fields.texts("examples"),
            keywords=fields.texts("keywords"),
            alias=fields.texts("alias"),
            was=fields.texts("was"),
            colour=_colour(fields),
            letter=self._letter(key, fields),
            origin=fields.one_of("origin", ORIGINS),
            domain=fields.text("domain"),
            codable=fields.truth("codable", True),
            retired=fields.truth("retired", False),
            facets=self._facet_names(fields),
            parent=parent,
            codebook=self._stem,
        )

    def _letter(self, key: str, fields: Fields) -> str:
        letter = fields.text("key")
        if fields.node("key") is not None and not (len(letter) == 1 and letter.isalpha() and letter.islower()):
            raise fields.error("readers.bad_letter", "key", letter=letter, code=key)
        if letter in self._letters:
            other = self._letters[letter]
            first = str(self.lines[other])
            raise fields.error("readers.doubled_letter", "key", letter=letter, other=other, first=first)
        if letter:
            self._letters[letter] = key
        return letter

    def _facet_names(self, fields: Fields) -> tuple[str, ...]:
        names = fields.texts("facets")
        for name in names:
            if name not in self._facets:
                raise unknown("readers.unknown_facet", name, self._facets, self._path, fields.line("facets"))
        return names


def _colour(fields: Fields) -> str:
    colour = fields.text("colour")
    if fields.node("colour") is None:
        return ""
    if not colour:  # a bare # begins a comment
        raise fields.error("readers.colour_unquoted", "colour")
    if not colour_of(colour):
        raise fields.error("readers.bad_colour", "colour", colour=colour)
    return colour_of(colour)

"""``reports.yaml``: which reports a study is to have, of what, and in which files."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from intervjukod.domain.glyphs import printable
from intervjukod.domain.report import CHOICES, COMMON, FLAGS, KINDS, LISTS
from intervjukod.errors import SourceError
from intervjukod.files.marked_yaml import Node, load
from intervjukod.readers.fields import Fields, entries, items, text_of, texts_of, unknown

FIELDS = ("roles", "reports")
FORMS = {
    ".txt": "table",
    ".md": "md",
    ".csv": "csv",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".xlsx": "xlsx",
    ".svg": "svg",
    ".png": "png",
    ".pdf": "pdf",
}
"""What the end of a file's name says of its format."""
TEMPLATE, EXCEL, NO_QUOTES, ALL_QUOTES, DRAW = "template", "excel", "no-quotes", "all-quotes", "draw"
OF_FORMS: Mapping[str, tuple[str, ...]] = {
    TEMPLATE: ("docx",),
    EXCEL: ("csv",),
    NO_QUOTES: ("html",),
    ALL_QUOTES: ("html",),
    DRAW: ("table", "md", "html", "docx"),
}
"""How a file is to look, and the formats that this is said of."""
NO_NUMBERS = "no-numbers"
_SOURCES = ("transcripts", "codebooks", "informants.csv")
"""What a study reads: a report among it would be taken for an interview, a codebook, a table of informants."""

Value = str | bool | tuple[str, ...] | Mapping[str, tuple[str, ...]]
"""What an option says; of ``roles`` the names of merged roles, each with the paths of what it stands for."""


@dataclass(frozen=True, slots=True)
class RecipeFile:
    """A file to write: ``path`` is relative to the study or absolute, ``form`` a format of reports."""

    path: str
    form: str


@dataclass(frozen=True, slots=True)
class Recipe:
    """One report: its kind, what it is asked for by the options' names in ``domain.report``, and its files.

    ``looks`` are those of ``OF_FORMS`` that it says, True or the path of a Word document; ``line`` is that of the
    recipe in its file.
    """

    kind: str
    options: Mapping[str, Value]
    files: tuple[RecipeFile, ...]
    line: int
    looks: Mapping[str, str | bool] = field(default_factory=dict)

    def looks_of(self, form: str) -> dict[str, str | bool]:
        """What is said of a file in this format."""
        return {name: said for name, said in self.looks.items() if form in OF_FORMS[name]}


def read_recipes(text: str, path: str) -> tuple[Recipe, ...]:
    """The reports that ``text`` lists. SourceError, with its line, for whatever is not as it should be."""
    top = Fields(load(text, path), path, FIELDS)
    node, roles = top.node("reports"), top.node("roles")
    reader = _Recipes(path, _roles(roles, path) if roles else {})
    return tuple(reader.recipe(item) for item in items(node, path, "reports")) if node else ()


class _Recipes:
    """The recipes of one file, and the files that they have named so far."""

    def __init__(self, path: str, roles: Mapping[str, tuple[str, ...]]) -> None:
        self._path = path
        self._roles = roles
        self._lines: dict[str, int] = {}

    def recipe(self, node: Node) -> Recipe:
        """One report and its files. SourceError."""
        kind = self._kind(node)
        own = {_spelt(name): name for name in (*COMMON, *KINDS[kind].options)}
        self._refuse_others(node, kind, own)
        fields = Fields(node, self._path, ("report", "file", *sorted(own), *OF_FORMS))
        files = tuple(self._files(fields))
        return Recipe(kind, dict(self._options(fields, own)), files, node.line, dict(self._looks(fields, files)))

    def _looks(self, fields: Fields, files: tuple[RecipeFile, ...]) -> Iterator[tuple[str, str | bool]]:
        for name, forms in OF_FORMS.items():
            said = fields.text(name) if name == TEMPLATE else fields.truth(name, False)
            if said and all(file.form not in forms for file in files):
                raise fields.error("recipes.option_of", name, forms=", ".join(forms))
            if said:
                yield name, said
        if fields.truth(NO_QUOTES, False) and fields.truth(ALL_QUOTES, False):
            raise fields.error("recipes.quotes_or_none", ALL_QUOTES)

    def _kind(self, node: Node) -> str:
        said = entries(node, self._path).get("report")
        kind = text_of(said, self._path, "report") if said else ""
        if not said or not kind:
            raise SourceError("readers.missing_field", path=self._path, line=node.line, field="report")
        if kind not in KINDS:
            raise unknown("recipes.unknown_report", kind, KINDS, self._path, said.line)
        return kind

    def _refuse_others(self, node: Node, kind: str, own: Mapping[str, str]) -> None:
        """SourceError for an option of other reports: its name is right, its place is not."""
        for name, said in entries(node, self._path).items():
            takers = [one.name for one in KINDS.values() if name in map(_spelt, one.options)]
            if takers and name not in own:
                told = {"name": name, "report": kind, "reports": ", ".join(takers)}
                raise SourceError("recipes.not_for", path=self._path, line=said.line, **told)

    def _options(self, fields: Fields, own: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
        roles = fields.node("roles")
        merged = self._roles if roles is None else _roles(roles, self._path)
        if merged:
            yield "roles", merged
        if fields.truth(NO_NUMBERS, False):
            yield "numbers", False
        for name, option in sorted(own.items()):
            said = None if name in ("roles", NO_NUMBERS) else _said(fields, name, option)
            if said:
                yield option, said

    def _files(self, fields: Fields) -> Iterator[RecipeFile]:
        node = fields.node("file")
        named = list(_each(node, self._path)) if node else []
        if not named:
            raise fields.error("readers.missing_field", "file")
        for path, line in named:
            yield RecipeFile(self._claimed(path, line), self._form(path, line))

    def _form(self, path: str, line: int) -> str:
        suffix = PurePosixPath(path).suffix.lower()
        if suffix not in FORMS:
            raise unknown("recipes.unknown_suffix", suffix or path, FORMS, self._path, line)
        return FORMS[suffix]

    def _claimed(self, path: str, line: int) -> str:
        """The path in its shortest form. SourceError for one that is named twice, leaves the study or is read by it."""
        short = posixpath.normpath(posixpath.expanduser(path))
        parts = short.casefold().split("/")
        if printable(short) != short:
            raise SourceError("recipes.no_name", path=self._path, line=line, file=path)
        if parts[0] == "..":
            raise SourceError("recipes.leaves", path=self._path, line=line, file=path)
        if parts[0] in _SOURCES:
            raise SourceError("recipes.among_sources", path=self._path, line=line, file=path, folder=parts[0])
        if short.casefold() in self._lines:
            first = self._lines[short.casefold()]
            raise SourceError("recipes.doubled_file", path=self._path, line=line, file=path, first=first)
        self._lines[short.casefold()] = line
        return short


def _spelt(option: str) -> str:
    """An option's name as it is written: that of the command line."""
    return {"numbers": NO_NUMBERS, "codes": "code"}.get(option, option.replace("_", "-"))


def _said(fields: Fields, name: str, option: str) -> Value:
    """What the field says; "", () or False where it says nothing."""
    if option in FLAGS:
        return fields.truth(name, False)
    if option in LISTS:
        return fields.texts(name)
    return fields.one_of(name, CHOICES[option]) if option in CHOICES else fields.text(name)


def _each(node: Node, path: str) -> Iterator[tuple[str, int]]:
    """The files that are named, one or a list of them, each with its line; none for an empty name."""
    for one in [node] if isinstance(node.value, str) else items(node, path, "file"):
        said = unicodedata.normalize("NFC", text_of(one, path, "file"))
        if said:
            yield said, one.line


def _roles(node: Node, path: str) -> dict[str, tuple[str, ...]]:
    return {name: texts_of(said, path, name) for name, said in entries(node, path).items()}

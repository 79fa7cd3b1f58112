"""A report as a file: what is in sight in any format, under a name that is proposed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from intervjukod.errors import RefusedError, StudyError
from intervjukod.locale import say, sentence
from intervjukod.tui.actions import Place
from intervjukod.tui.presenter.listing import Listing, Row
from intervjukod.tui.reporting import in_folder

if TYPE_CHECKING:
    from intervjukod.study.pages import Result
    from intervjukod.tui.desk import Desk

TEXTS = {".md": "md", ".csv": "csv", ".json": "json"}
FILES = {".htm": "html"} | {f".{name}": name for name in ("html", "docx", "xlsx", "svg", "png", "pdf")}
SUFFIXES = ".docx .html .xlsx .md .csv .json"
PICTURES = ".svg .png .pdf"
EXCEL, TEMPLATE = "excel", "template"
THERE = "file_there"
"""The key of the refusal to write over a file."""


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written: a report, and the ``name`` that is proposed; ``unit`` as a comparison is shown.

    ``drawn`` tells whether there are pictures of it, ``draw`` puts them into it. ``excel`` makes CSV that a Swedish
    Excel opens; ``template`` is the path of a Word document, "" for none.
    """

    result: Result
    name: str
    unit: str = ""
    drawn: bool = True
    draw: bool = False
    excel: bool = False
    template: str = ""

    @property
    def suffixes(self) -> str:
        """How the name of the file may end."""
        return f"{SUFFIXES} {PICTURES}" if self.drawn else SUFFIXES


def export(desk: Desk, asked: Export) -> None:
    """Ask for a file name; its end says the format."""
    title = say("reportpage.list.export", desk.language, suffixes=asked.suffixes)
    _ask_path(desk, title, asked.name, lambda path: _rows(desk, path), lambda row: _chosen(desk, asked, row))


def _ask_path(
    desk: Desk, title: str, name: str, rows: Callable[[Path], tuple[Row, ...]], choose: Callable[[Row], None]
) -> None:
    def fill(typed: str) -> tuple[Row, ...]:
        return rows(_path(desk, typed)) if typed.strip() else ()

    desk.lay(Listing(title, Place.PROMPT, (), choose, fill=fill).typing(name))


def _path(desk: Desk, name: str) -> Path:
    """In the study's folder unless the name says another; Markdown unless it ends otherwise."""
    path = in_folder(desk, name)
    return path if path.suffix else path.with_name(f"{path.name}.md")


def _rows(desk: Desk, path: Path) -> tuple[Row, ...]:
    """What Enter writes, and the other way in which such a file can be written."""
    rows = [Row(f" {path}", say("reportpage.export.row", desk.language, path=path))]
    if path.suffix.lower() == ".csv":
        rows.append(Row(f"{EXCEL} {path}", say("reportpage.export.excel", desk.language)))
    if path.suffix.lower() == ".docx":
        rows.append(Row(f"{TEMPLATE} {path}", say("reportpage.export.template", desk.language)))
    return tuple(rows)


def _chosen(desk: Desk, asked: Export, row: Row) -> None:
    how, _, name = row.id.partition(" ")
    if how == TEMPLATE:
        _ask_template(desk, asked, Path(name))
    else:
        _write(desk, replace(asked, excel=how == EXCEL), Path(name), replacing=False)


def _ask_template(desk: Desk, asked: Export, path: Path) -> None:
    """Which Word document the styles are taken from."""

    def rows(template: Path) -> tuple[Row, ...]:
        said = say("reportpage.export.in_template", desk.language, template=template, path=path)
        return (Row(str(template), said),)

    def choose(row: Row) -> None:
        _write(desk, replace(asked, template=row.id), path, replacing=False)

    _ask_path(desk, say("reportpage.list.template", desk.language), ".docx", rows, choose)


def _write(desk: Desk, asked: Export, path: Path, *, replacing: bool) -> None:
    """Write it whole or not at all; a file that is there is asked about first."""
    made = _made(desk, asked, path.suffix.lower())
    if made is None:
        desk.warn("reportpage.why.suffix", suffix=path.suffix, suffixes=asked.suffixes)
        return
    try:
        desk.study.results.save(path, made, replace=replacing)
    except (RefusedError, StudyError) as error:  # what cannot be written is the file: all that was coded is saved
        if error.key == THERE:
            _ask_replace(desk, asked, path)
        else:
            desk.tell(sentence(error, desk.language, on_screen=True))
    else:
        desk.say("reportpage.said.exported", path=path)


def _made(desk: Desk, asked: Export, suffix: str) -> str | Iterator[bytes] | None:
    """The words or the pieces of the file; None for a suffix that no report is written in."""
    results = desk.study.results
    if suffix in TEXTS:
        return results.write(asked.result, TEXTS[suffix], unit=asked.unit, excel=asked.excel, draw=asked.draw)
    if suffix in FILES:
        return results.document(asked.result, FILES[suffix], template=asked.template, draw=asked.draw)
    return None


def _ask_replace(desk: Desk, asked: Export, path: Path) -> None:
    def choose(row: Row) -> None:
        if row.id == "yes":
            _write(desk, asked, path, replacing=True)
        else:
            export(desk, replace(asked, name=path.name, excel=False, template=""))

    rows = (
        Row("yes", say("reportpage.replace.yes", desk.language, path=path)),
        Row("no", say("reportpage.replace.no", desk.language)),
    )
    desk.lay(Listing(say("reportpage.list.replace", desk.language), Place.ROWS, rows, choose, at=1))

"""The page of comparison: from a cell to its words, what is counted and how, and the table as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from os.path import expanduser
from pathlib import Path
from typing import TYPE_CHECKING

from intervjukod.domain.excerpts import Excerpts
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript, heading
from intervjukod.errors import RefusedError
from intervjukod.locale import say
from intervjukod.study.comparison_words import told_share
from intervjukod.tui import comparing, dimensions, lens, seeing, trail
from intervjukod.tui.actions import Place
from intervjukod.tui.acts import narrowing
from intervjukod.tui.presenter import reading_back
from intervjukod.tui.presenter.compare_page import ComparePage
from intervjukod.tui.presenter.listing import Listing, Row
from intervjukod.tui.presenter.narrowing import Chosen, Dimension
from intervjukod.tui.presenter.reading_back import Around

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

MOST = 500
"""Passages that are laid under each other at a time: more than anybody reads through in one go."""
FORMS = {".md": "md", ".csv": "csv", ".json": "json"}


def show(desk: Desk, _: str) -> None:
    """The comparison, by role."""
    trail.turn_to(desk, comparing.opened(desk))


def _show(desk: Desk, page: ComparePage | None, why: str = "") -> None:
    if page is None:
        desk.warn(why)
    else:
        trail.show_page(desk, page)


def _page(desk: Desk) -> ComparePage:
    page = desk.page
    if not isinstance(page, ComparePage):
        raise TypeError(f"no comparison in front: {page!r}")
    return page


# from a cell to its words


@dataclass(frozen=True, slots=True)
class Behind:
    """The words behind a cell of the comparison; ``value`` None is the whole row.

    ``title`` names the cell, ``cell`` is what stands in it, and is left out once the selection is another.
    """

    title: str
    cell: str
    code: str
    by: str
    value: str | None
    chosen: Chosen
    coders: tuple[str, ...]
    reflexive: bool
    around: Around = Around.WORDS
    screen: str = "compare"

    def dimensions(self, desk: Desk) -> list[Dimension]:
        return _dimensions(desk)

    def narrowed(self, chosen: Chosen) -> Behind:
        return replace(self, chosen=chosen, cell="")

    def surrounded(self, around: Around) -> Behind:
        return replace(self, around=around)

    def excerpts(self, desk: Desk) -> Excerpts:
        """Each passage under its reference, interview by interview."""
        behind = self._behind(desk)
        seen = self._seen(desk, behind)
        found = [
            (transcript, around, heading(transcript, around))
            for transcript, span in seen
            for around in [reading_back.surrounded(transcript, span, self.around)]
        ]
        key = "compare.passages" if len(seen) == len(behind) else "compare.some_passages"
        count = "" if self.reflexive else say(key, desk.language, n=len(seen), of=len(behind))
        cell = "" if self.by == comparing.INFORMANT else self.cell
        return Excerpts.of(" · ".join(filter(None, (self.title, cell, count))), found)

    def nothing(self, desk: Desk) -> str:
        """Why there are no words: none were coded, or they are another's and wait."""
        if self._behind(desk):
            return say("compare.why.hidden", desk.language, coders=", ".join(self.coders))
        return say("compare.why.no_words", desk.language, cell=" · ".join(filter(None, (self.title, self.cell))))

    def _behind(self, desk: Desk) -> Sequence[tuple[str, Span]]:
        chosen = self.chosen
        return desk.study.results.behind(
            self.code,
            by=self.by,
            value=self.value,
            coder=chosen.get("coder"),
            role=chosen.get("role", ""),
            site=chosen.get("site", ""),
        )

    def _seen(self, desk: Desk, found: Sequence[tuple[str, Span]]) -> list[tuple[Transcript, Span]]:
        """Those that may be shown: of another's codings only where both are done."""
        interviews = dict.fromkeys(id_ for id_, _ in found)
        shows = {id_: all(seeing.may_see(desk, coder, id_) for coder in self.coders) for id_ in interviews}
        seen = [(id_, span) for id_, span in found if shows[id_]]
        return [(desk.study.transcripts.open(id_), span) for id_, span in seen[:MOST]]


def read_cell(desk: Desk, _: str) -> None:
    """The words behind the cell in focus; on a row's name all of the row."""
    page = _page(desk)
    comparison, row, column = page.comparison, page.row, page.column
    if row is None:
        return
    title, cell, value = comparison.label(row), "", None
    if column is not None:
        title, value = f"{title} · {comparison.whom(column)}", page.value
        cell = told_share(comparison, row, column)
    code, coders = comparison.result.rows[row].code, comparison.result.basis.coders
    lens.show(desk, Behind(title, cell, code, comparison.by, value, page.chosen, coders, comparison.reflexive))


def point(desk: Desk, name: str) -> None:
    """A click on a cell: the focus goes there; on the cell in focus its words are read."""
    row, _, column = name.partition(":")
    desk.back()
    page = _page(desk)
    pointed = page.pointed(int(row), int(column))
    if (page.row, page.column) == (pointed.row, pointed.column):
        read_cell(desk, "")
    else:
        _show(desk, pointed)


# rows and columns


def below(desk: Desk, key: str) -> None:
    """Show the codes below the one in focus, or hide them."""
    page = _page(desk)
    if key in ("+", "="):
        _show(desk, page.opening(), "compare.why.nothing_below")
    else:
        _show(desk, page.closing(), "compare.why.nothing_above")


def fold(desk: Desk, key: str) -> None:
    """Part the column in focus into what is below it, or join it again."""
    page = _page(desk)
    if key == ">":
        _show(desk, page.unfolding(), "compare.why.nothing_below")
    else:
        _show(desk, page.folding(), "compare.why.nothing_above")


def to_code(desk: Desk, letter: str) -> None:
    """The row of the code with that letter."""
    page = _page(desk)
    code = next((key for key, own in page.letters.items() if own == letter), "")
    _show(desk, page.to_code(code), "compare.why.no_row")


# what is counted


def turn(desk: Desk, _: str) -> None:
    """Groups, or a column an informant."""
    _show(desk, comparing.turned(desk, _page(desk)))


def unit(desk: Desk, _: str) -> None:
    """What the cells count."""
    page = _page(desk)
    comparison = page.comparison
    if len(comparison.units) == 1:
        desk.warn("compare.why.reflexive")
        return
    rows = tuple(Row(name, comparison.name_of(name), on=name == page.unit) for name in comparison.units)

    def choose(row: Row) -> None:
        _show(desk, replace(_page(desk), unit=row.id))

    _lay(desk, "compare.list.unit", rows, choose)


def by(desk: Desk, _: str) -> None:
    """What the columns are."""
    page = _page(desk)
    comparison = page.comparison
    facets = tuple(desk.book.facet)
    attributes = [one for one in comparison.attributes if one not in facets]
    names = {"compare.by.attribute": attributes, "compare.by.facet": facets}
    rows = tuple(
        Row(name, comparison.name_of(name), group=say(key, desk.language), on=name == comparison.by)
        for key, group in names.items()
        for name in group
    )

    def choose(row: Row) -> None:
        turned = page.turned if not comparison.by_informant else (comparing.INFORMANT, page.unit)
        _show(desk, replace(comparing.made(desk, page, by=row.id), turned=turned, value=None))

    _lay(desk, "compare.list.by", rows, choose)


def _lay(desk: Desk, title: str, rows: tuple[Row, ...], choose: Callable[[Row], None]) -> None:
    """A list with what holds today in focus."""
    now = next((n for n, row in enumerate(rows) if row.on), 0)
    desk.lay(Listing(say(title, desk.language), Place.ROWS, rows, choose, at=now))


def narrow(desk: Desk, _: str) -> None:
    """A role, a site or a coder alone."""
    page = _page(desk)

    def done(chosen: Chosen) -> None:
        _show(desk, comparing.made(desk, page, chosen=chosen))

    narrowing.narrow(desk, _dimensions(desk), page.chosen, done)


def _dimensions(desk: Desk) -> list[Dimension]:
    coders = dimensions.coder_dimension(desk)
    everybody = Row(comparing.EVERYBODY, say("compare.everybody", desk.language))
    return [
        dimensions.role_dimension(desk),
        dimensions.site_dimension(desk),
        replace(coders, values=lambda: (everybody, *coders.values())),
    ]


# the table as a file


def export(desk: Desk, _: str) -> None:
    """Ask for a file name; what is in sight is proposed."""
    name = say("compare.export.file", desk.language, by=_page(desk).comparison.by_name.lower())
    _ask_file(desk, f"{name.replace('/', '-')}.md")


def _ask_file(desk: Desk, name: str) -> None:
    def fill(typed: str) -> tuple[Row, ...]:
        path = _path(desk, typed)
        return (Row(str(path), say("compare.export.row", desk.language, path=path)),) if typed.strip() else ()

    def choose(row: Row) -> None:
        _write(desk, Path(row.id), replacing=False)

    listing = Listing(say("compare.list.export", desk.language), Place.PROMPT, (), choose, fill=fill)
    desk.lay(listing.typing(name))


def _path(desk: Desk, name: str) -> Path:
    """In the study's folder unless the name says another; Markdown unless it ends otherwise."""
    path = Path(desk.facts.folder).absolute() / expanduser(name.strip())
    return path if path.suffix else path.with_name(f"{path.name}.md")


def _write(desk: Desk, path: Path, *, replacing: bool) -> None:
    """Write what is in sight; a file that is there is asked about first."""
    page, results = _page(desk), desk.study.results
    form = FORMS.get(path.suffix.lower())
    if form is None:
        desk.warn("compare.why.suffix", suffix=path.suffix)
        return
    text = results.write(page.comparison.result, form, unit=page.unit)
    try:
        results.save(path, text, replace=replacing)
    except RefusedError:
        _ask_replace(desk, path)
    else:
        desk.say("compare.said.exported", path=path)


def _ask_replace(desk: Desk, path: Path) -> None:
    def choose(row: Row) -> None:
        if row.id == "yes":
            _write(desk, path, replacing=True)
        else:
            _ask_file(desk, path.name)

    rows = (
        Row("yes", say("compare.replace.yes", desk.language, path=path)),
        Row("no", say("compare.replace.no", desk.language)),
    )
    desk.lay(Listing(say("compare.list.replace", desk.language), Place.ROWS, rows, choose, at=1))


HANDLERS = {
    "compare_open": read_cell,
    "compare_below": below,
    "compare_fold": fold,
    "compare_code": to_code,
    "compare_turn": turn,
    "compare_unit": unit,
    "compare_by": by,
    "compare_narrow": narrow,
    "compare_export": export,
}

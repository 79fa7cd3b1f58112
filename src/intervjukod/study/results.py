"""The room of results: reports over what counts, as values and as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from intervjukod.analysis.behind import behind
from intervjukod.analysis.compare import Compare, compare
from intervjukod.analysis.concordance import concordance
from intervjukod.analysis.cooccurrence import Cooccurrence, Near, cooccurrence
from intervjukod.analysis.coverage import Coverage, coverage
from intervjukod.analysis.differences import Method
from intervjukod.analysis.frequency import Frequency, frequency
from intervjukod.analysis.grouping import INFORMANT, ROLE
from intervjukod.analysis.prompting import PROMPT
from intervjukod.analysis.selection import Shown
from intervjukod.analysis.statements import Statements, statements
from intervjukod.domain.coding import Columns
from intervjukod.domain.report import COMPARED, NEARNESS, check, nearness
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Note
from intervjukod.errors import RefusedError
from intervjukod.files.archive import Archive
from intervjukod.files.atomic import write_atomically
from intervjukod.files.loading import read_bytes
from intervjukod.study.comparing import Comparison, attributes, in_order, people
from intervjukod.study.context import Context
from intervjukod.study.evidence import evidence
from intervjukod.study.ground import ALL, Asked, Ground, answers, asked_of, columns, expected_of, standing_on

if TYPE_CHECKING:
    from intervjukod.reports.quotes import Quotes
    from intervjukod.reports.write import Result

CODING_RELIABILITY = "coding-reliability"
"""The approach in which intervals are shown unasked."""


class Results:
    """See :mod:`intervjukod.study`."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def make(self, kind: str, **options: Any) -> Result:
        """A report by the name of its kind, one of ``domain.report.KINDS``, with options by their names there.

        UsageError for an option or a value that is not of that kind; otherwise what the report's own method raises.
        """
        check(kind, options)
        if kind == "co-occurrence":
            near = nearness(options.pop("near_by", NEARNESS[0]))
            return self.cooccurrence(*near, **options)
        compares = kind == "frequency" and not options.keys().isdisjoint(COMPARED)
        made: Result = getattr(self, "compare" if compares else kind)(**options)
        return made

    def frequency(self, **asked: Unpack[Asked]) -> Frequency:
        """How many informants mention each code, with passages and words."""
        with standing_on(self._context, asked) as ground:
            counted, put = ground.selection.counted, asked_of(ground)
            return frequency(columns(ground), counted, ground.context.book, ground.basis, asked=put)

    def compare(self, *, by: str = "role", test: str = "", intervals: bool = False, **asked: Unpack[Asked]) -> Compare:
        """The same for each value of an attribute or a facet. NotFoundError when ``by`` is neither.

        By ``prompt`` it is what a question of the guide asked for, and what it did not; RefusedError where no
        question says what it expects. By role, where nobody has one, it is for each informant, and a note says how
        roles are given. ``test`` is one of ``Method``, "" for none, and ``intervals`` gives the shares theirs.
        """
        with standing_on(self._context, asked) as ground:
            bears = ground.basis.shown is Shown.EVERYTHING
            wanted = intervals or ground.basis.approach == CODING_RELIABILITY
            method = Method(test) if test and bears else None
            made = _compare(ground, columns(ground, _facets(ground, by)), by, method)
            if (test or intervals) and not bears:
                return replace(made, notes=(*made.notes, Note("analyses.no_inference")))
            notes = (*made.notes, Note("analyses.intervals")) if wanted and bears else made.notes
            return replace(made, intervals=wanted and bears, notes=notes)

    def comparison(self, *, by: str = "role", coder: str | None = None, role: str = "", site: str = "") -> Comparison:
        """``compare`` with what a person looks at beside it: what is said of each facet, and by whom."""
        with standing_on(self._context, Asked(coder=coder, role=role, site=site)) as ground:
            book, chosen = ground.context.book, ground.selection
            codings = columns(ground, tuple(book.facet))
            heard = (*chosen.counted, *chosen.pending)
            who = people(heard)
            return Comparison(
                in_order(_compare(ground, codings, by), who),
                concordance(codings, chosen.counted, book, ground.basis),
                who,
                ground.context.language,
                attributes(heard),
                ground.context.store.journal.newest,
            )

    def is_current(self, comparison: Comparison) -> bool:
        """Whether nothing has been written since it was made."""
        return self._context.store.journal.newest == comparison.newest

    def behind(
        self, code: str, *, by: str, value: str | None, coder: str | None = None, role: str = "", site: str = ""
    ) -> Sequence[tuple[str, Span]]:
        """The passages that a cell of ``compare`` counts, as transcript id and span; ``value`` None for a whole row."""
        with standing_on(self._context, Asked(coder=coder, role=role, site=site)) as ground:
            codings = columns(ground, _facets(ground, by))
            counted = sorted(ground.selection.counted, key=lambda material: material.name)
            return list(behind(codings, counted, ground.context.book, ground.basis, code, by, value))

    def coverage(self, **asked: Unpack[Asked]) -> Coverage:
        """How every question of the guides stands with every informant."""
        with standing_on(self._context, asked) as ground:
            chosen, guides = ground.selection, ground.context.guides
            return coverage(guides, answers(ground), chosen.counted, ground.basis, pending=chosen.pending)

    def concordance(self, code: str = "", *, by: str = "role", period: str = "", **asked: Unpack[Asked]) -> Statements:
        """What each group says of a code and what is below it ("": of every code), facet by facet.

        ``by`` is an attribute or ``informant``; ``period`` a facet or attribute that says when, "" for the one of
        that name, where there is one. NotFoundError, AmbiguousError for a code.
        """
        with standing_on(self._context, asked) as ground:
            book, chosen = ground.context.book, ground.selection
            key = ground.context.find_code(code) if code else ""
            way, notes = _way(ground, by, ())
            codings = columns(ground, tuple(book.facet))
            made = statements(
                codings, chosen.counted, book, ground.basis, way, code=key, period=period, pending=chosen.pending
            )
            return replace(made, notes=(*notes, *made.notes))

    def cooccurrence(self, near: str = Near.OVERLAP, within: int = 0, **asked: Unpack[Asked]) -> Cooccurrence:
        """Which codes stand near each other: ``near`` is one of ``Near``, ``within`` so many words for the last."""
        with standing_on(self._context, asked) as ground:
            told = answers(ground) if near == Near.ANSWER else {}
            spans = {
                transcript: [[(span.start, span.end) for span in row.answered] for row in rows if row.answered]
                for transcript, rows in told.items()
            }
            counted, book = ground.selection.counted, ground.context.book
            codings = columns(ground)
            return cooccurrence(codings, counted, book, ground.basis, Near(near), within=within, answers=spans)

    def write(
        self,
        result: Result | Sequence[object],
        form: str = "table",
        *,
        columns: Sequence[str] | None = None,
        width: int | None = None,
        plain: bool = False,
        unit: str = "",
        excel: bool = False,
    ) -> str:
        """A report, or a list of rows, as ``table``, ``md``, ``csv`` or ``json`` in the study's language.

        ``width`` is the terminal's, in cells; ``columns`` chooses the fields of a list; ``unit`` what the cells
        of a comparison count; ``excel`` makes the CSV of a report one that a Swedish Excel opens.
        """
        language = self._context.language
        if isinstance(result, Sequence):
            from intervjukod.reports.lists import render

            return render(result, form, language, columns=columns, width=width)
        from intervjukod.reports.write import write

        return write(result, form, language, width=width, plain=plain, unit=unit, excel=excel)

    def document(self, result: Result, form: str, *, template: str = "", quotes: bool = True) -> bytes:
        """A report as the bytes of an ``html``, ``docx`` or ``xlsx`` file in the study's language.

        In HTML every number opens its words, unless ``quotes`` are not wanted. ``template`` is the path of a Word
        document in whose styles a DOCX is written. SourceError for one that cannot be read, RefusedError for what a
        workbook cannot hold.
        """
        from intervjukod.reports.write import write_file

        basis = result.basis
        whose = ALL if len(basis.coders) > 1 else next(iter(basis.coders), None)
        found: Quotes = {}
        if form == "html" and quotes:
            role, site = basis.filters.get("role", ""), basis.filters.get("site", "")
            with standing_on(self._context, Asked(coder=whose, at=basis.at, role=role, site=site)) as ground:
                found = evidence(ground, result)
        style = _archive(template) if template else b""
        return write_file(result, form, self._context.language, quotes=found, template=style, name=template)

    def save(self, path: Path, text: str | bytes, *, replace: bool = True) -> None:
        """Write finished output to a file, whole or not at all. StudyError when it cannot be written.

        RefusedError for a file that is there, unless it may be replaced.
        """
        if not replace and path.exists():
            raise RefusedError("file_there", path=str(path))
        write_atomically(path, text)


def _archive(path: str) -> bytes:
    """The bytes of a zip archive within bounds. SourceError."""
    data = read_bytes(Path(path))
    Archive(data, path)
    return data


def _compare(ground: Ground, codings: Columns, by: str, method: Method | None = None) -> Compare:
    chosen, book = ground.selection, ground.context.book
    way, notes = _way(ground, by, tuple(book.facet))
    result = compare(
        codings,
        chosen.counted,
        book,
        ground.basis,
        way,
        pending=chosen.pending,
        asked=asked_of(ground),
        method=method,
        expected=expected_of(ground) if by == PROMPT and by not in book.facet else None,
    )
    return replace(result, notes=(*notes, *result.notes))


def _way(ground: Ground, by: str, facets: Sequence[str]) -> tuple[str, Sequence[Note]]:
    """What to compare by, and what is to be said of it: by role, where nobody has one, each informant alone."""
    everything = (*ground.selection.counted, *ground.selection.pending)
    known = (*attributes(everything), *facets)
    if by != ROLE or not everything or ROLE in known:
        return by, ()
    return INFORMANT, tuple(_without_roles(known))


def _without_roles(others: Sequence[str]) -> Iterator[Note]:
    """That nobody has a role, how roles are given, and what ``others`` there are to compare by."""
    yield Note("reports.no_roles")
    if others:
        yield Note("reports.other_ways", {"names": tuple(others)})


def _facets(ground: Ground, by: str) -> tuple[str, ...]:
    return (by,) if by in ground.context.book.facet else ()

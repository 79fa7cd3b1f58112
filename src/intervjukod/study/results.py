"""The room of results: reports over what counts, as values and as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from intervjukod.analysis.grouping import INFORMANT, ROLE
from intervjukod.analysis.prompting import PROMPT
from intervjukod.analysis.selection import Shown
from intervjukod.domain.report import COMPARED, JOINT, NEARNESS, check, nearness
from intervjukod.domain.transcript import Note
from intervjukod.errors import RefusedError, UsageError
from intervjukod.files.atomic import write_atomically
from intervjukod.files.loading import read_bytes
from intervjukod.study.context import Context
from intervjukod.study.folder import refuse_own
from intervjukod.study.ground import (
    Asked,
    Ground,
    answer_spans,
    answers,
    asked_for,
    asked_of,
    columns,
    expected_of,
    standing_on,
)

if TYPE_CHECKING:
    from intervjukod.analysis.compare import Compare
    from intervjukod.analysis.cooccurrence import Cooccurrence
    from intervjukod.analysis.coverage import Coverage
    from intervjukod.analysis.differences import Method
    from intervjukod.analysis.frequency import Frequency
    from intervjukod.analysis.joint import Joint
    from intervjukod.analysis.portraits import Portraits
    from intervjukod.analysis.statements import Statements
    from intervjukod.analysis.themes import ThemesReport
    from intervjukod.analysis.waves import Waves
    from intervjukod.domain.coding import Columns
    from intervjukod.domain.span import Span
    from intervjukod.reports.page import Page
    from intervjukod.reports.tables import Behind
    from intervjukod.reports.write import Result
    from intervjukod.study.comparing import Comparison

CODING_RELIABILITY = "coding-reliability"
"""The approach in which intervals are shown unasked."""


class Results:
    """See :mod:`intervjukod.study`. What counts a kind of report is loaded when that is asked for."""

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
        if kind == "joint":
            options = {JOINT.get(name, name): value for name, value in options.items()}
        compares = kind == "frequency" and not options.keys().isdisjoint(COMPARED)
        made: Result = getattr(self, "compare" if compares else kind)(**options)
        return made

    def frequency(self, **asked: Unpack[Asked]) -> Frequency:
        """How many informants mention each code, with passages and words."""
        from intervjukod.analysis.frequency import frequency

        with standing_on(self._context, asked) as ground:
            counted, put = ground.selection.counted, asked_of(ground)
            return frequency(columns(ground), counted, ground.context.book, ground.basis, asked=put)

    def compare(self, *, by: str = "role", test: str = "", intervals: bool = False, **asked: Unpack[Asked]) -> Compare:
        """The same for each value of an attribute or a facet. NotFoundError when ``by`` is neither.

        By ``prompt`` it is what a question of the guide asked for, and what it did not; RefusedError where no
        question says what it expects. By role, where nobody has one, it is for each informant, and a note says how
        roles are given. ``test`` is one of ``Method``, "" for none, and ``intervals`` gives the shares theirs.
        """
        from intervjukod.analysis.differences import Method

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
        from intervjukod.analysis.concordance import concordance
        from intervjukod.study.comparing import Comparison, attributes, in_order, people

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

    def words_behind(self, result: Result, cell: Behind, **asked: Unpack[Asked]) -> Sequence[tuple[str, Span]]:
        """Transcript id and span of the words behind one cell of a report, by transcript's name and place.

        ``cell`` is what ``Cell.behind`` names; a code alone names the whole row of a comparison. The selection is that
        of the report but for what is ``asked`` otherwise. Nothing for a name that no cell of the report has.
        """
        from intervjukod.study.evidence import words_behind

        with standing_on(self._context, {**asked_for(result.basis), **asked}) as ground:
            return words_behind(ground, result, cell)

    def coverage(self, **asked: Unpack[Asked]) -> Coverage:
        """How every question of the guides stands with every informant."""
        from intervjukod.analysis.coverage import coverage

        with standing_on(self._context, asked) as ground:
            chosen, guides = ground.selection, ground.context.guides
            return coverage(guides, answers(ground), chosen.counted, ground.basis, pending=chosen.pending)

    def concordance(self, code: str = "", *, by: str = "role", period: str = "", **asked: Unpack[Asked]) -> Statements:
        """What each group says of a code and what is below it ("": of every code), facet by facet.

        ``by`` is an attribute or ``informant``; ``period`` a facet or attribute that says when, "" for the one of
        that name, where there is one. NotFoundError, AmbiguousError for a code.
        """
        from intervjukod.analysis.statements import statements

        with standing_on(self._context, asked) as ground:
            book, chosen = ground.context.book, ground.selection
            key = ground.context.find_code(code) if code else ""
            way, notes = _way(ground, by, ())
            codings = columns(ground, tuple(book.facet))
            made = statements(
                codings, chosen.counted, book, ground.basis, way, code=key, period=period, pending=chosen.pending
            )
            return replace(made, notes=(*notes, *made.notes))

    def cooccurrence(self, near: str = NEARNESS[0], within: int = 0, **asked: Unpack[Asked]) -> Cooccurrence:
        """Which codes stand near each other: ``near`` is one of ``Near``, ``within`` so many words for the last."""
        from intervjukod.analysis.cooccurrence import Near, cooccurrence

        with standing_on(self._context, asked) as ground:
            spans = answer_spans(ground) if near == Near.ANSWER else {}
            counted, book = ground.selection.counted, ground.context.book
            codings = columns(ground)
            return cooccurrence(codings, counted, book, ground.basis, Near(near), within=within, answers=spans)

    def waves(self, *, by: str = "", **asked: Unpack[Asked]) -> Waves:
        """The counts of each round of interviews, with the codebook and the guide that it was coded with.

        ``by`` is the attribute or facet that tells rounds apart, "" for one of the usual names. NotFoundError, also
        where there is none.
        """
        from intervjukod.study.rounds import over_rounds, what_parts

        with standing_on(self._context, asked) as ground:
            parts = what_parts(ground, by)
            codings = columns(ground, _facets(ground, parts))
            return over_rounds(ground, _compare(ground, codings, parts), codings)

    def joint(
        self,
        *,
        statistics: str = "",
        pair: Sequence[str] = (),
        before: str = "",
        after: str = "",
        by: str = "",
        **asked: Unpack[Asked],
    ) -> Joint:
        """The figures of a CSV file beside what is said, place by place, with what people concluded of both.

        ``statistics`` is its path, ``pair`` says ``CODE=INDICATOR``, ``before`` and ``after`` which periods are
        compared, ``by`` the facet or attribute that says where. UsageError without a file; else as ``joint_display``.
        """
        from intervjukod.study.joint_display import Beside, joint_display

        if not statistics:
            raise UsageError("joint.error.no_file")
        with standing_on(self._context, asked) as ground:
            way, notes = _way(ground, ROLE, ())
            made = joint_display(ground, Beside(statistics, tuple(pair), before, after, by), way)
            return replace(made, notes=(*notes, *made.notes))

    def themes(
        self,
        *,
        codes: Sequence[str] = (),
        by: str = "role",
        depth: int | str | None = None,
        role_paths: bool = False,
        **asked: Unpack[Asked],
    ) -> ThemesReport:
        """Each theme with who mentions it, what is said, what drew it, what it overlaps with, and its chosen quotes.

        ``codes`` are the only ones wanted, where some are named; ``by`` is an attribute; ``depth`` how many levels of
        codes below a theme are told apart, None for all; ``role_paths`` asks for whole roles under the quotes. In a
        reflexive study nothing is counted. NotFoundError, AmbiguousError for a code or an attribute, UsageError for
        what cannot be told without naming informants.
        """
        from intervjukod.study.theming import themes_of

        with standing_on(self._context, asked) as ground:
            return themes_of(ground, codes, by, depth, role_paths=role_paths)

    def portraits(self, *, transcripts: Sequence[str] = (), **asked: Unpack[Asked]) -> Portraits:
        """Where the themes come up in each of ``transcripts``, done or not; of none that are named in those that count.

        NotFoundError, AmbiguousError for a transcript.
        """
        from intervjukod.study.portraying import portrayed

        with standing_on(self._context, asked) as ground:
            return portrayed(ground, transcripts)

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
        draw: bool = False,
    ) -> str:
        """A report, or a list of rows, as ``table``, ``md``, ``csv`` or ``json`` in the study's language.

        ``width`` is the terminal's, in cells; ``columns`` chooses the fields of a list; ``unit`` what the cells
        of a comparison count; ``excel`` makes the CSV of a report one that a Swedish Excel opens; ``draw`` adds the
        report's pictures to a table and to Markdown.
        """
        language = self._context.language
        if isinstance(result, Sequence):
            from intervjukod.reports.lists import render

            return render(result, form, language, columns=columns, width=width)
        from intervjukod.reports.write import write

        return write(result, form, language, width=width, plain=plain, unit=unit, excel=excel, draw=draw)

    def page(self, result: Result, *, draw: bool = False) -> Page:
        """A report as a page in the study's language, for whoever shows it; ``draw`` adds its pictures."""
        from intervjukod.reports.write import page_shown

        return page_shown(result, self._context.language, draw=draw)

    def document(
        self,
        result: Result,
        form: str,
        *,
        template: str = "",
        quotes: bool = True,
        all_quotes: bool = False,
        draw: bool = False,
    ) -> Iterator[bytes]:
        """A report as the bytes of an ``html``, ``docx`` or ``xlsx`` file in the study's language, piece by piece.

        Of ``svg``, ``png`` and ``pdf`` its pictures alone, which ``draw`` adds to HTML and DOCX.

        In HTML every number opens its words, unless ``quotes`` are not wanted; of very many some, unless
        ``all_quotes`` are. ``template`` is the path of a Word document in whose styles a DOCX is written. With the
        first piece, SourceError for one that cannot be read, RefusedError for what a workbook cannot hold.
        """
        from intervjukod.reports.write import write_file

        language, style = self._context.language, _archive(template) if template else b""
        if form != "html" or not quotes:
            yield from write_file(result, form, language, template=style, name=template, draw=draw)
            return
        from intervjukod.study.evidence import evidence

        with standing_on(self._context, asked_for(result.basis)) as ground:
            found = evidence(ground, result)
            yield from write_file(result, form, language, quotes=found, all_quotes=all_quotes, draw=draw)

    def save(self, path: Path, text: str | bytes | Iterable[bytes], *, replace: bool = True) -> None:
        """Write output to a file, whole or not at all. StudyError when it cannot be written.

        RefusedError for a file that a study reads, for one that is there, unless it may be replaced; and what the
        making of a piece raises.
        """
        refuse_own(path)
        if not replace and path.exists():
            raise RefusedError("file_there", path=str(path))
        write_atomically(path, text)


def _archive(path: str) -> bytes:
    """The bytes of a zip archive that is within bounds, as the XML in it is. SourceError."""
    from intervjukod.files.archive import Archive, parse_xml

    data = read_bytes(Path(path))
    archive = Archive(data, path)
    for name in sorted(archive.names):
        if name.endswith((".xml", ".rels")):
            parse_xml(archive.read(name), path)
    return data


def _compare(ground: Ground, codings: Columns, by: str, method: Method | None = None) -> Compare:
    from intervjukod.analysis.compare import compare

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
    from intervjukod.study.comparing import attributes

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

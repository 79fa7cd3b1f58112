"""The room of results: reports over what counts, as values and as text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from intervjukod.analysis.behind import behind
from intervjukod.analysis.compare import Compare, compare
from intervjukod.analysis.concordance import concordance
from intervjukod.analysis.coverage import Coverage, asked_about, coverage
from intervjukod.analysis.frequency import Frequency, frequency
from intervjukod.analysis.selection import Basis, Selection, select
from intervjukod.domain.coding import Columns
from intervjukod.domain.journal import Kind
from intervjukod.domain.span import Span
from intervjukod.errors import NotFoundError, RefusedError
from intervjukod.files.atomic import write_atomically
from intervjukod.study.answers import standings
from intervjukod.study.comparing import Comparison, attributes, in_order, people
from intervjukod.study.context import Context, iso, nearest
from intervjukod.study.counting import check_attribute, materials
from intervjukod.study.history import main_coder
from intervjukod.study.points import store_at
from intervjukod.study.shapes import AnswerRow


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a report stands on: a study as of a point, whose codings, and the transcripts that count."""

    context: Context
    coders: tuple[str, ...]
    selection: Selection
    basis: Basis


class Results:
    """See :mod:`intervjukod.study`."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def frequency(self, *, coder: str | None = None, at: str = "", role: str = "", site: str = "") -> Frequency:
        """How many informants mention each code, with passages and words; ``coder`` None is the main coder."""
        with self._ground(coder, at, role, site) as ground:
            columns, asked = _columns(ground), _asked(ground)
            return frequency(columns, ground.selection.counted, ground.context.book, ground.basis, asked=asked)

    def compare(
        self, *, by: str = "role", coder: str | None = None, at: str = "", role: str = "", site: str = ""
    ) -> Compare:
        """The same for each value of an attribute or a facet. NotFoundError when ``by`` is neither."""
        with self._ground(coder, at, role, site) as ground:
            return _compare(ground, _columns(ground, _facets(ground, by)), by)

    def comparison(self, *, by: str = "role", coder: str | None = None, role: str = "", site: str = "") -> Comparison:
        """``compare`` with what a person looks at beside it: what is said of each facet, and by whom."""
        with self._ground(coder, "", role, site) as ground:
            book, chosen = ground.context.book, ground.selection
            columns = _columns(ground, tuple(book.facet))
            heard = (*chosen.counted, *chosen.pending)
            who = people(heard)
            return Comparison(
                in_order(_compare(ground, columns, by), who),
                concordance(columns, chosen.counted, book, ground.basis),
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
        with self._ground(coder, "", role, site) as ground:
            columns = _columns(ground, _facets(ground, by))
            counted = sorted(ground.selection.counted, key=lambda material: material.name)
            return list(behind(columns, counted, ground.context.book, ground.basis, code, by, value))

    def coverage(self, *, coder: str | None = None, at: str = "", role: str = "", site: str = "") -> Coverage:
        """How every question of the guides stands with every informant."""
        with self._ground(coder, at, role, site) as ground:
            chosen = ground.selection
            answers = _answers(ground)
            return coverage(ground.context.guides, answers, chosen.counted, ground.basis, pending=chosen.pending)

    def write(
        self,
        result: Frequency | Compare | Coverage | Sequence[object],
        form: str = "table",
        *,
        columns: Sequence[str] | None = None,
        width: int | None = None,
        plain: bool = False,
        unit: str = "",
    ) -> str:
        """A report, or a list of rows, as ``table``, ``md``, ``csv`` or ``json`` in the study's language.

        ``width`` is the terminal's, in cells; ``columns`` chooses the fields of a list; ``unit`` what the cells
        of a comparison count.
        """
        language = self._context.language
        if isinstance(result, Frequency | Compare | Coverage):
            from intervjukod.reports.write import write

            return write(result, form, language, width=width, plain=plain, unit=unit)
        from intervjukod.reports.lists import render

        return render(result, form, language, columns=columns, width=width)

    def save(self, path: Path, text: str, *, replace: bool = True) -> None:
        """Write finished output to a file, whole or not at all. StudyError when it cannot be written.

        RefusedError for a file that is there, unless it may be replaced.
        """
        if not replace and path.exists():
            raise RefusedError("file_there", path=str(path))
        write_atomically(path, text)

    @contextmanager
    def _ground(self, coder: str | None, at: str, role: str, site: str) -> Iterator[_Ground]:
        context = self._context
        if not at:
            yield _ground(context, coder, at, role, site)
            return
        then = store_at(context.store, at)
        try:
            past = Context(context.folder, context.settings, then, context.index, context.coder, context.language)
            yield _ground(past, coder, at, role, site)
        finally:
            then.close()


def _ground(context: Context, coder: str | None, at: str, role: str, site: str) -> _Ground:
    coders = _coders(context, coder)
    done: dict[str, set[str]] = defaultdict(set)
    for row in context.store.tables.entities(Kind.DONE):
        done[str(row.fields["coder"])].add(str(row.fields["transcript"]))
    finished = set().union(*(done[who] for who in coders)) if coders else set().union(*done.values())
    begun = set() if finished else _begun(context, coders)
    filters = {name: value for name, value in (("role", role), ("site", site)) if value}
    for name, value in filters.items():
        check_attribute(context, name, value)
    everything = materials(context.store)
    selection = select(everything, done=finished, begun=begun, filters=filters)
    basis = Basis(
        counting=selection.counting,
        counted=len(selection.counted),
        of=len(selection.counted) + len(selection.pending),
        coders=coders,
        filters=filters,
        codebook=context.book.revision,
        at=at,
        made=iso(context.store.journal.now),
        approach=context.settings.approach,
    )
    return _Ground(context, coders, selection, basis)


def _compare(ground: _Ground, columns: Columns, by: str) -> Compare:
    counted, pending = ground.selection.counted, ground.selection.pending
    return compare(columns, counted, ground.context.book, ground.basis, by, pending=pending, asked=_asked(ground))


def _facets(ground: _Ground, by: str) -> tuple[str, ...]:
    return (by,) if by in ground.context.book.facet else ()


def _begun(context: Context, coders: tuple[str, ...]) -> set[str]:
    """Transcripts with a coding by one of the coders or a confirmed answer."""
    coded = context.store.tables.coded()
    answered = {str(row.fields["transcript"]) for row in context.store.tables.entities(Kind.ANSWER)}
    return answered.union(*(coded.get(who, ()) for who in coders))


def _coders(context: Context, coder: str | None) -> tuple[str, ...]:
    """The main coder unless somebody is asked for; ``all`` is everybody."""
    if coder is None:
        main = main_coder(context)
        return (main,) if main else ()
    known = sorted(context.store.tables.coded())
    if coder == "all":
        return tuple(known)
    if coder not in known and coder != context.coder:
        raise NotFoundError("coder_unknown", name=coder, near=nearest(coder, known))
    return (coder,)


def _columns(ground: _Ground, facets: Sequence[str] = ()) -> Columns:
    return ground.context.store.tables.columns(ground.coders, facets)


def _answers(ground: _Ground) -> Mapping[str, Sequence[AnswerRow]]:
    everything = (*ground.selection.counted, *ground.selection.pending)
    return {material.transcript: standings(ground.context, material.transcript) for material in everything}


def _asked(ground: _Ground) -> Mapping[str, frozenset[str]] | None:
    """Which informants were asked about which code; None where no guide says what its questions expect."""
    context, chosen = ground.context, ground.selection
    if not any(question.expects for guide in context.guides for question in guide.questions):
        return None
    stands = coverage(context.guides, _answers(ground), chosen.counted, ground.basis, pending=chosen.pending)
    return asked_about(stands, context.book)

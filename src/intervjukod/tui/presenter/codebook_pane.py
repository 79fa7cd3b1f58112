"""The codebook beside the text: letter, tree, label, and how often each code is here and in the study."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from intervjukod.domain.codebook import Code, Codebook
from intervjukod.locale import say
from intervjukod.study.shapes import CodeCount
from intervjukod.tui.presenter.line import BLANK, Line, Run, clickable, fit, line, looking, run, spread, wrap

HERE_WIDTH = 2


@dataclass(frozen=True, slots=True)
class CodebookView:
    """What the pane shows; ``active`` while it has the keys.

    ``counts`` is None where they would steer the coding (reflexive approach).
    """

    book: Codebook
    counts: Mapping[str, CodeCount] | None
    language: str
    focus: str = ""
    active: bool = False
    done: int = 0
    transcripts: int = 0


def shown_codes(book: Codebook) -> tuple[Code, ...]:
    """The codes of the pane, in its order: all but what was merged away or taken out of use."""
    return tuple(code for code in book.codes if not code.retired and not code.merged_into)


def codebook_lines(view: CodebookView, cells: int) -> list[Line]:
    """A heading, then one line a code."""
    heading = say("tui.pane.codebook", view.language)
    aside = say("tui.pane.codebook_counts", view.language) if view.counts is not None else ""
    lines = [spread(line(run(heading, "title")), line(run(aside, "dim")), cells)]
    for code, guide in with_guides(view.book, shown_codes(view.book)):
        lines.append(_code_line(view, code, guide, cells))
    return lines


def done_line(view: CodebookView, cells: int) -> Line:
    """How many interviews are done: the ground that every count of informants stands on."""
    words = say("tui.pane.done", view.language, done=view.done, of=view.transcripts)
    return fit(line(run(words, "dim")), cells)


def _code_line(view: CodebookView, code: Code, guide: str, cells: int) -> Line:
    look = "" if code.codable else "strong"
    left = line(
        Run(f"{code.letter or ' '} ", "strong", code.key), run(guide, "dim"), run(code.name(view.language), look)
    )
    shown = spread(left, count_cells(view.counts, code.key, view.language), cells)
    shown = clickable(shown, f"code {code.key}")
    return looking(shown, "focus") if view.active and code.key == view.focus else shown


def count_cells(counts: Mapping[str, CodeCount] | None, key: str, language: str) -> Line:
    """Codings here, and informants of all informants; blank where counts would steer the coding."""
    if counts is None:
        return BLANK
    count = counts.get(key, CodeCount(0, 0, 0))
    k = str(count.informants).rjust(len(str(count.informants_of)))
    of = say("tui.pane.k_of_n", language, k=k, n=count.informants_of)
    return line(run(f" {count.here:>{HERE_WIDTH}}  {of}", "dim" if not count.here else ""))


def with_guides(book: Codebook, codes: Sequence[Code]) -> Iterator[tuple[Code, str]]:
    """Each of the codes, in the order of the book, with the branch that ties it to its parent."""
    known = {code.key for code in codes}
    last_child = {code.parent: code.key for code in codes}
    for code in codes:
        if code.parent not in known:
            yield code, ""
            continue
        above = [key for key in book.ancestors(code.key) if key in known]
        trunk = "".join(
            " " if last_child.get(book.by_key[key].parent) == key else "│"
            for key in reversed(above)
            if book.by_key[key].parent in known
        )
        yield code, trunk + ("└" if last_child[code.parent] == code.key else "├")


def definition_lines(code: Code, language: str, cells: int) -> list[Line]:
    """What the code means: its name, its definition, when to use it and when not."""
    lines = [fit(line(run(code.name(language).upper(), "title")), cells)]
    lines += wrap(code.definition or code.brief, cells)
    for key, text in (("tui.pane.use_when", code.use_when), ("tui.pane.not_when", code.not_when)):
        if text:
            lines += wrap(say(key, language, text=text), cells)
    return lines

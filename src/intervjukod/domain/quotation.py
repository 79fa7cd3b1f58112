"""Quotes as a report prints them: edited in the open, and provably what was said.

A person writes the edited words freely: ``[...]`` where words are left out, ``[ord]`` for a clarification beside
words or in place of them, and speech spelled as writing. What follows from that is told edit by edit, and taking the
edits back gives the transcript's words to the code point; where it does not follow, the text is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from intervjukod.domain.citing import OMITTED, Failure, Kind, align, bracketed, said_tokens, written_tokens
from intervjukod.domain.respelling import core, is_respelling
from intervjukod.domain.span import Span, covering, replaced
from intervjukod.domain.text import canonical
from intervjukod.errors import RefusedError

MARK, INNER = "”", "’"
_MARKS = '"”“„«»‟'
_INNER_MARKS = str.maketrans(dict.fromkeys(_MARKS + "‘", INNER))
_OMISSION = re.compile(r"\[\s*(?:…|\.\s*\.\s*\.)\s*\]")
_EMPTY = re.compile(r"\[\s*\]")
_BETWEEN_BRACKETS = re.compile(r"(?<=\])(?=\[)|(?<=\w)(?=\[\.\.\.\])|(?<=\[\.\.\.\])(?=\w)")
_SPACE = re.compile(r"(\s+)")
_NAMED = 8
"""Words that a refusal names at most."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of a quote: ``was``, at ``span`` of the verbatim, stands as ``words``, at ``place`` of the edited text.

    Spans are in code points, empty where nothing stood or nothing stands. White space is single blanks in both.
    """

    kind: Kind
    span: Span
    was: str
    place: Span
    words: str

    @property
    def respells(self) -> bool:
        """Whether letters are other ones, not only capitals and punctuation."""
        return self.kind is Kind.NORMALISATION and core(self.was) != core(self.words)


@dataclass(frozen=True, slots=True)
class Quotation:
    """What was said and what a report prints of it: the ``verbatim`` as transcribed, the ``text`` as edited.

    ``edits`` stand in order. The text has single blanks for white space; ``spaces`` is that of the verbatim: before
    its first word, between words, after the last.
    """

    verbatim: str
    text: str
    edits: tuple[Edit, ...]
    spaces: tuple[str, ...]


def edited(verbatim: str, text: str) -> Quotation:
    """What a person made of ``verbatim`` in writing ``text``. RefusedError, naming the words, where it does not follow.

    Words must not be gone without ``[...]`` nor new without brackets, an omission must omit something, and some word
    must be left of what was said.
    """
    folded, spaces = _folded(verbatim)
    written = _as_written(text, folded)
    if not written:
        raise RefusedError("citation_empty")
    said_at, written_at = said_tokens(verbatim), written_tokens(written)
    said = [_folded(span.of(verbatim))[0] for span in said_at]
    tokens = [span.of(written) for span in written_at]
    _check_brackets(tokens)
    steps = align(said, tokens)
    if isinstance(steps, Failure):
        raise _refused(said, tokens, steps)
    if all(step.kind in (Kind.OMISSION, Kind.CLARIFICATION) for step in steps):
        raise RefusedError("citation_without_words")
    edits = (
        Edit(
            step.kind,
            covering(said_at, step.said),
            " ".join(said[step.said]),
            covering(written_at, step.written),
            " ".join(tokens[step.written]),
        )
        for step in steps
        if step.kind is not None
    )
    return Quotation(verbatim, written, tuple(edit for edit in edits if edit.was != edit.words), spaces)


def unedited(verbatim: str) -> Quotation:
    """The words as they were transcribed; only white space is made even."""
    text, spaces = _folded(verbatim)
    return Quotation(verbatim, text, (), spaces)


def undone(quotation: Quotation) -> str:
    """The edited text with every edit taken back, made of the text and its edits alone: the words that were said."""
    places = [edit.place for edit in quotation.edits]
    folded = _folded(replaced(quotation.text, places, [f" {edit.was} " for edit in quotation.edits]))[0]
    return "".join(chain.from_iterable(zip_longest(quotation.spaces, folded.split(" "), fillvalue="")))


def printed(quotation: Quotation) -> str:
    """The edited words as a report prints them: between ” and ”, with ’ and ’ for marks inside."""
    return in_marks(quotation.text)


def in_marks(text: str) -> str:
    """The text of a quotation between the marks of a report."""
    return f"{MARK}{text.translate(_INNER_MARKS)}{MARK}"


def _folded(text: str) -> tuple[str, tuple[str, ...]]:
    """A text with single blanks, and its white space: before the first word, between words, after the last."""
    parts = _SPACE.split(text)
    lead = ("",) if parts[0] else ()
    tail = ("",) if parts[-1] else ()
    return " ".join(filter(None, parts[::2])), (*lead, *parts[1::2], *tail)


def _as_written(text: str, verbatim: str) -> str:
    """The edited text, tidied: NFC, single blanks, one sign for omissions, and no marks around it as a whole.

    ``verbatim`` is what was said, with single blanks; written as that it stays as it is.
    """
    written = " ".join(canonical(text).text.split())
    if written == verbatim:
        return written
    if written[:1] in _MARKS and written[-1:] in _MARKS and verbatim[:1] not in _MARKS:
        written = written[1:-1].strip()
    return _BETWEEN_BRACKETS.sub(" ", _OMISSION.sub(OMITTED, written))


def _check_brackets(tokens: Sequence[str]) -> None:
    """RefusedError for brackets with nothing in them."""
    for before, token in zip(("", *tokens), tokens, strict=False):
        if _EMPTY.search(token):
            raise RefusedError("citation_brackets_empty", after=before or MARK)


def _refused(said: Sequence[str], written: Sequence[str], failure: Failure) -> RefusedError:
    """What does not follow, by the words where it could be followed no longer."""
    if not isinstance(align(said, written, least=0), Failure):
        return RefusedError("citation_omits_nothing", after=_before_idle_omission(said, written))
    kinds = [bracketed(token) for token in written]
    n, at = failure.written, failure.said
    anywhere = n > 0 and kinds[n - 1] is Kind.OMISSION
    while n < len(written) and kinds[n] is not None:
        anywhere = anywhere or kinds[n] is Kind.OMISSION
        n += 1
    if n == len(written):
        return RefusedError("citation_gone", words=_named(said[at:]))
    until = next((m for m in range(n, len(written)) if kinds[m] is not None), len(written))
    gone = _until(said, at, len(said), written[n])
    new = _until(written, n, until, said[at]) if at < len(said) and not anywhere else None
    if gone is not None and (new is None or gone - at <= new - n) and not anywhere:
        return RefusedError("citation_gone", words=_named(said[at:gone]))
    if new is not None:
        return RefusedError("citation_new", words=_named(written[n:new]))
    if at < len(said) and not anywhere:
        return RefusedError("citation_other_word", words=written[n], was=said[at])
    return RefusedError("citation_new", words=written[n])


def _before_idle_omission(said: Sequence[str], written: Sequence[str]) -> str:
    """The word before the first sign of omission that stands for nothing."""
    steps = align(said, written, least=0)
    idle = (
        step.written.start
        for step in (() if isinstance(steps, Failure) else steps)
        if step.kind is Kind.OMISSION and step.said.start == step.said.stop
    )
    n = next(idle, 0)
    return written[n - 1] if n else MARK


def _until(tokens: Sequence[str], start: int, stop: int, word: str) -> int | None:
    """Where in ``tokens`` from ``start`` to ``stop`` the same word stands first, in whatever spelling."""
    sought = core(word)
    return next((n for n in range(start, stop) if is_respelling(core(tokens[n]), sought)), None)


def _named(tokens: Sequence[str]) -> str:
    """Some words as a refusal names them."""
    return " ".join(tokens) if len(tokens) <= _NAMED else " ".join((*tokens[:_NAMED], "…"))

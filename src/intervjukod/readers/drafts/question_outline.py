"""Questions in running text: numbers, bullets and headings tell what is a question and what a probe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from intervjukod.domain.transcript import Note
from intervjukod.readers.drafts.parts import Line, LineKind
from intervjukod.readers.drafts.shapes import DraftQuestion

_DEMANDS = re.compile(
    r"(?:kan du |skulle du kunna |vill du )?(?:berätta|beskriv|förklara|utveckla|ge (?:ett |några |gärna )?exempel|nämn"
    r"|resonera|tell|describe|explain|give (?:an |some )?example|talk|walk me|name)\b",
    re.IGNORECASE,
)
_OBLIGATORY = re.compile(r"\bobligator\w*|\bmandatory\b|\bcompulsory\b|\bmåste ställas\b", re.IGNORECASE)
_HINT = re.compile(
    r"(?P<when>[^:]*(?:\bstödord|\bföljdfråg|\buppföljning|\bprob(?:e|ing)|\bprompt|\bfollow[ -]?up|\bföreslå\b"
    r"|\bförtydlig|\bt\.\s?ex\b|\be\.\s?g\b)[^:?]*)(?::(?P<probes>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_X = re.compile(r"\bX\b")
_HEADING_WORDS = 9
_DEEPEST = 15
"""Levels that a guide's file can hold; what stands deeper goes beside."""
_ENDS = (".", ",", ";", "!", "…")


@dataclass(eq=False, slots=True)
class _Found:
    """A question on its way: what follows it may still be its own."""

    line: Line
    heading: bool
    under: _Found | None
    obligatory: bool = False
    probes: list[str] = field(default_factory=list)
    when: str = ""


@dataclass(frozen=True, slots=True)
class Interview:
    """What an outline asks: ``title`` "" where it has none; ``questions`` in its order."""

    title: str
    questions: tuple[DraftQuestion, ...]
    notes: tuple[Note, ...]


def asks(text: str) -> bool:
    """Whether the words are a question, or ask somebody to tell."""
    return "?" in text or bool(_DEMANDS.match(text))


def questions_of(lines: Sequence[Line]) -> Interview:
    """The questions of an outline, headings among them."""
    reader = _Reader(lines)
    for at in range(len(lines)):
        reader.read(at)
    return reader.interview()


class _Reader:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._found: list[_Found] = []
        self._above: list[tuple[int, _Found]] = []
        self._hinted: tuple[int, _Found] | None = None
        self._skipped: list[Line] = []
        self._title = ""
        self._by_guess = 0

    def read(self, at: int) -> None:
        """Take one line in."""
        line = self._lines[at]
        hint = _HINT.fullmatch(line.text) if line.kind in (LineKind.PLAIN, LineKind.BULLET) else None
        if line.kind == LineKind.TITLE and not self._title:
            self._title = line.text
        elif line.kind == LineKind.PROBE:
            self._above[-1][1].probes.append(line.text)
        elif hint and self._above and not self._above[-1][1].heading:
            self._open(line, hint)
        elif self._hinted and line.rank > self._hinted[0]:
            self._hinted[1].probes.append(line.text)
        elif line.kind in (LineKind.HEADING, LineKind.TITLE):
            self._add(line, heading="?" not in line.text)
        elif line.kind == LineKind.PLAIN:
            self._read_plain(line, at)
        else:
            self._read_item(line, at)

    def interview(self) -> Interview:
        """What was found, with ids."""
        self._promote_title()
        notes = []
        if self._by_guess:
            notes.append(Note("drafts.probes_guessed", {"count": self._by_guess}))
        if self._skipped:
            values = {"count": len(self._skipped), "example": self._skipped[0].text[:60]}
            notes.append(Note("drafts.lines_left_out", values))
        with_x = sum(bool(_X.search(one.line.text)) for one in self._found)
        if with_x:
            notes.append(Note("drafts.with_x", {"count": with_x}))
        ids, doubled = _ids(self._found)
        if doubled:
            notes.append(Note("drafts.numbers_doubled", {"numbers": ", ".join(doubled[:5])}))
        return Interview(self._title, tuple(_question(one, ids) for one in self._found), tuple(notes))

    def _open(self, line: Line, hint: re.Match[str]) -> None:
        """Probes stand after the hint; if none does, what stands further in than the question from here on is one."""
        question = self._above[-1][1]
        question.when = question.when or hint["when"].strip(" (")
        probes = [part.strip() for part in re.split(r"[;,]", hint["probes"] or "") if part.strip()]
        question.probes += probes
        if not probes:
            self._hinted = (max(question.line.rank, 39), question)  # any bullet, however far in the question stands

    def _read_item(self, line: Line, at: int) -> None:
        if line.kind == LineKind.NUMBERED and self._is_heading(line, at):
            self._add(line, heading=True)
            return
        self._close(line.rank)
        above = self._above[-1][1] if self._above else None
        if line.kind == LineKind.BULLET and above is not None and not above.heading:
            above.probes.append(line.text)
            self._by_guess += 1
        else:
            self._add(line)

    def _read_plain(self, line: Line, at: int) -> None:
        self._close(line.rank)
        above = self._above[-1][1] if self._above else None
        in_brackets = line.text.startswith("(") and line.text.endswith(")")
        if asks(line.text) or in_brackets:
            if above is None or above.heading:
                self._add(line)
            else:
                above.probes.append(line.text)
                self._by_guess += 1
        elif self._may_head(line.text) and (at == 0 or self._leads(at)):
            self._add(Line(line.text.rstrip(":"), line.where, LineKind.HEADING, 12), heading=True)
        else:
            self._skipped.append(line)

    def _is_heading(self, line: Line, at: int) -> bool:
        """Whether a number stands before a heading: it asks nothing, and questions stand below it."""
        if asks(line.text) or not self._may_head(line.text):
            return False
        below: list[Line] = []
        for other in self._lines[at + 1 :]:
            if other.rank <= line.rank:
                break
            below.append(other)
        return any(asks(other.text) for other in below)

    def _may_head(self, text: str) -> bool:
        return len(text.split()) <= _HEADING_WORDS and not text.endswith(_ENDS)

    def _leads(self, at: int) -> bool:
        """Whether the next line is a question, an item, or a heading in its turn."""
        following = self._lines[at + 1 : at + 2]
        return any(line.kind != LineKind.PLAIN or asks(line.text) or self._may_head(line.text) for line in following)

    def _close(self, rank: int, number: str = "") -> None:
        """What is as deep or deeper is over, and so is a number that is none of those in ``number``."""
        while self._above and (self._above[-1][0] >= rank or _is_strange(self._above[-1][1].line.number, number)):
            self._above.pop()
        if self._hinted and self._hinted[0] >= rank:
            self._hinted = None

    def _add(self, line: Line, *, heading: bool = False) -> None:
        self._close(line.rank, line.number)
        self._hinted = None
        del self._above[_DEEPEST:]
        above = self._above[-1][1] if self._above else None
        by_heading = above is not None and above.obligatory
        obligatory = line.obligatory or by_heading or bool(_OBLIGATORY.search(line.text))
        found = _Found(line, heading, above, obligatory)
        self._found.append(found)
        self._above.append((line.rank, found))

    def _promote_title(self) -> None:
        """A lone heading at the top is what the guide is called."""
        headings = [one for one in self._found if one.heading and not one.line.number]
        if self._title or not headings or headings[0] is not self._found[0] or headings[0].obligatory:
            return
        top = headings[0]
        follower = self._found[1] if len(self._found) > 1 else None
        if len(headings) == 1 or (follower is not None and follower.heading and follower.line.rank <= top.line.rank):
            self._title = top.line.text
            self._found.remove(top)
            for one in self._found:
                one.under = None if one.under is top else one.under


def _is_strange(above: str, number: str) -> bool:
    """Whether a number of several parts, ``2 a``, cannot stand under ``above``."""
    return bool(above) and (" " in number or "." in number) and not re.match(rf"{re.escape(above)}[ .]", number)


def _ids(found: Sequence[_Found]) -> tuple[dict[_Found, str], list[str]]:
    """An id each: after its number where it has one. Numbers that stand twice are told."""
    used: set[str] = set()
    ids: dict[_Found, str] = {}
    doubled: list[str] = []
    for one in found:
        number = "".join(sign for sign in one.line.number if sign.isalnum() or sign == ".")
        if number:
            ids[one] = _unique(f"q{number.lower()}", used)
            if ids[one] != f"q{number.lower()}":
                doubled.append(one.line.number)
    plain = {True: 0, False: 0}
    for one in found:
        if one not in ids:
            above = ids.get(one.under, "") if one.under is not None else ""
            if above and one.under is not None and one.under.line.number and not one.heading:
                ids[one] = next(id_ for id_ in lettered(above) if id_ not in used)
            else:
                plain[one.heading] += 1
                ids[one] = _unique(f"{'h' if one.heading else 'q'}{plain[one.heading]}", used)
            used.add(ids[one])
    return ids, doubled


def lettered(id_: str) -> Sequence[str]:
    """The ids of what stands below a question: ``q12a`` to ``q12z``, then ``q12-27`` and on."""
    letters = [f"{id_}{chr(code)}" for code in range(ord("a"), ord("z") + 1)]
    return [*letters, *(f"{id_}-{n}" for n in range(27, 10_001))]


def _unique(id_: str, used: set[str]) -> str:
    found, n = id_, 1
    while found in used:
        n += 1
        found = f"{id_}-{n}"
    used.add(found)
    return found


def _question(one: _Found, ids: dict[_Found, str]) -> DraftQuestion:
    return DraftQuestion(
        id=ids[one],
        nr=one.line.number,
        text=one.line.text,
        where=one.line.where,
        heading=one.heading,
        under=ids[one.under] if one.under is not None else "",
        obligatory=one.obligatory,
        probes=tuple(dict.fromkeys(one.probes)),
        when=one.when if one.probes else "",
    )

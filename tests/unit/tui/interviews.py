"""Small interviews for the tests of the screen, and words that terminals find hard."""

from __future__ import annotations

from hypothesis import strategies as st

from intervjukod.domain.coding import Coding
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Side, Transcript, Turn
from intervjukod.study.shapes import AnswerRow

HARD = (
    "\U0001f469\u200d\U0001f469\u200d\U0001f467",  # a family, joined
    "\U0001f1f8\U0001f1ea",  # a flag
    "\u2764\ufe0f",  # a heart with a selector
    "\U0001f44d\U0001f3fd",  # a thumb with a skin tone
    "1\ufe0f\u20e3",  # a keycap
    "x\u0323\u0307ppen",  # marks that nothing composes
    "drog\u00adscenen",  # a soft hyphen
    "\u05e9\u05dc\u05d5\u05dd",  # right to left
    "\u65e5\u672c\u8a9e",  # two cells a sign
    "sida\x0cbyte",
    "rad\u2028slut",
    "\x1b]0;titel\x07",
    "\u202eomv\u00e4nt",
    "\u200b",
)
SIMPLE = ("Polisen", "kom", "dit", "sedan.", "Nej!", "hej,", "\u2013", "(skratt)", "\u201dja\u201d", "k-pist")
LONG = ("o" * 70, "\u65e5" * 40)

tokens = st.sampled_from((*SIMPLE, *SIMPLE, *HARD, *LONG))
gaps = st.sampled_from((" ", " ", " ", "  ", "\n", "\n\n", "\t"))
passages = st.lists(st.tuples(tokens, gaps), min_size=1, max_size=30).map(
    lambda pairs: "".join(token + gap for token, gap in pairs).strip()
)
turns = st.lists(st.tuples(st.sampled_from("IPQ"), passages), min_size=1, max_size=8)


def interview(*said: tuple[str, str], before: str = "", between: str = "\n\n") -> Transcript:
    """A transcript of (label, words); the label ``I`` is the interviewer."""
    text = before
    found = []
    for n, (label, words) in enumerate(said, 1):
        text += f"{label}: "
        side = Side.INTERVIEWER if label == "I" else Side.INFORMANT
        found.append(Turn(n, Span(len(text), len(text) + len(words)), label, side))
        text += words + between
    return Transcript("t", "I03-polis", "I03-polis.md", "hash", text, tuple(found), {})


def at(transcript: Transcript, words: str) -> Span:
    """Where ``words`` first stand."""
    start = transcript.text.index(words)
    return Span(start, start + len(words))


def coding(transcript: Transcript, words: str, code: str, *, id: str = "", memo: str = "") -> Coding:
    """``code`` on the first place where ``words`` stand."""
    return Coding(id or f"{code}-{words}", "t", at(transcript, words), code, "PK", memo=memo)


def answer(nr: str, asked: Span | None, *answered: Span, confirmed: bool = True) -> AnswerRow:
    """How question ``nr`` stands."""
    return AnswerRow(f"q{nr}", nr, "?", False, "answered", asked, answered, (), confirmed, 1.0)


THREE = interview(
    ("I", "Hur ser det ut?"),
    ("P", "De har varit borta. De kom tillbaka i höst, tror jag. Nu är de här."),
    ("I", "Och ni?"),
    ("P", "Vi arbetar kvar."),
    ("P", "Det är allt."),
    before="Fiktiv intervju.\n\n",
)

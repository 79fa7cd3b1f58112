"""What labels are usually called, what looks like a label and is none, and how one label is another misspelt."""

from __future__ import annotations

import re
from functools import lru_cache

from intervjukod.domain.folding import fold
from intervjukod.domain.transcript import Slip

INTERVIEWERS = frozenset(
    {
        "int", "intervjuare", "intervjuaren", "intervjuledare", "interviewer", "moderator", "moderatorn",
        "samtalsledare", "forskare", "forskaren", "researcher", "fråga", "q",
    }
)  # fmt: skip
SHORT_INTERVIEWERS = frozenset({"i", "f", "m"})
"""Each stands for the interviewer in some transcripts and for the informant in others (intervjuare or
informant, fråga or förälder, moderator or medborgare): alone they tell, two of them do not."""
INFORMANTS = frozenset(
    {
        "informant", "informanten", "respondent", "respondenten", "deltagare", "intervjuad", "intervjuade",
        "intervjuperson", "intervjupersonen", "participant", "interviewee", "svar",
    }
)  # fmt: skip
HEADWORDS = frozenset(
    {
        "obs", "nb", "ps", "not", "noter", "anm", "anmärkning", "ex", "exempel", "källa", "källor", "tabell", "figur",
        "bild", "bilaga", "datum", "tid", "plats", "lokal", "tema", "syfte", "kommentar", "sammanfattning", "länk",
        "närvarande", "frånvarande", "kl", "klockan", "note", "example", "source", "table", "figure", "date",
        "time", "place", "comment", "summary", "link", "present",
    }
)  # fmt: skip
"""Words that stand before a colon and speak for nobody."""
REPLIES = frozenset(
    {
        "ja", "nej", "jo", "nja", "nä", "mm", "mhm", "hm", "okej", "ok", "precis", "absolut", "exakt", "visst", "tack",
        "jaha", "jaså", "just det", "yes", "no", "yeah", "right", "okay", "exactly", "thanks",
    }
)  # fmt: skip
"""Whole turns that stand alone on a line and are no names."""

COMPARED = 100
"""How many labels of each kind are compared with each other; a text with more has no labels to mend."""

_LOOK_ALIKES = str.maketrans("1i|0", "lllo")
_NUMBER = re.compile(r"\d+")
_LONG = 5
"""Letters of a word in which a slip is likelier than another name: ``Ann`` and ``Anna`` are two people."""
_VERY_LONG = 9
"""Letters of a word that may have two slips."""


def plain_name(label: str) -> str:
    """``Intervjuare 2`` and ``INTERVJUARE`` are both ``intervjuare``: no case, no number, no full stop."""
    return re.sub(r"[\W\d_]+$", "", label).casefold()


def is_interviewer(label: str) -> bool:
    """Whether a label is one that interviewers usually have."""
    return plain_name(label) in INTERVIEWERS | SHORT_INTERVIEWERS


def slip(label: str, other: str) -> Slip | None:
    """How ``label`` would be ``other`` written wrong; None when they are two people as far as labels can tell.

    Labels that differ in their numbers only (``IP1``, ``IP2``), short ones that differ in a letter (``I``,
    ``IP``), and those of the two sides (``Interviewer``, ``Interviewee``) are two people.
    """
    if label.isdecimal() or other.isdecimal() or _opposite(label, other):
        return None
    if _bare(label) == _bare(other):
        return Slip.FORM
    if _seen(label) == _seen(other):
        return Slip.LOOK_ALIKE
    numbers, other_numbers = _NUMBER.findall(label), _NUMBER.findall(other)
    if bool(numbers) != bool(other_numbers):
        return Slip.NUMBER if plain_name(label) == plain_name(other) else None
    return Slip.LETTER if numbers == other_numbers and _one_word_slipped(label, other) else None


@lru_cache(maxsize=1024)
def _bare(label: str) -> str:
    """Letters and digits alone."""
    return re.sub(r"[\W_]+", "", label.casefold())


@lru_cache(maxsize=1024)
def _seen(label: str) -> str:
    """What is alike to the eye: Cyrillic and Greek letters as the Latin ones, digits as the letters they look like."""
    return fold(_bare(label)).text.translate(_LOOK_ALIKES)


def _opposite(label: str, other: str) -> bool:
    sides = [(plain_name(name) in INTERVIEWERS, plain_name(name) in INFORMANTS) for name in (label, other)]
    return sides in ([(True, False), (False, True)], [(False, True), (True, False)])


def _one_word_slipped(label: str, other: str) -> bool:
    words, others = label.casefold().split(), other.casefold().split()
    if len(words) != len(others):
        return False
    unequal = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    if len(unequal) != 1:
        return False
    shorter = min(map(len, unequal[0]))
    return shorter >= _LONG and _slips(*unequal[0]) <= (2 if shorter >= _VERY_LONG else 1)


def _slips(word: str, other: str) -> int:
    """How many letters are missing, extra, replaced or swapped with their neighbour between two words."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            least = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == wanted:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        before, above = above, row
    return above[-1]

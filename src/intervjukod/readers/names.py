"""What labels are usually called, and when two of them look like the same one written twice."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

INTERVIEWERS = frozenset(
    {
        "int", "intervjuare", "intervjuaren", "intervjuledare", "interviewer", "moderator",
        "samtalsledare", "forskare", "forskaren", "researcher", "fråga", "q",
    }
)  # fmt: skip
SHORT_INTERVIEWERS = frozenset({"i", "f", "m"})
"""Each stands for the interviewer in some transcripts and for the informant in others (intervjuare or
informant, fråga or förälder, moderator or medborgare): alone they tell, two of them do not."""
INFORMANTS = frozenset(
    {
        "informant", "informanten", "respondent", "respondenten", "deltagare", "intervjuperson",
        "intervjupersonen", "participant", "interviewee", "svar",
    }
)  # fmt: skip

_LOOK_ALIKES = str.maketrans("1i|0", "lllo")
_ALIKE = 0.85
_LONG = 5


def plain_name(label: str) -> str:
    """``Intervjuare 2`` and ``INTERVJUARE`` are both ``intervjuare``: no case, no number, no full stop."""
    return re.sub(r"[\W\d_]+$", "", label).casefold()


def is_interviewer(label: str) -> bool:
    """Whether a label is one that interviewers usually have."""
    return plain_name(label) in INTERVIEWERS | SHORT_INTERVIEWERS


def resembles(label: str, other: str) -> bool:
    """Whether two labels may be one: look-alike signs, a number on one only, or letters slipped.

    Two labels that differ in their numbers only (``P1``, ``P2``) are two people.
    """
    if _skeleton(label) == _skeleton(other):
        return True
    number, other_number = re.findall(r"\d+", label), re.findall(r"\d+", other)
    if bool(number) != bool(other_number):
        return plain_name(label) == plain_name(other)
    if number != other_number or min(len(label), len(other)) < _LONG:
        return False
    return SequenceMatcher(None, label.casefold(), other.casefold(), autojunk=False).ratio() >= _ALIKE


def _skeleton(label: str) -> str:
    return re.sub(r"[\W_]+", "", label.casefold()).translate(_LOOK_ALIKES)

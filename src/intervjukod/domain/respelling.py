"""When two written words are one spoken word: speech written as speech, and as it is written otherwise.

Whoever edits a quote may write ``nåt`` as ``något``. A word that is not the same word is no spelling of it, and
stands in brackets.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

SIGNS = "-–—.,;:!?…\"”“„«»‘’'()/*"
"""Signs that are no part of a word where they stand at its ends."""

_SPOKEN = {
    "alltså": "asså",
    "att": "å",
    "bara": "ba",
    "because": "cause cos coz",
    "de": "di dom",
    "dem": "dom",
    "det": "de dä dé",
    "dig": "dej",
    "don't know": "dunno",
    "er": "eran",
    "ert": "erat",
    "going to": "gonna",
    "har": "ha",
    "jag": "ja",
    "kind of": "kinda",
    "lade": "la",
    "med": "me mä",
    "mig": "mej",
    "och": "o å",
    "också": "oxå åxå",
    "sade": "sa",
    "sig": "sej",
    "skall": "ska",
    "them": "em",
    "till": "te",
    "vad": "va",
    "var": "va",
    "vara": "va",
    "vår": "våran",
    "vårt": "vårat",
    "want to": "wanna",
    "yes": "yeah yep",
    "är": "e ä é",
}
"""What is written, and the forms that it is spoken in, where letters alone do not show that they are one word."""
_PAIRS = frozenset((spoken, written) for written, forms in _SPOKEN.items() for spoken in forms.split())

_FORMS: dict[str, set[str]] = {}
for _one, _other in _PAIRS:
    _FORMS.setdefault(_one, set()).add(_other)
    _FORMS.setdefault(_other, set()).add(_one)

_SHORTEST, _SWALLOWED = 3, 2
"""Letters of a word that others may have been swallowed of, and how many at most."""
_LONG = (5, 8)
"""Letters from which a word may differ in one, and in two."""


@lru_cache(maxsize=8192)
def core(token: str) -> str:
    """A word as words are compared: without the signs around it and without brackets, in lower case."""
    bare = token.replace("[", "").replace("]", "") if "[" in token or "]" in token else token
    return bare.strip(SIGNS + " ").replace("\u00ad", "").casefold()


@lru_cache(maxsize=8192)
def is_respelling(spoken: str, written: str) -> bool:
    """Whether two cores are one word: the same letters, a known spoken form, some letters swallowed or a slip.

    Strict rather than lenient: what is no spelling can be written in brackets, and a reader sees whose word it is.
    """
    if spoken == written or (spoken, written) in _PAIRS or (written, spoken) in _PAIRS:
        return True
    short, long = sorted((spoken, written), key=len)
    if len(short) < _SHORTEST or short[0] != long[0] or not (short.isalpha() and long.isalpha()):
        return False
    more = len(long) - len(short)
    if long.startswith(short) and more == 1:
        return True
    if short[-1] == long[-1] and more <= _SWALLOWED and _is_within(short, long):
        return True
    slips = sum(len(short) >= letters for letters in _LONG)
    return more <= slips and _distance(short, long) <= slips


def other_forms(spelling: str) -> Iterable[str]:
    """The cores that are known to be the same word in speech or in writing, and that letters alone do not show."""
    return _FORMS.get(spelling, ())


def is_joining(apart: tuple[str, str], joined: str) -> bool:
    """Whether two cores are one in another spelling: ``i stället`` and ``istället``."""
    return "".join(apart) == joined or " ".join(apart) == joined or (joined, " ".join(apart)) in _PAIRS


def _is_within(short: str, long: str) -> bool:
    """Whether the letters of ``short`` stand in ``long`` in their order."""
    letters = iter(long)
    return all(letter in letters for letter in short)


def _distance(one: str, other: str) -> int:
    """Letters to put in, take away or change to make one of the other."""
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        before, row[0] = row[0], n
        for m, there in enumerate(other, 1):
            before, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, before + (letter != there))
    return row[-1]

"""Labels in two languages: which columns of a table say the same thing, told by their headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_SPOKEN = {
    "sv": "sv", "swe": "sv", "svenska": "sv", "svensk": "sv", "svenskt": "sv", "swedish": "sv",
    "en": "en", "eng": "en", "engelska": "en", "engelsk": "en", "engelskt": "en", "english": "en",
    "da": "da", "danska": "da", "danish": "da", "norska": "no", "norwegian": "no",
    "fi": "fi", "finska": "fi", "finnish": "fi", "de": "de", "tyska": "de", "german": "de",
}  # fmt: skip
_WORDS = "|".join(sorted(_SPOKEN, key=len, reverse=True))
_LAST = re.compile(rf"^(.*?)[\s,:;(\[/–-]*(?:\b(?:på|in)\s+)?\b({_WORDS})[)\]]*$", re.IGNORECASE)
_FIRST = re.compile(rf"^({_WORDS})\b\s*(.*)$", re.IGNORECASE)
_OF_ITSELF = {
    **dict.fromkeys(
        ("kod", "kodnamn", "namn", "tema", "kategori", "etikett", "benämning", "underkod", "huvudtema"), "sv"
    ),
    **dict.fromkeys(
        ("code", "code name", "name", "theme", "category", "label", "title", "subcode", "main theme"), "en"
    ),
}
"""Words for a label that are of one language alone."""


class Heading(NamedTuple):
    """A heading without the language that it names, and that language; "" where it names none."""

    words: str
    language: str


class Translated(NamedTuple):
    """Labels in another language: the column of the labels, the one of their translations, its language."""

    labels: int
    column: int
    language: str


def read_heading(heading: str) -> Heading:
    """``Code (en)``, ``Etikett, engelska``, ``English label``, ``Svenska``: what it names, and in which language."""
    words = " ".join(heading.split())
    for pattern, name, language in ((_LAST, 1, 2), (_FIRST, 2, 1)):
        found = pattern.match(words)
        if found:
            return Heading(found[name].strip(), _SPOKEN[found[language].lower()])
    return Heading(words, "")


def translated(headings: Sequence[Heading], roles: Mapping[int, str]) -> tuple[Translated, ...]:
    """Which of the columns of labels (by their ``roles``) say in another language what one of them says.

    Columns of one role are that when no two of them are in the same language; the one whose heading names none,
    else the first, holds the labels.
    """
    found: list[Translated] = []
    for role in dict.fromkeys(roles.values()):
        columns = [column for column, its in roles.items() if its == role]
        spoken = {column: language_of(headings[column]) for column in columns}
        if len(columns) > 1 and len(set(spoken.values())) == len(columns):
            own = next((column for column in columns if not headings[column].language), columns[0])
            found += [Translated(own, column, spoken[column]) for column in columns if column != own]
    return tuple(one for one in found if one.language)


def language_of(heading: Heading) -> str:
    """The language that labels under the heading are in, as far as it tells."""
    return heading.language or _OF_ITSELF.get(heading.words.casefold(), "")

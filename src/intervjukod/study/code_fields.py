"""The fields of a code as people give them: cleaned, and refused where no codebook file could hold them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from intervjukod.domain.codebook import Code, Codebook
from intervjukod.errors import RefusedError
from intervjukod.readers.codebook import colour_of

_LETTER = re.compile(r"[a-zåäö]")


def tidy(text: str, *, one_line: bool = False) -> str:
    """The text as a file gives it back: NFC, without white space at its ends. RefusedError for half a character."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise RefusedError("no_text", what=ascii(error.object[error.start : error.end])) from error
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return " ".join(text.split()) if one_line else text


def listed(items: Sequence[str]) -> tuple[str, ...]:
    """Each item once, in order, without empty ones."""
    return tuple(filter(None, dict.fromkeys(tidy(item) for item in items)))


def relabelled(code: Code, label: str, language: str) -> dict[str, str]:
    """The labels of a code with another in one language, or with "" none; one without a language stays such."""
    at = "" if language not in code.label and "" in code.label else language
    labels = {**code.label, at: label}
    return {name: text for name, text in labels.items() if text}


def checked_colour(colour: str) -> str:
    """``#rrggbb`` or ``#rgb`` in lower case, or "". RefusedError for anything else."""
    colour = colour.strip()
    if colour and not (found := colour_of(colour)):
        raise RefusedError("colour_unusable", colour=colour)
    return found if colour else ""


def checked_letter(book: Codebook, code: Code, letter: str) -> str:
    """A letter that the code can have, or "". RefusedError for what is no letter and for one that is taken."""
    letter = unicodedata.normalize("NFC", letter)
    if letter and not _LETTER.fullmatch(letter):
        raise RefusedError("letter_unusable", letter=letter)
    holder = letter_holder(book, code, letter)
    if holder is not None:
        raise RefusedError("letter_taken", letter=letter, other=holder.key)
    return letter


def letter_holder(book: Codebook, code: Code, letter: str) -> Code | None:
    """The other code that is given by the letter today, if there is one."""
    holder = book.by_letter.get(letter)
    return holder if holder is not None and holder.key != code.key else None

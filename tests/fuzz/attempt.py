"""One try to read a file: a whole reading or one clear error, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

from intervjukod.domain.transcript import Reading
from intervjukod.errors import IntervjukodError, SourceError
from intervjukod.readers import pdf, pdf_child
from intervjukod.readers.registry import read_source
from tests.fuzz.hostile import spoilt
from tests.fuzz.seeds import FILES


def attempt(name: str, data: bytes) -> Reading | IntervjukodError:
    """What comes of ``data`` in a file of this name. AssertionError for half a reading."""
    try:
        with mock.patch.object(pdf, "pages", _pages):
            made = read_source(data, Path(name))
    except IntervjukodError as error:
        return error
    made.text.encode()
    places = [turn.words for turn in made.turns]
    assert places
    assert all(place and place.within(len(made.text)) for place in places)
    assert all(before.end <= after.start for before, after in pairwise(places))
    return made


@cache
def seeds(reader: str) -> tuple[str, ...]:
    """The names of the files that a reader reads."""
    made = {name: attempt(name, data) for name, data in FILES.items()}
    return tuple(name for name, one in made.items() if isinstance(one, Reading) and one.reader == reader)


def hostile(reader: str, first: int, count: int) -> Iterator[tuple[int, str, bytes]]:
    """Spoilt files of a reader by their numbers, with their names; the same number is always the same file."""
    names = seeds(reader)
    for number in range(first, first + count):
        name = names[number % len(names)]
        yield number, name, spoilt(FILES[name], Random(f"{reader} {number}"))


def _pages(data: bytes, path: str) -> list[list[list[Any]]]:
    """The pages of a PDF without a process of their own, which would take longer than all the rest."""
    try:
        return list(pdf_child.pages(data))
    except (pdf_child.Locked, pdf_child.Damaged) as error:
        raise SourceError("readers.broken_pdf", path=path) from error

"""What people do in the small study, in few words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from intervjukod.domain.coding import Coding, Passage
from intervjukod.errors import IntervjukodError
from intervjukod.study import Study
from intervjukod.study.shapes import Act

FEW = "Vi är för få"
"""Said once, in I01."""
PEOPLE = "inte folk nog"
"""Said twice, in I01."""
TWO = "alltid två"
"""Said once, in I02."""


def code(study: Study, quote: str, key: str, *, transcript: str = "I01", nth: int | None = None, **said: str) -> str:
    """Give the words a code; the id of the coding. ``said`` are a memo, a coder, and facets by name."""
    id_ = study.transcripts.find(transcript)
    words = study.reading.quote(id_, quote, nth)
    memo, coder = said.pop("memo", ""), said.pop("coder", "")
    return made(study.coding.code(id_, words, key, facets=said, memo=memo, coder=coder))


def made(act: Act) -> str:
    """The id of the coding that an act made."""
    return act.ids[0]


def codings(study: Study, transcript: str = "I01", coder: str | None = None) -> list[Coding]:
    """Everybody's codings, or one coder's, of one transcript."""
    return list(study.coding.of(study.transcripts.find(transcript), coder))


def words(study: Study, transcript: str = "I01") -> dict[str, str]:
    """Everybody's codings of one transcript: the words, and their code."""
    text = study.transcripts.open(study.transcripts.find(transcript)).text
    return {coding.span.of(text): coding.code for coding in codings(study, transcript)}


def rows(study: Study) -> list[dict[str, str]]:
    """Every coding as a row of the contract, as it is exported."""
    return [row(passage) for passage in study.reading.passages()]


def row(passage: Passage) -> dict[str, str]:
    """One passage as a row of the contract."""
    names = ("id", "transcript", "text", "code", "coder", "informant", "role", "site", "memo", "created")
    told = {name: str(getattr(passage, name)) for name in names}
    facets = ";".join(f"{name}={value}" for name, value in passage.facets.items())
    return {**told, "start": str(passage.start), "end": str(passage.end), "facets": facets}


def newest(study: Study) -> int:
    """The arrival number of the newest act."""
    return study.history.rows(1)[0].seq


def told(error: pytest.ExceptionInfo[IntervjukodError]) -> tuple[str, Mapping[str, object]]:
    """What an error says: its key and its values."""
    return error.value.key, error.value.values


def edit(path: Path, old: str, new: str) -> None:
    """Change a file as somebody does in an editor: the old words must be there."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")

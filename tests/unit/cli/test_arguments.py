"""The small languages of the command line."""

from __future__ import annotations

import pytest

from intervjukod.cli.arguments import Target, count, pair, span, target
from intervjukod.domain.span import Span
from intervjukod.errors import UsageError


def test_a_place_is_two_offsets() -> None:
    """START:END is a span in code points."""
    assert span("120:188") == Span(120, 188)


@pytest.mark.parametrize(
    "text", ["", "1", "1:", ":2", "-1:2", "1:2:3", "a:b", "1 : 2", "2:1", "3:3", "1:9999999999999"]
)
def test_another_shape_is_no_place(text: str) -> None:
    """A place that is not START:END, or holds no words, is refused."""
    with pytest.raises(UsageError):
        span(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("riktning=ökat", ("riktning", "ökat")),
        ("plats=Sergels torg", ("plats", "Sergels torg")),
        ("riktning=", ("riktning", "")),
        ("a=b=c", ("a", "b=c")),
    ],
)
def test_a_pair_is_split_at_the_first_sign(text: str, expected: tuple[str, str]) -> None:
    """NAME=VALUE; the value may be empty and may hold the sign itself."""
    assert pair(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("study", Target("study", "")),
        ("coding:01930f2a", Target("coding", "01930f2a")),
        ("code:förflyttning", Target("code", "förflyttning")),
        ("informant:Polis 1: natt", Target("informant", "Polis 1: natt")),
        ("transcript:I03", Target("transcript", "I03")),
        ("transcript:I03:120:188", Target("transcript", "I03", Span(120, 188))),
        ("transcript:2024:03", Target("transcript", "2024:03")),
    ],
)
def test_a_target_is_what_a_memo_is_on(text: str, expected: Target) -> None:
    """Each kind of target, and a transcript with or without a passage."""
    assert target(text) == expected


@pytest.mark.parametrize("text", ["", "I03", "coding:", "question:q7", "study:", "transcript:I03:9:3"])
def test_anything_else_is_no_target(text: str) -> None:
    """A target without a kind that we know, without a name, or with a passage that is none."""
    with pytest.raises(UsageError):
        target(text)


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "", "två", "²"])
def test_a_count_starts_at_one(text: str) -> None:
    """How many, and which of several, is a whole number from 1."""
    assert count("2") == 2
    with pytest.raises(UsageError):
        count(text)

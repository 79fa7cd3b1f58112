"""What is wrong with a YAML file is told in a person's language, with line, column and what to do."""

from __future__ import annotations

import pytest
import yaml

from intervjukod.errors import SourceError
from intervjukod.files import marked_yaml
from intervjukod.files.marked_yaml import load
from intervjukod.locale import sentence

PARSERS = [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)]
"""The one that is always there, and the one that most people have; they say different things."""

BROKEN = [
    ("a:\n\tb: 1\n", "2:1", "tabb"),
    ("a: 1\nb: x: y\n", "2:5", "kolon på fel plats"),
    ("a: 1\nb\nc: 2\n", "2:1", "saknar kolon"),
    ("a: 1\nb: 'x\nc: 2\n", "2:4", "citattecken är inte stängt"),
    ('a: "x\n---\nb: 1\n', "1:4", "citattecken är inte stängt"),
    ("a: 1\n   b: 2\n", "2:5", "kolon på fel plats, eller en rad med fel indrag"),
    ("a:\n   b: 1\n  c: 2\n", "3:3", "indraget stämmer inte"),
    ("- a\nb: 1\n", "2:1", "indraget stämmer inte"),
    ("a: [x, y\nb: 1\n", "2:2", "inte stängd"),
    ('a: "\\q"\n', "1", "omvänt snedstreck"),
    ('a: "\\x1"\n', "1", "omvänt snedstreck"),
    ("a: @x\n", "1:4", "tecken som betyder annat"),
    ("a: %x\n", "1:4", "tecken som betyder annat"),
    ("a: * b\n", "1:5", "tecken som betyder annat"),
    ("a: !<x\n", "1:7", "tecken som betyder annat"),
    ("a: - b\n", "1:4", "streck på fel plats"),
    ("a: |x\n", "1:5", "får inget annat stå"),
    ("a: {b: ]}\n", "1:8", "saknas ett värde"),
]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("text", "place", "said"), BROKEN)
def test_each_mistake_has_its_words(
    text: str, place: str, said: str, parser: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In Swedish and in English, with a hint, and nothing of what the parser said. In which sign of an escape the
    mistake is the two do not agree."""
    monkeypatch.setattr(marked_yaml, "_parser", lambda: parser)
    with pytest.raises(SourceError) as told:
        load(text, "torget.yaml")
    swedish, english = sentence(told.value, "sv"), sentence(told.value, "en")
    assert swedish.startswith(f"torget.yaml:{place}:")
    assert said in swedish
    assert english.startswith(f"torget.yaml:{place}:")
    assert "expected" not in english + str(told.value.values)
    assert swedish.count(". ") >= 1


@pytest.mark.parametrize(
    ("text", "place"),
    [("a: 1\nå: x\x07\n", "2:5"), ("a: 1\n  \nb: 1\nå: &x 1\n", "4:4"), ("a: {b: 1, b: 2}\n", "1:11")],
)
def test_the_column_counts_code_points(text: str, place: str) -> None:
    """Also of what the parser lets through and we do not."""
    with pytest.raises(SourceError) as told:
        load(text, "torget.yaml")
    assert told.value.values["where"] == f"torget.yaml:{place}"


def test_what_nobody_has_a_word_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A general sentence of our own."""

    class Odd(yaml.MarkedYAMLError):
        """A parser's complaint of a later day."""

    def parse(*_: object) -> None:
        raise Odd(problem="found something odd", problem_mark=yaml.Mark("", 3, 0, 3, None, 0))

    monkeypatch.setattr(yaml, "parse", parse)
    with pytest.raises(SourceError) as told:
        load("a: b\n", "torget.yaml")
    assert sentence(told.value, "sv").startswith("torget.yaml:1:4: raden går inte att läsa som YAML. ")

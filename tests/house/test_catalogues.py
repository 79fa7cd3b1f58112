"""Swedish and English say the same things, and nothing is said that has no words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from string import Formatter
from typing import NamedTuple

import pytest

from intervjukod import errors, locale
from tests.house.tree import SOURCE, nodes

ERRORS = {name for name, value in vars(errors).items() if isinstance(value, type)}
FILLED_IN = {"SourceError": {"path", "line", "where"}}  # values an error makes from its own arguments
SAYING = {"has", "say"}  # a function of this name, or one that ends so, takes a key first
KEY = re.compile(r"[a-z]+(?:\.[\w-]+)+(?<!\.yaml)", re.ASCII)  # study.yaml is a file


class Use(NamedTuple):
    """One place that names a key: where, the key, the values it is given (None: not to be seen from here)."""

    where: str
    key: str
    values: set[str] | None


@cache
def catalogue(language: str) -> dict[str, str]:
    """Every key of a language, with its area, and its sentence."""
    areas = sorted(path.stem for path in (SOURCE / "locale" / language).glob("[!_]*.py"))
    return {
        f"{area}.{name}": sentence
        for area in areas
        for name, sentence in import_module(f"intervjukod.locale.{language}.{area}").SENTENCES.items()
    }


def placeholders(sentence: str) -> set[str]:
    """The values a sentence is made from."""
    return {name.partition(".")[0].partition("[")[0] for _, name, _, _ in Formatter().parse(sentence) if name}


def outside_the_catalogues() -> Iterator[tuple[str, ast.AST]]:
    """Every node of the source but the sentences themselves, with its module."""
    for name, found in nodes().items():
        if "/locale/sv/" not in name and "/locale/en/" not in name:
            yield from ((name, node) for node in found)


def uses() -> Iterator[Use]:
    """Every call that names a key outright: an error that is made, a sentence that is asked for."""
    for name, node in outside_the_catalogues():
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called, first = ast.unparse(node.func).rpartition(".")[2], node.args[0].value
            given = {argument.arg for argument in node.keywords if argument.arg}
            values = None if any(argument.arg is None for argument in node.keywords) else given
            if called in ERRORS and isinstance(first, str):
                key = first if "." in first else f"errors.{first}"
                known = None if values is None else values | FILLED_IN.get(called, set())
                yield Use(f"{name}:{node.lineno}", key, known)
            elif called.lstrip("_") in SAYING and isinstance(first, str):
                yield Use(f"{name}:{node.lineno}", in_full(first, name), values)


def in_full(key: str, module: str) -> str:
    """A key as the catalogues have it: a room that says many things leaves its own area out."""
    areas = {known.partition(".")[0] for known in catalogue("sv")}
    return key if key.partition(".")[0] in areas else f"{module.split('/')[-2]}.{key}"


@cache
def literals() -> tuple[set[str], set[str]]:
    """The strings of the source, and the constant beginnings of its f-strings."""
    whole: set[str] = set()
    beginnings: set[str] = set()
    for _, node in outside_the_catalogues():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            whole.add(node.value)
        elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            beginnings.add(str(node.values[0].value))
    return whole, beginnings


def is_used(key: str, whole: set[str], beginnings: set[str]) -> bool:
    """Whether the source names ``key``: whole, as an error's key, or by an f-string that begins like it."""
    key = key.removesuffix(".hint.screen").removesuffix(".hint").removesuffix(".one")
    area, _, name = key.partition(".")
    if area == "errors":
        return name in whole
    return key in whole or any(key.startswith(start) for start in beginnings if start.startswith(f"{area}."))


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_a_language_has_words(language: str) -> None:
    """Each language has a catalogue, and none of its sentences is empty."""
    assert catalogue(language)
    assert [key for key, sentence in catalogue(language).items() if not sentence.strip()] == []


def test_both_languages_have_the_same_keys() -> None:
    """What can be said in one language can be said in the other."""
    assert catalogue("sv").keys() ^ catalogue("en").keys() == set()


def test_both_languages_take_the_same_values() -> None:
    """A sentence and its translation are made from the same values."""
    swedish, english = catalogue("sv"), catalogue("en")
    both = swedish.keys() & english.keys()
    assert {key for key in both if placeholders(swedish[key]) != placeholders(english[key])} == set()


def test_every_sentence_is_used() -> None:
    """No sentence lies in the catalogues unsaid."""
    whole, beginnings = literals()
    assert {key for key in catalogue("sv") if not is_used(key, whole, beginnings)} == set()


def test_every_key_has_its_sentence() -> None:
    """No key is used that has no words."""
    assert [f"{use.where}: {use.key}" for use in uses() if use.key not in catalogue("sv")] == []


def test_every_string_that_reads_like_a_key_is_one() -> None:
    """A key handed on by way of a table or a result has words too."""
    areas = {key.partition(".")[0] for key in catalogue("sv")}
    keys = {text for text in literals()[0] if KEY.fullmatch(text) and text.partition(".")[0] in areas}
    assert keys - catalogue("sv").keys() == set()


def test_every_sentence_gets_its_values() -> None:
    """Where a key and its values stand together, none that the sentence needs is missing."""
    missing = {
        use.where: lacking
        for use in uses()
        for key in (use.key, f"{use.key}.hint", f"{use.key}.hint.screen", f"{use.key}.one")
        if use.values is not None and (lacking := placeholders(catalogue("sv").get(key, "")) - use.values)
    }
    assert missing == {}


def test_placeholders_are_seen_through_their_formats() -> None:
    """A value counts by its name, however it is formatted."""
    assert placeholders("{k} av {n:>3}, {a.b}, {{ej}}, {c[0]!r}") == {"k", "n", "a", "c"}


def test_use_is_seen_whole_in_part_and_as_an_error() -> None:
    """A key is used by its name, by an f-string that begins like it, or by an error that carries it."""
    whole, beginnings = {"cli.done", "no-study"}, {"report.column."}
    used = ["cli.done", "errors.no-study", "errors.no-study.hint", "report.column.words"]
    assert [is_used(key, whole, beginnings) for key in used] == [True] * 4
    assert not is_used("report.title", whole, beginnings)

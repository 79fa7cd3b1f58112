"""The words people see, in Swedish and English.

Everything below the edges speaks in keys and values; here they become sentences. The part of a key
before its first dot names the catalogue module, which is loaded when it is first needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Protocol

from intervjukod.errors import IntervjukodError

LANGUAGES = ("sv", "en")
_PLACE = re.compile(r"\{(\w+)\}")
LINES = 3
"""How many lines are said one by one."""


@lru_cache
def _catalogue(language: str, area: str) -> dict[str, str]:
    module = import_module(f"intervjukod.locale.{language if language in LANGUAGES else 'sv'}.{area}")
    sentences: dict[str, str] = module.SENTENCES
    return sentences


def say(key: str, language: str, /, **values: object) -> str:
    """The sentence for ``key`` in ``language`` (Swedish for a language without a catalogue).

    Of one, where the value ``n``, else the first number in the sentence, is 1, ``<key>.one`` is said if the
    catalogue has it.
    """
    area, _, name = key.partition(".")
    sentences = _catalogue(language, area)
    sentence = sentences[name]
    of_one = sentences.get(f"{name}.one")
    if of_one is not None and _counted(sentence, values) == 1:
        sentence = of_one
    return sentence.format_map(values) if values else sentence


def _counted(sentence: str, values: Mapping[str, object]) -> object:
    """How many of what the sentence is about."""
    given = (values.get(name) for name in _PLACE.findall(sentence))
    return values.get("n", next((value for value in given if isinstance(value, int)), None))


def say_counts(counts: Mapping[str, int], language: str) -> str:
    """How many of what, such as ``3 kodningar och 1 memo``; "" for none. The kinds are keys under ``resting``."""
    told = [say(f"resting.{kind}", language, n=n) for kind, n in counts.items() if n]
    if len(told) < 2:
        return "".join(told)
    return say("resting.and", language, first=", ".join(told[:-1]), last=told[-1])


def say_lines(lines: Sequence[int], language: str, more: int = 0) -> str:
    """On which lines something stands, such as ``Rad 3, 17, 42 och 9 till.``; ``more`` lines are not in ``lines``."""
    told = ", ".join(map(str, lines[:LINES]))
    more += len(lines[LINES:])
    if more:
        return say("readers.lines_and_more", language, lines=told, more=more)
    return say("readers.lines", language, n=len(lines), lines=told) if told else ""


class Told(Protocol):
    """A remark: the key of its sentence, its values, and the 1-based lines of a file that it is about."""

    @property
    def key(self) -> str: ...

    @property
    def values(self) -> Mapping[str, object]: ...

    @property
    def line(self) -> int | None: ...

    @property
    def also(self) -> tuple[int, ...]: ...

    @property
    def more(self) -> int: ...


def worded(note: Told, language: str, *, on_screen: bool = False) -> str:
    """A remark in words, with its lines and its hint, as ``sentence``. A key without an area is a reader's."""
    key = note.key if "." in note.key else f"readers.{note.key}"
    said = [say(key, language, **note.values)]
    if note.line is not None and "where" not in note.values:  # what a file's error says begins with its line
        said.append(say_lines((note.line, *note.also), language, note.more))
    return " ".join((*said, *_hint(key, language, note.values, on_screen)))


def has(key: str, language: str) -> bool:
    """Whether the catalogue has a sentence for ``key``."""
    area, _, name = key.partition(".")
    return name in _catalogue(language, area)


def sentence(error: IntervjukodError, language: str, *, on_screen: bool = False) -> str:
    """What went wrong and what to do, in one line; ``on_screen`` what to do there, where that is something else."""
    said = say(error.sentence, language, **error.values)
    return " ".join((said, *_hint(error.sentence, language, error.values, on_screen)))


def _hint(key: str, language: str, values: Mapping[str, object], on_screen: bool) -> Iterator[str]:
    """What to do, if anything; a hint that names options of the command line has another one for the screen."""
    hints = (f"{key}.hint.screen", f"{key}.hint") if on_screen else (f"{key}.hint",)
    found = next((hint for hint in hints if has(hint, language)), "")
    if found:
        yield say(found, language, **values)

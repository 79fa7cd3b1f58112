"""The words people see, in Swedish and English.

Everything below the edges speaks in keys and values; here they become sentences. The part of a key
before its first dot names the catalogue module, which is loaded when it is first needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module

from intervjukod.errors import IntervjukodError

LANGUAGES = ("sv", "en")


@lru_cache
def _catalogue(language: str, area: str) -> dict[str, str]:
    module = import_module(f"intervjukod.locale.{language if language in LANGUAGES else 'sv'}.{area}")
    sentences: dict[str, str] = module.SENTENCES
    return sentences


def say(key: str, language: str, /, **values: object) -> str:
    """The sentence for ``key`` in ``language`` (Swedish for a language without a catalogue).

    Of one, where the value ``n`` is 1, ``<key>.one`` is said if the catalogue has it.
    """
    area, _, name = key.partition(".")
    sentences = _catalogue(language, area)
    of_one = sentences.get(f"{name}.one") if values.get("n") == 1 else None
    sentence = of_one or sentences[name]
    return sentence.format_map(values) if values else sentence


def say_counts(counts: Mapping[str, int], language: str) -> str:
    """How many of what, such as ``3 kodningar och 1 memo``; "" for none. The kinds are keys under ``resting``."""
    told = [say(f"resting.{kind}", language, n=n) for kind, n in counts.items() if n]
    if len(told) < 2:
        return "".join(told)
    return say("resting.and", language, first=", ".join(told[:-1]), last=told[-1])


def has(key: str, language: str) -> bool:
    """Whether the catalogue has a sentence for ``key``."""
    area, _, name = key.partition(".")
    return name in _catalogue(language, area)


def sentence(error: IntervjukodError, language: str) -> str:
    """What went wrong and what to do, in one line."""
    said = say(error.sentence, language, **error.values)
    hint = f"{error.sentence}.hint"
    return f"{said} {say(hint, language, **error.values)}" if has(hint, language) else said

"""Sentences of one and of several, in both languages."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from intervjukod import locale
from intervjukod.domain.transcript import Note
from intervjukod.errors import UsageError
from intervjukod.locale import LANGUAGES, say, sentence, worded

NEVER_ONE = {
    "acts.answers_confirmed", "acts.codings_looked_over", "acts.codings_recoded", "acts.joined", "acts.several",
    "drafts.too_many_rows", "errors.join_apart", "errors.join_unlike", "errors.milestone_ambiguous",
    "formats.too_large",
    "mending.reach.all", "mending.reach.all_only", "mending.reach.all_text", "mending.said.speaker_all",
    "readers.too_many_lines",
}  # fmt: skip
"""What is said of several alone."""
PLURAL = re.compile(
    r"\{(?!name)\w+\} (?:kodningar|koder|intervjuer|filer|rader|texter|poster|åtgärder|memon|repliker"
    r"|informanter|frågor|codings|codes|interviews|files|rows|texts|entries|ops|acts|memos|turns|informants|questions)\b"
)
"""A count, and a word that is wrong of one."""
OF_SEVERAL = re.compile(r"\{\w+\} (?:av|of) \{\w+\} \w+")
"""``1 av 5 intervjuer`` is right."""


@pytest.mark.parametrize(
    ("key", "values", "one", "several"),
    [
        ("acts.loaded", {"n": 1}, "1 kodning lästes in", "3 kodningar lästes in"),
        ("doctor.texts_ok", {"count": 1}, "1 text stämmer", "3 texter stämmer"),
        ("cli.unknown_code", {"code": "x", "rows": 1}, "Okänd kod x: 1 rad.", "Okänd kod x: 3 rader."),
        ("tui.pane.done", {"done": 1, "of": 7}, "1 av 7 intervjuer är klar", "3 av 7 intervjuer är klara"),
        ("readers.labels_once", {"labels": "R", "count": 1}, "En etikett står bara en gång: R.", "Etiketter som bara"),
        ("readers.labels_not_taken", {"labels": "Obs", "count": 1}, "Ett ord med kolon togs", "Ord med kolon som"),
        ("readers.sheets_left_out", {"names": "B", "count": 1}, "Ett blad togs inte med: B.", "Blad som inte"),
        ("readers.columns_left_out", {"columns": "B", "count": 1}, "En kolumn togs inte med: B.", "Kolumner som inte"),
        ("readers.tiers_left_out", {"tiers": "B", "count": 1}, "Ett spår togs inte med: B.", "Spår som inte"),
        ("readers.wraps_joined", {"count": 1}, "1 radslut inom ett stycke blev", "3 radslut inom stycken blev"),
        ("readers.hyphens", {"count": 1}, "1 ord är avstavat", "3 ord är avstavade"),
    ],
)
def test_of_one_another_sentence_is_said(key: str, values: dict[str, object], one: str, several: str) -> None:
    """By ``n``, else by the first number in it."""
    assert say(key, "sv", **values).startswith(one)
    assert say(key, "sv", **{name: 3 if value == 1 else value for name, value in values.items()}).startswith(several)


def test_tracked_changes_are_counted_in_words_that_fit_any_number() -> None:
    """Two counts stand in one sentence, and either can be one."""
    said = say("readers.changes", "sv", kept=1, dropped=1)
    assert said == "Spårade ändringar: det infogade är med (1 st), det borttagna är det inte (1 st)."


def test_other_numbers_decide_nothing() -> None:
    """Of 3 out of 1 it is not said as of one."""
    assert say("tui.pane.done", "sv", done=3, of=1) == "3 av 1 intervjuer är klara"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_count_stands_before_a_plural_alone(language: str) -> None:
    """Where a count can be one, there is a sentence of one."""
    folder = Path(locale.__file__).parent / language
    wrong = [
        f"{path.stem}.{name}"
        for path in folder.glob("[!_]*.py")
        for sentences in [import_module(f"intervjukod.locale.{language}.{path.stem}").SENTENCES]
        for name, sentence in sentences.items()
        if PLURAL.search(OF_SEVERAL.sub("", sentence)) and not name.endswith(".one") and f"{name}.one" not in sentences
    ]
    assert set(wrong) - NEVER_ONE == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hint_for_the_screen_names_no_option_of_the_command_line(language: str) -> None:
    """Where the command line's does; every other hint is the same in both places."""
    order = UsageError("joint.period_order", first="2021", last="2020")
    assert "--from" in sentence(order, language)
    assert "--" not in sentence(order, language, on_screen=True)
    ways = Note("themes.author.few", {"people": "a", "roles": "b,c"})
    assert "--roles" in worded(ways, language)
    assert "=b,c" in worded(ways, language, on_screen=True)
    assert "--" not in worded(ways, language, on_screen=True)
    table = UsageError("joint.error.pair", pair="a")
    assert sentence(table, language) == sentence(table, language, on_screen=True)

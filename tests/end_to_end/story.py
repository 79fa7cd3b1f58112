"""One story of coding that is told at every terminal, and what the journal then has to say."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from intervjukod.locale import say
from intervjukod.study import Study
from tests.end_to_end.terminal import Terminal, command


@dataclass(frozen=True, slots=True)
class Said:
    """An act in the words of the screen, and whether it was taken back."""

    what: str
    cancelled: bool = False


def codes_and_takes_back(me: Terminal, second: str, third: str) -> list[Said]:
    """Code two sentences of a new interview, take two acts back and one of them again; gives what the screen said.

    ``second`` and ``third`` are the references of the interview's second and third sentence.
    """
    me.sees("LÄSLÄGE").presses("b").is_told("Läsläge: inget kodas, ångras eller tas bort. L eller Esc börjar koda.")
    me.presses("s", "L").is_told("Läsläget är av: nu kodar bokstäverna. L slår på det igen.")
    me.presses("down", "b").is_told(f"Bemanning → {second}")
    me.presses("s").is_told(f"Samverkan → {second}")
    me.presses("down", ".").is_told(f"Samverkan → {third}")
    me.presses("ctrl+z").is_told(f"Ångrade: Samverkan → {third}")
    me.presses("ctrl+z").is_told(f"Ångrade: Samverkan → {second}")
    me.presses("ctrl+y").is_told(f"Gjorde om: Samverkan → {second}")
    return [Said(f"Bemanning → {second}"), Said(f"Samverkan → {second}"), Said(f"Samverkan → {third}", cancelled=True)]


def journal(folder: Path, actor: str = "Anna") -> list[Said]:
    """What the journal has of one person's acts, the oldest first."""
    with Study.open(folder) as study:
        rows = [row for row in study.history.rows() if row.actor == actor]
        return [Said(say(row.act.key, "sv", **row.act.values), row.cancelled) for row in reversed(rows)]


def told_history(folder: Path, actor: str = "Anna") -> list[Said]:
    """The same, as the command line tells it."""
    rows = json.loads(command(folder, "history", "--format", "json"))
    return [Said(row["what"], row["cancelled"]) for row in reversed(rows) if row["actor"] == actor]


def coded(folder: Path, coder: str = "Anna") -> list[tuple[str, str]]:
    """Code and passage of every coding by one person, as they are listed."""
    rows = json.loads(command(folder, "codings", "--coder", coder, "--format", "json"))
    return [(row["code"], row["text"]) for row in rows]

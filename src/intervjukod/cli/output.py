"""Printing: rows and reports as data, acts as a line or as an object."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from intervjukod.cli.command import PAGES, TABLES
from intervjukod.cli.invocation import STANDARD, Invocation
from intervjukod.cli.streams import width_of_terminal, write_data, write_words
from intervjukod.domain.transcript import clock
from intervjukod.errors import UsageError
from intervjukod.locale import say

if TYPE_CHECKING:
    from intervjukod.study import Study
    from intervjukod.study.lists import Unopened
    from intervjukod.study.shapes import Act

FOR_PEOPLE = ("table", "md")
_BY_SUFFIX = {".csv": "csv", ".json": "json", ".md": "md"} | {".htm": "html"} | {f".{name}": name for name in PAGES}

ENDS = (".txt", *_BY_SUFFIX)
"""How the name of a file ends whose format it says."""


def form(invocation: Invocation, default: str = "table", known: Sequence[str] = TABLES) -> str:
    """``--format``, else what the name of the output file says, else ``default``.

    UsageError where the name says a format of reports, and only those ``known`` are written.
    """
    said = invocation.form or _BY_SUFFIX.get(Path(invocation.output).suffix.lower(), default)
    if said in PAGES and said not in known:
        raise UsageError("formats.not_here", form=said, known=", ".join(known))
    return said


def show(
    invocation: Invocation,
    study: Study | Unopened,
    rows: Sequence[object],
    kind: type,
    people: str = "",
    chosen: str = "",
    *,
    seconds: str = "",
) -> None:
    """A list of dataclasses of one ``kind``, in the format ``chosen``, else in that of this run.

    CSV and JSON have every field; tables have the fields named in ``people``, where that says some, and show those
    under ``seconds`` as a clock does, if there are any.
    """
    made = chosen or form(invocation)
    every = [field.name for field in fields(kind)]
    if made in FOR_PEOPLE and not rows:
        write_words(say("cli.nothing_found", invocation.language))
        return
    columns = people.split() if people and made in FOR_PEOPLE else every
    if seconds and made in FOR_PEOPLE:
        rows, columns = _by_clock(rows, columns, seconds)
    text = study.results.write(rows, made, columns=columns, width=_width(invocation))
    deliver(invocation, study, ended(text))


def _by_clock(rows: Sequence[object], columns: Sequence[str], seconds: str) -> tuple[Sequence[object], list[str]]:
    """The rows with the column ``seconds`` as a clock shows them; without that column where nothing has a time."""
    told = [{name: getattr(row, name) for name in columns} for row in rows]
    if all(row[seconds] is None for row in told):
        return rows, [name for name in columns if name != seconds]
    shown = [{**row, seconds: "" if row[seconds] is None else clock(row[seconds])} for row in told]
    return shown, list(columns)


def show_report(invocation: Invocation, study: Study, *reports: Any, draw: bool = False) -> None:
    """Reports in the format of this run; several in JSON are an array."""
    made = form(invocation)
    texts = [study.results.write(report, made, width=_width(invocation), draw=draw) for report in reports]
    if made == "json" and len(texts) > 1:
        texts = [as_json([json.loads(text) for text in texts])]
    deliver(invocation, study, "\n".join(ended(text) for text in texts))


def deliver(invocation: Invocation, study: Study | Unopened, text: str) -> None:
    """Finished output, as it is, to the file or the stream of this run."""
    if invocation.output == STANDARD:
        write_data(text)
    else:
        study.results.save(Path(invocation.output), text)


def ended(text: str) -> str:
    """``text`` with a line end after it, unless there is nothing to end."""
    return text if text.endswith("\n") or not text else f"{text}\n"


def tell(invocation: Invocation, act: Act, frame: str = "") -> None:
    """What a command did: a line, or ``gesture, ids, counts, what``. Without a gesture nothing was written.

    ``frame`` is the key of a sentence around the act's own, ``{what}``.
    """
    what = in_words(act, invocation.language)
    if frame:
        what = say(frame, invocation.language, what=what)
    counts = {"changed": act.count if act.gesture else 0}
    tell_done(invocation, what, {"gesture": act.gesture, "ids": list(act.ids), "counts": counts, "what": what})


def in_words(act: Act, language: str) -> str:
    """What was done, and why, where somebody said so."""
    what = say(act.key, language, **act.values)
    return say("acts.because", language, what=what, reason=act.reason) if act.reason else what


def tell_done(invocation: Invocation, line: str, done: Mapping[str, object]) -> None:
    """``line``, or ``done`` where JSON is asked for."""
    write_data(f"{line}\n" if invocation.form != "json" else f"{as_json(done)}\n")


def as_json(value: object) -> str:
    """JSON as the reports write it."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def _width(invocation: Invocation) -> int | None:
    return width_of_terminal() if invocation.output == STANDARD else None

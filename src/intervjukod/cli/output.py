"""Printing: rows and reports as data, acts as a line or as an object."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from intervjukod.cli.invocation import STANDARD, Invocation
from intervjukod.cli.streams import width_of_terminal, write_data, write_words
from intervjukod.locale import say

if TYPE_CHECKING:
    from intervjukod.study import Study
    from intervjukod.study.shapes import Act

FOR_PEOPLE = ("table", "md")
_BY_SUFFIX = {".csv": "csv", ".json": "json", ".md": "md"}


def form(invocation: Invocation, default: str = "table") -> str:
    """``--format``, else what the name of the output file says, else ``default``."""
    return invocation.form or _BY_SUFFIX.get(Path(invocation.output).suffix.lower(), default)


def show(
    invocation: Invocation, study: Study, rows: Sequence[object], kind: type, people: str = "", chosen: str = ""
) -> None:
    """A list of dataclasses of one ``kind``, in the format ``chosen``, else in that of this run.

    CSV and JSON have every field; tables have the fields named in ``people``, where that says some.
    """
    made = chosen or form(invocation)
    every = [field.name for field in fields(kind)]
    if made in FOR_PEOPLE and not rows:
        write_words(say("cli.nothing_found", invocation.language))
        return
    columns = people.split() if people and made in FOR_PEOPLE else every
    text = study.results.write(rows, made, columns=columns, width=_width(invocation))
    deliver(invocation, study, ended(text))


def show_report(invocation: Invocation, study: Study, *reports: Any) -> None:
    """Reports in the format of this run; several in JSON are an array."""
    made = form(invocation)
    texts = [study.results.write(report, made, width=_width(invocation)) for report in reports]
    if made == "json" and len(texts) > 1:
        texts = [as_json([json.loads(text) for text in texts])]
    deliver(invocation, study, "\n".join(ended(text) for text in texts))


def deliver(invocation: Invocation, study: Study, text: str) -> None:
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

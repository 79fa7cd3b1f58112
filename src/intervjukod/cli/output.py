"""Printing: rows and reports as data, acts as a line or as an object."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from intervjukod.cli.invocation import STANDARD, Invocation
from intervjukod.cli.streams import write_data
from intervjukod.locale import say

if TYPE_CHECKING:
    from intervjukod.study import Study
    from intervjukod.study.shapes import Act

_BY_SUFFIX = {".csv": "csv", ".json": "json", ".md": "md"}


def form(invocation: Invocation, default: str = "table") -> str:
    """``--format``, else what the name of the output file says, else ``default``."""
    return invocation.form or _BY_SUFFIX.get(Path(invocation.output).suffix.lower(), default)


def show(invocation: Invocation, study: Study, what: Any, default: str = "table") -> None:
    """Rows (dataclasses of one kind) or a report, in the format of this run."""
    deliver(invocation, study, ended(study.results.write(what, form(invocation, default))))


def deliver(invocation: Invocation, study: Study, text: str) -> None:
    """Finished output, as it is, to the file or the stream of this run."""
    if invocation.output == STANDARD:
        write_data(text)
    else:
        study.results.save(Path(invocation.output), text)


def ended(text: str) -> str:
    """``text`` with a line end after it, unless there is nothing to end."""
    return text if text.endswith("\n") or not text else f"{text}\n"


def tell(invocation: Invocation, act: Act, **counts: int) -> None:
    """What a command did: a line, or ``gesture, ids, counts, what``. Without a gesture nothing was written."""
    what = say(act.key, invocation.language, **act.values)
    changed = counts or {"changed": act.count if act.gesture else 0}
    tell_done(invocation, what, {"gesture": act.gesture, "ids": list(act.ids), "counts": changed, "what": what})


def tell_done(invocation: Invocation, line: str, done: Mapping[str, object]) -> None:
    """``line``, or ``done`` where JSON is asked for."""
    write_data(f"{line}\n" if invocation.form != "json" else f"{as_json(done)}\n")


def as_json(value: object) -> str:
    """JSON as the reports write it."""
    return json.dumps(value, ensure_ascii=False, indent=2)

"""Everything that can go wrong and that a person can do something about.

    IntervjukodError            exit 1: not done
    ├── StudyError              the study as a whole: no study here, in use, read-only, newer, damaged, disk full
    ├── SourceError             a file somebody gave us; knows its path and, where there is one, its line
    ├── NotFoundError           a name, an id, a quote or a span that the study does not have
    ├── AmbiguousError          a name, a prefix or a quote that fits several things
    ├── RefusedError            an act that the rules of the study do not allow
    └── UsageError              exit 2: the command itself is wrong

An error carries a key and values; the sentence is made at the edge, in the reader's language, from
``errors.<key>`` in the catalogues, followed by ``errors.<key>.hint`` where there is one; a key with a dot
names another catalogue.
"""

from __future__ import annotations

from typing import Any


class IntervjukodError(Exception):
    """Raised with a catalogue key and the values its sentence needs."""

    exit_code = 1

    def __init__(self, key: str, /, **values: Any) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    @property
    def sentence(self) -> str:
        """The catalogue key of the sentence: the key itself when it names its catalogue, else in ``errors``."""
        return self.key if "." in self.key else f"errors.{self.key}"

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.key}({details})"


class StudyError(IntervjukodError):
    """The study cannot be opened or written as it stands."""


class SourceError(IntervjukodError):
    """A file that was read is not what it should be. ``path`` and ``line`` (1-based) say where, and so does a value
    ``column`` that is a number (from 1, in code points)."""

    def __init__(self, key: str, /, *, path: str, line: int | None = None, **values: Any) -> None:
        column = values.get("column")
        parts = (path, line, column if isinstance(column, int) else None)
        where = ":".join(str(part) for part in parts if part is not None)
        super().__init__(key, path=path, line=line, where=where, **values)
        self.path = path
        self.line = line


class NotFoundError(IntervjukodError):
    """Nothing in the study answers to what was asked for."""


class AmbiguousError(IntervjukodError):
    """Several things in the study answer to what was asked for."""


class RefusedError(IntervjukodError):
    """The act is understood and not allowed here."""


class UsageError(IntervjukodError):
    """The command line itself is wrong."""

    exit_code = 2

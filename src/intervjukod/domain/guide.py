"""The question guide, and the answers that tie its questions to what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from intervjukod.domain.span import Span

NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class Probe:
    """A prompt (stödord) that an interviewer may offer; ``ask`` is its wording."""

    id: str
    ask: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a guide. ``id`` is unique in its guide; a ``heading`` has no wording to ask.

    ``roles`` are the roles it is meant for, as paths; empty means every role of the guide.
    ``stands_for`` names the attribute that X stands for in ``ask``.
    """

    id: str
    ask: str = ""
    heading: str = ""
    nr: str = ""
    under: str = ""
    obligatory: bool = False
    roles: tuple[str, ...] = ()
    expects: tuple[str, ...] = ()
    stands_for: str = ""
    probes: tuple[Probe, ...] = ()
    probes_when: str = ""
    guide: str = ""

    @property
    def text(self) -> str:
        return self.ask or self.heading

    @property
    def number(self) -> str:
        """What people call it: its number, else its id without the letters before the first digit."""
        return self.nr or self.id.lstrip("abcdefghijklmnopqrstuvwxyzåäö") or self.id

    def put(self, value: str) -> str:
        """The wording with ``value`` for its X: ``X torg`` and ``Hässelby torg`` make ``Hässelby torg``.

        A path is said by its last part; several values, or none, leave the X.
        """
        said = value.rpartition("/")[2].strip()
        if not self.stands_for or not said or ";" in said:
            return self.text
        last = re.escape(said.split()[-1])
        return re.sub(rf"\bX\b(?: {last}\b)?", lambda _: said, self.text)

    @property
    def askable(self) -> bool:
        """Headings are no rows: only what has a wording can be asked."""
        return bool(self.ask)


@dataclass(frozen=True)
class Guide:
    """A question guide: ``key`` is its file stem, ``questions`` in the order of the file, flat.

    ``version`` is what its file says, "" where nothing is known of that.
    """

    key: str
    title: str = ""
    language: str = ""
    roles: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    version: str = ""

    @cached_property
    def by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    @property
    def askable(self) -> Iterator[Question]:
        return (question for question in self.questions if question.askable)

    def meant_for(self, question: Question, role: str) -> bool:
        """Whether someone in ``role`` was ever meant to be asked; an unknown role is asked everything."""
        return not role or (is_under(role, self.roles) and is_under(role, question.roles))


def is_under(role: str, paths: tuple[str, ...]) -> bool:
    """Whether ``role`` is one of ``paths`` or stands below one of them; no paths means anywhere."""
    return not paths or any(role == path or role.startswith(path + "/") for path in paths)


def several(values: str) -> tuple[str, ...]:
    """The values of an attribute, several being joined with ``;`` in the data, each once; () for none."""
    return tuple(dict.fromkeys(value for one in values.split(";") if (value := one.strip())))


def prefixes(path: str) -> tuple[str, ...]:
    """``polis/spanare`` gives ``polis`` and ``polis/spanare``; "" gives itself."""
    parts = path.split("/")
    return tuple("/".join(parts[: n + 1]) for n in range(len(parts)))


@dataclass(frozen=True, slots=True)
class Answer:
    """Where one question was asked and answered in one transcript; spans in code points of its text.

    ``asked`` is None when an answer came without the question; ``confirmed`` is False for a proposal
    and ``score`` then says how sure it is, from 0 to 1.
    """

    transcript: str
    guide: str
    question: str
    asked: Span | None
    answered: tuple[Span, ...]
    probes: tuple[str, ...] = ()
    confirmed: bool = False
    score: float = 1.0

    @property
    def status(self) -> str:
        """``answered``, ``asked`` or ``proposed``; ``not asked`` where it has no place."""
        if self.asked is None and not self.answered:
            return NOT_ASKED
        if not self.confirmed:
            return "proposed"
        return "answered" if self.answered else "asked"

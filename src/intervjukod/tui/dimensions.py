"""The dimensions that a study has: what codings, answers and words can be narrowed by, with the values there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from intervjukod.domain.guide import prefixes, several
from intervjukod.locale import say
from intervjukod.tui.presenter.listing import Row
from intervjukod.tui.presenter.narrowing import Chosen, Dimension

if TYPE_CHECKING:
    from intervjukod.tui.desk import Desk

FACET = "facet"


def code_dimension(desk: Desk, *, held: bool = False) -> Dimension:
    """A code, with its children."""
    return Dimension("code", say("read.filter.code", desk.language), _codes(desk), held=held)


def near_dimension(desk: Desk) -> Dimension:
    """Another code that stands near, with its children."""
    phrase = say("read.filter.near_to", desk.language, value="{value}")
    return Dimension("near", say("read.filter.near", desk.language), _codes(desk), phrase=phrase)


def _codes(desk: Desk) -> Callable[[], Sequence[Row]]:

    def values() -> tuple[Row, ...]:
        return tuple(
            Row(code.key, code.name(desk.language), code.letter, aside=code.brief, code=code.key)
            for code in desk.book.codes
            if not code.merged_into
        )

    return values


def role_dimension(desk: Desk) -> Dimension:
    """A role, with everything below it."""
    return _attribute(desk, "role")


def site_dimension(desk: Desk) -> Dimension:
    """A place of an informant."""
    return _attribute(desk, "site")


def _attribute(desk: Desk, name: str) -> Dimension:
    def values() -> tuple[Row, ...]:
        heard: Counter[str] = Counter()
        for row in {one.informant: one for one in desk.study.transcripts.informants()}.values():
            heard.update({path for part in several(row.attributes.get(name, "")) for path in prefixes(part)})
        return tuple(
            Row(value, value, aside=say("read.filter.informants", desk.language, n=n))
            for value, n in sorted(heard.items())
        )

    return Dimension(name, say(f"read.filter.{name}", desk.language), values)


def question_dimension(desk: Desk) -> Dimension:
    """A question of a guide."""

    def values() -> tuple[Row, ...]:
        asked = (question for guide in desk.study.codebook.guides for question in guide.askable)
        return tuple({one.id: Row(one.id, f"{one.number} {one.text}") for one in asked}.values())

    return Dimension("question", say("read.filter.question", desk.language), values)


def coder_dimension(desk: Desk) -> Dimension:
    """Whose codings."""

    def values() -> tuple[Row, ...]:
        return tuple(_named(row.coder for row in desk.study.history.coders()))

    return Dimension("coder", say("read.filter.coder", desk.language), values)


def transcript_dimension(desk: Desk) -> Dimension:
    """An interview."""

    def values() -> tuple[Row, ...]:
        return tuple(Row(one.name, one.name, aside=one.role) for one in desk.study.transcripts.list())

    return Dimension("transcript", say("read.filter.transcript", desk.language), values)


def facet_dimension(desk: Desk) -> Dimension:
    """The facets of the codebook, each apart."""

    def values() -> tuple[Row, ...]:
        return tuple(Row(value, value, group=facet.name) for facet in desk.book.facets for value in facet.values)

    return Dimension(FACET, say("read.filter.facet", desk.language), values)


def facets_in(chosen: Chosen) -> dict[str, str]:
    """The values of facets among what is chosen, by facet."""
    before = f"{FACET}:"
    return {key.removeprefix(before): value for key, value in chosen.items() if key.startswith(before)}


def text_dimension(desk: Desk) -> Dimension:
    """Words in the passage."""
    return Dimension("text", say("read.filter.text", desk.language), typed=True, phrase="”{value}”")


def _named(values: Iterable[str]) -> Iterable[Row]:
    return (Row(value, value) for value in values)

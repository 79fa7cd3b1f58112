"""Small studies for counting: interviews as turns, codings as quotes."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from intervjukod.analysis.selection import Basis, Counting
from intervjukod.domain.codebook import Code, Codebook, Facet, in_tree_order
from intervjukod.domain.coding import Columns, Material, Voice
from intervjukod.domain.span import Span
from intervjukod.domain.text import word_starts

ASKING = "?"
"""The interviewer's label."""


@dataclass(frozen=True)
class Interview:
    """One transcript: its text, and the informants' side of it."""

    id: str
    text: str
    material: Material

    def find(self, quote: str) -> Span:
        """Where the quote stands for the first time. ValueError when nowhere."""
        start = self.text.index(quote)
        return Span(start, start + len(quote))


@dataclass(frozen=True)
class Mark:
    """A coding given by its words."""

    interview: Interview
    quote: str
    code: str
    coder: str = "PK"
    facets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Stand:
    """A question's standing in a transcript, as the study tells it."""

    question: str
    status: str
    guide: str = "g"
    answered: Sequence[Span] = ()
    probes: Sequence[str] = ()


def interview(
    id: str, *turns: tuple[str, str], attributes: Mapping[str, Mapping[str, str]] | None = None, **shared: str
) -> Interview:
    """An interview of (speaker, words); ``shared`` are everybody's attributes, ``attributes`` one's own."""
    text, spans = "", dict[str, list[Span]]()
    for speaker, words in turns:
        text += f"{speaker}: "
        spans.setdefault(speaker, []).append(Span(len(text), len(text) + len(words)))
        text += words + "\n"
    voices = tuple(
        Voice(speaker, {**shared, **(attributes or {}).get(speaker, {})}, said, word_starts(text, said))
        for speaker, said in spans.items()
        if speaker != ASKING
    )
    return Interview(id, text, Material(id, id, voices))


def columns(*marks: Mark) -> Columns:
    """The marks as a study would give them: in order of transcript and start, names as they were given."""
    spans = [(mark, mark.interview.find(mark.quote)) for mark in marks]
    spans.sort(key=lambda placed: (placed[0].interview.id, placed[1]))
    transcripts = sorted({mark.interview.id for mark in marks})
    codes = list(dict.fromkeys(mark.code for mark in marks))
    coders = list(dict.fromkeys(mark.coder for mark in marks))
    return Columns(
        array("I", (transcripts.index(mark.interview.id) for mark, _ in spans)),
        array("I", (span.start for _, span in spans)),
        array("I", (span.end for _, span in spans)),
        array("I", (codes.index(mark.code) for mark, _ in spans)),
        array("I", (coders.index(mark.coder) for mark, _ in spans)),
        transcripts,
        codes,
        coders,
        {name: [mark.facets.get(name, "") for mark, _ in spans] for name in ("riktning", "plats")},
    )


BOOK = Codebook(
    in_tree_order(
        [
            Code("staffing", {"sv": "Bemanning", "en": "Staffing"}),
            Code("kontinuitet", {"sv": "Kontinuitet", "en": "Continuity"}, parent="staffing"),
            Code("gränskontroll", {"sv": "Gränskontroll", "en": "Border control"}, parent="staffing"),
            Code("vakans", {"sv": "Vakans", "en": "Vacancy"}, parent="kontinuitet"),
            Code("folkliv", {"sv": "Folkliv", "en": "Street life"}, was=("liv",)),
            Code("trängsel", {"sv": "Trängsel", "en": "Crowding"}, parent="folkliv", retired=True),
            Code("rörelse", {"sv": "Rörelse", "en": "Movement"}, merged_into="folkliv"),
        ]
    ),
    facets=(Facet("riktning", ("ökat", "minskat")), Facet("plats", ("Sergels torg", "Hässelby torg"), "site")),
)


def basis(interviews: Sequence[Interview], of: int | None = None, **more: object) -> Basis:
    """A basis over interviews that are all done, ``of`` of them in the study."""
    told = {"counting": Counting.DONE, "coders": ("PK",), **more}
    return Basis(counted=len(interviews), of=len(interviews) if of is None else of, **told)  # type: ignore[arg-type]  # keywords as given


def materials(interviews: Sequence[Interview]) -> tuple[Material, ...]:
    """What is counted over, of these interviews."""
    return tuple(one.material for one in interviews)

"""EXMARaLDA's ``.exb``. Tiers of type t are speech, those of type d (what else is done) remarks about it.

Other tiers (translations, analyses) are left out, and that is told. An event ends where another voice begins or
ends, so events of a turn flow on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from intervjukod.domain.span import index_at
from intervjukod.domain.transcript import Reading
from intervjukod.readers.assembly import Source
from intervjukod.readers.cues import Cue, Script, bounded, seconds_in, transcribed, untimed
from intervjukod.readers.tiers import Event, begins_with, in_order, left_out, tree

NAME = "exmaralda"
VERSION = 1


@dataclass(frozen=True, slots=True)
class _Voice:
    """Events in order, and their places."""

    places: list[int] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Moment:
    """A point of the time line: its place in it, and when it is (seconds; as the one before it, if untold)."""

    place: int
    time: float | None


def recognises(source: Source) -> bool:
    """Whether the file begins as EXMARaLDA's basic transcriptions do."""
    return begins_with(source, b"basic-transcription")


def read(source: Source) -> Reading:
    """Turns in the order of the time line. SourceError for damaged XML, XML beyond bounds, a file without words."""
    document = tree(source)
    timeline = _timeline(document)
    names = {one.get("id", ""): (one.findtext("abbreviation") or "").strip() for one in document.iter("speaker")}
    spoken: list[Event] = []
    remarks: list[tuple[str, Event]] = []
    unread: list[str] = []
    for tier in document.iter("tier"):
        name = names.get(tier.get("speaker", "")) or _shown(tier)
        events = list(_events(tier, name, timeline))
        if tier.get("type") == "t":
            spoken += events
        elif tier.get("type") == "d":
            remarks += [(tier.get("category", ""), event) for event in events]
        elif events:
            unread.append(tier.get("display-name", tier.get("id", "")))
    spoken.sort(key=lambda event: event.place)
    _attach(remarks, spoken)
    cues = bounded(in_order(spoken), source.path)
    script = Script(cues, joint=" ", notes=(*left_out(unread), *untimed(cues)))
    return transcribed(replace(source, encoding="xml"), script, NAME, VERSION)


def _timeline(document: Element) -> dict[str, _Moment]:
    timeline: dict[str, _Moment] = {}
    last: float | None = None
    for place, point in enumerate(document.iter("tli")):
        value = point.get("time")
        last = last if value is None else seconds_in(value)
        timeline[point.get("id", "")] = _Moment(place, last)
    return timeline


def _shown(tier: Element) -> str:
    """What the tier is called, without the kind that stands after a name: ``OV1 [v]``."""
    name = tier.get("display-name", "").partition("[")[0].strip()
    return name or tier.get("display-name", "") or tier.get("id", "")


def _events(tier: Element, name: str, timeline: Mapping[str, _Moment]) -> Iterator[Event]:
    """The events of a tier; one at a point that the time line does not have comes after the one before it."""
    place = 0
    for event in tier.iter("event"):
        start = timeline.get(event.get("start", ""), _Moment(place, None))
        end = timeline.get(event.get("end", ""), start)
        place = start.place
        yield Event(place, Cue(event.text or "", name, start.time, end.time))


def _attach(remarks: Iterable[tuple[str, Event]], spoken: Sequence[Event]) -> None:
    """Each remark to what its speaker, or else anybody, said last when it begins."""
    of_all = _Voice()
    by_name: dict[str | None, _Voice] = {}
    for event in spoken:
        for voice in (of_all, by_name.setdefault(event.cue.speaker, _Voice())):
            voice.places.append(event.place)
            voice.events.append(event)
    for category, remark in remarks:
        voice = by_name.get(remark.cue.speaker, of_all)
        words = remark.cue.words.strip()
        if words and voice.events:
            n = max(0, index_at(voice.places, remark.place))
            voice.events[n].asides.append(f"{category}: {words}" if category else words)

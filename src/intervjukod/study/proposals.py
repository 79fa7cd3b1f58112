"""Proposals of answers: kept in the index file until what they are made from changes, made beside the screen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

from intervjukod.domain.guide import Answer, Guide
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript
from intervjukod.errors import NotFoundError
from intervjukod.study import folding
from intervjukod.study.context import Context
from intervjukod.study.counting import voices

Kept = Callable[[str, str], list[Any] | None]
"""What is kept under a name with a mark; None where nothing is."""


def proposals(context: Context, transcript: str) -> list[Answer]:
    """What is proposed for a transcript, from the index file or, when that has nothing, made anew."""
    return context.kept(
        ("proposals", transcript), lambda: _proposals(context, transcript, lambda: context.transcript(transcript))
    )


def proposals_of(context: Context, transcripts: Iterable[str]) -> Iterator[tuple[str, list[Answer]]]:
    """The same of many transcripts, each with its id: the index file is read once."""
    kept = context.index.all_proposals()

    def read(transcript: str) -> list[Answer]:
        return _proposals(context, transcript, lambda: context.transcript(transcript), kept)

    for one in transcripts:
        yield one, context.kept(("proposals", one), partial(read, one))


def awaited(context: Context) -> frozenset[str]:
    """The transcripts (ids) for which the index file has no proposals yet; nothing where there is no guide."""
    made = context.kept("every proposal is made", list[bool])
    if made or not context.guides:
        return frozenset()
    there = context.index.bases()
    missing = frozenset(
        id_ for id_ in with_text(context) if any(there.get(name) != mark for _, name, mark in _wanted(context, id_))
    )
    if not missing:
        made.append(True)
    return missing


def make_all(context: Context) -> None:
    """Make the proposals that are missing, until none is; what is written meanwhile is looked at too."""
    passed: set[str] = set()
    while True:
        context.forget()
        context.store.journal.folding.forget()
        missing = sorted(awaited(context) - passed)
        if not missing:
            return
        for id_ in missing:
            _make(context, id_)
        passed.update(missing)


def make_some(context: Context, among: Collection[str], most: int) -> None:
    """Make proposals for at most ``most`` of the transcripts (ids) ``among``, here and now."""
    for id_ in sorted(among)[:most]:
        _make(context, id_)


def with_text(context: Context) -> frozenset[str]:
    """The transcripts (ids) whose text is here."""

    def read() -> frozenset[str]:
        here, shown = context.store.texts.hashes(), shown_versions(context)
        ids = (id_ for id_, _ in context.store.tables.transcripts().values())
        return frozenset(id_ for id_ in ids if id_ in shown and shown[id_][1] in here)

    return context.kept("ids with a text", read)


def shown_versions(context: Context) -> dict[str, tuple[str, str]]:
    """Transcript id to the version shown: its id, and the hash of its text."""
    return context.kept("shown versions", context.store.tables.shown_versions)


def _make(context: Context, transcript: str) -> None:
    """Without keeping the text, of which there may be thousands; one that has not arrived is passed over."""
    with suppress(NotFoundError):
        _proposals(context, transcript, lambda: folding.transcript(context.store, transcript))


def _proposals(
    context: Context, transcript: str, opened: Callable[[], Transcript], kept: Kept | None = None
) -> list[Answer]:
    found: list[Answer] = []
    for guide, name, mark in _wanted(context, transcript):
        said = (kept or context.index.proposals)(name, mark)
        if said is None:
            from intervjukod.language.guide_matching import propose

            proposed = propose(opened(), guide)
            context.index.propose(name, mark, [_to_json(answer) for answer in proposed])
            found += proposed
        else:
            found += [_from_json(transcript, guide.key, one) for one in said]
    return found


def _wanted(context: Context, transcript: str) -> Iterator[tuple[Guide, str, str]]:
    """Each guide, the name of what is proposed by it for the transcript, and the mark of what that is made from."""
    from intervjukod.language.guide_matching import Heard, basis, guide_basis

    def marks() -> list[str]:
        version, _ = shown_versions(context).get(transcript, ("", ""))
        heard = [
            Heard(voice.label, voice.side, voice.attributes, voice.spans.ends)
            for voice in voices(context).get(transcript, ())
        ]
        return [basis(version, heard, made_from) for made_from in guides]

    guides = context.kept("guide bases", lambda: [guide_basis(guide) for guide in context.guides])
    for guide, mark in zip(context.guides, context.kept(("proposal marks", transcript), marks), strict=True):
        yield guide, f"{transcript} {guide.key}", mark


def _to_json(answer: Answer) -> dict[str, Any]:
    asked = None if answer.asked is None else [answer.asked.start, answer.asked.end]
    answered = [[span.start, span.end] for span in answer.answered]
    probes, score = list(answer.probes), answer.score
    return {"question": answer.question, "asked": asked, "answered": answered, "probes": probes, "score": score}


def _from_json(transcript: str, guide: str, said: dict[str, Any]) -> Answer:
    asked = Span(*said["asked"]) if said["asked"] else None
    answered = tuple(Span(*pair) for pair in said["answered"])
    return Answer(transcript, guide, said["question"], asked, answered, tuple(said["probes"]), False, said["score"])

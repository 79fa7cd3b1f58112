"""Forks: two versions made of one text. Both are kept; a person joins them, or says that one of them stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from intervjukod.domain.versions import Version, Versions
from intervjukod.errors import AmbiguousError, NotFoundError, RefusedError
from intervjukod.storage import Store
from intervjukod.study.context import Context
from intervjukod.study.deeds import describe
from intervjukod.study.growth import Growth, version_change
from intervjukod.study.joining import Tip, joint, text_of, tip, turns_of
from intervjukod.study.shapes import Act
from intervjukod.study.version_deeds import CHOSEN
from intervjukod.study.version_shapes import ClashRow


class Forks:
    """A part of the room of versions. Each act is one gesture."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def forked(self) -> Sequence[str]:
        """The transcripts (ids) of whose text several versions stand beside each other, by name."""
        folding = self._context.store.journal.folding
        rows = sorted(self._context.store.tables.transcripts().values(), key=lambda row: row[1])
        return [id_ for id_, _ in rows if folding.versions(id_).forks]

    def clashes(self, transcript: str, version: str = "") -> Sequence[ClashRow]:
        """What both the version shown and another one beside it (its id, or the beginning of it) changed.

        Without ``version``, the newest one beside it. NotFoundError, AmbiguousError; RefusedError where nothing is
        forked, or the two have no text in common that they were made of.
        """
        base, here, there = self._tips(transcript, version)
        _, made = joint(self._context, transcript, base, here, there)
        before = text_of(self._context, base)
        return [
            ClashRow(n, one.base.of(before), one.one.of(here.text), one.other.of(there.text), one.one)
            for n, one in enumerate(made.clashes, 1)
        ]

    def join(self, transcript: str, version: str = "", *, theirs: Collection[int] | None = None) -> Act:
        """Join the version shown with another one beside it: one text, with what was changed in either.

        Where both changed the same words, those of the version shown stand, but for the clashes whose numbers are in
        ``theirs``. RefusedError when there are clashes and ``theirs`` is not given. Errors as of ``clashes``.
        """
        base, here, there = self._tips(transcript, version)
        chosen = [n - 1 for n in theirs or ()]
        growth, made = joint(self._context, transcript, base, here, there, chosen)
        unknown = sorted(set(chosen) - set(range(len(made.clashes))))
        if unknown:
            raise NotFoundError("versions.clash_unknown", n=unknown[0] + 1, count=len(made.clashes))
        if made.clashes and theirs is None:
            raise RefusedError("versions.clashes", n=len(made.clashes))
        change = version_change(self._context, transcript, growth)
        return describe(self._context, self._context.write([change], [growth.text]))

    def choose(self, transcript: str, version: str) -> Act:
        """Let one version (its id, or the beginning of it) stand alone, and end the fork.

        What was coded in the others is carried to it. NotFoundError, AmbiguousError; RefusedError where nothing is
        forked.
        """
        versions = self._forked(transcript)
        chosen = _found((versions.all[-1], *versions.forks), version)
        others = {tip.text: None for tip in (versions.all[-1], *versions.forks) if tip.text != chosen.text}
        ways = versions.edits_to(chosen.text)
        first, *rest = [other for other in others if other in ways]
        growth = Growth(
            text_of(self._context, chosen.text),
            first,
            ways[first].as_one,
            turns_of(self._context, transcript, chosen.text),
            joins=[(other, ways[other].as_one) for other in rest],
            said={CHOSEN: True},
        )
        return describe(self._context, self._context.write([version_change(self._context, transcript, growth)]))

    def _forked(self, transcript: str) -> Versions:
        """The versions of a transcript. RefusedError where none stands beside the one shown."""
        opened = self._context.transcript(transcript)
        versions = self._context.store.journal.folding.versions(transcript)
        if not versions.forks:
            raise RefusedError("versions.no_fork", name=opened.name)
        return versions

    def _tips(self, transcript: str, version: str) -> tuple[str, Tip, Tip]:
        """The text (its hash) that the version shown and another were made of, and both."""
        versions = self._forked(transcript)
        other = _found(versions.forks, version) if version else versions.forks[-1]
        base = versions.origin_of_both(versions.all[-1].text, other.text)
        if not base:
            raise RefusedError("versions.nothing_in_common", name=self._context.transcript(transcript).name)
        here, there = (tip(self._context, transcript, base, one) for one in (versions.all[-1], other))
        return base, here, there


def side_by_side(store: Store) -> dict[str, frozenset[str]]:
    """Of each forked transcript, by name: the texts (their hashes) that stand beside each other."""
    found = {}
    for id_, name in sorted(store.tables.transcripts().values(), key=lambda row: row[1]):
        versions = store.journal.folding.versions(id_)
        if versions.forks:
            found[name] = frozenset(one.text for one in (versions.all[-1], *versions.forks))
    return found


def _found(versions: Sequence[Version], name: str) -> Version:
    """One of the versions, by its id or the beginning of it. NotFoundError, AmbiguousError."""
    found = [version for version in versions if version.id.startswith(name.lower())]
    if not found or not name:
        raise NotFoundError("versions.unknown", id=name, known=", ".join(version.id[:8] for version in versions))
    if len({version.text for version in found}) > 1:
        raise AmbiguousError("id_ambiguous", id=name, found=", ".join(version.id for version in found))
    return found[-1]

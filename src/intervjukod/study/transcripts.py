"""The room of transcripts: what there is, opening one, taking files in, done marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress

from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import done_id
from intervjukod.domain.transcript import Side, Transcript, TranscriptSummary
from intervjukod.errors import NotFoundError, StudyError
from intervjukod.storage.tables import VoiceRow
from intervjukod.study.counting import voices_by_transcript
from intervjukod.study.deeds import describe
from intervjukod.study.importing import Importing
from intervjukod.study.recordings import Recordings
from intervjukod.study.shapes import Act, InformantRow


class Transcripts(Importing, Recordings):
    """See :mod:`intervjukod.study`."""

    def list(self, coder: str | None = None, *, timed: bool = False) -> Sequence[TranscriptSummary]:
        """Every transcript by name; codings are those of ``coder``, or everybody's. ``timed`` with the last times."""
        tables = self._context.store.tables
        voices = self._voices()
        tally: dict[str, dict[str, int]] = defaultdict(dict)
        for (transcript, who), n in tables.tally().items():
            tally[transcript][who] = n
        done = self._done()
        until = self._context.store.heard.last_times() if timed else {}
        found = []
        for row in tables.entities(Kind.TRANSCRIPT):
            own = [voice for voice in voices.get(row.n, []) if voice.side == Side.INFORMANT]
            counts = tally[row.id]
            found.append(
                TranscriptSummary(
                    id=row.id,
                    name=str(row.fields.get("name", "")),
                    file=str(row.fields.get("file", "")),
                    turns=sum(len(voice.spans) for voice in voices.get(row.n, [])),
                    words=sum(len(voice.words) for voice in own),
                    informants=tuple(voice.informant for voice in own),
                    role=_joined(own, "role"),
                    site=_joined(own, "site"),
                    codings=sum(counts.values()) if coder is None else counts.get(coder, 0),
                    coders=tuple(sorted(counts)),
                    done=tuple(sorted(done.get(row.id, ()))),
                    until=until.get(row.id),
                )
            )
        return sorted(found, key=lambda summary: summary.name)

    def find(self, name: str) -> str:
        """Id from stem, file name or unique prefix. NotFoundError, AmbiguousError."""
        return self._context.find_transcript(name)

    def open(self, id_: str) -> Transcript:
        """NotFoundError when the transcript or its text is not here."""
        return self._context.transcript(id_)

    def last(self) -> tuple[str, int] | None:
        """Where this person was: transcript id and offset in code points; None before the first time."""
        id_ = self._context.store.local.get(f"last {self._context.coder}")
        place = self.place_in(id_) if id_ else None
        return None if place is None else (id_, place)

    def place_in(self, id_: str) -> int | None:
        """Where this person was in one transcript, in code points; None when it was never opened."""
        offset = self._context.store.local.get(f"place {self._context.coder} {id_}")
        return int(offset) if offset.isdigit() else None

    def remember(self, id_: str, offset: int) -> None:
        """Keep the place for the next start; a study that cannot be written forgets it."""
        if not self._context.store.read_only:
            with suppress(StudyError):  # a full disk is told when something is coded, not when one moves
                self._context.store.local.set(f"place {self._context.coder} {id_}", str(offset))
                self._context.store.local.set(f"last {self._context.coder}", id_)

    def informants(self) -> Sequence[InformantRow]:
        """Every informant, by name and transcript."""
        rows = []
        names = {row.n: str(row.fields.get("name", "")) for row in self._context.store.tables.entities(Kind.TRANSCRIPT)}
        for number, voices in self._voices().items():
            for voice in voices:
                if voice.side == Side.INFORMANT and number in names:
                    said = voice.attributes
                    rows.append(
                        InformantRow(
                            informant=voice.informant,
                            transcript=names[number],
                            speaker=voice.label,
                            role=said.get("role", ""),
                            site=said.get("site", ""),
                            attributes=said,
                            turns=len(voice.spans),
                            words=len(voice.words),
                        )
                    )
        return sorted(rows, key=lambda row: (row.informant, row.transcript))

    def set_done(self, id_: str, done: bool = True, coder: str = "") -> Act:
        """Mark a transcript done, or not done, for a coder. NotFoundError when it is not in the study."""
        who = coder or self._context.coder
        row = self._context.store.tables.entity(Kind.TRANSCRIPT, id_)
        if row is None:
            raise NotFoundError("transcript_without_text", name=id_)
        if self.is_done(id_, who) == done:
            said = {"name": row.fields.get("name", id_)}
            return Act("", "acts.already_done" if done else "acts.already_not_done", said, transcript=id_)
        fields = {"exists": done, "transcript": id_, "coder": who}
        return describe(self._context, self._context.write([Change(Kind.DONE, done_id(id_, who), fields)]))

    def is_done(self, id_: str, coder: str = "") -> bool:
        return (coder or self._context.coder) in self._done().get(id_, ())

    def _done(self) -> dict[str, set[str]]:
        return self._context.kept("done", self._read_done)

    def _read_done(self) -> dict[str, set[str]]:
        done: dict[str, set[str]] = defaultdict(set)
        for row in self._context.store.tables.entities(Kind.DONE):
            done[row.fields["transcript"]].add(row.fields["coder"])
        return done

    def _voices(self) -> Mapping[int, Sequence[VoiceRow]]:
        return self._context.kept("voices", self._read_voices)

    def _read_voices(self) -> Mapping[int, Sequence[VoiceRow]]:
        return voices_by_transcript(self._context.store)


def _joined(voices: Sequence[VoiceRow], attribute: str) -> str:
    """The attribute's values over several informants, each once, joined with ``;``."""
    return "; ".join(dict.fromkeys(voice.attributes[attribute] for voice in voices if attribute in voice.attributes))

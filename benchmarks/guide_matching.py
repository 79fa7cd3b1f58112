"""How much of what is proposed for the guide is right: the demonstration against its hand-made truth.

A question counts as right when it is proposed in the interviewer turn where it was asked, an answering turn
and a probe when they are proposed for the question that they belong to. To see how much hangs on the exact
words, the same is done with words of the interviewer left out at random, from fixed seeds.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.measure import cpu
from intervjukod.domain.anchor import text_hash
from intervjukod.domain.guide import Answer, Guide
from intervjukod.domain.span import Span
from intervjukod.domain.text import find_quote, words
from intervjukod.domain.transcript import Side, Speaker, Transcript, Turn
from intervjukod.language.guide_matching import propose
from intervjukod.readers import registry
from intervjukod.readers.guide import read_guide
from intervjukod.readers.informants import InformantRow, read_informants

STUDY = Path(__file__).resolve().parents[1]
GUIDE = STUDY / "codebooks" / "bilaga-6.yaml"
TRUTH = STUDY / "src" / "intervjukod" / "demonstration" / "coded" / "answers.csv"
DRAWS = 5

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of what is right, what was proposed and what is true, in one unit."""

    right: int = 0
    proposed: int = 0
    true: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.proposed + other.proposed, self.true + other.true)

    def __str__(self) -> str:
        return f"{self.right} / {self.proposed} / {self.true}"

    @property
    def precision(self) -> float:
        """The share of what is proposed that is right; 0 when nothing is."""
        return self.right / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        """The share of what is true that is proposed; 0 when nothing is."""
        return self.right / self.true if self.true else 0.0


@dataclass(frozen=True, slots=True)
class Tallies:
    """Questions asked, turns that answer them, probes used."""

    asked: Tally = Tally()
    answered: Tally = Tally()
    probes: Tally = Tally()

    def __add__(self, other: Tallies) -> Tallies:
        return Tallies(self.asked + other.asked, self.answered + other.answered, self.probes + other.probes)

    @property
    def shares(self) -> str:
        """Precision and recall of all three, as cells of a table."""
        cells = (f"{tally.precision:.2f} / {tally.recall:.2f}" for tally in (self.asked, self.answered, self.probes))
        return " | ".join(cells)


@dataclass(frozen=True, slots=True)
class Truth:
    """One question in one interview: numbers of the turns that ask and answer it, and the probes used."""

    asked: frozenset[int]
    answered: frozenset[int]
    probes: frozenset[str]


def interviews() -> list[Transcript]:
    """The demonstration's interviews, with the attributes that its informants.csv gives."""
    path = STUDY / "informants.csv"
    rows = {row.transcript: row for row in read_informants(path.read_text(encoding="utf-8"), str(path))}
    return [_interview(path, rows[path.stem]) for path in sorted((STUDY / "transcripts").iterdir())]


def _interview(path: Path, row: InformantRow) -> Transcript:
    reading = registry.read(path)
    speakers = {}
    for turn in reading.turns:
        informant = turn.side is Side.INFORMANT
        attributes = row.attributes if informant else {}
        speakers[turn.speaker] = Speaker(turn.speaker, turn.side, row.informant if informant else "", attributes)
    digest = text_hash(reading.text)
    return Transcript(path.stem, path.stem, path.name, digest, reading.text, reading.turns, speakers)


def guide() -> Guide:
    """The demonstration's question guide."""
    return read_guide(GUIDE.read_text(encoding="utf-8"), str(GUIDE), GUIDE.stem)


def truth(transcript: Transcript) -> dict[str, Truth]:
    """What a person found, by question. ValueError when words of the truth are not in the transcript."""
    with TRUTH.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["transcript"] == transcript.name]
    return {
        row["question"]: Truth(
            _turns_with(transcript, [row["asked"]], Side.INTERVIEWER),
            _turns_with(transcript, row["answered"].split(" | "), Side.INFORMANT),
            frozenset(filter(None, row["probes"].split(";"))),
        )
        for row in rows
    }


def _turns_with(transcript: Transcript, quotes: Iterable[str], side: Side) -> frozenset[int]:
    found: set[int] = set()
    for quote in filter(None, quotes):
        turns = {
            turn.n
            for span in find_quote(transcript.text, quote)
            for turn in transcript.turns_in(span)
            if turn.side is side
        }
        if not turns:
            raise ValueError(f"{TRUTH.name}: not in {transcript.name}: {quote}")
        found |= turns
    return frozenset(found)


def judged(transcript: Transcript, answers: Sequence[Answer], true: Mapping[str, Truth]) -> Tallies:
    """What is right of ``answers``, proposed for ``transcript``."""
    proposed = {answer.question: answer for answer in answers}
    total = Tallies()
    for question, told in true.items():
        answer = proposed.get(question)
        asked = _numbers(transcript, [answer.asked] if answer and answer.asked else [])
        answered = _numbers(transcript, answer.answered if answer else [])
        probes = frozenset(answer.probes if answer else ())
        total += Tallies(
            Tally(bool(asked & told.asked), bool(asked), bool(told.asked)),
            Tally(len(answered & told.answered), len(answered), len(told.answered)),
            Tally(len(probes & told.probes), len(probes), len(told.probes)),
        )
    return total


def _numbers(transcript: Transcript, spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(turn.n for span in spans for turn in transcript.turns_in(span))


def without_words(transcript: Transcript, share: float, seed: int) -> Transcript:
    """The transcript with each word of the interviewer's left out with probability ``share``."""
    draw = random.Random(seed)
    text = ""
    turns: list[Turn] = []
    for turn in transcript.turns:
        said = turn.words.of(transcript.text)
        if turn.side is Side.INTERVIEWER:
            said = _WORD.sub(lambda word: "" if draw.random() < share else word[0], said)
        turns.append(replace(turn, words=Span(len(text), len(text + said))))
        text += f"{said}\n"
    return replace(transcript, text=text, text_hash=text_hash(text), turns=tuple(turns))


def measured(share: float = 0.0, seed: int = 0) -> list[tuple[str, Tallies]]:
    """The tallies of each interview, by name, with ``share`` of the interviewer's words left out."""
    asked_from = guide()
    found = []
    for transcript in interviews():
        heard = without_words(transcript, share, seed) if share else transcript
        found.append((transcript.name, judged(heard, propose(heard, asked_from), truth(transcript))))
    return found


def total(tallies: Iterable[tuple[str, Tallies]]) -> Tallies:
    """The sum over interviews."""
    return sum((each for _, each in tallies), Tallies())


def main() -> None:
    """Print what was measured as Markdown."""
    rows = measured()
    print("Guide matching on the demonstration: right / proposed / true")
    print("\n| interview | asked | turns that answer | probes |\n|---|---:|---:|---:|")
    for name, each in [*rows, ("all", total(rows))]:
        print(f"| {name} | {each.asked} | {each.answered} | {each.probes} |")
    print("\n| precision / recall | asked | turns that answer | probes |\n|---|---:|---:|---:|")
    print(f"| as it stands | {total(rows).shares} |")
    for share in (0.2, 0.35):
        drawn = [row for seed in range(DRAWS) for row in measured(share, seed)]
        print(f"| {share:.0%} of the interviewer's words left out, {DRAWS} draws | {total(drawn).shares} |")
    print(f"\n{_speed()}")


def _speed() -> str:
    asked_from = guide()
    each = interviews()
    said = sum(len(words(transcript.text)) for transcript in each)
    seconds = cpu(lambda: [propose(transcript, asked_from) for transcript in each])
    return f"{1000 * seconds * 6000 / said:.0f} ms of CPU for 6,000 words ({said:,} words in {len(each)} interviews)."


if __name__ == "__main__":
    main()

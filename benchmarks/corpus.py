"""A made-up corpus of any size: the same seed gives the same study. Nothing in it is real."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from intervjukod.domain.anchor import anchor, text_hash
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.journal.identity import answer_id, imported_coding_id, transcript_id, version_id
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Side, Turn
from intervjukod.storage import Store
from intervjukod.storage.rows import turns_to_field

STUDY = "6f1c2d3e-0000-4000-8000-000000000001"
CODES = tuple(f"kod{n:02d}" for n in range(25))
LETTERS = "abcde"
PARENTS = {code: CODES[n % 5] for n, code in enumerate(CODES) if n >= 5}
ROLES = ("polis/områdespolis", "polis/spanare", "ordningsvakt", "kommun")
SITES = ("Sergels torg", "Hässelby torg", "Rinkeby torg")
STATISTICS = "tabell.csv"
"""A table of statistics in the study's folder, with every place of ``SITES``."""
FACETS = {"riktning": ("ökat", "minskat", "oförändrat"), "plats": SITES, "period": ("före", "efter")}
DEFAULT_FROM = {"plats": "site"}
SHARES = {"riktning": 0.7, "plats": 0.1, "period": 0.5}
"""How many codings are given a value of each facet."""
GUIDE = "frågor"
QUESTIONS = 12
_PROSE = (
    "vi har sett att det är fler ute på torget nu än förra året men det märks inte i siffrorna när man räknar "
    "bemanningen räcker sällan hela kvällen och samverkan går upp och ner med vilka som jobbar just då"
)
_WORDS = _PROSE.split()


def transcript_text(seed: int, words: int) -> str:
    """An interview of about ``words`` words, labels ``I:`` and ``P:``, a blank line between turns."""
    chance = random.Random(seed)
    parts: list[str] = []
    said = 0
    while said < words:
        question = " ".join(chance.choices(_WORDS, k=8))
        sentences = [" ".join(chance.choices(_WORDS, k=chance.randint(5, 18))) for _ in range(chance.randint(2, 8))]
        answer = " ".join(f"{sentence.capitalize()}." for sentence in sentences)
        parts += [f"I: {question.capitalize()}?", f"P: {answer}"]
        said += len(answer.split()) + 8
    return "\n\n".join(parts) + "\n"


def write_folder(folder: Path, transcripts: int, words: int) -> None:
    """A study folder of text files, a codebook and a table of informants; no database."""
    (folder / "transcripts").mkdir(parents=True)
    (folder / "codebooks").mkdir()
    (folder / "study.yaml").write_text(f"study: {STUDY}\ntitle: Mätning\nmain-coder: PK\n", "utf-8")
    (folder / "codebooks" / "mätning.yaml").write_text(codebook_text(), "utf-8")
    rows = ["transcript,role"]
    for n in range(transcripts):
        (folder / "transcripts" / f"R{n:04d}.txt").write_text(transcript_text(n, words), "utf-8")
        rows.append(f"R{n:04d},{ROLES[n % len(ROLES)]}")
    (folder / "informants.csv").write_text("\n".join(rows) + "\n", "utf-8")


def codebook_text() -> str:
    """Twenty-five codes in two levels."""
    lines = ["codebook: Mätning", "codes:"]
    for top in CODES[:5]:
        letter = LETTERS[CODES.index(top)]
        lines += [f"  {top}:", f"    label: Tema {top}", f"    key: {letter}", "    codes:"]
        lines += [f"      {code}: {{label: Kod {code}}}" for code, parent in PARENTS.items() if parent == top]
    return "\n".join(lines) + "\n"


def turns_of(text: str) -> tuple[Turn, ...]:
    """The turns of a text of this corpus."""
    turns: list[Turn] = []
    start = 0
    for n, paragraph in enumerate(text.strip("\n").split("\n\n"), 1):
        side = Side.INTERVIEWER if paragraph.startswith("I") else Side.INFORMANT
        turns.append(Turn(n, Span(start + 3, start + len(paragraph)), paragraph[0], side))
        start += len(paragraph) + 2
    return tuple(turns)


def spans(text: str, count: int, seed: int) -> Iterator[Span]:
    """``count`` passages of 40 to 400 code points, many overlapping."""
    chance = random.Random(seed)
    for _ in range(count):
        size = chance.randint(40, 400)
        start = chance.randrange(max(1, len(text) - size))
        yield Span(start, min(len(text), start + size))


def coding_changes(
    transcript: str, text: str, salt: str, count: int, seed: int, coder: str = "PK", *, facets: bool = False
) -> list[Change]:
    """``count`` codings of one transcript, as a load would write them; with values of ``FACETS``, where wanted."""
    chance, picked = random.Random(seed), random.Random(seed)
    hash_ = text_hash(text)
    changes = []
    for span in spans(text, count, seed):
        code = chance.choice(CODES)
        fields = {
            "exists": True,
            "transcript": transcript,
            "anchor": anchor(text, hash_, span, salt).to_field(),
            "code": code,
            "coder": coder,
        }
        if facets:
            given = (name for name, share in SHARES.items() if picked.random() < share)
            fields |= {f"facet:{name}": picked.choice(FACETS[name]) for name in given}
        changes.append(Change(Kind.CODING, imported_coding_id(STUDY, hash_, span, code, coder), fields))
    return changes


def statistics_text() -> str:
    """The table: two indicators of each place over four periods."""
    lines = ["plats;niva;period;block;indikator;varde;kalla"]
    for n, place in enumerate(SITES):
        for period in ("2020H1", "2020H2", "2021H1", "2021H2"):
            lines += [f"{place};område;{period};Brott;{name};{n + 3};anmälda brott" for name in ("Rån", "Totalt")]
    return "\n".join(lines) + "\n"


def fill(store: Store, transcripts: int, words: int, codings: int) -> None:
    """Transcripts, the codebook and ``codings`` codings a transcript, through the journal, as one transaction."""
    book = [Change(Kind.CODE, code, {"exists": True, "parent": PARENTS.get(code, "")}) for code in CODES]
    facets = [
        {"name": name, "values": values, "default_from": DEFAULT_FROM.get(name, "")} for name, values in FACETS.items()
    ]
    order = {"exists": True, "order": list(CODES), "facets": facets}
    journal = store.journal
    with journal.transaction():
        journal.write([Change(Kind.CODEBOOK, "mätning", order), *book], "intervjukod")
        for n in range(transcripts):
            text = transcript_text(n, words)
            journal.write(_transcript_changes(n, text), "intervjukod", texts=[text])
            id_ = transcript_id(STUDY, f"R{n:04d}")
            salt = store.texts.salt(text_hash(text))
            journal.write(coding_changes(id_, text, salt, codings, n, facets=True), "PK")


def ask(store: Store, transcripts: int, words: int) -> None:
    """A guide whose questions expect a code each, and where they were answered in the ``transcripts`` of ``fill``.

    In each interview two questions in three were answered, in the turns one after another; the rest were not asked.
    """
    ids = [f"q{n}" for n in range(1, QUESTIONS + 1)]
    questions = [
        Change(
            Kind.QUESTION,
            f"{GUIDE}/{id_}",
            {"exists": True, "id": id_, "ask": f"Fråga {id_}: {_PROSE[:40]}?", "expects": [CODES[5 + n]]},
        )
        for n, id_ in enumerate(ids)
    ]
    journal = store.journal
    with journal.transaction():
        journal.write([Change(Kind.GUIDE, GUIDE, {"exists": True, "order": ids}), *questions], "intervjukod")
        for n in range(transcripts):
            text = transcript_text(n, words)
            journal.write(_answers(n, text, ids, store.texts.salt(text_hash(text))), "PK")


def _answers(n: int, text: str, ids: list[str], salt: str) -> Iterator[Change]:
    id_, hash_ = transcript_id(STUDY, f"R{n:04d}"), text_hash(text)
    turns = iter(turns_of(text))
    for number, question in enumerate(ids):
        asked, answered = next(turns), next(turns)
        if (number + n) % 3:
            fields = {
                "exists": True,
                "transcript": id_,
                "guide": GUIDE,
                "question": question,
                "asked": anchor(text, hash_, asked.words, salt).to_field(),
                "answered": [anchor(text, hash_, answered.words, salt).to_field()],
            }
            yield Change(Kind.ANSWER, answer_id(id_, GUIDE, question), fields)


def _transcript_changes(n: int, text: str) -> list[Change]:
    id_ = transcript_id(STUDY, f"R{n:04d}")
    hash_ = text_hash(text)
    said = {
        "exists": True,
        "name": f"R{n:04d}",
        "file": f"R{n:04d}.txt",
        "csv:role": ROLES[n % len(ROLES)],
        "csv:site": SITES[n % len(SITES)],
        "csv:uniform": ("ja", "nej")[n % 2],
    }
    version = {"exists": True, "transcript": id_, "text": hash_, "parent": "", "map": None}
    return [
        Change(Kind.TRANSCRIPT, id_, said),
        Change(Kind.VERSION, version_id(id_, hash_, ""), version | {"turns": turns_to_field(turns_of(text))}),
    ]

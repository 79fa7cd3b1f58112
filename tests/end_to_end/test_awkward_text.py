"""Text that trips programs up: a passage is coded, and exactly that passage comes back, everywhere and always."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intervjukod.domain.span import Span
from intervjukod.study import Study
from tests.builders import study_folder

COLUMNS = ("id", "transcript", "start", "end", "text", "code", "coder", "facets", "memo", "created")


@dataclass(frozen=True, slots=True)
class Awkward:
    """``said`` is in the file, between two plain turns; ``coded`` is the passage as the canonical text has it;
    ``found`` is a query that finds it."""

    said: bytes
    coded: str
    found: str


def said(text: str, coded: str, found: str, encoding: str = "utf-8") -> Awkward:
    """What an informant says, the passage in it, and a query that finds the passage."""
    return Awkward(f"P: {text}".encode(encoding), coded, found)


AWKWARD = {
    "letters in parts": said(
        unicodedata.normalize("NFD", "Där är det värre på helgen, å så Ängel."),
        "värre på helgen, å så Ängel",
        "VÄRRE PÅ",
    ),
    "marks that stay marks": said("Han sa q\u0307\u0323 och x\u0302.", "q\u0323\u0307 och x\u0302", "och"),
    "emoji": said("Skrev 👍🏽 och 🇸🇪 och 1️⃣ till mig 😀.", "👍🏽 och 🇸🇪 och 1️⃣ till mig 😀", "TILL mig"),
    "joined emoji": said("En 👩‍👩‍👧‍👦 och en 👮🏽‍♀️ där.", "👩‍👩‍👧‍👦 och en 👮🏽‍♀️", "och en"),
    "zero width": said(
        "Sam\u200bver\u200dkan på \ufeffnatt\u2060en.", "Sam\u200bver\u200dkan på \ufeffnatt\u2060en", "på"
    ),
    "soft hyphens": said("Om be\u00admann\u00ading och så.", "be\u00admann\u00ading", "bemanning"),
    "right to left": said("Han sa שלום עולם och \u202bمرحبا\u202c sen.", "שלום עולם och \u202bمرحبا\u202c", "שלום"),  # noqa: RUF001  Arabic has letters like these
    "line ends of Windows": said("Första\r\noch andra\r\n\r\noch.", "Första\noch andra\n\noch", "och andra"),
    "line ends of an old Mac": said("Första raden\roch andra.", "raden\noch andra", "raden"),
    "form feed": said("Sida ett\x0csida två\x0b och tabb\tdär.", "ett\x0csida två\x0b och tabb\tdär", "sida två"),
    "separators": said(
        "Rad\u2028ny\u2029nytt stycke\u0085och.", "Rad\u2028ny\u2029nytt stycke\u0085och", "nytt stycke"
    ),
    "look-alikes": said("Öppna drogsценer och Sаmverkan.", "drogsценer och Sаmverkan", "drogscener och samverkan"),  # noqa: RUF001  the look-alikes are the point
    "scan doubles": said("En ﬁn oﬀert om ﬂykt.", "En ﬁn oﬀert om ﬂykt", "fin offert"),
    "hard spaces": said("Fem\u00a0hundra\u202fkronor\u3000kvar.", "Fem\u00a0hundra\u202fkronor\u3000kvar", "kronor"),
    "control characters": said("Röd \x1b[31mtext\x1b[0m och \x07pling.", "\x1b[31mtext\x1b[0m och \x07pling", "pling"),
    "beyond the first plane": said("Skylten 🜚 och 𐍈 och 𠮷野家.", "🜚 och 𐍈 och 𠮷野家", "och 𐍈"),
    "a table's own signs": said('Han sa "=SUM(A1)"; sen,\ninget\tmer.', '"=SUM(A1)"; sen,\ninget\tmer', "inget"),
    "a formula": said("=1+1 sa han, @du -2 +3.", "=1+1 sa han, @du -2 +3", "sa han"),
    "UTF-16": said("Också åäö 👍🏽 här.", "åäö 👍🏽 här", "här", "utf-16"),
    "cp1252": said("Bara “åäö” – och € så.", "“åäö” – och € så", "åäö", "cp1252"),
}


def folder_with(place: Path, said: bytes) -> Path:
    """A study with one interview in which this is said, among plain words."""
    wide = said.startswith(b"\xff\xfe")
    around = ("I: Hej, hur är det?\n\n", "\n\nP: Bra så.\n")
    if wide:
        text = said.decode("utf-16").join(around).encode("utf-16")
    else:
        encoding = "utf-8" if _is_utf8(said) else "cp1252"
        text = said.join(part.encode(encoding) for part in around)
    return study_folder(place, transcripts={"I01.txt": text})


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def from_csv(written: str) -> list[dict[str, str]]:
    """Rows as a spreadsheet or a script reads them."""
    return list(csv.DictReader(io.StringIO(written, newline="")))


def from_json(written: str) -> list[dict[str, str]]:
    """Rows of text, as the command line makes them of JSON."""
    rows = json.loads(written)
    facets = [";".join(f"{name}={value}" for name, value in row["facets"].items()) for row in rows]
    return [
        {name: str(value) for name, value in row.items()} | {"facets": said}
        for row, said in zip(rows, facets, strict=True)
    ]


def comes_back(study: Study, id_: str, words: str) -> None:
    """The coding has exactly these words: on the transcript, as a passage, in CSV and in JSON, and back in again."""
    i01 = study.transcripts.find("I01")
    text = study.transcripts.open(i01).text
    assert [one.span.of(text) for one in study.coding.of(i01) if one.id == id_] == [words]
    (passage,) = [one for one in study.reading.passages() if one.id == id_]
    assert passage.text == words
    assert text[passage.start : passage.end] == words
    before = study.history.rows(1)[0].seq
    for form, read in (("csv", from_csv), ("json", from_json)):
        rows = read(study.results.write([passage], form, columns=COLUMNS))
        assert [row["text"] for row in rows] == [words]
        assert [row["memo"] for row in rows] == [f"Om «{words}»"]
        report = study.coding.load(rows)
        assert (report.skipped, report.failed, report.act) == (1, (), None)
    assert study.history.rows(1)[0].seq == before


@pytest.mark.parametrize("what", AWKWARD)
def test_a_passage_comes_back_as_it_is(tmp_path: Path, what: str) -> None:
    """Coded by its words, after undo and redo, after a restart, in CSV, in JSON, found again, and `doctor` agrees."""
    awkward = AWKWARD[what]
    folder = folder_with(tmp_path / "torget", awkward.said)
    with Study.open(folder, coder="Anna") as study:
        i01 = study.transcripts.find("I01")
        text = study.transcripts.open(i01).text
        span = study.reading.quote(i01, awkward.coded)
        id_ = study.coding.code(i01, span, "staffing", memo=f"Om «{awkward.coded}»").ids[0]
        comes_back(study, id_, awkward.coded)
        assert study.history.undo() is not None
        assert study.reading.passages() == []
        assert study.history.redo() is not None
        comes_back(study, id_, awkward.coded)
        hits = study.reading.search(awkward.found)
        assert any(span.contains(Span(hit.start, hit.end)) for hit in hits)
        assert [hit.matched for hit in hits] == [text[hit.start : hit.end] for hit in hits]
        assert [hit.start for hit in study.reading.search(awkward.coded)] == [span.start]
    with Study.open(folder, coder="Anna") as study:
        comes_back(study, id_, awkward.coded)
        assert all(check.status != "finding" for check in study.history.doctor(deep=True))


@pytest.mark.parametrize("what", AWKWARD)
def test_every_turn_and_every_character_of_it_can_be_coded(tmp_path: Path, what: str) -> None:
    """Whatever stands there, labels are in no turn, and no span that has words is shifted by what is before it."""
    folder = folder_with(tmp_path / "torget", AWKWARD[what].said)
    with Study.open(folder, coder="Anna") as study:
        opened = study.transcripts.open(study.transcripts.find("I01"))
        assert [turn.speaker for turn in opened.turns] == ["I", "P", "P"]
        spans = [turn.words for turn in opened.turns]
        assert not any(span.of(opened.text).startswith(("I:", "P:")) for span in spans)
        spans += [Span(at, at + 1) for at in range(spans[1].start, spans[1].end) if opened.text[at].strip()]
        rows = [
            {"transcript": "I01", "start": str(span.start), "end": str(span.end), "code": "samverkan"} for span in spans
        ]
        report = study.coding.load(rows)
        assert (report.failed, report.added) == ((), len(set(spans)))
        found = {Span(one.start, one.end): one.text for one in study.reading.passages()}
        assert found == {span: span.of(opened.text) for span in spans}


CHARACTERS = st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("åä \u0301\u200d\n👍🏽\u2028")


@given(words=st.text(CHARACTERS, min_size=1))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    """Whatever an informant says, coded whole, is what the passage holds."""
    interview = {"I01.txt": f"I: Nå?\n\nP: ja {words} ja"}
    folder = study_folder(tmp_path_factory.mktemp("any") / "torget", transcripts=interview)
    with Study.open(folder, coder="Anna") as study:
        i01 = study.transcripts.find("I01")
        text = study.transcripts.open(i01).text
        span = Span(text.index("ja"), len(text.rstrip()))
        memo = f"Om «{span.of(text)}»"
        comes_back(study, study.coding.code(i01, span, "staffing", memo=memo).ids[0], span.of(text))
        study.history.undo()
        study.history.redo()
        assert [one.text for one in study.reading.passages()] == [span.of(text)]
        assert all(check.status != "finding" for check in study.history.doctor(deep=True))

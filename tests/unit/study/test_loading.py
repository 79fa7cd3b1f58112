"""Codings from rows: what is new, what is there already, what cannot be placed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from intervjukod.study import Study
from intervjukod.study.shapes import LoadReport
from tests.unit.study.acting import FEW, PEOPLE, TWO, code, codings, edit, newest, rows, words

ROW = {"transcript": "I01", "text": FEW, "code": "staffing"}


def failures(report: LoadReport) -> list[tuple[int, str]]:
    """Row numbers and why."""
    return [(number, note.key) for number, note in report.failed]


def counts(report: LoadReport) -> tuple[int, int, int]:
    """Rows added, updated, skipped."""
    return report.added, report.updated, report.skipped


def test_rows_become_codings_as_one_act(study: Study) -> None:
    """By quote or by offsets, with coder, facets, memo and time; history tells one act and the number."""
    i02 = study.transcripts.find("I02")
    span = study.reading.quote(i02, TWO)
    report = study.coding.load(
        [
            {**ROW, "coder": "Bo", "facets": "riktning=ökat;plats=Sergels torg", "memo": "Se I02."},
            {
                "transcript": "I02-vakt.txt",
                "start": str(span.start),
                "end": str(span.end),
                "text": TWO,
                "code": "Samverkan",
                "created": "2024-05-01T10:00:00+02:00",
            },
        ]
    )
    assert counts(report) == (2, 0, 0)
    assert report.act is not None
    assert (report.act.key, report.act.values) == ("acts.loaded", {"n": 2})
    assert study.history.rows(1)[0].act.values == {"n": 2}
    (one,), (two,) = codings(study), codings(study, "I02")
    assert (one.coder, one.facets, one.memo) == ("Bo", {"riktning": "ökat", "plats": "Sergels torg"}, "Se I02.")
    assert (two.code, two.span, two.coder, two.created) == ("samverkan", span, "Anna", "2024-05-01T08:00:00Z")
    study.history.undo()
    assert (codings(study), codings(study, "I02"), study.coding.memos()) == ([], [], [])


def test_a_load_of_many_is_told_with_its_number(study: Study) -> None:
    """History counts all that one act did, not the first of it; memos beside them are no codings."""
    text = study.transcripts.open(study.transcripts.find("I01")).text
    spans = [(n, n + 20) for n in range(60) if text[n : n + 20].strip()]
    report = study.coding.load(
        [{"transcript": "I01", "start": str(a), "end": str(b), "code": "staffing", "memo": f"{a}"} for a, b in spans]
    )
    assert counts(report) == (len(spans), 0, 0)
    act = study.history.rows(1)[0].act
    assert (act.key, act.values, act.count) == ("acts.loaded", {"n": len(spans)}, len(spans))


def test_the_coder_is_the_row_s_else_the_one_given_else_one_s_own(study: Study) -> None:
    """Whoever loads them."""
    rows_ = [ROW, {**ROW, "code": "samverkan", "coder": "Cia"}]
    study.coding.load(rows_, coder="Bo")
    study.coding.load([ROW])
    assert sorted((one.coder, one.code) for one in codings(study)) == [
        ("Anna", "staffing"), ("Bo", "staffing"), ("Cia", "samverkan"),
    ]  # fmt: skip


def test_half_a_place_is_no_place(study: Study) -> None:
    """A start without an end: the words decide, and without words nothing does."""
    report = study.coding.load([{**ROW, "start": "5", "end": ""}, {**ROW, "start": "5", "text": ""}])
    assert (counts(report), failures(report)) == ((1, 0, 0), [(2, "errors.row_without")])
    assert words(study) == {FEW: "staffing"}


def test_a_long_quote_is_told_in_short(study: Study) -> None:
    """The error stays one line that can be read."""
    report = study.coding.load([{**ROW, "text": "Ord " * 500}])
    assert len(str(report.failed[0][1].values["quote"])) < 70


def test_a_memo_alone_is_an_update_and_no_memo_is_none(study: Study) -> None:
    """A row that says nothing of a memo takes none away."""
    code(study, FEW, "staffing")
    (row,) = rows(study)
    assert counts(study.coding.load([row | {"memo": "Ny."}])) == (0, 1, 0)
    assert counts(study.coding.load([row | {"memo": ""}])) == (0, 0, 1)
    assert [memo.text for memo in study.coding.memos()] == ["Ny."]


def test_what_was_exported_changes_nothing(study: Study) -> None:
    """Every row of every coder, with facets and memos of two coders, comes back as it is: not one op."""
    id_ = code(study, FEW, "staffing", riktning="ökat", memo="Rad ett,\nrad «två»; a=b")
    study.coding.memo("coding", id_, "Bos.", coder="Bo")
    code(study, FEW, "staffing", coder="Bo", plats="Hässelby torg", memo="Bos om sin egen.")
    code(study, PEOPLE, "kontinuitet", nth=2)
    study.coding.recode(code(study, TWO, "staffing", transcript="I02", riktning="minskat"), "samverkan")
    study.coding.load([{"transcript": "I02", "text": "Folk flyttar sig", "code": "förflyttning", "coder": "Cia"}])
    before = newest(study)
    assert counts(study.coding.load(rows(study))) == (0, 0, 5)
    without_ids = [{name: value for name, value in row.items() if name != "id"} for row in rows(study)]
    assert counts(study.coding.load(without_ids)) == (0, 0, 5)
    assert newest(study) == before


def test_a_row_with_an_id_updates(study: Study) -> None:
    """Code, place, facets and memo become the row's; the id stays."""
    id_ = code(study, FEW, "staffing", riktning="ökat", plats="Sergels torg")
    (row,) = rows(study)
    changed = row | {"code": "samverkan", "text": "för få på kvällarna", "start": "", "facets": "riktning=minskat"}
    report = study.coding.load([changed | {"memo": "Ändrad."}])
    assert counts(report) == (0, 1, 0)
    (coding,) = codings(study)
    assert (coding.id, coding.code, coding.memo) == (id_, "samverkan", "Ändrad.")
    assert coding.facets == {"riktning": "minskat"}
    assert words(study) == {"för få på kvällarna": "samverkan"}


def test_a_row_of_another_transcript_does_not_take_a_coding_along(study: Study) -> None:
    """An id belongs to its transcript: such a row is reported and changes nothing."""
    code(study, FEW, "staffing")
    (row,) = rows(study)
    report = study.coding.load([row | {"transcript": "I02-vakt", "text": TWO, "start": ""}])
    assert failures(report) == [(1, "errors.coding_elsewhere")]
    assert words(study) == {FEW: "staffing"}


def test_loading_again_leaves_a_person_s_word(study: Study) -> None:
    """What was recoded, moved or given a facet since the first load stays so, and is not made twice."""
    file = [
        ROW,
        {"transcript": "I02", "text": TWO, "code": "samverkan"},
        {"transcript": "I01", "text": "tolv år", "code": "staffing"},
    ]
    study.coding.load(file)
    by_words = {coding.code: coding.id for coding in (*codings(study, "I02"), *codings(study)[1:])}
    study.coding.recode(by_words["staffing"], "förflyttning")
    study.coding.move(by_words["samverkan"], study.reading.quote(study.transcripts.find("I02"), "Vi är alltid två"))
    study.coding.set_facet(codings(study)[0].id, "riktning", "ökat")
    before = (newest(study), words(study), words(study, "I02"))
    assert counts(study.coding.load(file)) == (0, 0, 3)
    assert (newest(study), words(study), words(study, "I02")) == before


def test_a_load_that_was_undone_can_be_loaded_again(study: Study) -> None:
    """The codings come back, each once."""
    study.coding.load([ROW, ROW])
    study.history.undo()
    assert counts(study.coding.load([ROW, ROW])) == (1, 0, 1)
    assert words(study) == {FEW: "staffing"}


BAD = [
    ({**ROW, "transcript": "I09"}, "errors.transcript_unknown"),
    ({**ROW, "transcript": "I0"}, "errors.transcript_ambiguous"),
    ({**ROW, "transcript": ""}, "errors.row_without"),
    ({**ROW, "code": " "}, "errors.row_without"),
    ({**ROW, "text": ""}, "errors.row_without"),
    ({**ROW, "text": PEOPLE}, "errors.quote_ambiguous"),
    ({**ROW, "text": "fanns aldrig"}, "errors.quote_not_found"),
    ({**ROW, "start": "0", "end": "9"}, "errors.text_differs"),
    ({**ROW, "start": "0", "end": "99999"}, "errors.span_outside"),
    ({**ROW, "start": "noll", "end": "9"}, "errors.span_form"),
    ({**ROW, "start": "9", "end": "3"}, "errors.span_form"),
    ({**ROW, "start": "-9", "end": "3"}, "errors.span_form"),
    ({**ROW, "text": "", "start": "4", "end": "4"}, "errors.span_empty"),
    ({**ROW, "facets": "riktning"}, "errors.facet_form"),
    ({**ROW, "facets": "riktning=uppåt"}, "errors.facet_value"),
    ({**ROW, "facets": "riktnin=ökat"}, "errors.facet_unknown"),
    ({**ROW, "created": "i går"}, "errors.time_form"),
    ({**ROW, "code": "övrigt"}, "errors.code_not_codable"),
    ({**ROW, "memo": "Hm\ud800."}, "errors.no_text"),
]


@pytest.mark.parametrize(("bad", "why"), BAD, ids=[f"{n}-{why}" for n, (_, why) in enumerate(BAD)])
def test_a_row_that_cannot_be_placed_leaves_the_others(study: Study, bad: dict[str, str], why: str) -> None:
    """It is reported with its number, and the rows before and after it are loaded."""
    good = {"transcript": "I02", "text": TWO, "code": "samverkan"}
    report = study.coding.load([good, bad, ROW])
    assert failures(report) == [(2, why)]
    assert counts(report) == (2, 0, 0)
    assert (words(study), words(study, "I02")) == ({FEW: "staffing"}, {TWO: "samverkan"})


def test_only_bad_rows_write_nothing(study: Study) -> None:
    """No act, no op."""
    before = newest(study)
    report = study.coding.load([bad for bad, _ in BAD])
    assert (report.act, counts(report), len(report.failed)) == (None, (0, 0, 0), len(BAD))
    assert newest(study) == before


def test_text_with_other_line_ends_and_in_other_parts_is_the_same(study: Study) -> None:
    """A spreadsheet may have written CRLF, another program the letters in parts: the words are the words."""
    i01 = study.transcripts.open(study.transcripts.find("I01"))
    span = study.reading.quote(i01.id, "helgerna heller.\n\nI: Hur fungerar")
    text = span.of(i01.text).replace("\n", "\r\n").replace("ä", "a\u0308")
    row = {"transcript": "I01", "start": str(span.start), "end": str(span.end), "text": text, "code": "staffing"}
    assert counts(study.coding.load([row])) == (1, 0, 0)


def test_unknown_codes_are_counted_and_not_made(study: Study) -> None:
    """How many rows have each; the other rows are loaded."""
    report = study.coding.load([{**ROW, "code": "trygghet"}, {**ROW, "code": "trygghet"}, {**ROW, "code": "nytt"}, ROW])
    assert report.unknown == {"trygghet": 2, "nytt": 1}
    assert counts(report) == (1, 0, 0)
    assert set(study.codebook.book.by_key) == {"staffing", "kontinuitet", "samverkan", "förflyttning", "övrigt"}


def test_new_codes_are_made_in_the_same_act_and_written_in_the_file(study: Study) -> None:
    """With `new_codes`: in the first codebook, with a key that a key may be; one undo takes it all back."""
    path = study._context.folder.root / "codebooks" / "torget.yaml"
    before = path.read_text("utf-8")
    new = [{**ROW, "code": name} for name in ("trygghet", "Ljus & mörker: natt", "trygghet")]
    report = study.coding.load(new, new_codes=True)
    assert (counts(report), report.unknown) == ((2, 0, 1), {})
    assert report.act is not None
    assert report.act.key == "acts.loaded"
    book = study.codebook.book
    assert {code.key: (code.name("sv"), code.codebook) for code in book.codes[-2:]} == {
        "trygghet": ("trygghet", "torget"),
        "ljus-mörker-natt": ("Ljus & mörker: natt", "torget"),
    }
    assert "ljus-mörker-natt" in path.read_text("utf-8")
    assert [coding.code for coding in codings(study)] == ["trygghet", "ljus-mörker-natt"]
    assert study.codebook.findings() == ()
    assert counts(study.coding.load(new, new_codes=True)) == (0, 0, 3)
    study.history.undo()
    assert path.read_text("utf-8") == before
    assert codings(study) == []


def test_a_code_that_somebody_has_just_written_is_not_new(study: Study) -> None:
    """An edit of the codebook that nobody has read yet is read first."""
    edit(study._context.folder.root / "codebooks" / "torget.yaml", "  övrigt:", "  nytt: {label: Trygghet}\n  övrigt:")
    report = study.coding.load([{**ROW, "code": "Trygghet"}], new_codes=True)
    assert counts(report) == (1, 0, 0)
    assert words(study) == {FEW: "nytt"}


def test_new_codes_are_made_only_for_rows_that_can_be_placed(study: Study) -> None:
    """A row without a place makes no code."""
    report = study.coding.load([{**ROW, "text": "fanns aldrig", "code": "nytt"}, {**ROW, "code": ":/"}], new_codes=True)
    assert failures(report) == [(1, "errors.quote_not_found"), (2, "errors.code_key_unusable")]
    assert "nytt" not in study.codebook.book.by_key


def test_two_copies_that_load_one_file_have_each_coding_once(folder: Path, tmp_path: Path) -> None:
    """What a file makes has a derived id: after a merge nothing is doubled, and nobody is asked anything."""
    other = Path(shutil.copytree(folder, tmp_path / "bos"))
    for place in (folder, other):
        with Study.open(place, coder="Anna") as study:
            study.coding.load([ROW])
    with Study.open(folder, coder="Anna") as study:
        report = study.history.merge(other)
        assert (report.codings, report.conflicts) == (0, ())
        assert words(study) == {FEW: "staffing"}
        assert len(codings(study)) == 1


def test_a_code_that_has_a_key_s_form_keeps_it(study: Study) -> None:
    """A table of another copy of the study names codes by their keys: they stay what they are."""
    study.coding.load([{**ROW, "code": "Natt_2"}, {**ROW, "code": "Natt 3"}], new_codes=True)
    assert sorted(coding.code for coding in codings(study)) == ["Natt_2", "natt-3"]
    assert study.codebook.book.by_key["natt-3"].name("sv") == "Natt 3"


@pytest.mark.parametrize("by", ["remove", "cancel"])
def test_what_is_loaded_again_says_what_its_row_says(study: Study, by: str) -> None:
    """Removed, or its load cancelled from history: what was said of it since is not said of the new one."""
    study.coding.load([ROW])
    gesture, id_ = study.history.rows(1)[0].gesture, codings(study)[0].id
    study.coding.set_facet(id_, "riktning", "ökat")
    study.coding.set_quote(id_)
    study.coding.memo("coding", id_, "Gränsen.")
    if by == "remove":
        study.coding.remove(id_)
    else:
        study.history.cancel(gesture)
    assert codings(study) == []
    study.coding.load([ROW])
    (plain,) = codings(study)
    assert (plain.facets, plain.quoted, plain.memo) == ({}, False, "")
    study.history.undo()
    study.coding.load([{**ROW, "facets": "riktning=minskat"}])
    assert codings(study)[0].facets == {"riktning": "minskat"}


def test_a_load_taken_back_alone_is_not_loaded_over(study: Study) -> None:
    """The cancelled load can stand again instead, with everything that was said of its codings."""
    study.coding.load([ROW])
    gesture = study.history.rows(1)[0].gesture
    study.coding.set_facet(codings(study)[0].id, "riktning", "ökat")
    study.history.cancel(gesture)
    study.coding.load([ROW])
    study.history.undo()
    study.history.restore(gesture)
    assert codings(study)[0].facets == {"riktning": "ökat"}

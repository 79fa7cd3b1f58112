"""What counts as a mention, a passage and a word, and what never counts twice."""

from __future__ import annotations

from dataclasses import replace

from intervjukod.analysis.counts import Counts, Status
from intervjukod.analysis.frequency import Frequency, frequency
from intervjukod.analysis.selection import Counting
from intervjukod.domain.codebook import Code, Codebook
from tests.unit.analysis.building import BOOK, Interview, Mark, basis, columns, interview, materials

ANNA = interview("I01", ("?", "Hur är bemanningen?"), ("Anna", "Vi är för få. Gränsen tar alla. Så är det."))
BO = interview("I02", ("?", "Och livet?"), ("Bo", "Det rör sig mer folk nu. Det är trångt."))
TWO = interview(
    "G01", ("?", "Hur många är ni?"), ("Cia", "Vi är tre på kvällen."), ("Dag", "Nej, två."), ("Cia", "Jo, tre.")
)


def count(*marks: Mark, over: tuple[Interview, ...] = (ANNA, BO)) -> dict[str, Counts]:
    """Counts by code over ``over``, all done."""
    result = frequency(columns(*marks), materials(over), BOOK, basis(over))
    return {row.code: row.counts for row in result.rows}


def keys(result: Frequency) -> list[str]:
    """The keys of what is noted."""
    return [note.key for note in result.notes]


def test_a_parent_counts_its_childrens_informants_once() -> None:
    """An informant with two codes under one theme is one informant of the theme."""
    rows = count(
        Mark(ANNA, "för få", "kontinuitet"), Mark(ANNA, "Gränsen", "gränskontroll"), Mark(BO, "folk", "vakans")
    )
    assert (rows["kontinuitet"].informants, rows["gränskontroll"].informants) == (2, 1)
    assert (rows["staffing"].informants, rows["staffing"].informants_of) == (2, 2)
    assert (rows["staffing"].passages, rows["staffing"].codings) == (3, 3)


def test_overlapping_children_are_one_passage_of_the_parent_with_its_words_once() -> None:
    """Two codes on overlapping words make two passages of their own and one of what is above them."""
    rows = count(Mark(ANNA, "Vi är för få. Gränsen", "kontinuitet"), Mark(ANNA, "Gränsen tar alla", "gränskontroll"))
    assert (rows["kontinuitet"].words, rows["gränskontroll"].words) == (5, 3)
    assert (rows["staffing"].passages, rows["staffing"].codings, rows["staffing"].words) == (1, 2, 7)


def test_overlaps_of_one_code_are_one_passage() -> None:
    """One coder's overlapping and nested codings of one code count their words once."""
    rows = count(
        Mark(ANNA, "Vi är för få. Gränsen tar alla.", "staffing"),
        Mark(ANNA, "för få", "staffing"),
        Mark(ANNA, "Gränsen tar alla. Så är det.", "staffing"),
    )
    assert (rows["staffing"].passages, rows["staffing"].codings, rows["staffing"].words) == (1, 3, 10)


def test_codings_that_only_touch_are_two_passages() -> None:
    """Half-open spans that meet have no code point in common."""
    rows = count(Mark(ANNA, "Vi är ", "staffing"), Mark(ANNA, "för få", "staffing"))
    assert (rows["staffing"].passages, rows["staffing"].words) == (2, 4)


def test_two_coders_on_one_passage_are_two_codings_and_one_passage() -> None:
    """Passages merge across the coders of the selection; codings stay as made."""
    rows = count(Mark(ANNA, "för få", "staffing"), Mark(ANNA, "för få. Gränsen", "staffing", coder="BE"))
    assert (rows["staffing"].passages, rows["staffing"].codings, rows["staffing"].words) == (1, 2, 3)


def test_an_informant_without_codings_is_in_the_denominator() -> None:
    """Who says nothing of a theme in an interview that counts is one of those it is said of."""
    rows = count(Mark(ANNA, "för få", "staffing"))
    assert (rows["staffing"].informants, rows["staffing"].informants_of) == (1, 2)
    assert rows["staffing"].words_of == 10 + 9


def test_a_code_that_nobody_used_has_a_row_of_zeros() -> None:
    """Not mentioned is a result; a code that is retired or merged away and unused is not."""
    rows = count(Mark(ANNA, "för få", "staffing"))
    assert list(rows) == ["staffing", "kontinuitet", "vakans", "gränskontroll", "folkliv"]
    assert rows["folkliv"] == Counts(0, 2, 0, 0, 0, 19, 0)
    assert rows["folkliv"].top_share is None


def test_a_retired_code_has_a_row_when_it_is_used() -> None:
    """What was coded before a code was retired still counts, above it too."""
    rows = count(Mark(BO, "trångt", "trängsel"))
    assert (rows["trängsel"].passages, rows["folkliv"].passages) == (1, 1)


def test_a_merged_code_counts_as_what_swallowed_it() -> None:
    """Codings under an old key, merged in the book or named in ``was``, join those of today's code."""
    rows = count(Mark(BO, "mer folk", "rörelse"), Mark(BO, "folk nu", "liv"), Mark(BO, "trångt", "folkliv"))
    assert "rörelse" not in rows
    assert (rows["folkliv"].passages, rows["folkliv"].codings, rows["folkliv"].words) == (2, 3, 4)


def test_what_lies_under_a_merged_code_counts_under_its_heir() -> None:
    """A child whose parent was merged moves, with its depth, to where the parent went."""
    book = replace(BOOK, codes=(*BOOK.codes, Code("kö", parent="rörelse")))
    result = frequency(columns(Mark(BO, "trångt", "kö")), materials([BO]), book, basis([BO]))
    rows = {row.code: row for row in result.rows}
    assert (rows["kö"].depth, rows["folkliv"].counts.passages) == (1, 1)
    order = [row.code for row in result.rows]
    assert order.index("kö") == order.index("folkliv") + 1


def test_codes_that_stand_under_each_other_count_once() -> None:
    """A loop, made by two people's moves, is cut where it is met: the first is the theme of the other."""
    book = Codebook((Code("a", parent="b"), Code("b", parent="a")))
    result = frequency(columns(Mark(BO, "trångt", "a")), materials([BO]), book, basis([BO]))
    assert [(row.code, row.counts.passages, row.counts.codings) for row in result.rows] == [("a", 1, 1), ("b", 0, 0)]


def test_an_unknown_code_gets_a_row_at_the_end_and_a_note() -> None:
    """A used code that is gone from the book is counted and told of, not lost."""
    used = columns(Mark(ANNA, "för få", "okänd"))
    result = frequency(used, materials([ANNA]), BOOK, basis([ANNA]))
    assert (result.rows[-1].code, result.rows[-1].depth, result.rows[-1].counts.passages) == ("okänd", 0, 1)
    assert [note.values for note in result.notes if note.key == "reports.unknown_codes"] == [{"keys": ("okänd",)}]


def test_codings_in_transcripts_that_do_not_count_are_left_out() -> None:
    """An interview that is not done gives neither mentions nor rows for unknown codes."""
    used = columns(Mark(ANNA, "för få", "staffing"), Mark(BO, "folk", "staffing"), Mark(BO, "folk", "okänd"))
    result = frequency(used, materials([ANNA]), BOOK, basis([ANNA], of=2))
    rows = {row.code: row.counts for row in result.rows}
    assert (rows["staffing"].informants, rows["staffing"].informants_of) == (1, 1)
    assert "okänd" not in rows


def test_a_passage_over_two_informants_counts_for_both_with_their_own_words() -> None:
    """One passage, two mentions; labels and the other's words are nobody's words."""
    rows = count(Mark(TWO, "på kvällen.\nDag: Nej, två.", "staffing"), over=(TWO,))
    assert rows["staffing"] == Counts(2, 2, 1, 1, 4, 9, 1)


def test_in_a_group_interview_only_who_speaks_mentions() -> None:
    """A coding of one informant's turn says nothing of the others in the room."""
    rows = count(Mark(TWO, "Nej, två.", "staffing"), over=(TWO,))
    assert rows["staffing"] == Counts(1, 2, 1, 1, 2, 9, 1)


def test_one_informant_in_two_transcripts_is_one() -> None:
    """An interview and a letter by one person do not make two informants."""
    letter = interview("B01", ("Anna", "Vi är fortfarande för få."))
    rows = count(Mark(ANNA, "för få", "staffing"), Mark(letter, "för få", "staffing"), over=(letter, ANNA))
    assert (rows["staffing"].informants, rows["staffing"].informants_of, rows["staffing"].passages) == (1, 1, 2)


def test_the_interviewers_words_are_nobodys_mention() -> None:
    """A coded question is a passage and a coding, has no words, and the report says so."""
    used = columns(Mark(ANNA, "bemanningen", "kontinuitet"))
    result = frequency(used, materials([ANNA]), BOOK, basis([ANNA]))
    rows = {row.code: row.counts for row in result.rows}
    assert rows["staffing"] == Counts(0, 1, 1, 1, 0, 10, 0)
    assert [note.values for note in result.notes if note.key == "reports.silent"] == [{"n": 1}]


def test_a_coding_inside_a_word_is_a_mention_without_words() -> None:
    """Words count where they begin; who says the rest of one still brings the code up."""
    rows = count(Mark(ANNA, "änsen", "staffing"))
    assert (rows["staffing"].informants, rows["staffing"].words) == (1, 0)


def test_a_transcript_without_informants_counts_for_nothing() -> None:
    """Where nobody was recognised there is nobody whom a count could be of."""
    silent = interview("I09", ("?", "Är det någon här?"))
    rows = count(Mark(silent, "någon", "staffing"), over=(silent,))
    assert (rows["staffing"].informants_of, rows["staffing"].passages) == (0, 0)
    assert rows["staffing"].status is Status.NOT_DONE
    assert rows["staffing"].per_1000 is None


def test_per_1000_is_passages_over_the_informants_words() -> None:
    """Two passages in nineteen words are 105.26 in a thousand."""
    rows = count(Mark(ANNA, "för få", "staffing"), Mark(ANNA, "alla", "staffing"))
    assert rows["staffing"].per_1000 == 105.26


def test_a_filter_counts_only_informants_who_have_the_value() -> None:
    """A role is a path, one of several values is enough, and others in the room are left out."""
    group = interview(
        "G02",
        ("Eva", "Vi går hem."),
        ("Finn", "Vi stannar."),
        attributes={"Eva": {"role": "polis/spanare"}, "Finn": {"role": "ordningsvakt; väktare"}},
    )
    used = columns(Mark(group, "går hem", "staffing"), Mark(group, "stannar", "folkliv"))
    for role, codings in {"polis": (1, 0), "väktare": (0, 1), "ordning": (0, 0)}.items():
        result = frequency(used, materials([group]), BOOK, basis([group], filters={"role": role}))
        rows = {row.code: row.counts for row in result.rows}
        assert (rows["staffing"].codings, rows["folkliv"].codings) == codings, role
        assert len(result.crowd.informants) == sum(codings), role


def test_one_informant_behind_more_than_half_of_the_passages_is_flagged() -> None:
    """Four passages, three of them by one of three informants; with two informants it goes without saying."""
    cia = interview("I03", ("Cia", "Vi är många. Det går bra."))
    marks = [Mark(ANNA, quote, "staffing") for quote in ("Vi är", "Gränsen", "Så")] + [Mark(BO, "folk", "staffing")]
    told = frequency(columns(*marks), materials([ANNA, BO, cia]), BOOK, basis([ANNA, BO, cia]))
    flags = [note.values["cells"] for note in told.notes if note.key == "reports.one_informant"]
    assert flags == [(("staffing", None, 3, 4),)]
    assert told.rows[0].counts.top_share == 0.75
    few = frequency(columns(*marks), materials([ANNA, BO]), BOOK, basis([ANNA, BO]))
    assert "reports.one_informant" not in keys(few)
    half = frequency(
        columns(*marks[1:], Mark(BO, "trångt", "staffing")), materials([ANNA, BO, cia]), BOOK, basis([ANNA, BO, cia])
    )
    assert "reports.one_informant" not in keys(half)


def test_begun_interviews_are_told_of() -> None:
    """While nothing is marked done, the report says that its figures are provisional."""
    result = frequency(columns(), materials([ANNA]), BOOK, basis([ANNA], counting=Counting.BEGUN))
    assert keys(result) == ["reports.begun"]


def test_nobody_is_said_not_to_mention_what_nobody_was_asked() -> None:
    """Zero of those who were never asked is *not asked*; a mention, or a code that no question expects, counts."""
    asked = {"staffing": frozenset({"Cia"}), "folkliv": frozenset({"Cia"})}
    used = columns(Mark(ANNA, "för få", "staffing"))
    result = frequency(used, materials([ANNA]), BOOK, basis([ANNA]), asked=asked)
    status = {row.code: row.counts.status for row in result.rows}
    assert status["folkliv"] is Status.NOT_ASKED
    assert status["staffing"] is Status.COUNTED
    assert status["kontinuitet"] is Status.COUNTED

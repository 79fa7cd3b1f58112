"""Turns mended by hand: labels, boundaries and sides, and how they are carried over edits."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from intervjukod.domain.edit_map import EditMap, Kept, embedded, identity
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Side, Turn
from intervjukod.domain.turns import (
    carried,
    carried_mends,
    difference,
    mend_fields,
    mended,
    mends_of,
    sides_of,
    united,
)

TEXT = "I: Hur länge?\n\nP: Tolv år. Och sen?\n\nIPl: Mest på kvällen.\n"
TOLV, SEN, MEST = TEXT.index("Tolv"), TEXT.index("Och"), TEXT.index("Mest")


def at(words: str) -> Span:
    """Where words stand in the text."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


TURNS = (
    Turn(1, at("Hur länge?"), "I", Side.INTERVIEWER),
    Turn(2, at("Tolv år. Och sen?"), "P", Side.INFORMANT, 5.0),
    Turn(3, at("Mest på kvällen."), "IPl", Side.INFORMANT),
)


def said(turns: tuple[Turn, ...], text: str = TEXT) -> list[tuple[int, str, str]]:
    """Number, speaker and words of each turn."""
    return [(turn.n, turn.speaker, turn.words.of(text)) for turn in turns]


def identity_of(old: str, new: str, kept: int) -> EditMap:
    """The edit of a few words of which only some code points at the end were kept, or none."""
    return EditMap(len(old), len(new), (Kept(len(old) - kept, len(new) - kept - 4, kept),) if kept else ())


def test_nothing_mended_is_as_it_was() -> None:
    """Without mends the turns are those of the version."""
    assert mended(TEXT, TURNS, {}) == TURNS


def test_a_label_is_another() -> None:
    """Only the turn that begins there has it; its side stays."""
    turns = mended(TEXT, TURNS, {MEST: "IP1"})
    assert said(turns)[2] == (3, "IP1", "Mest på kvällen.")
    assert turns[2].side is Side.INFORMANT


def test_a_label_that_others_have_brings_their_side() -> None:
    """A turn given to the interviewer is the interviewer's."""
    assert mended(TEXT, TURNS, {MEST: "I"})[2].side is Side.INTERVIEWER


def test_a_turn_is_split_between_words() -> None:
    """White space belongs to neither part, and the time to the first."""
    turns = mended(TEXT, TURNS, {SEN: "I"})
    assert said(turns) == [
        (1, "I", "Hur länge?"),
        (2, "P", "Tolv år."),
        (3, "I", "Och sen?"),
        (4, "IPl", "Mest på kvällen."),
    ]
    assert (turns[1].time, turns[2].time, turns[2].side) == (5.0, None, Side.INTERVIEWER)


def test_a_turn_goes_on_the_one_before() -> None:
    """What stood between becomes words of the turn; a join undoes a split."""
    assert said(mended(TEXT, TURNS, {MEST: None}))[1:] == [(2, "P", TEXT[TOLV:-1])]
    assert mended(TEXT, mended(TEXT, TURNS, {SEN: "P"}), {SEN: None}) == TURNS


def test_the_first_turn_joins_nothing() -> None:
    """A mend that cannot be done, as a merge may bring, is passed over."""
    assert mended(TEXT, TURNS, {3: None}) == TURNS
    assert mended(TEXT, TURNS, {14: "P", 99: "P", 0: None}) == TURNS


def test_a_speaker_is_on_one_side() -> None:
    """What a person said of a speaker goes for all their turns."""
    turns = mended(TEXT, TURNS, {SEN: "P"}, {"P": Side.INTERVIEWER})
    assert [turn.side for turn in turns if turn.speaker == "P"] == [Side.INTERVIEWER] * 2


def test_mends_are_fields_and_come_back() -> None:
    """A boundary taken away is false; what says nothing is no mend."""
    mends = {SEN: "P", MEST: None}
    assert mend_fields(mends) == {f"turn:{SEN}": "P", f"turn:{MEST}": False}
    assert mends_of({**mend_fields(mends), "turn:7": None, "turn:x": "P", "turns": [], "map": None}) == mends
    assert sides_of({"side:P": "interviewer", "side:I": None, "side:X": "sky", "name": "I01"}) == {
        "P": Side.INTERVIEWER
    }


def test_turns_follow_an_edit_with_what_was_written_at_their_ends() -> None:
    """Words put in first or last in a turn are the turn's; a label that is changed is not."""
    old, new = "P: Tolv.\n\nIPl: Mest.\n", "P: Nja, tolv. Ja.\n\nIP1: Mest.\n"
    edits = embedded(len(old), Span(3, 8), identity_of("Tolv.", "Nja, tolv. Ja.", 4))
    edits = edits.then(embedded(edits.new_size, Span(21, 22), identity_of("l", "1", 0)))
    turns = (Turn(1, Span(3, 8), "P", Side.INFORMANT), Turn(2, Span(15, 20), "IPl", Side.INFORMANT))
    assert said(carried(turns, edits, new), new) == [(1, "P", "Nja, tolv. Ja."), (2, "IPl", "Mest.")]


def test_a_turn_whose_words_are_gone_is_gone() -> None:
    """The others are numbered anew."""
    edits = embedded(len(TEXT), at("Tolv år. Och sen?"), identity_of("Tolv år. Och sen?", "", 0))
    text = TEXT.replace("Tolv år. Och sen?", "")
    assert said(carried(TURNS, edits, text), text) == [(1, "I", "Hur länge?"), (2, "IPl", "Mest på kvällen.")]


def test_a_turn_that_was_moved_is_where_it_was_moved_to() -> None:
    """In the order of the new text, and a boundary mended in it goes along."""
    cut = TEXT.index("IPl")
    text = TEXT[cut:] + "\n" + TEXT[:cut]
    after = len(TEXT) - cut
    edits = EditMap(len(TEXT), len(text), (Kept(0, after + 1, cut),), ((Kept(cut, 0, after),),))
    new = carried(TURNS, edits, text)
    assert said(new, text) == [(1, "IPl", "Mest på kvällen."), (2, "I", "Hur länge?"), (3, "P", "Tolv år. Och sen?")]
    kvällen = TEXT.index("på")
    assert carried_mends({kvällen: "P"}, TURNS, edits, new) == {kvällen - cut: "P"}


def test_words_that_were_moved_out_of_their_place_are_the_turn() -> None:
    """Also where all that stood around them is where it was."""
    words = at("Mest på kvällen.")
    text = words.of(TEXT) + TEXT.replace(words.of(TEXT), "")
    kept = (Kept(0, len(words), words.start), Kept(words.end, len(words) + words.start, len(TEXT) - words.end))
    edits = EditMap(len(TEXT), len(text), kept, ((Kept(words.start, 0, len(words)),),))
    assert said(carried(TURNS, edits, text), text)[0] == (1, "IPl", "Mest på kvällen.")


def test_mends_follow_an_edit_where_nobody_saw_to_the_turn() -> None:
    """A label mended in the old text is mended in the new one, unless the speaker is another there by now."""
    edits = embedded(len(TEXT), Span(0, 0), identity_of("", "Torget.\n", 0))
    text = "Torget.\n" + TEXT
    new = carried(TURNS, edits, text)
    assert carried_mends({MEST: "IP1", SEN: "I", TOLV: None}, TURNS, edits, new) == {
        MEST + 8: "IP1",
        SEN + 8: "I",
        TOLV + 8: None,
    }
    seen_to = mended(text, new, {MEST + 8: "IP2"})
    assert carried_mends({MEST: "IP1"}, TURNS, edits, seen_to) == {}
    already = mended(text, new, {SEN + 8: "I", TOLV + 8: None})
    assert mended(text, already, carried_mends({SEN: "I", TOLV: None}, TURNS, edits, already)) == already


def test_turns_of_two_edits_are_united() -> None:
    """Each side's change stands; where ours changed nothing theirs do."""
    ours = mended(TEXT, TURNS, {MEST: "IP1"})
    theirs = mended(TEXT, TURNS, {SEN: "I"})
    both = mended(TEXT, TURNS, {MEST: "IP1", SEN: "I"})
    assert said(united(TURNS, ours, theirs, TEXT)) == said(both)
    assert said(united(TURNS, theirs, ours, TEXT)) == said(both)


starts = st.integers(0, len(TEXT))
some_mends = st.dictionaries(starts, st.sampled_from(("P", "IP1", "I", None)), max_size=6)


@given(some_mends, some_mends)
def test_a_difference_makes_one_of_the_other(before: dict[int, str | None], after: dict[int, str | None]) -> None:
    """What mends made is found again from its result, whatever they were."""
    one = mended(TEXT, TURNS, before)
    other = mended(TEXT, one, after)
    again = mended(TEXT, one, difference(one, other))
    assert [(turn.words, turn.speaker) for turn in again] == [(turn.words, turn.speaker) for turn in other]


@given(some_mends)
def test_mended_turns_are_turns(mends: dict[int, str | None]) -> None:
    """They have words, in order, without white space at their ends, numbered from 1; each speaker has one side."""
    turns = mended(TEXT, TURNS, mends)
    assert [turn.n for turn in turns] == list(range(1, len(turns) + 1))
    assert all(turn.words and turn.words.of(TEXT) == turn.words.of(TEXT).strip() for turn in turns)
    assert all(one.words.end <= other.words.start for one, other in pairwise(turns))
    assert len({(turn.speaker, turn.side) for turn in turns}) == len({turn.speaker for turn in turns})


@given(some_mends)
def test_mends_that_are_in_already_change_nothing(mends: dict[int, str | None]) -> None:
    """Turns that were carried with their mends stay, when the same mends are carried once more."""
    turns = mended(TEXT, TURNS, mends)
    again = carried_mends(mends, TURNS, identity(len(TEXT)), turns)
    assert said(mended(TEXT, turns, again)) == said(turns)

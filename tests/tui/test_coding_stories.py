"""Stories of coding: what a person does at the screen, what the screen says, and what is then on disk."""

from __future__ import annotations

from pathlib import Path

from tests.builders import CODEBOOK, study_folder
from tests.driver import Coder, story

ENOUGH = "Det finns inte folk nog."
FEW = "Vi är för få på kvällarna, och det finns inte folk nog på helgerna heller."
YEARS = "Jag har arbetat här i tolv år, mest på kvällarna."


async def starts_coding(me: Coder, words: str = ENOUGH) -> None:
    """Leave the reading lock of a new interview and stand on these words."""
    await me.presses("L")
    await me.goes_to(words)


@story()
async def test_two_keys_code_the_next_sentence(me: Coder) -> None:
    """An arrow and a letter: the sentence has the code, on disk, and the screen says so."""
    await starts_coding(me)
    await me.presses("down", "b")
    assert me.codes_on(FEW) == ["staffing"]
    me.is_told("Bemanning → I01:4", "Ctrl+Z")
    me.sees("b Bemanning PK", "sparat")


@story()
async def test_codes_stack_on_a_passage(me: Coder) -> None:
    """Several letters give several codes to the same words."""
    await starts_coding(me)
    await me.presses("b", "s", "f")
    assert me.codes_on(ENOUGH) == ["förflyttning", "samverkan", "staffing"]


@story()
async def test_a_code_that_is_there_is_said_and_stays(me: Coder) -> None:
    """The same letter twice never takes the code away."""
    await starts_coding(me)
    await me.presses("b", "b")
    assert me.codes_on(ENOUGH) == ["staffing"]
    me.is_told("Bemanning finns redan")
    assert "Ctrl+Z" not in me.told


@story()
async def test_a_letter_without_a_code_opens_the_picker(me: Coder) -> None:
    """`p` belongs to no code: the picker opens with it typed, and finds a code by what follows."""
    await starts_coding(me)
    await me.presses("p")
    me.sees("KOD p▏")
    await me.types("erson")
    await me.presses("enter")
    assert me.codes_on(ENOUGH) == ["kontinuitet"]


@story()
async def test_the_picker_finds_by_alias_and_by_another_language(me: Coder) -> None:
    """`folk` is an alias of Bemanning, `displ` the English label of Förflyttning."""
    await starts_coding(me)
    await me.presses("enter")
    await me.types("folk")
    await me.presses("enter", "enter")
    await me.types("displ")
    await me.presses("1")
    assert me.codes_on(ENOUGH) == ["förflyttning", "staffing"]


@story()
async def test_the_last_row_of_the_picker_makes_a_code(me: Coder) -> None:
    """A word that no code has becomes a code on the passage; two undos take both away."""
    await starts_coding(me)
    await me.presses("enter")
    await me.types("trygghet")
    me.sees("ny kod: trygghet")
    await me.presses("enter")
    assert me.codes_on(ENOUGH) == ["trygghet"]
    assert "trygghet" in me.study.codebook.book.by_key
    await me.presses("ctrl+z", "ctrl+z")
    assert me.codes_on(ENOUGH) == []
    assert "trygghet" not in me.study.codebook.book.by_key


@story()
async def test_the_same_code_again(me: Coder) -> None:
    """`.` gives the code given last to the passage one has moved to."""
    await starts_coding(me)
    await me.presses(".")
    me.is_told("Ingen kod att upprepa")
    await me.presses("s", "down", ".")
    assert me.codes_on(FEW) == ["samverkan"]


@story()
async def test_digits_give_the_codes_used_last(me: Coder) -> None:
    """With no list open, 1 and 2 are the slots of SENASTE, in the order they were first used."""
    await starts_coding(me)
    await me.presses("s", "f", "down", "2", "1")
    assert me.codes_on(FEW) == ["förflyttning", "samverkan"]
    await me.presses("9")
    me.is_told("Plats 9")


@story()
async def test_marking_extends_over_sentences(me: Coder) -> None:
    """Space, an arrow, a letter: both sentences as one passage; marking has then ended."""
    await starts_coding(me)
    await me.presses("space", "down")
    assert "MARKERA" in me.bottom_line
    await me.presses("b")
    assert me.codes_on(f"{ENOUGH} {FEW}") == ["staffing"]
    assert "MARKERA" not in me.bottom_line


@story()
async def test_wider_and_narrower(me: Coder) -> None:
    """`+` takes the whole turn, `-` the sentence again; the unit stands on the screen."""
    await starts_coding(me)
    await me.presses("+")
    assert me.selected == f"{ENOUGH} {FEW}"
    me.sees("ENHET replik")
    await me.presses("-")
    assert me.selected == ENOUGH


@story()
async def test_undo_and_redo_jump_there_and_say_it(me: Coder) -> None:
    """Ctrl+Z takes the last act back, stands where it was and names it; Ctrl+Y does it again."""
    await starts_coding(me)
    await me.presses("b")
    await me.goes_to(YEARS)
    await me.presses("ctrl+z")
    assert me.codings == []
    assert me.selected == ENOUGH
    me.is_told("Ångrade: Bemanning → I01:4")
    await me.presses("ctrl+y")
    assert me.codes_on(ENOUGH) == ["staffing"]
    me.is_told("Gjorde om: Bemanning")


@story()
async def test_undo_jumps_to_another_interview(me: Coder) -> None:
    """What was done in the first interview is undone there, also from the second."""
    await starts_coding(me)
    await me.presses("b", "T", "down", "enter")
    assert me.transcript.name == "I02-vakt"
    await me.presses("L", "ctrl+z")
    assert me.transcript.name == "I01-polis"
    assert me.codings == []


@story()
async def test_undoing_a_large_act_is_asked_about(me: Coder) -> None:
    """A load of many codings is one act: Ctrl+Z asks, Enter undoes it, and it can be done again."""
    places = [{"transcript": "I01-polis", "start": str(3 + n), "end": "30", "code": "samverkan"} for n in range(25)]
    me.study.coding.load(places)
    await me.presses("L", "ctrl+z")
    me.sees("ÅNGRA?", "25 kodningar")
    assert len(me.codings) == 25
    await me.presses("enter")
    assert me.codings == []
    await me.presses("ctrl+y")
    assert len(me.codings) == 25


@story()
async def test_nothing_to_undo_is_said(me: Coder) -> None:
    """What the program did by itself on opening is on nobody's undo stack."""
    await me.presses("ctrl+z")
    me.is_told("inget av dig att ångra")


@story()
async def test_a_facet_with_two_keys(me: Coder) -> None:
    """F and a digit set a value; the same again takes it away."""
    await starts_coding(me)
    await me.presses("b", "F", "2")
    assert me.codings[0].facets == {"riktning": "minskat"}
    me.sees("riktning minskat")
    await me.presses("F", "2")
    assert me.codings[0].facets == {}


def test_the_eleventh_value_of_a_facet_is_chosen_by_its_digit(tmp_path: Path) -> None:
    """A page further its digit is 1; with two keys more than the first ten."""
    values = ", ".join(f"plats {n}" for n in range(1, 13))
    folder = study_folder(tmp_path, codebook=CODEBOOK.replace("ökat, minskat, oförändrat", values))

    @story()
    async def chooses(me: Coder) -> None:
        await starts_coding(me)
        await me.presses("b", "F", "pagedown", "1")
        assert me.codings[0].facets == {"riktning": "plats 11"}

    chooses(folder)


@story()
async def test_a_letter_in_the_facet_list_changes_the_coding(me: Coder) -> None:
    """F acts on the coding made last; the other code's letter turns the list to that one."""
    await starts_coding(me)
    await me.presses("b", "s", "F", "b", "1")
    facets = {each.code: dict(each.facets) for each in me.codings}
    assert facets == {"staffing": {"riktning": "ökat"}, "samverkan": {}}


@story()
async def test_a_facet_follows_from_the_informant(me: Coder) -> None:
    """A value by default is shown with a star and explained."""
    await starts_coding(me)
    await me.presses("b")
    me.sees("Sergels torg *", "* från informanten")


@story()
async def test_a_memo_on_the_coding(me: Coder) -> None:
    """M, words, Enter; it shows beside the text and can be undone."""
    await starts_coding(me)
    await me.presses("b", "M")
    await me.types("viktigt")
    await me.presses("enter")
    assert me.codings[0].memo == "viktigt"
    me.sees("MEMO", "viktigt")
    await me.presses("ctrl+z")
    assert me.codings[0].memo == ""


@story()
async def test_leaving_a_memo_keeps_it(me: Coder) -> None:
    """Esc never throws words away, and an emptied memo is removed."""
    await starts_coding(me)
    await me.presses("b", "M")
    await me.types("kvar")
    await me.presses("escape")
    assert me.codings[0].memo == "kvar"
    await me.presses("M", *["backspace"] * 4, "enter")
    assert me.codings[0].memo == ""


@story()
async def test_a_memo_on_a_passage_without_a_code(me: Coder) -> None:
    """Where nothing is coded the memo is on the passage, and shows there only."""
    await starts_coding(me)
    await me.presses("M")
    await me.types("sök vidare")
    await me.presses("enter")
    await me.waits()
    [memo] = me.study.coding.memos("transcript", me.transcript.id)
    assert memo.text == "sök vidare"
    me.sees("sök vidare")
    await me.goes_to(YEARS)
    await me.waits()
    me.does_not_see("sök vidare")


@story()
async def test_tab_goes_on_to_the_next_memo(me: Coder) -> None:
    """In the editor Tab keeps the words and goes on: the other codings here, the passage, and around."""
    await starts_coding(me)
    await me.presses("b", "s", "M")
    await me.types("ett")
    await me.presses("tab", "tab")
    await me.types("två")
    await me.presses("enter")
    assert {each.code: each.memo for each in me.codings} == {"samverkan": "ett", "staffing": "två"}


@story()
async def test_remove_the_only_code(me: Coder) -> None:
    """Delete takes it away at once."""
    await starts_coding(me)
    await me.presses("b", "delete")
    assert me.codings == []
    me.is_told("Bemanning togs bort")


@story()
async def test_remove_one_of_several(me: Coder) -> None:
    """With several codes here a list opens; number, letter or Enter chooses."""
    await starts_coding(me)
    await me.presses("b", "s", "backspace")
    me.sees("TA BORT")
    await me.presses("s")
    assert me.codes_on(ENOUGH) == ["staffing"]


@story()
async def test_recode_with_two_keys(me: Coder) -> None:
    """R and a letter give the coding another code."""
    await starts_coding(me)
    await me.presses("b", "R", "s")
    assert me.codes_on(ENOUGH) == ["samverkan"]
    me.is_told("Bemanning blev Samverkan")


@story()
async def test_the_ends_of_a_coding_move(me: Coder) -> None:
    """`<` finds the coding; Shift and arrows move its end by a word, `,` the other end; saved at once."""
    await starts_coding(me)
    await me.presses("b", "down", "<", "shift+left")
    assert me.codes_on("Det finns inte folk") == ["staffing"]
    await me.presses(",", "shift+right")
    assert me.codes_on("finns inte folk") == ["staffing"]
    assert len(me.codings) == 1


@story()
async def test_trimming_before_coding(me: Coder) -> None:
    """Shift and an arrow trim what is selected; nothing is coded by that."""
    await starts_coding(me)
    await me.presses("shift+left", "shift+left")
    assert me.selected == "Det finns inte"
    assert me.codings == []
    await me.presses("b")
    assert me.codes_on("Det finns inte") == ["staffing"]


@story()
async def test_next_and_previous_uncoded_answer(me: Coder) -> None:
    """N goes to answers in which one has coded nothing, P back; at the end it says so."""
    await me.presses("L", "home", "N")
    assert me.selected == YEARS
    await me.presses("b", "N")
    assert me.selected == ENOUGH
    await me.presses("N")
    assert me.selected == "Samverkan fungerar bra när samma personer är kvar."
    await me.presses("N")
    me.is_told("Inget okodat svar")
    await me.presses("P")
    assert me.selected == ENOUGH
    await me.presses("s", "home", "N")
    assert me.selected == "Samverkan fungerar bra när samma personer är kvar."


@story()
async def test_from_coding_to_coding(me: Coder) -> None:
    """`>` and `<` go through the codings in order, the one here first, and stop at the ends."""
    await starts_coding(me, YEARS)
    await me.presses("b", "down", "down", "s", "home", ">")
    assert me.selected == YEARS
    await me.presses(">")
    assert me.selected == ENOUGH
    await me.presses(">")
    me.is_told("ingen fler kodning")
    await me.presses("<")
    assert me.selected == YEARS


@story()
async def test_escape_ends_marking_and_nothing_else(me: Coder) -> None:
    """Esc leaves the marking; in the text it is then the end of the road, and says so."""
    await starts_coding(me)
    await me.presses("space", "escape", "down")
    assert me.selected == FEW
    assert "LÄSLÄGE" not in me.bottom_line
    await me.presses("escape")
    me.is_told("redan i texten")


@story()
async def test_a_heading_of_the_codebook_is_not_given(me: Coder) -> None:
    """A category that is not codable is refused in words, also by Enter in the codebook."""
    await starts_coding(me)
    await me.presses("tab", "up", "down", "down", "down", "down", "enter")
    me.is_told("Övrigt är en rubrik")
    assert me.codings == []


@story()
async def test_go_to_a_question_or_a_turn(me: Coder) -> None:
    """G takes the question's number first, then the turn's."""
    await me.presses("G", "3", "enter")
    assert me.selected == "Samverkan fungerar bra när samma personer är kvar."
    await me.presses("G", "2", "down", "enter")
    assert me.selected == YEARS


@story()
async def test_copy_has_role_and_reference(me: Coder) -> None:
    """Ctrl+C puts the words with who and where on the clipboard."""
    await me.goes_to(ENOUGH)
    await me.presses("ctrl+c")
    assert me.clipboard == f"{ENOUGH} (polis/kommunpolis, I01:4)"


@story()
async def test_everything_is_saved(me: Coder) -> None:
    """Ctrl+S has nothing to do and says so."""
    await me.presses("ctrl+s")
    me.is_told("Allt är sparat")

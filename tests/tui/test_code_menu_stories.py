"""The menu of a code: every act is told in words, stands in the file, and is undone by Ctrl+Z."""

from __future__ import annotations

from pathlib import Path

from tests.builders import CODEBOOK
from tests.codebook_steps import ENOUGH, FILE, STABLE, codes, opens, page
from tests.driver import Coder, story

READ, RENAME, DEFINITION, BRIEF, USE, LETTER, MOVE, MERGE, RETIRE, MEMO = "1234567890"
MORE = ("pagedown",)
"""To the second page of the menu."""
UNDER, TOP, SPLIT, OVER, COLOUR, KEYWORDS, ALIAS, EXAMPLES, CATEGORY, FACETS = "1234567890"


def written(me: Coder) -> str:
    """The codebook file as it stands on disk."""
    return (Path(me.study.facts.folder) / FILE).read_text("utf-8")


def label(me: Coder, key: str) -> str:
    """What the code is called."""
    return me.study.codebook.book.by_key[key].name("sv")


@story()
async def test_the_codes_passages_are_read(me: Coder) -> None:
    """All of them, and Esc is the codebook again; a code without any says so."""
    await codes(me)
    await me.presses("enter", READ)
    me.sees("Bemanning · 2 avsnitt", ENOUGH)
    await me.presses("escape", "f", "enter")
    me.sees("Koden har inga kodningar")
    await me.presses(READ)
    me.is_told("Koden har inga kodningar")


@story()
async def test_a_new_name_keeps_the_key(me: Coder) -> None:
    """The file has the new label; Ctrl+Z has the old one, on the page too."""
    await opens(me, "enter", RENAME)
    me.sees("NYTT NAMN PÅ Bemanning Bemanning▏")
    await me.types(" m.m.")
    await me.presses("enter")
    me.is_told("Bemanning heter nu Bemanning m.m.")
    me.sees("BEMANNING M.M.", "nyckel staffing")
    assert "Bemanning m.m." in written(me)
    await me.presses("ctrl+z")
    me.is_told("Ångrade")
    me.does_not_see("m.m.:", "BEMANNING M.M.")
    assert label(me, "staffing") == "Bemanning"


@story()
async def test_a_definition_is_written_and_asked_why(me: Coder) -> None:
    """Enter without words has no reason; with words history has it."""
    await opens(me, "enter", DEFINITION)
    me.sees("DEFINITION: Bemanning")
    await me.types("Hur många de är.")
    await me.presses("enter")
    me.sees("VARFÖR? DEFINITION: Bemanning", "utan skäl")
    await me.types("fler")
    me.sees("skäl: fler")
    await me.presses("enter")
    me.is_told("Definitionen av Bemanning ändrades")
    me.sees("Hur många de är.")
    assert me.study.history.rows(1)[0].act.reason == "fler"
    await me.presses("enter", DEFINITION)
    await me.types(" Och när.")
    await me.presses("enter", "enter")
    assert me.study.codebook.book.by_key["staffing"].definition == "Hur många de är. Och när."
    assert me.study.history.rows(1)[0].act.reason == ""


@story()
async def test_words_are_never_lost_on_the_way_out(me: Coder) -> None:
    """Esc from the question goes back to the words, Esc from these keeps them; Ctrl+S does too."""
    await opens(me, "enter", DEFINITION)
    await me.types("Antal.")
    await me.presses("enter", "escape")
    me.sees("Antal.▏")
    await me.presses("escape")
    assert me.study.codebook.book.by_key["staffing"].definition == "Antal."
    assert page(me).focus == "staffing"
    await me.presses("enter", BRIEF, "end")
    await me.types(" Mer.")
    await me.presses("enter", "ctrl+s")
    assert me.study.codebook.book.by_key["staffing"].brief == "Antal och kontinuitet. Mer."


@story()
async def test_tab_goes_on_from_text_to_text(me: Coder) -> None:
    """When to use it, when not; each is kept as one goes."""
    await opens(me, "enter", USE)
    await me.types("Om antal.")
    await me.presses("tab")
    me.sees("INTE NÄR: Bemanning")
    await me.types("Om samverkan.")
    await me.presses("enter", "enter")
    me.sees("Används: Om antal.", "Inte: Om samverkan.")


@story()
async def test_a_letter_that_is_taken_says_by_which(me: Coder) -> None:
    """A free one is given, and gives the code in the text."""
    await opens(me, "enter", LETTER, "backspace", "s", "enter")
    me.is_told("s är redan Samverkan")
    await me.presses("backspace", "z", "enter")
    me.is_told("Bemanning fick bokstaven z")
    me.sees("z Bemanning")
    await me.presses("escape", "L")
    await me.goes_to(ENOUGH)
    await me.presses("z")
    assert me.codes_on(ENOUGH) == ["staffing"]


@story()
async def test_a_code_moves_under_another_and_to_the_top(me: Coder) -> None:
    """Not under itself; what was moved has the focus."""
    await opens(me, "enter", MOVE)
    me.sees("FLYTTA Bemanning TILL", "Ligger under koden själv.")
    await me.types("samv")
    await me.presses("enter")
    me.is_told("Bemanning flyttades in under Samverkan")
    me.sees("b └Bemanning", "Samverkan · nyckel staffing")
    await me.presses("enter", MOVE, "1")
    me.is_told("översta nivån")
    await me.presses("ctrl+z", "ctrl+z")
    assert me.study.codebook.book.by_key["staffing"].parent == ""


@story()
async def test_merging_tells_what_follows_and_asks_why(me: Coder) -> None:
    """The codings are the other code's, whose row has the focus; undo brings all back."""
    await codes(me)
    await me.presses("enter", MERGE)
    me.sees("SLÅ IHOP Bemanning MED (2 kodningar i 1 intervju följer med)")
    await me.types("övrigt")
    me.sees("Inget passar.")
    await me.presses(*["backspace"] * 6)
    await me.types("samv")
    await me.presses("enter")
    me.sees("VARFÖR? Bemanning → Samverkan")
    await me.types("samma sak")
    await me.presses("enter")
    me.is_told("Bemanning slogs ihop med Samverkan", "samma sak")
    assert page(me).focus == "samverkan"
    me.sees("SAMVERKAN", "Har tagit upp: Bemanning", "1 ur bruk (U visar)")
    assert {coding.code for coding in me.study.coding.of(me.transcript.id)} == {"samverkan"}
    await me.presses("U")
    me.sees("→ Samverkan")
    await me.presses("ctrl+z")
    me.sees("b Bemanning 2 1 av 2")


@story()
async def test_a_code_goes_out_of_use_and_comes_back(me: Coder) -> None:
    """Del; it is hidden until U, and Del on it there brings it back."""
    await codes(me)
    await me.presses("delete")
    me.is_told("Bemanning togs ur bruk")
    me.does_not_see("b Bemanning")
    assert {coding.code for coding in me.study.coding.of(me.transcript.id)} == {"staffing", "samverkan"}
    await me.presses("U", "home")
    me.sees("Bemanning ur bruk", "Ur bruk: ges inte till nya avsnitt")
    await me.presses("enter")
    me.sees("9 ta i bruk igen")
    await me.presses(RETIRE)
    me.is_told("Bemanning är i bruk igen")


@story()
async def test_a_memo_on_a_code(me: Coder) -> None:
    """M writes it, the page has it."""
    await opens(me, "M")
    await me.types("Jfr samverkan.")
    await me.presses("enter")
    me.is_told("Memo på Bemanning")
    me.sees("MEMO (PK)", "Jfr samverkan.")
    await me.presses("enter", MEMO)
    me.sees("Jfr samverkan.▏")


@story()
async def test_tab_closes_a_memo_on_a_page(me: Coder) -> None:
    """It is kept, and nothing of the text below comes up."""
    await opens(me, "M")
    await me.types("Jfr.")
    await me.presses("tab")
    me.sees("MEMO (PK)", "Jfr.")
    assert page(me).focus == "staffing"
    assert me.desk.editing is None


@story()
async def test_the_menu_by_mouse(me: Coder) -> None:
    """A click on a row does it, and the page follows."""
    await opens(me, "enter")
    await me.clicks("ta ur bruk")
    me.is_told("Bemanning togs ur bruk")
    me.does_not_see("b Bemanning")


@story()
async def test_new_codes_below_beside_and_at_the_top(me: Coder) -> None:
    """Each is made by its name, is in focus, and is in the file."""
    await opens(me, "k", "N")
    me.sees("under Personalkontinuitet", "bredvid Personalkontinuitet", "överst i kodboken")
    await me.presses("2")
    await me.types("Brist på folk")
    await me.presses("enter")
    me.is_told("Koden Brist på folk lades till")
    assert page(me).focus == "brist-på-folk"
    assert me.study.codebook.book.by_key["brist-på-folk"].parent == "staffing"
    assert "Brist på folk" in written(me)
    await opens(me, "enter", *MORE, TOP)
    await me.presses("enter")
    me.is_told("Skriv ett namn.")
    await me.types("Ljus")
    await me.presses("enter")
    assert me.study.codebook.book.by_key["ljus"].parent == ""
    await me.presses("ctrl+z")
    me.does_not_see("LJUS")
    assert page(me).focus in me.study.codebook.book.by_key


@story()
async def test_what_a_code_is_found_by(me: Coder) -> None:
    """Keywords and other names with commas, examples a line each, a colour that has to be one."""
    await opens(me, "enter", *MORE, KEYWORDS)
    await me.types(", pass")
    await me.presses("enter", "enter", *MORE, EXAMPLES)
    await me.types("Ett.")
    await me.presses("ctrl+j")
    await me.types("Två.")
    await me.presses("enter", "enter", *MORE, COLOUR)
    await me.types("rosa")
    await me.presses("enter")
    me.is_told("”rosa” är ingen färg")
    await me.presses("enter", *MORE, COLOUR)
    await me.types("#d08770")
    await me.presses("enter")
    code = me.study.codebook.book.by_key["staffing"]
    assert (code.keywords, code.examples, code.colour) == (("personal", "pass"), ("Ett.", "Två."), "#d08770")
    me.sees("Nyckelord: personal, pass", "– Ett.", "Färg #d08770")


@story()
async def test_a_heading_is_not_given_to_passages(me: Coder) -> None:
    """And is a code again by the same row."""
    await opens(me, "enter", *MORE, CATEGORY)
    me.sees("Rubrik: ges inte till avsnitt.")
    await me.presses("enter", *MORE)
    me.sees("9 gör till kod, som ges till avsnitt")
    await me.presses(CATEGORY)
    me.does_not_see("Rubrik: ges inte till avsnitt.")


@story()
async def test_which_facets_a_code_may_carry(me: Coder) -> None:
    """Marked one by one and said at once; the file has them, one Ctrl+Z takes it back."""
    await opens(me, "enter", *MORE, FACETS)
    me.sees("ASPEKTER FÖR Bemanning: MÄRK DEM", "1 spara: bara riktning, plats", "2 ● riktning ökat, minskat")
    await me.presses("2")
    me.sees("1 spara: bara plats")
    await me.presses("1")
    me.is_told("Koden Bemanning ändrades")
    assert "    key: b\n    facets: [plats]\n" in written(me)
    await me.presses("ctrl+z")
    assert written(me) == CODEBOOK
    await me.presses("enter", *MORE, FACETS, "1")
    me.is_told("Koden Bemanning är redan så")
    await me.presses("enter", *MORE, FACETS, "2", "3", "1", "enter", *MORE)
    me.sees("0 aspekter som koden kan få alla")
    assert me.study.codebook.book.by_key["staffing"].facets == ()


@story()
async def test_a_code_is_split(me: Coder) -> None:
    """Some of its codings, marked one by one, get a new code, with a reason; one act for the codings."""
    await codes(me)
    await me.presses("enter", *MORE, SPLIT, "1")
    me.is_told("Märk kodningar först.")
    await me.presses("2", "1")
    me.sees("KOD FÖR 1 KODNING AV Bemanning")
    await me.types("Antal")
    await me.presses("up", "enter")
    me.sees("VARFÖR?")
    await me.presses("enter")
    assert me.codes_on(ENOUGH) == ["antal"]
    assert me.codes_on(STABLE) == ["samverkan", "staffing"]
    assert page(me).focus == "antal"


@story()
async def test_a_broken_file_refuses_edits_with_its_line(me: Coder) -> None:
    """The page shows the last good codebook; the rows that would change it say where the fault is."""
    await opens(me)
    path = Path(me.study.facts.folder) / FILE
    path.write_text(CODEBOOK + "  trygghet: {labell: Trygghet}\n", "utf-8")
    await me.waits()
    line = CODEBOOK.count("\n") + 1
    await me.presses("delete")
    me.is_told("torget.yaml", f"{line}")
    await me.presses("enter", RENAME)
    me.is_told("torget.yaml", f"{line}")
    await me.presses("escape")
    me.sees("b Bemanning")
    assert not me.study.codebook.book.by_key["staffing"].retired


@story()
async def test_what_others_change_while_one_writes_is_told(me: Coder) -> None:
    """A file that breaks under the words being written: the act is refused and the words stay."""
    await opens(me, "enter", DEFINITION)
    await me.types("Antal.")
    path = Path(me.study.facts.folder) / FILE
    path.write_text(CODEBOOK + "  trygghet: {labell: Trygghet}\n", "utf-8")
    await me.presses("enter", "enter")
    me.is_told("torget.yaml:", "ändrades inte")
    me.sees("Antal.▏")

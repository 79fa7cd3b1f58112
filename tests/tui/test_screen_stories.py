"""Stories of the screen itself: panes, states, other people, sizes, and what goes wrong."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from intervjukod.study import Study
from intervjukod.tui.app import CodingApp
from intervjukod.tui.presenter.frame import SCREENS
from tests.builders import CODEBOOK, STUDY, TRANSCRIPTS, study_folder
from tests.driver import LARGE, SMALL, Coder, story

ENOUGH = "Det finns inte folk nog."


@story()
async def test_it_opens_on_the_first_interview_in_the_reading_lock(me: Coder) -> None:
    """Never opened before: the first by name, no dialog, letters inert, and both are said."""
    assert me.transcript.name == "I01-polis"
    me.sees("I01 polis/kommunpolis · Sergels torg · 2024-03-01", "KODBOK", "GUIDE Bilaga", "HÄR")
    assert "LÄSLÄGE" in me.bottom_line
    await me.goes_to(ENOUGH)
    await me.presses("b")
    assert me.codings == []
    me.is_told("Läsläge")


def test_it_opens_where_one_was(folder: Path) -> None:
    """The next start is at the same place, ready to code."""

    async def play() -> None:
        for visit in ("first", "second"):
            with Study.open(folder, coder="PK") as study:
                app = CodingApp(study)
                async with app.run_test(size=LARGE) as pilot:
                    await pilot.pause()
                    me = Coder(study, pilot)
                    if visit == "first":
                        await me.presses("L", "T", "2")
                        assert me.desk.text.reading_lock
                        await me.goes_to("Folk flyttar sig bara till nästa torg.")
                        await me.presses("ctrl+q")
                    else:
                        assert me.transcript.name == "I02-vakt"
                        assert me.selected == "Folk flyttar sig bara till nästa torg."
                        assert not me.desk.text.reading_lock

    asyncio.run(play())


@story()
async def test_an_interview_opens_again_where_one_was_in_it(me: Coder) -> None:
    """Only what was never opened is in the reading lock; back in an interview one stands where one left it."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.presses("T", "2")
    assert me.desk.text.reading_lock
    await me.presses("T", "1")
    assert me.selected == ENOUGH
    assert not me.desk.text.reading_lock


@story()
async def test_codings_of_an_interview_never_opened_do_not_lift_the_lock(me: Coder) -> None:
    """Codings that were loaded say nothing of having read: the interview is still new to its coder."""
    other = me.study.transcripts.find("I02-vakt")
    me.study.coding.code(other, me.study.reading.quote(other, "Två år ungefär."), "staffing")
    await me.presses("L", "T", "2")
    assert me.desk.text.reading_lock


@pytest.mark.parametrize("named", [False, True])
def test_who_codes_is_asked_for_only_when_nobody_said(folder: Path, named: bool) -> None:
    """Where the login name stands in for the coder, the header tells how to give one."""

    @story()
    async def header(me: Coder) -> None:
        me.desk.facts = replace(me.desk.facts, coder_named=named)
        await me.presses("L")
        me.does_not_see("Ctrl+P vem kodar") if named else me.sees("kodare PK", "Ctrl+P vem kodar")

    header(folder)


@story()
async def test_the_list_of_interviews(me: Coder) -> None:
    """T shows them with role, codings and done mark; a digit or Enter opens one."""
    await me.presses("T")
    me.sees("INTERVJUER", "I01-polis", "I02-vakt", "ordningsvakt", "0 kodningar", "ej klar")
    await me.presses("2")
    assert me.transcript.name == "I02-vakt"


@story()
async def test_done_and_not_done(me: Coder) -> None:
    """D and Enter mark the interview done; the counts beside the codebook follow; D again takes it back."""
    await me.presses("D", "enter")
    await me.waits()
    assert me.study.transcripts.is_done(me.transcript.id)
    me.sees("1 av 2 intervjuer är klar", "klar (D)")
    await me.presses("D", "enter")
    assert not me.study.transcripts.is_done(me.transcript.id)


@story()
async def test_the_panes_by_tab(me: Coder) -> None:
    """Tab goes around the panes; in the codebook Enter gives the code in focus; Esc is back in the text."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.presses("tab", "down", "down")
    me.sees("SAMVERKAN")
    await me.presses("enter")
    assert me.codes_on(ENOUGH) == ["samverkan"]
    await me.presses("tab", "tab", "tab", "escape", "down")
    assert me.selected != ENOUGH


@story()
async def test_an_answer_is_confirmed_in_the_guide(me: Coder) -> None:
    """In the guide Enter goes to the answer, Space confirms the proposal."""
    me.sees("? 2")
    await me.presses("tab", "tab", "down", "enter")
    assert me.selected == ENOUGH
    await me.presses("space")
    me.is_told("Fråga 2 besvaras på I01:4")
    me.sees("▶ 2")
    status = {row.question: row.status for row in me.study.reading.answers(me.transcript.id)}
    assert status["q2"] == "answered"


@story()
async def test_where_one_is_in_the_guide(me: Coder) -> None:
    """The question that the passage answers is marked in the guide and on the status line."""
    await me.goes_to(ENOUGH)
    me.sees("▶ 2", "svar på 2", "replik 4 av 6")


@story()
async def test_help_tells_every_key_of_this_place(me: Coder) -> None:
    """`?` shows the keys of the text, with the reason where one cannot be used; Esc goes back."""
    await me.presses("?")
    me.sees("HJÄLP: texten", "Mellanslag", "⇧← ⇧→", "¹ Läsläge")
    await me.presses("pagedown", "pagedown")
    me.sees("Ctrl+Z")
    await me.presses("escape")
    me.sees("KODBOK")


@story()
async def test_all_commands_by_name(me: Coder) -> None:
    """Ctrl+P lists every command; what cannot be done says why and stays undone."""
    await me.presses("ctrl+p")
    await me.types("läslä")
    await me.presses("enter")
    assert not me.desk.text.reading_lock
    await me.presses("ctrl+p")
    await me.types("ta bort")
    me.sees("Det finns ingen kodning av dig här.")
    await me.presses("enter")
    me.is_told("Det finns ingen kodning av dig här.")


@story()
async def test_nought_goes_to_another_screen(me: Coder) -> None:
    """0 lists the screens there are."""
    await me.presses("0")
    me.sees("GÅ TILL", "1 Koda")
    await me.presses(str(1 + list(SCREENS).index("reports")))
    me.sees("RAPPORTER")


@story()
async def test_a_key_without_meaning_says_so(me: Coder) -> None:
    """A capital that no tool has does nothing and says it."""
    await me.presses("Z")
    me.is_told("Z gör inget här")


@story()
async def test_pasted_text_is_never_keys(me: Coder) -> None:
    """Pasting into the text does nothing, into the picker it searches."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.pastes("bbb")
    assert me.codings == []
    me.is_told("Inklistrad")
    await me.presses("enter")
    await me.pastes("samverkan")
    await me.presses("enter")
    assert me.codes_on(ENOUGH) == ["samverkan"]


@story(SMALL)
async def test_a_small_terminal_has_the_panes_below(me: Coder) -> None:
    """80 x 24: the text, what is here, the codes used last and the letters below it."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.presses("b")
    me.sees("HÄR b Bemanning", "SENASTE 1 Bemanning", "s Samverkan", "ENHET mening", "Tab hela kodboken")
    me.does_not_see("KODBOK")
    await me.presses("tab")
    me.sees("KODBOK", "Antal och kontinuitet.")


def test_a_long_codebook_scrolls_under_its_heading(tmp_path: Path) -> None:
    """The code in focus is in view, and the heading with it."""
    codes = "".join(f"  kod{n}: {{label: Kod {n}}}\n" for n in range(60))
    folder = study_folder(tmp_path / "lång", codebook=f"codebook: Lång\ncodes:\n{codes}")

    @story(SMALL)
    async def scrolls(me: Coder) -> None:
        await me.presses("tab", *["down"] * 55)
        me.sees("KODBOK", "Kod 55")
        me.does_not_see("Kod 1 ")
        await me.presses(*["up"] * 55)
        me.sees("KODBOK", "Kod 0")

    scrolls(folder)


@story()
async def test_the_passage_stays_while_the_terminal_shrinks(me: Coder) -> None:
    """From 120 x 40 to 80 x 24 and to nothing much: the selection is kept, and no key codes unseen."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.resizes(SMALL)
    assert me.selected == ENOUGH
    me.sees(ENOUGH)
    await me.resizes((50, 12))
    me.sees("Fönstret är för litet")
    await me.presses("b")
    assert me.codes_on(ENOUGH) == []
    await me.resizes(LARGE)
    me.sees("KODBOK", ENOUGH)


@story(language="en")
async def test_the_screen_in_english(me: Coder) -> None:
    """Other words, the same keys, and the codebook's English labels."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.presses("b")
    me.sees("CODEBOOK", "Staffing", "UNIT sentence")
    assert me.codes_on(ENOUGH) == ["staffing"]


@story()
async def test_a_read_only_study_says_so(me: Coder) -> None:
    """The header says that nothing can be changed, and a letter says why it codes nothing."""
    me.desk.facts = replace(me.desk.facts, read_only=True)
    await me.presses("L")
    await me.goes_to(ENOUGH)
    me.sees("skrivskyddad")
    await me.presses("b", "M")
    me.is_told("skrivskyddad")
    assert me.codings == []


@story()
async def test_what_the_study_refuses_is_one_line(me: Coder) -> None:
    """An act that the study does not allow is told, and nothing is half-done."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.presses("enter")
    await me.types("/;")
    await me.presses("enter")
    me.is_told("/;")
    assert me.desk.warning
    assert me.codings == []
    await me.presses("b")
    assert me.codes_on(ENOUGH) == ["staffing"]


@story()
async def test_quitting_keeps_the_memo_under_way(me: Coder) -> None:
    """Ctrl+S and Ctrl+Q in a memo keep what was written so far."""
    await me.presses("L")
    await me.goes_to(ENOUGH)
    await me.presses("b", "M")
    await me.types("halv")
    await me.presses("ctrl+s")
    assert me.codings[0].memo == "halv"
    await me.types("t")
    await me.presses("ctrl+q")
    assert me.codings[0].memo == "halvt"


@story()
async def test_another_process_is_seen(me: Coder) -> None:
    """What somebody codes in the same study elsewhere shows at the next look."""
    with Study.open(Path(me.desk.facts.folder), coder="PK") as elsewhere:
        elsewhere.coding.code(me.transcript.id, elsewhere.reading.quote(me.transcript.id, ENOUGH), "samverkan")
    await me.goes_to(ENOUGH)
    await me.waits()
    me.sees("s Samverkan PK")


@story()
async def test_a_colleagues_codings_wait_until_both_are_done(me: Coder) -> None:
    """V refuses the other coder until both have marked the interview done; then it shows them."""
    span = me.study.reading.quote(me.transcript.id, ENOUGH)
    me.study.coding.code(me.transcript.id, span, "förflyttning", coder="AB")
    await me.goes_to(ENOUGH)
    await me.presses("V", "3")
    me.is_told("AB", "båda")
    await me.presses("escape")
    me.study.transcripts.set_done(me.transcript.id, coder="AB")
    me.study.transcripts.set_done(me.transcript.id)
    await me.presses("V", "3")
    me.sees("f Förflyttning AB", "visar AB")
    await me.presses("L", "delete")
    me.is_told("ingen kodning av dig här")


@story()
async def test_a_broken_codebook_is_told_with_its_line(me: Coder) -> None:
    """The study stays open with what was read before, and the file and line are said."""
    await me.presses("L")
    path = Path(me.desk.facts.folder, "codebooks", "torget.yaml")
    path.write_text(CODEBOOK + "  trasig: [\n", encoding="utf-8")
    await me.waits()
    me.is_told("torget.yaml:")
    await me.goes_to(ENOUGH)
    await me.presses("b")
    assert me.codes_on(ENOUGH) == ["staffing"]


def test_a_study_without_interviews_says_what_to_do(tmp_path: Path) -> None:
    """An empty study opens, and no key breaks it."""
    folder = study_folder(tmp_path / "tom", transcripts={})

    @story()
    async def empty(me: Coder) -> None:
        me.is_told("ingen intervju att koda", "import")
        for key in (*"bFMRNPGTDLV?", "escape", "enter", "down", "tab", "ctrl+z", "ctrl+p", "escape", "space"):
            await me.presses(key)
        assert me.desk.transcript is None

    empty(folder)


def test_nothing_in_a_transcript_reaches_the_terminal_as_a_command(tmp_path: Path) -> None:
    """Escape sequences and direction marks show as glyphs; the words are coded as they are."""
    evil = "I: Hej?\n\nP: Ett \x1b]0;ägd\x07 ord och \x9b31m rött och \u202ebak.\n"
    folder = study_folder(tmp_path / "ond", transcripts={"I01-ond\x1b[2J.txt": evil, **TRANSCRIPTS})

    @story()
    async def evil_story(me: Coder) -> None:
        await me.presses("L", "home", "down", "s", "M")
        await me.types("x")
        await me.pastes("\x1b]0;x\x07")
        await me.presses("enter", "T")
        shown = "\n".join(me.screen_rows())
        assert not set(shown) & set("\x1b\x07\x9b\u202e")
        assert "␛" in shown
        assert me.codings[0].span.of(me.transcript.text) in evil

    evil_story(folder)


@pytest.mark.parametrize("approach", ["codebook", "reflexive"])
def test_counts_do_not_steer_reflexive_coding(tmp_path: Path, approach: str) -> None:
    """Counts stand beside the codes, but not where the study's approach is reflexive."""
    folder = study_folder(tmp_path / approach, settings=STUDY.replace("codebook", approach))

    @story()
    async def counts(me: Coder) -> None:
        if approach == "reflexive":
            me.does_not_see("0 0 av 2")
        else:
            me.sees("0 0 av 2")

    counts(folder)

"""The thirty acts of docs/acts.md, each with the keys that stand there and never more than the key map promised."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from intervjukod.study import Study
from tests.builders import GUIDE, study_folder
from tests.driver import Coder, story

ACTS = Path(__file__).parents[2] / "docs" / "acts.md"
PROMISED = (2, 1, 6, 2, 5, 2, 3, 9, 2, 3, 2, 1, 1, 1, 2, 2, 2, 2, 5, 1, 5, 2, 1, 12, 1, 6, 3, 2, 2, 8)
NAMES = {
    "↓": "down", "↑": "up", "→": "right", "←": "left", "⏎": "enter", "␣": "space", "⇧←": "shift+left",
    "⇧→": "shift+right", "Del": "delete", "Ctrl+Z": "ctrl+z", "Ctrl+Y": "ctrl+y", "Ctrl+F": "ctrl+f",
}  # fmt: skip

YEARS = "Jag har arbetat här i tolv år, mest på kvällarna."
ENOUGH = "Det finns inte folk nog."
FEW = "Vi är för få på kvällarna, och det finns inte folk nog på helgerna heller."
STABLE = "Samverkan fungerar bra när samma personer är kvar."


def table() -> dict[int, tuple[list[str], int]]:
    """Each act's keys and the number of presses that the page claims."""
    rows = re.findall(r"^\| (\d+) \|[^|]*\| `([^`]*)` \| (\d+) \|$", ACTS.read_text(encoding="utf-8"), re.MULTILINE)
    return {int(number): (keys.split(" "), int(presses)) for number, keys, presses in rows}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small study whose second question is 12a."""
    return study_folder(tmp_path / "torget", guide=GUIDE.replace("nr: 2\n", "nr: 12a\n"))


async def does(me: Coder, number: int) -> None:
    """Press the keys of an act."""
    keys, _ = table()[number]
    await me.presses(*(NAMES.get(key, key) for key in keys))
    await me.waits()


async def stands_on(me: Coder, words: str, *keys: str) -> None:
    """Leave the reading lock, stand on these words, and press what comes before the act."""
    await me.presses("L")
    await me.goes_to(words)
    await me.presses(*keys)


def test_the_page_counts_right_and_keeps_the_promise() -> None:
    """Thirty acts, each with as many keys as it says, and none with more than were promised."""
    said = table()
    assert list(said) == list(range(1, 31))
    assert [len(keys) for keys, _ in said.values()] == [presses for _, presses in said.values()]
    assert [presses for _, presses in said.values()] <= list(PROMISED)
    assert all(presses <= promised for (_, presses), promised in zip(said.values(), PROMISED, strict=True))


def test_every_act_has_its_test() -> None:
    """A row without a test would be a claim."""
    tested = [int(name[9:11]) for name in globals() if re.match(r"test_act_\d\d_", name)]
    assert sorted(tested) == list(range(1, 31))


@story()
async def test_act_01_the_next_sentence(me: Coder) -> None:
    """With a code one knows."""
    await stands_on(me, YEARS, "down")
    await does(me, 1)
    assert me.codes_on(ENOUGH) == ["staffing"]


@story()
async def test_act_02_a_second_code(me: Coder) -> None:
    """On the same sentence."""
    await stands_on(me, ENOUGH, "b")
    await does(me, 2)
    assert me.codes_on(ENOUGH) == ["samverkan", "staffing"]


@story()
async def test_act_03_by_name(me: Coder) -> None:
    """Three letters of the code's name find it."""
    await stands_on(me, ENOUGH)
    await does(me, 3)
    assert me.codes_on(FEW) == ["samverkan"]


@story()
async def test_act_04_the_same_again(me: Coder) -> None:
    """On the sentence after."""
    await stands_on(me, ENOUGH, "b")
    await does(me, 4)
    assert me.codes_on(FEW) == ["staffing"]


@story()
async def test_act_05_three_sentences(me: Coder) -> None:
    """The next one and the two after it."""
    await stands_on(me, YEARS, "down")
    await does(me, 5)
    [coded] = me.codings
    words = coded.span.of(me.transcript.text)
    assert words.startswith(ENOUGH)
    assert words.endswith("Hur fungerar samverkan med kommunen?")


@story()
async def test_act_06_the_whole_turn(me: Coder) -> None:
    """Both its sentences."""
    await stands_on(me, ENOUGH)
    await does(me, 6)
    assert me.codes_on(f"{ENOUGH} {FEW}") == ["staffing"]


@story()
async def test_act_07_the_whole_answer(me: Coder) -> None:
    """All that was said to one question."""
    await stands_on(me, STABLE)
    await does(me, 7)
    assert me.codes_on(STABLE) == ["staffing"]
    me.sees("ENHET svar")


@story()
async def test_act_08_some_words(me: Coder) -> None:
    """Five in the middle of a sentence."""
    await stands_on(me, FEW)
    await does(me, 8)
    assert me.codes_on("för få på kvällarna, och") == ["staffing"]


@story()
async def test_act_09_two_words_less(me: Coder) -> None:
    """Before the code is given."""
    await stands_on(me, STABLE)
    await does(me, 9)
    assert me.selected == "Samverkan fungerar bra när samma personer"


@story()
async def test_act_10_the_start_of_an_old_coding(me: Coder) -> None:
    """Found, its start taken, and moved; saved at once."""
    await stands_on(me, ENOUGH, "b", "home")
    await does(me, 10)
    assert me.codes_on("finns inte folk nog.") == ["staffing"]


@story()
async def test_act_11_the_direction(me: Coder) -> None:
    """The third value of the first facet."""
    await stands_on(me, ENOUGH, "b")
    await does(me, 11)
    assert [dict(each.facets) for each in me.codings] == [{"riktning": "oförändrat"}]


@story()
async def test_act_12_a_memo(me: Coder) -> None:
    """One key, and one writes."""
    await stands_on(me, ENOUGH, "b")
    await does(me, 12)
    await me.types("jfr I02")
    await me.presses("enter")
    assert [each.memo for each in me.codings] == ["jfr I02"]


@story()
async def test_act_13_undo(me: Coder) -> None:
    """The coding is gone, and it says so."""
    await stands_on(me, ENOUGH, "b")
    await does(me, 13)
    assert me.codings == []
    me.is_told("Ångrade: Bemanning → I01:4")


@story()
async def test_act_14_redo(me: Coder) -> None:
    """And there again."""
    await stands_on(me, ENOUGH, "b", "ctrl+z")
    await does(me, 14)
    assert me.codes_on(ENOUGH) == ["staffing"]


@story()
async def test_act_15_one_of_two_codes_away(me: Coder) -> None:
    """The second of the list."""
    await stands_on(me, ENOUGH, "b", "s")
    await does(me, 15)
    assert me.codes_on(ENOUGH) == ["staffing"]


@story()
async def test_act_16_another_code(me: Coder) -> None:
    """A letter in the open codebook is still a code."""
    await stands_on(me, ENOUGH, "b")
    await does(me, 16)
    assert me.codes_on(ENOUGH) == ["samverkan"]


@story()
async def test_act_17_in_vivo(me: Coder) -> None:
    """The words are a code in the file, and on the passage; one undo takes both back."""
    await stands_on(me, ENOUGH)
    await does(me, 17)
    [coded] = me.codings
    assert coded.span.of(me.transcript.text) == ENOUGH
    name = me.study.codebook.book.by_key[coded.code].name("sv")
    assert name == ENOUGH.rstrip(".")
    file = Path(me.study.facts.folder) / "codebooks" / "torget.yaml"
    assert name in file.read_text(encoding="utf-8")
    await me.presses("ctrl+z")
    assert me.codings == []
    assert name not in file.read_text(encoding="utf-8")


@story()
async def test_act_18_what_a_code_means(me: Coder) -> None:
    """The codebook opens on the code of that letter."""
    await does(me, 18)
    me.sees("BEMANNING", "Antal och kontinuitet.")


@story()
async def test_act_19_a_new_code(me: Coder) -> None:
    """Its name in the picker, and it is on the passage."""
    await stands_on(me, ENOUGH)
    await does(me, 19)
    assert me.codes_on(ENOUGH) == ["väl"]


@story()
async def test_act_20_the_next_uncoded_answer(me: Coder) -> None:
    """One stands on its first sentence."""
    await stands_on(me, YEARS, "b")
    await does(me, 20)
    assert me.selected == ENOUGH


@story()
async def test_act_21_to_a_question(me: Coder) -> None:
    """By its number in the guide."""
    await stands_on(me, YEARS)
    await does(me, 21)
    assert me.selected == ENOUGH


@story()
async def test_act_22_everybodys_answers(me: Coder) -> None:
    """Under each other, with who says it."""
    await stands_on(me, ENOUGH)
    await does(me, 22)
    me.sees("12a", "polis/kommunpolis", "Det finns inte folk nog.", "ordningsvakt", "Vi är alltid två")


@story()
async def test_act_23_keep_a_quote(me: Coder) -> None:
    """The coding is kept for the report."""
    await stands_on(me, ENOUGH, "b")
    await does(me, 23)
    assert [each.quoted for each in me.codings] == [True]


@story()
async def test_act_24_search(me: Coder) -> None:
    """Ten letters, and one stands on the first hit."""
    await stands_on(me, YEARS)
    await does(me, 24)
    assert "bemanninge" in me.selected


@story()
async def test_act_25_the_next_hit(me: Coder) -> None:
    """One key further."""
    await stands_on(me, YEARS, "ctrl+f", *"bemanninge", "enter")
    first = me.desk.text.cursor.span
    await does(me, 25)
    assert me.desk.text.cursor.span > first
    assert "bemanninge" in me.selected


@story(coder="Anna")
async def test_act_26_from_a_table_to_the_place(me: Coder) -> None:
    """Roles compared, a cell, its words, and the interview at that place."""
    i02 = me.study.transcripts.find("I02")
    span = me.study.reading.quote(i02, "Två år ungefär.")
    me.study.coding.code(i02, span, "samverkan")
    await does(me, 26)
    assert me.desk.transcript is not None
    assert me.desk.transcript.id == i02
    assert me.selected == "Två år ungefär."


@story()
async def test_act_27_the_next_interview(me: Coder) -> None:
    """The one below in the list."""
    await does(me, 27)
    assert me.transcript.name == "I02-vakt"


@story()
async def test_act_28_done(me: Coder) -> None:
    """Asked once, then marked."""
    await does(me, 28)
    assert me.study.transcripts.is_done(me.transcript.id)


@story()
async def test_act_29_the_other_coders_codings(me: Coder) -> None:
    """Both have marked the interview done, so they may be seen."""
    span = me.study.reading.quote(me.transcript.id, ENOUGH)
    with Study.open(Path(me.study.facts.folder), coder="Bo") as other:
        other.coding.code(me.transcript.id, span, "staffing")
        other.transcripts.set_done(me.transcript.id)
    me.study.transcripts.set_done(me.transcript.id)
    await me.waits()
    await does(me, 29)
    assert [each.coder for each in me.desk.text.index.ordered] == ["Bo"]


@story()
async def test_act_30_back_five_acts(me: Coder) -> None:
    """The newest five are undone, the sixth stands."""
    await stands_on(me, YEARS, "b", "s", "down", "down", "b", "s", "down", "b", "s")
    assert len(me.codings) == 6
    await does(me, 30)
    assert [each.span.of(me.transcript.text) for each in me.codings] == [YEARS]

"""A codebook or a guide from a file of another kind: shown first, taken in by Enter, left by Esc."""

from __future__ import annotations

from pathlib import Path

from intervjukod.tui.presenter.preview_page import PreviewPage
from tests.driver import SMALL, Coder, story
from tests.unit.readers.draft_files import GUIDE_LEVELS, numbered, word
from tests.unit.readers.miniatures import table

CODES = (("Tema", "Kod", "Definition"), ("Platsen", "", "Där de är."), ("", "Ljus", "Hur ljust det är."))


def study_of(me: Coder) -> Path:
    """The study's folder."""
    return Path(me.study.facts.folder)


def codebook_in(folder: Path) -> Path:
    """A table of codes, as Word writes it."""
    path = folder / "Vår kodbok.docx"
    path.write_bytes(word(table(*CODES)))
    return path


def guide_in(folder: Path) -> Path:
    """Numbered questions, as Word writes them."""
    path = folder / "Frågor.docx"
    blocks = numbered("Hur är ljuset på torget?"), numbered("Vem tänder det?"), numbered("På natten?", 1)
    path.write_bytes(word(*blocks, lists=[GUIDE_LEVELS]))
    return path


async def asks(me: Coder) -> None:
    """The question for a file, from the codebook."""
    await me.presses("K", "L")


def files(me: Coder) -> list[str]:
    """The names in the folder of codebooks."""
    return sorted(path.name for path in (study_of(me) / "codebooks").iterdir())


@story()
async def test_the_studys_files_are_offered(me: Coder) -> None:
    """Also those in folders below; interviews, the informants and what is hidden are not."""
    codebook_in(study_of(me))
    below = study_of(me) / "underlag"
    below.mkdir()
    guide_in(below)
    (study_of(me) / ".gammal.docx").write_bytes(b"")
    await asks(me)
    me.sees("LÄS IN KODBOK ELLER GUIDE: FIL", "Vår kodbok.docx", "underlag/Frågor.docx")
    me.does_not_see("I01-polis.txt", "informants.csv", ".gammal")
    await me.types("fråg")
    me.does_not_see("Vår kodbok.docx")


@story()
async def test_a_codebook_is_shown_and_nothing_is_written(me: Coder) -> None:
    """Keys, letters and definitions; Esc leaves nothing behind."""
    codebook_in(study_of(me))
    await asks(me)
    await me.types("vår")
    await me.presses("enter")
    me.sees("Utkast: kodbok", "kodbok, 2 koder", "p Platsen platsen", "l Ljus ljus", "inget är skrivet än")
    await me.presses("down")
    me.sees("nyckel ljus · bokstav l", "Hur ljust det är.")
    await me.presses("escape")
    me.sees("BEMANNING")
    assert files(me) == ["bilaga.yaml", "torget.yaml"]
    assert "ljus" not in me.study.codebook.book.by_key


@story()
async def test_a_codebook_is_taken_in_under_a_name(me: Coder) -> None:
    """The codebook opens on its first code; Ctrl+Z takes all of it back."""
    codebook_in(study_of(me))
    await asks(me)
    await me.presses("enter", "enter")
    me.sees("NAMN PÅ FILEN", "ett namn efter filen Vår kodbok.docx")
    await me.types("plats")
    me.sees("codebooks/plats.yaml")
    await me.presses("enter")
    me.is_told("Skrev codebooks/plats.yaml: 2 koder")
    me.sees("PLATSEN", "7 koder", "l └Ljus")
    assert "plats.yaml" in files(me)
    await me.presses("ctrl+z")
    me.does_not_see("└Ljus")
    assert "ljus" not in me.study.codebook.book.by_key
    await me.presses("escape")
    me.sees("ENHET")


@story()
async def test_a_guide_is_taken_in(me: Coder) -> None:
    """Its questions are the study's; a name that is taken says so, and one can try again."""
    guide_in(study_of(me))
    await asks(me)
    await me.presses("enter")
    me.sees("Utkast: frågeguide", "Hur är ljuset på torget?")
    await me.presses("enter")
    await me.types("bilaga")
    await me.presses("enter")
    me.is_told("heter redan bilaga")
    await me.presses("enter", "enter")
    me.is_told("Skrev codebooks/frågor.yaml")
    assert [guide.key for guide in me.study.codebook.guides] == ["bilaga", "frågor"]


@story()
async def test_a_file_can_be_read_as_the_other_kind(me: Coder) -> None:
    """Tab, and Tab again; Esc still leaves it."""
    guide_in(study_of(me))
    await asks(me)
    await me.presses("enter", "tab")
    me.sees("Utkast: kodbok")
    await me.presses("tab")
    me.sees("Utkast: frågeguide")
    await me.presses("escape")
    me.sees("BEMANNING")


@story()
async def test_a_pasted_path_is_cleaned(me: Coder) -> None:
    """With quotes, with escaped blanks, as an address."""
    folder = study_of(me).parent
    path = codebook_in(folder)
    address = "file://" + str(path).replace(" ", "%20")
    for pasted in (f"'{path}'", str(path).replace(" ", "\\ "), address, "../Vår kodbok.docx"):
        await asks(me)
        await me.pastes(pasted)
        await me.presses("enter")
        assert isinstance(me.desk.page, PreviewPage), me.told
        await me.presses("escape", "escape")


@story()
async def test_what_is_wrong_is_one_line_and_the_path_stays(me: Coder) -> None:
    """A file that is not there, a folder, a file without codes."""
    await asks(me)
    await me.types("saknas.docx")
    await me.presses("enter")
    me.is_told("saknas.docx")
    me.sees("FIL saknas.docx▏")
    await me.presses("escape", "L")
    await me.types("codebooks")
    await me.presses("enter")
    me.is_told("codebooks")
    await me.presses("escape")
    me.sees("BEMANNING")


@story()
async def test_from_the_commands_and_the_menu(me: Coder) -> None:
    """By its name wherever one is, and as the last row of a code's menu."""
    codebook_in(study_of(me))
    await me.presses("ctrl+p")
    await me.types("läs in kodbok")
    await me.presses("enter", "enter")
    me.sees("Utkast: kodbok")
    await me.presses("escape", "K", "enter", "up", "1")
    me.sees("LÄS IN KODBOK ELLER GUIDE: FIL")


@story()
async def test_a_click_on_a_row_tells_more_of_it(me: Coder) -> None:
    """As an arrow does."""
    codebook_in(study_of(me))
    await asks(me)
    await me.presses("enter")
    await me.clicks("Ljus")
    me.sees("nyckel ljus · bokstav l")


@story(SMALL)
async def test_on_a_small_terminal(me: Coder) -> None:
    """What a code says stands below."""
    codebook_in(study_of(me))
    await asks(me)
    await me.presses("enter", "down")
    me.sees("Utkast: kodbok", "l Ljus", "Hur ljust det är.", "Enter ta in")

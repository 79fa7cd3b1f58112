"""A file of the study that an editor breaks: told when it happens, and in sight for as long as it is broken."""

from __future__ import annotations

from pathlib import Path

from tests.builders import CODEBOOK, GUIDE
from tests.driver import SMALL, Coder, story

BROKEN = CODEBOOK + "  trygghet: {labell: Trygghet}\n"
LINE = BROKEN.count("\n")


def write(me: Coder, name: str, text: str) -> None:
    """Save a file of the study, as an editor does."""
    (Path(me.study.facts.folder) / "codebooks" / name).write_text(text)


@story()
async def test_a_broken_codebook_stays_in_sight_until_it_is_whole(me: Coder) -> None:
    """The notice goes with the next key; the sign with file and line stays, and ! says the whole sentence again."""
    await me.presses("L", "down")
    write(me, "torget.yaml", BROKEN)
    await me.waits()
    me.is_told(f"codebooks/torget.yaml:{LINE}:", "labell")
    await me.presses("b", "down")
    me.does_not_see("labell")
    me.sees(f"! torget.yaml rad {LINE}")
    await me.presses("!")
    me.is_told(f"codebooks/torget.yaml:{LINE}:", "labell")
    write(me, "torget.yaml", CODEBOOK)
    await me.waits()
    me.does_not_see("! torget.yaml")
    await me.presses("!")
    me.is_told("Studiens filer går att läsa.")


@story(SMALL)
async def test_two_broken_files_are_two(me: Coder) -> None:
    """On a small screen too; ! asks which, and says it."""
    write(me, "torget.yaml", BROKEN)
    write(me, "bilaga.yaml", GUIDE.replace("nr: 2", "nummer: 2"))
    await me.waits()
    me.sees("+1")
    await me.presses("!")
    me.sees("FEL I FILER", "codebooks/bilaga.yaml:", "codebooks/torget.yaml:")
    await me.presses("2")
    me.is_told(f"codebooks/torget.yaml:{LINE}:")


def test_a_file_that_is_broken_from_the_start(folder: Path) -> None:
    """A study that was left with a broken file opens with the sign."""
    (folder / "codebooks" / "torget.yaml").write_text(BROKEN)
    sees_the_sign(folder)


@story()
async def sees_the_sign(me: Coder) -> None:
    """Somebody presses a key and looks at the first line."""
    await me.presses("L")
    assert f"! torget.yaml rad {LINE}" in me.screen_rows()[0]

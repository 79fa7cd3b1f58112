"""Keys and letters of drafted codes."""

from __future__ import annotations

from intervjukod.readers.drafts.naming import Taken
from tests.unit.readers.draft_files import drafted, told


def codes(*labels: str, taken: Taken | None = None) -> list[tuple[str, str]]:
    """Key and letter of each code in a table of these labels."""
    made = drafted("Kod;Definition\n" + "".join(f"{label};x\n" for label in labels), taken=taken)
    return [(code.key, code.letter) for code in made.codes]


def test_keys_are_unique() -> None:
    """A key that stands already, in the file or in the study, gets a number; a label without letters a word."""
    assert [key for key, _ in codes("Ljus", "LJUS!", "ljus 2", "!!", taken=Taken(keys={"ljus-2"}))] == [
        "ljus", "ljus-3", "ljus-2-2", "kod",
    ]  # fmt: skip


def test_no_two_codes_share_a_letter() -> None:
    """First letters first, then those of other words, then any of the label; å, ä and ö are letters of their own."""
    assert codes("Ålder", "Arbete", "Ära", "Övrigt", "Arbetets miljö", "Ar") == [
        ("ålder", "å"), ("arbete", "a"), ("ära", "ä"), ("övrigt", "ö"), ("arbetets-miljö", "m"), ("ar", "r"),
    ]  # fmt: skip


def test_letters_run_out() -> None:
    """Letters of the study are not given again; a code that finds none is without, and that is told."""
    taken = Taken(letters=set("abcdefghijklmnopqrstuvwxyzåäö") - {"l"})
    made = drafted("Kod;Definition\nBuller;x\nLjus;x\n", taken=taken)
    assert [code.letter for code in made.codes] == ["", "l"]
    assert told(made.notes)["without_letter"] == {"count": 1}


def test_a_letter_in_the_file_goes_first() -> None:
    """What the file says of a letter is kept, where it is one letter and free."""
    made = drafted("Kod;Tangent\nBuller;L\nLjus;l\nPass;pp\n")
    assert [code.letter for code in made.codes] == ["l", "j", "p"]


def test_themes_have_the_first_choice() -> None:
    """A theme's first letter is not taken by a code further up under another theme."""
    made = drafted("Tema;Kod\nArbete;Buller\nBoende;\n")
    assert {code.label: code.letter for code in made.codes} == {"Arbete": "a", "Buller": "u", "Boende": "b"}

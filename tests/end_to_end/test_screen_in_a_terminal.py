"""The real program in a real terminal: what is typed, what it shows, and what is then in the journal."""

from __future__ import annotations

import csv
import ctypes
import io
import os
import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from intervjukod.study import Study
from tests.builders import CODEBOOK, GUIDE, INFORMANTS, STUDY, TRANSCRIPTS, study_folder
from tests.end_to_end.story import Said, coded, codes_and_takes_back, journal, told_history
from tests.end_to_end.terminal import LARGE, SMALL, Pty, command

YEARS = "Jag har arbetat här i tolv år, mest på kvällarna."

LETTER = (
    "Du har läst informationsbrevet och sagt ja till att vara med,"
    " och du hoppar över de frågor som du inte vill svara på."
)
BOTH = "Det finns inte folk nog. Vi är för få på kvällarna, och det finns inte folk nog på helgerna heller."

AWKWARD = (
    "Vi säger cafe\u0301 och a\u030angrar oss.",
    "Hela familjen 👩\u200d👩\u200d👧 flyttade 🏳\ufe0f\u200d🌈 dit 👍🏽.",
    "Han sa שלום och مرحبا till oss.",
    "Raden bryts\u2028här och\u2029här.",
    "Sidan slutar\x0chär, och\x0btabb\tdär\x85slut.",
    "Det är drogs\u0446ener och \u0440\u0430\u0443\u0440\u0430l här.",
    "Mjukt\u00adbindestreck, hårt\u00a0mellanrum, inget\u200balls.",
    "Omvänt \u202eväglag\u202c och \ufeff mitt i.",
)

ATTACK = "\x1b]0;TITEL\x07\x1b[21t\x1b]52;c;SEVK\x07\x1bP+q\x1b\\\x08\x0e\x9d0;TITEL\x9c\x9b21t\x85\u202e\u2028\x7f"
SHOWN = "␛]0;TITEL␇␛[21t␛]52;c;SEVK␇␛P+q␛\\␈␎␦0;TITEL␦␦21t␦⇄↵␡"
OWN = re.compile(r"\x1b\[[?<>]?[\d;]*[mHhlup]|\x1b\[\?\d+\$p|\x1b\]22;default\x07|\r\n")
"""What Textual itself tells a terminal: colours, places, modes, and the shape of the pointer."""
OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

NOBODY = 65534
CAPABILITY_DROP, OVERRIDE_RIGHTS, ACT_AS_OWNER = 24, 1, 3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small study that nobody has opened."""
    return study_folder(tmp_path / "torget")


def test_the_journal_says_what_the_screen_said(folder: Path) -> None:
    """Reading lock, two keys, undo, redo, quit: history and codings have the same acts, places and marks."""
    with Pty(folder) as me:
        said = codes_and_takes_back(me, "I01:2", "I01:3")
        me.quits()
    assert told_history(folder) == journal(folder) == said
    assert coded(folder) == [("staffing", YEARS), ("samverkan", YEARS)]


def test_the_demonstration_is_coded_like_any_other_study(tmp_path: Path) -> None:
    """A new coder meets the reading lock in the demonstration too, and codes beside those who coded it before."""
    folder = Study.demonstration(tmp_path / "demo")
    before = coded(folder, "PK")
    with Pty(folder, coder="Anna") as me:
        said = codes_and_takes_back(me, "I01:1", "I01:1")
        me.quits()
    assert journal(folder) == said
    assert coded(folder) == [("staffing", LETTER), ("samverkan", LETTER)]
    assert coded(folder, "PK") == before


def test_awkward_text_comes_back_as_it_was_spoken(tmp_path: Path) -> None:
    """Odd letters, coded on the screen, are the same on the clipboard, in JSON and CSV, after undo and redo too."""
    spoken = "".join(f"I: Fråga {n}?\r\n\r\nP: {words}\r\n\r\n" for n, words in enumerate(AWKWARD))
    folder = study_folder(tmp_path / "torget", transcripts={"I01.txt": spoken})
    passages = {2 * n: unicodedata.normalize("NFC", words) for n, words in enumerate(AWKWARD, start=1)}
    with Pty(folder) as me:
        me.sees("LÄSLÄGE").presses("L", "+")
        for turn, words in passages.items():
            me.presses("down", "b", "ctrl+c").is_told(f"Kopierat med I01:{turn}.").presses("down")
            assert me.clipboard == f"{words} (I01:{turn})"
        me.presses(*["ctrl+z"] * len(passages)).is_told(f"Ångrade: Bemanning → I01:{min(passages)}")
        assert coded(folder) == []
        me.presses(*["ctrl+y"] * len(passages)).is_told(f"Gjorde om: Bemanning → I01:{max(passages)}")
        me.quits()
    assert coded(folder) == [("staffing", words) for words in passages.values()]
    table = csv.DictReader(io.StringIO(command(folder, "codings", "--format", "csv"), newline=""))
    assert [row["text"] for row in table] == list(passages.values())


def test_two_screens_on_one_study_see_each_other(folder: Path) -> None:
    """What is coded or taken back at one screen shows at the other without a key, and the journal has both."""
    with Pty(folder) as one:
        one.sees("LÄSLÄGE").presses("L", "down", "b").is_told("Bemanning → I01:2")
        with Pty(folder) as other:
            other.sees("b Bemanning 1 1 av 2", "s Samverkan 0 0 av 2")
            one.presses("s").is_told("Samverkan → I01:2")
            other.sees("s Samverkan 1 1 av 2", "bs P Jag har arbetat här")
            other.presses("ctrl+z").is_told("Ångrade: Samverkan → I01:2")
            one.sees("s Samverkan 0 0 av 2").sees_no_more("bs P Jag har arbetat här")
            other.presses("f").is_told("Förflyttning → I01:2").quits()
        one.sees("f Förflyttning 1 1 av 2", "bf P Jag har arbetat här").quits()
    acts = [Said("Bemanning → I01:2"), Said("Samverkan → I01:2", cancelled=True), Said("Förflyttning → I01:2")]
    assert journal(folder) == acts


def test_pasted_text_is_never_keys(folder: Path) -> None:
    """Letters, digits, Ctrl keys and escape sequences that are pasted do nothing; in a list they are words."""
    with Pty(folder) as me:
        me.sees("LÄSLÄGE").presses("L", "b", "down").sees("replik 2 av")
        for words in ("bsf.1\x11\x1a", "\x1b[31mbs\x1b[0m", "före\x1b", "\x1b\x1b[B1s\x1b[200~b" + "s" * 5000):
            me.pastes(words).is_told("Inklistrad text är inte tangenter: inget gjordes.")
            me.presses("ctrl+s").is_told("Allt är sparat.")
        me.presses("enter").pastes("sam\x1b[31mver").sees("KOD sam").presses("escape")
        me.sees_no_more("KOD sam").presses("f").is_told("Förflyttning → I01:2")
        me.quits()
    assert journal(folder) == [Said("Bemanning → I01:1"), Said("Förflyttning → I01:2")]


def test_what_a_file_holds_never_reaches_the_terminal_raw(tmp_path: Path) -> None:
    """Escape sequences and turning marks in any file of the study, or pasted, are shown as signs and never sent."""
    written = "".join(f"\\u{ord(sign):04x}" for sign in ATTACK)
    interview = TRANSCRIPTS["I01-polis.txt"]
    folder = study_folder(
        tmp_path / "torget",
        settings=STUDY.replace("Torget", f'"Tor{written}get"'),
        codebook=CODEBOOK.replace("sv: Bemanning", f'sv: "Bem{written}anning"').replace("ökat", f'"ök{written}at"'),
        guide=GUIDE.replace("torget?", f"tor{written}get?"),
        informants=INFORMANTS.replace("polis/kommunpolis", f"polis/kommun{ATTACK}polis"),
        transcripts={"I01-polis.txt": interview.replace("tolv år", f"tolv{ATTACK} år"), f"I02{ATTACK}.txt": interview},
    )
    with Pty(folder) as me:
        me.sees("LÄSLÄGE", "␛]0;TITEL␇").presses("L", "down", "b").is_told(f"Bem{SHOWN}anning → I01:2")
        me.presses("F").sees(f"1 ök{SHOWN}at").presses("1").sees(f"riktning: ök{SHOWN}at på Bem")
        me.presses("M").pastes(ATTACK).presses("enter").is_told("Memo på I01:2")
        me.presses("T").sees(f"2 I02{SHOWN}").presses("escape").sees_no_more(f"2 I02{SHOWN}")
        (folder / "codebooks" / "torget.yaml").write_text(f'codebook: T\ncodes: {{"{written}": {{}}}}\n')
        me.sees("codebooks/torget.yaml:2: ”␛]0;TITEL␇")
        me.quits()
    sent = OWN.sub("", me.wrote.decode())
    assert [sent[max(0, one.start() - 20) : one.end()] for one in OBEYED.finditer(sent)] == []


def test_swedish_letters_are_keys_in_every_protocol(tmp_path: Path) -> None:
    """å ä ö are the codebook's, as plain UTF-8 and from a terminal that reports all keys, Shift and Ctrl too."""
    codebook = CODEBOOK.replace("key: b", "key: å").replace("key: s", "key: ä").replace("key: f", "key: ö")
    folder = study_folder(tmp_path / "torget", codebook=codebook)
    with Pty(folder) as me:
        me.sees("LÄSLÄGE").presses("L", "down", "å").is_told("Bemanning → I01:2")
        me.presses("ä").is_told("Samverkan → I01:2")
        me.sends("\x1b[246;;246u").is_told("Förflyttning → I01:2")
        me.sends("\x1b[122;5u").is_told("Ångrade: Förflyttning → I01:2")
        me.sends("\x1b[57441;2u\x1b[76;2;76u\x1b[57442;5u\x1b[57358u")
        me.is_told("Läsläge: bokstäver kodar inte. L eller Esc börjar koda.").resizes(SMALL).sees("Tab hela kodboken")
        assert re.findall(rb"left_shift|left_control|caps_lock", me.wrote) == []
        me.quits()
    assert coded(folder) == [("staffing", YEARS), ("samverkan", YEARS)]


def test_a_window_may_change_in_the_middle_of_an_act(folder: Path) -> None:
    """Marking outlives a window that is too small, which says so and takes no letters, and a narrow one."""
    with Pty(folder) as me:
        me.sees("LÄSLÄGE").presses("L", *["down"] * 3, "space").sees("MARKERA", "ENHET mening (+/−) replik 4")
        me.resizes((50, 12)).sees("Fönstret är för litet: minst 60 × 16").sees_no_more("MARKERA", "KODBOK")
        me.resizes(SMALL).sees("MARKERA", "Tab hela kodboken").presses("down", "b").is_told("Bemanning → I01:4")
        me.resizes((30, 5)).sees("Fönstret är för litet").presses("s")
        me.resizes((50, 5)).sees("Fönstret är för litet: minst 60 × 16").resizes(LARGE).is_told("Bemanning → I01:4")
        me.quits()
    assert coded(folder) == [("staffing", BOTH)]


def test_a_screen_that_is_killed_loses_nothing_that_it_said(tmp_path: Path) -> None:
    """After kill -9 amid a burst of keys every coding that the screen had told of is there, and the study is well."""
    spoken = "".join(f"I: Fråga {n}?\n\nP: Svar nummer {n}.\n\n" for n in range(1, 201))
    folder = study_folder(tmp_path / "torget", transcripts={"I01.txt": spoken})
    with Pty(folder) as me:
        me.sees("LÄSLÄGE").presses("L", *["b", "down"] * 20).is_told("Bemanning → I01:20")
        me.presses(*["b", "down"] * 300).dies()
    told = re.findall(r"→ I01:(\d+) \(", me.wrote.decode(errors="replace"))  # only sentences that came through whole
    with Study.open(folder, coder="Anna") as study:
        interview = study.transcripts.open(study.transcripts.find("I01"))
        places = {interview.place(coding.span) for coding in study.coding.of(interview.id)}
    assert {f"I01:{turn}" for turn in range(1, int(told[-1]) + 1)} <= places
    command(folder, "doctor", "--deep")


@pytest.mark.parametrize(
    "fault",
    [
        "from intervjukod.tui import acts; acts.HANDLERS['saved'] = lambda desk, key: 1 // 0",
        "from intervjukod.tui.pasting import PasteParser; PasteParser.feed = lambda parser, data: 1 // 0",
    ],
    ids=["of ours", "of the terminal's driver"],
)
def test_a_fault_is_one_line_and_shows_no_interview(folder: Path, fault: str) -> None:
    """What ends the screen unasked is told in a line when the terminal is as it was; exit code 1."""
    program = (sys.executable, "-c", f"{fault}; import sys; from intervjukod.cli import main; sys.exit(main())")
    with Pty(folder, program=program) as me:
        code, said = me.sees("LÄSLÄGE").presses("ctrl+s").ends()
    assert (code, said.count("\n")) == (1, 0)
    assert said.startswith("intervjukod: Ett fel i programmet (")
    assert "ZeroDivisionError" in said
    assert "torget" not in said


def test_a_codebook_that_breaks_while_it_is_open_is_told_with_its_line(folder: Path) -> None:
    """The screen names file and line and goes on with the last good codebook, until the file is mended."""
    file = folder / "codebooks" / "torget.yaml"
    with Pty(folder) as me:
        me.sees("LÄSLÄGE").presses("L", "down").sees("replik 2 av")
        file.write_text(CODEBOOK + "  trygghet: {labell: Trygghet}\n")
        me.sees(f"codebooks/torget.yaml:{CODEBOOK.count(chr(10)) + 1}:", "labell")
        me.presses("b").is_told("Bemanning → I01:2")
        file.write_text(CODEBOOK + "  trygghet: {label: Trygghet, key: t}\n")
        me.sees("t Trygghet").presses("t").is_told("Trygghet → I01:2")
        me.quits()
    assert coded(folder) == [("staffing", YEARS), ("trygghet", YEARS)]


def test_a_study_that_belongs_to_somebody_else_says_so(folder: Path) -> None:
    """The screen shows it, says to every act why nothing can be changed, and changes no byte."""
    command(folder, "code", "I01", "staffing", "--quote", YEARS)
    without_powers = give_away(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with Pty(folder, before=without_powers) as me:
        me.sees("skrivskyddad", "2 b P Jag har arbetat här").presses("down")
        for act in ("b", "s", "ctrl+z", "delete"):
            me.presses(act).is_told("Studien är skrivskyddad: inget kan ändras här.").presses("up", "down")
        me.quits()
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def give_away(folder: Path) -> Callable[[], None]:
    """Make the study somebody else's, to be read only; gives what takes root's powers from a program about to start."""
    mine = os.geteuid() != 0
    for path in (*folder.rglob("*"), folder):
        path.chmod((0o555 if path.is_dir() else 0o444) if mine else (0o755 if path.is_dir() else 0o644))
        if not mine:
            os.chown(path, NOBODY, NOBODY)

    def drop() -> None:
        for power in (OVERRIDE_RIGHTS, ACT_AS_OWNER):
            ctypes.CDLL(None).prctl(CAPABILITY_DROP, power, 0, 0, 0)

    return (lambda: None) if mine else drop

"""Lists: what is in a study, in four formats."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from pathlib import Path

import pytest

from tests.unit.cli.terminal import Speak, in_study

CODING = "id transcript start end text code coder informant role site facets memo created quoted citation"
LISTS = {
    "transcripts": "id name file turns words informants role site codings coders done until",
    "informants": "informant transcript speaker role site attributes turns words",
    "codes": (
        "key label depth parent letter brief definition use_when not_when examples keywords alias was facets "
        "origin domain colour codable retired merged_into codebook"
    ),
    "codings": CODING,
    "export": CODING,
    "quotes": (
        "id transcript start end text code label coder informant role site facets memo created place turn state quoted"
        " citation unproved"
    ),
    "guide": "guide question nr text heading under obligatory roles x expects probes",
    "coders": "coder codings transcripts done main me",
    "new": "file status",
    "find folk": "transcript start end matched place informant before after id",
    "history": "seq gesture at actor what cancelled reason",
    "doctor": "check status what hint",
    "answers I01": "question nr text obligatory status asked answered probes confirmed score guide turn",
    "text I01 --turns": "n start end speaker side informant time text",
}
REPORT = "report unit denominator selection codebook at made columns rows notes"


@pytest.fixture(scope="module")
def coded_once(opened_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small study with two codings by Anna, one by Bertil, and a file that waits."""
    folder = Path(shutil.copytree(opened_once, tmp_path_factory.mktemp("coded") / "torget"))
    torget = in_study(folder, "Anna")
    assert torget("code", "I01", "staffing", "--quote", "Vi är för få", "--facet", "riktning=minskat").code == 0
    assert torget("code", "I02", "samverkan", "--quote", "alltid två", "--memo", "Två rader\nmed =tecken;").code == 0
    assert torget("code", "I02", "kontinuitet", "--quote", "alltid två", "--coder", "Bertil").code == 0
    assert torget("done", "I01").code == 0
    (folder / "transcripts" / "I03-ny.txt").write_text("I: Hej?\n\nP: Hej.\n")
    return folder


@pytest.fixture
def coded(coded_once: Path, tmp_path: Path) -> Speak:
    """A copy of the coded study, to speak about as Anna."""
    return in_study(Path(shutil.copytree(coded_once, tmp_path / "coded")), "Anna")


@pytest.mark.parametrize("command", LISTS)
def test_a_list_has_its_columns_in_csv_and_json(coded: Speak, command: str) -> None:
    """The names of the fields are English in both languages, and the same in CSV and JSON."""
    for language in ("sv", "en"):
        words = (*command.split(), "--lang", language)
        table = list(csv.reader(io.StringIO(coded(*words, "--format", "csv").out)))
        assert table[0] == LISTS[command].split()
        if not command.startswith("text"):
            rows = coded(*words, "--format", "json").json
            assert [list(row) for row in rows] == [LISTS[command].split()] * (len(table) - 1)


@pytest.mark.parametrize("command", LISTS)
def test_a_list_is_a_table_for_people(coded: Speak, command: str) -> None:
    """A table and Markdown have a heading in the language and a line a row."""
    words = command.split()
    if words[0] == "export":
        return
    rows = len(list(csv.reader(io.StringIO(coded(*words, "--format", "csv").out)))) - 1
    assert rows > 0
    assert len(coded(*words).out.splitlines()) == rows + 1
    markdown = coded(*words, "--format", "md").out.splitlines()
    assert len(markdown) == rows + 2
    assert markdown[1].startswith("| --")


def test_a_list_goes_to_a_file_in_the_format_of_its_name(coded: Speak, tmp_path: Path) -> None:
    """`-o` writes a file for its owner only, `-` is standard output; without `--format` the suffix decides."""
    for name, start in (("k.csv", "id,transcript"), ("k.json", "[\n{"), ("k.md", "| "), ("k.txt", "Id")):
        said = coded("codings", "-o", tmp_path / name)
        assert (said.code, said.out) == (0, "")
        assert (tmp_path / name).read_text("utf-8").startswith(start)
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    assert coded("codings", "--format", "csv", "-o", "-").out.startswith("id,transcript")


def test_a_file_that_cannot_be_written_is_one_line(coded: Speak, tmp_path: Path) -> None:
    """No such folder: one line, exit code 1, nothing on standard output."""
    said = coded("codings", "-o", tmp_path / "ingen" / "k.csv")
    assert (said.code, said.out, len(said.lines)) == (1, "", 2)
    assert str(tmp_path / "ingen") in said.lines[-1]


def test_nothing_found_is_done(torget: Speak) -> None:
    """An empty list is exit code 0: words on standard error, `[]` in JSON, the header in CSV."""
    assert torget("quotes", "staffing").code == 0
    assert torget("quotes", "staffing").out == ""
    assert torget("quotes", "staffing").err == "Inget hittades.\n"
    assert torget("codings", "--format", "json").json == []
    assert torget("codings", "--format", "csv").out.strip() == CODING.replace(" ", ",")


def test_selections_narrow(coded: Speak) -> None:
    """By code with what is below it, coder, transcript, role with what is below it, site, facet, question."""

    def codes(*words: str) -> list[str]:
        return [row["code"] for row in coded("codings", "--format", "json", *words).json]

    assert sorted(codes()) == ["kontinuitet", "samverkan", "staffing"]
    assert sorted(codes("--code", "Bemanning")) == ["kontinuitet", "staffing"]
    assert codes("--coder", "Bertil") == ["kontinuitet"]
    assert codes("--transcript", "I01") == ["staffing"]
    assert codes("--role", "polis") == ["staffing"]
    assert codes("--site", "Hässelby torg", "--coder", "Anna") == ["samverkan"]
    assert codes("--facet", "riktning=minskat") == ["staffing"]
    assert codes("--question", "q2", "--transcript", "I01") == ["staffing"]
    assert coded("codings", "--question", "q99").code > 0
    assert "brandman" in coded("codings", "--role", "brandman").err
    assert [row["code"] for row in coded("quotes", "samverkan", "--format", "json").json] == ["samverkan"]


def test_people_see_ids_they_can_type(coded: Speak) -> None:
    """A table shows as much of an id as tells it from all others, and that much names the coding."""
    whole = [row["id"] for row in coded("codings", "--coder", "Anna", "--format", "json").json]
    shown = [line.split()[0] for line in coded("codings", "--coder", "Anna").out.splitlines()[1:]]
    assert [id_.startswith(short) and len(short) < len(id_) for id_, short in zip(whole, shown, strict=True)] == [
        True
    ] * 2
    assert [coded("uncode", short, "--format", "json").json["ids"] for short in shown] == [[id_] for id_ in whole]


def test_words_are_found_folded(coded: Speak) -> None:
    """Case and look-alike letters do not matter, a role and a code narrow."""
    assert len(coded("find", "FОLK", "--format", "json").json) == 3  # noqa: RUF001  the look-alike is the point
    assert len(coded("find", "folk", "--role", "ordningsvakt", "--format", "json").json) == 1
    assert len(coded("find", "alltid", "--code", "samverkan", "--format", "json").json) == 1
    assert len(coded("find", "inte .{4} nog", "--regex", "--format", "json").json) == 2


def test_text_is_what_offsets_count_in(coded: Speak) -> None:
    """The text to a pipe is exact; JSON has its hash and turns whose offsets hit their words."""
    said = coded("text", "I02", "--format", "json").json
    assert list(said) == ["transcript", "version", "sha256", "start", "end", "text", "turns"]
    assert said["text"] == coded("text", "I02").out
    assert said["sha256"] == hashlib.sha256(said["text"].encode()).hexdigest()
    assert list(said["turns"][0]) == ["n", "start", "end", "speaker", "side", "informant", "time"]
    second = said["turns"][1]
    assert said["text"][second["start"] : second["end"]].strip() == "Två år ungefär."
    assert (second["side"], second["informant"]) == ("informant", "Vakt 1")
    part = coded("text", "I02", f"{second['start']}:{second['end']}", "--format", "json").json
    assert [turn["n"] for turn in part["turns"]] == [2]


@pytest.mark.parametrize(
    "words",
    [
        ("frequency",),
        ("compare",),
        ("compare", "--by", "riktning"),
        ("compare", "--by", "prompt"),
        ("concordance",),
        ("coverage",),
    ],
)
def test_a_report_is_one_object(coded: Speak, words: list[str]) -> None:
    """JSON has the contract's names in both languages; CSV is long; table and Markdown are for people."""
    made = coded("report", *words, "--format", "json", "--lang", "en").json
    assert list(made) == REPORT.split()
    assert made["report"] == words[0]
    assert len(coded("report", *words, "--format", "csv").out.splitlines()) > len(made["rows"])
    assert coded("report", *words).out
    assert coded("report", *words, "--format", "md").out.startswith("## ")


def test_a_report_selects(coded: Speak) -> None:
    """`--coder`, `--role`, `--site` and `--at` reach the report; `frequency --by` is the comparison."""
    assert coded("milestone", "före").code == 0
    assert coded("code", "I01", "samverkan", "--quote", "samma personer").code == 0

    def passages(*words: str) -> int:
        rows = coded("report", "frequency", "--format", "json", *words).json["rows"]
        return sum(row["passages"] for row in rows if row["depth"] == 0)

    assert (passages("--at", "före"), passages()) == (1, 2)
    assert passages("--role", "ordningsvakt") == 0
    assert passages("--site", "Sergels torg") == 2
    assert passages("--coder", "Bertil") != passages()
    assert coded("report", "frequency", "--by", "role", "--format", "json").json["report"] == "compare"


def test_export_into_import_changes_nothing(coded: Speak, tmp_path: Path) -> None:
    """What `export` writes, `import-project` passes over, from a file or a pipe, in CSV and JSON."""
    for form in ("csv", "json"):
        out = coded("export", "--format", form).out
        said = coded("import-project", "-", "--format", form, stdin=out)
        assert (said.code, said.err.count("\n")) == (0, 1), said.err
        assert coded("export", "--format", form).out == out
    said = coded("import-project", "-", "--format", "json", stdin=coded("export", "--format", "json").out)
    assert said.json["counts"] == {"added": 0, "updated": 0, "skipped": 3, "unknown": 0, "failed": 0}


def test_a_load_tells_what_it_left(torget: Speak) -> None:
    """Unknown codes and rows that cannot be placed are told, a line each; the rest is loaded as one act."""
    rows = [
        {"transcript": "I01", "code": "staffing", "text": "Vi är för få"},
        {"transcript": "I01", "code": "ny kod", "text": "Vi är för få"},
        {"transcript": "I01", "code": "staffing", "text": "finns inte folk"},
        {"transcript": "I09", "code": "staffing", "start": 1, "end": 5},
    ]
    said = torget("import-project", "-", "--format", "json", stdin=json.dumps(rows))
    assert said.code == 1
    assert said.json["counts"] == {"added": 1, "updated": 0, "skipped": 0, "unknown": 1, "failed": 2}
    assert said.json["unknown"] == {"ny kod": 1}
    assert [line for line in said.lines if line.startswith("Rad ")] != []
    again = torget("import-project", "-", "--format", "json", "--new-codes", stdin=json.dumps(rows[:2]))
    assert (again.code, again.json["counts"]["added"]) == (0, 1)
    assert torget("undo").code == 0
    assert len(torget("codings", "--format", "json").json) == 1


@pytest.mark.parametrize(("form", "stdin"), [("csv", b"a,b\n1,2\n"), ("json", b"{"), ("csv", b"\xff\xfe")])
def test_a_table_that_is_none_loads_nothing(torget: Speak, form: str, stdin: bytes) -> None:
    """Another table, broken JSON, another encoding: one line, exit code 1."""
    said = torget("import-project", "-", "--format", form, stdin=stdin)
    assert (said.code, said.out, len(said.lines)) == (1, "", 1)

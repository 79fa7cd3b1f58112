"""The demonstration: whole, sound, honest about its numbers, and two clones of it become one study again."""

from __future__ import annotations

import csv
import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from intervjukod.domain.coding import Passage
from intervjukod.errors import RefusedError, StudyError
from intervjukod.study import Study
from tests.house.tree import SOURCE

CODED = SOURCE / "demonstration" / "coded"
NAMES = [
    "I01-kommunpolis",
    "I02-områdespolis-sergel",
    "I03-områdespolis-hässelby",
    "I04-spanare",
    "I05-ordningsvakt",
]
DATABASES = ("intervjukod.db", "intervjukod.db-wal", "intervjukod.db-shm", "intervjukod.index.db")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration as `demo` makes it, to be copied and left alone."""
    return Study.demonstration(tmp_path_factory.mktemp("demo") / "demo")


@pytest.fixture
def demo(made: Path, tmp_path: Path) -> Path:
    """A copy, database and all."""
    return Path(shutil.copytree(made, tmp_path / "demo"))


def shipped(name: str) -> list[dict[str, str]]:
    """Rows of the coded state."""
    with (CODED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sound(study: Study) -> bool:
    """`doctor --deep` finds nothing."""
    return all(check.status != "finding" for check in study.history.doctor(deep=True))


def portrait(study: Study) -> object:
    """The whole fold, without what is local."""
    return study._context.store.audit.portrait()


def code(study: Study, transcript: str, quote: str, key: str) -> str:
    """Give the words a code; the coding's id."""
    id_ = study.transcripts.find(transcript)
    return study.coding.code(id_, study.reading.quote(id_, quote), key).ids[0]


class TestTheStudy:
    """What is there when it has been made."""

    def test_every_coding_has_its_place(self, demo: Path) -> None:
        """Five transcripts, and each row of the coded state stands where its words are."""
        with Study.open(demo) as study:
            assert [row.name for row in study.transcripts.list()] == NAMES
            assert study.facts.notices == ()
            assert study.codebook.findings() == ()
            assert study.transcripts.waiting() == []
            passages = study.reading.passages()
            wanted = Counter((row["transcript"], row["code"], row["coder"]) for row in shipped("codings.csv"))
            assert Counter((one.transcript, one.code, one.coder) for one in passages) == wanted
            assert {one.state for one in passages} == {"same"}
            words = {" ".join(one.text.split()) for one in passages}
            assert words == {" ".join(row["text"].split()) for row in shipped("codings.csv")}

    def test_it_is_sound(self, demo: Path) -> None:
        """File, texts, anchors, journal, codes, and the fold of the whole journal."""
        with Study.open(demo) as study:
            checks = {check.check: check.status for check in study.history.doctor(deep=True)}
        assert {name for name, status in checks.items() if status == "ok"} >= {
            "database", "texts", "anchors", "journal", "codes", "fold",
        }  # fmt: skip
        assert set(checks.values()) <= {"ok", "note"}

    def test_four_are_done_and_one_is_not(self, demo: Path) -> None:
        """By the main coder; a second coder has done the one they both coded."""
        with Study.open(demo) as study:
            assert study.facts.main_coder == study.coder == "PK"
            done = {row.name: row.done for row in study.transcripts.list()}
        assert done == {**dict.fromkeys(NAMES, ("PK",)), NAMES[2]: (), NAMES[4]: ("AL", "PK")}

    def test_memos_are_on_every_kind_of_thing(self, demo: Path) -> None:
        """Also those written with codings."""
        with Study.open(demo) as study:
            about = Counter(memo.about for memo in study.coding.memos())
        rows = Counter(row["target"].partition(":")[0] for row in shipped("memos.csv"))
        rows["coding"] = sum(bool(row["memo"]) for row in shipped("codings.csv"))
        assert about == rows
        assert {"coding", "code", "transcript", "study"} <= set(about)

    def test_history_tells_how_it_came_about(self, demo: Path) -> None:
        """Taken in as one act of the program, then loaded as one act, with the true number."""
        with Study.open(demo) as study:
            rows = study.history.rows()
        assert (rows[-1].actor, rows[-1].act.key, rows[-1].act.values) == ("intervjukod", "acts.took_in", {"n": 5})
        loaded = [row for row in rows if row.act.key == "acts.loaded"]
        assert [row.act.values for row in loaded] == [{"n": len(shipped("codings.csv"))}]

    def test_its_state_is_on_nobodys_undo_stack(self, demo: Path) -> None:
        """A stray Ctrl+Z at the first start takes nothing away, whoever presses it."""
        for coder in ("PK", "AL", "intervjukod"):
            with Study.open(demo, coder=coder) as study:
                assert study.history.undo() is None
                assert len(study.reading.passages()) == len(shipped("codings.csv"))

    def test_it_is_not_made_where_something_is(self, demo: Path, tmp_path: Path) -> None:
        """A study, a folder with a file in it, a file: refused, and nothing there is changed."""
        (tmp_path / "egen").mkdir()
        (tmp_path / "egen" / "anteckningar.txt").write_text("hej")
        (tmp_path / "fil").write_text("hej")
        before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
        for target in (demo, tmp_path / "egen", tmp_path / "fil"):
            with pytest.raises((RefusedError, StudyError)) as error:
                Study.demonstration(target)
            assert error.value.key in {"demo_in_the_way", "folder_unwritable"}
        assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before

    def test_a_place_of_its_own_each_time(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without a target, twice in a row."""
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        first, second = Study.demonstration(), Study.demonstration()
        assert first != second
        assert [first.parent, second.parent] == [tmp_path, tmp_path]
        with Study.open(second) as study:
            assert len(study.transcripts.list()) == 5


class TestReports:
    """What the demonstration's reports say, and what they do not."""

    def test_by_role_with_four_of_five_done(self, demo: Path) -> None:
        """Denominators, who coded, the sentence that no test is possible, one informant's share, the few."""
        with Study.open(demo) as study:
            made = study.results.compare(by="role")
            told = study.results.write(made, "md")
            data = json.loads(study.results.write(made, "json"))
        assert "4 av 5 intervjuer klara" in told
        assert "kodat av PK" in told
        assert "går inte att pröva statistiskt: p kan inte bli lägre än 0,25" in told
        assert "mer än hälften av avsnitten" in told
        assert "Färre än tre informanter: ordningsvakt (1)" in told
        by_code = {row["code"]: row["by"] for row in data["rows"]}
        assert by_code["staffing"]["polis"]["informants_of"] == 3
        assert {group for row in by_code.values() for group in row} == {
            "polis", "polis/kommunpolis", "polis/områdespolis", "polis/spanare", "ordningsvakt",
        }  # fmt: skip

    def test_four_against_one_when_all_are_done(self, demo: Path) -> None:
        """The smallest p that can be reached is one in five."""
        with Study.open(demo, language="en") as study:
            study.transcripts.set_done(study.transcripts.find("I03"))
            told = study.results.write(study.results.compare(by="role"), "md")
        assert "5 of 5 interviews done" in told
        assert "polis (n=4) and ordningsvakt (n=1) cannot be tested statistically" in told
        assert "0.20" in told

    def test_a_parent_counts_its_children_s_informants_once(self, demo: Path) -> None:
        """No row counts an informant, a passage or a word that no coding of it or below has."""
        with Study.open(demo) as study:
            rows = json.loads(study.results.write(study.results.frequency(), "json"))["rows"]
            for row in rows:
                found = [
                    one for one in study.reading.passages(code=row["code"], coder="PK") if one.transcript != NAMES[2]
                ]
                assert row["codings"] == len(found)
                assert row["informants"] == len({one.informant for one in found if one.informant})
                assert row["passages"] <= row["codings"]
                assert row["words"] <= row["words_of"]
            assert max(row["informants"] for row in rows) == 4

    def test_reports_in_both_languages_and_every_format(self, demo: Path) -> None:
        """All three, from the same numbers."""
        for language in ("sv", "en"):
            with Study.open(demo, language=language) as study:
                for made in (study.results.frequency(), study.results.compare(), study.results.coverage()):
                    for form in ("table", "md", "csv", "json"):
                        assert study.results.write(made, form).strip()

    def test_nothing_is_said_of_what_is_not_done(self, demo: Path) -> None:
        """The interview that is begun has no cell of its own in coverage, and no part in a count."""
        with Study.open(demo) as study:
            rows = json.loads(study.results.write(study.results.coverage(), "json"))["rows"]
        assert {row["by"]["Områdespolis 2"] for row in rows} <= {"not done", "not in guide"}
        assert "not done" in {row["by"]["Områdespolis 2"] for row in rows}


def coded_by_anna(folder: Path) -> None:
    """What the main coder did at home."""
    with Study.open(folder, coder="PK") as study:
        code(study, "I03", "Hur länge har du arbetat som områdespolis?", "staffing")
        study.transcripts.set_done(study.transcripts.find("I03"))
        study.history.milestone("hemma")
        study.coding.remove(code(study, "I01", "sköts via telefonen numera", "synlighet"))


def coded_by_al(folder: Path) -> list[tuple[str, str]]:
    """What the second coder did elsewhere: a coding in each interview, one taken back, a code of their own."""
    made = []
    with Study.open(folder, coder="AL") as study:
        study.codebook.add("trygghet", label="Trygghet", letter="ä")
        for row in study.transcripts.list():
            opened = study.transcripts.open(row.id)
            turn = next(turn for turn in opened.turns if turn.side == "informant" and len(turn.words) > 30)
            study.coding.code(row.id, turn.words, "trygghet", memo=f"Om {row.name}.")
            made.append((row.name, turn.words.of(opened.text)))
        code(study, *made[3], "staffing")
        study.history.undo()
    return made


@pytest.mark.parametrize("databases", ["with their databases", "without"])
def test_two_clones_coded_apart_become_one(demo: Path, tmp_path: Path, databases: str) -> None:
    """Whichever takes the other in: five transcripts, nothing lost, the same fold; the second time nothing comes."""
    other = Path(shutil.copytree(demo, tmp_path / "als"))
    if databases == "without":
        for folder in (demo, other):
            for name in DATABASES:
                (folder / name).unlink(missing_ok=True)
    kept: dict[str, Passage] = {}
    coded_by_anna(demo)
    made = coded_by_al(other)
    for folder in (demo, other):
        with Study.open(folder) as study:
            kept |= {one.id: one for one in study.reading.passages()}
    home, away = (Path(shutil.copytree(folder, tmp_path / f"{folder.name}-2")) for folder in (demo, other))

    portraits = []
    for mine, theirs in ((demo, away), (other, home)):
        with Study.open(mine) as study:
            dry = study.history.merge(theirs, dry_run=True)
            report = study.history.merge(theirs)
            assert (report.ops, report.codings, report.transcripts) == (dry.ops, dry.codings, dry.transcripts)
            assert report.ops > 0
            assert report.transcripts == 0
            assert report.conflicts == ()
            assert study.history.merge(theirs).ops == 0
            assert [row.name for row in study.transcripts.list()] == NAMES
            assert {one.id: one for one in study.reading.passages()} == kept
            assert [(one.transcript, one.text) for one in study.reading.passages(code="trygghet")] == made
            assert "trygghet" in (mine / "codebooks" / "oppna-drogscener.yaml").read_text("utf-8")
            assert study.codebook.findings() == ()
            assert sound(study)
            portraits.append(portrait(study))
    assert portraits[0] == portraits[1]


def test_a_milestone_says_the_same_after_the_merge(demo: Path, tmp_path: Path) -> None:
    """The report made at home is the report made of that point on the other machine."""
    other = Path(shutil.copytree(demo, tmp_path / "als"))
    coded_by_al(other)
    with Study.open(demo) as study:
        before = json.loads(study.results.write(study.results.compare(), "json"))
    coded_by_anna(demo)
    with Study.open(demo) as study:
        at_home = json.loads(study.results.write(study.results.compare(at="hemma"), "json"))
    with Study.open(other) as study:
        study.history.merge(demo)
        elsewhere = json.loads(study.results.write(study.results.compare(at="hemma"), "json"))
    assert at_home["denominator"] != before["denominator"]
    for report in (at_home, elsewhere):
        del report["made"]
    assert elsewhere == at_home

"""What the journal knows and a codebook file does not is written into the file, and nothing else in it moves."""

from __future__ import annotations

import shutil
from difflib import ndiff
from pathlib import Path

import pytest

from intervjukod.domain.journal import Change, Kind
from intervjukod.errors import AmbiguousError, NotFoundError, RefusedError, StudyError
from intervjukod.study import Study, faces, writing_back
from tests.builders import CODEBOOK, study_folder
from tests.unit.study.acting import FEW, code, edit, told, words

COMMENTED = """\
# Kodboken för torget. Ändra inte utan Åsa.
codebook:   Torget   # arbetsnamn
version: 1
codes:

    staffing:   # den stora
        label: {sv: Bemanning,   en: Staffing}

        key: b
        codes:
            kontinuitet: {label: Personalkontinuitet, key: k}   # barn

    samverkan: {label: 'Samverkan', key: s}
# slut
"""


@pytest.fixture
def commented(tmp_path: Path) -> Path:
    """A study whose codebook somebody has laid out by hand."""
    return study_folder(tmp_path / "torget", codebook=COMMENTED)


def book(folder: Path) -> Path:
    """The file of its codebook."""
    return folder / "codebooks" / "torget.yaml"


def changed(folder: Path, before: str) -> list[str]:
    """The lines that were added and taken away."""
    after = book(folder).read_text("utf-8")
    return [line for line in ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


def sound(study: Study) -> bool:
    """No finding, and the tables are what the journal says."""
    return study.codebook.findings() == () and all(
        check.status != "finding" for check in study.history.doctor(deep=True)
    )


class TestAdd:
    """`codebook add`."""

    def test_comments_and_layout_stay(self, commented: Path) -> None:
        """Only lines are added, parted as the others are, and the file reads as the study says."""
        with Study.open(commented, coder="Anna") as study:
            study.codebook.add("trygghet", label="Trygghet", letter="t", definition="Att våga: gå # ut", brief="Kort.")
            study.codebook.add("omplacering", under="kontinuitet")
            study.codebook.add("kommunen", label="Kommunen", under="Samverkan")
            assert changed(commented, COMMENTED) == [
                "-             kontinuitet: {label: Personalkontinuitet, key: k}   # barn",
                "+             kontinuitet: {label: Personalkontinuitet, key: k, codes: {omplacering: {}}}   # barn",
                "-     samverkan: {label: 'Samverkan', key: s}",
                "+     samverkan: {label: 'Samverkan', key: s, codes: {kommunen: {label: {sv: Kommunen}}}}",
                "+ ",
                "+     trygghet:",
                "+         label: {sv: Trygghet}",
                "+         brief: Kort.",
                '+         definition: "Att våga: gå # ut"',
                "+         key: t",
            ]
            said = study.codebook.book
            assert said.by_letter["t"].definition == "Att våga: gå # ut"
            assert said.ancestors("omplacering") == ("kontinuitet", "staffing")
            assert said.ancestors("kommunen") == ("samverkan",)
            assert sound(study)
            seq = study.history.rows(1)[0].seq
        with Study.open(commented, coder="Anna") as again:
            assert again.codebook.book == said
            assert again.history.rows(1)[0].seq == seq

    def test_the_act_is_the_coder_s_and_tells_the_code(self, study: Study) -> None:
        """It can be used at once."""
        act = study.codebook.add("trygghet", label="Trygghet", letter="t")
        assert (act.key, act.actor, act.values) == ("acts.code_added", "Anna", {"code": "Trygghet", "key": "trygghet"})
        code(study, FEW, "trygghet")
        assert words(study) == {FEW: "trygghet"}

    def test_in_the_file_that_is_named(self, folder: Path) -> None:
        """By its stem or name, else the parent's file, else the first."""
        natt = folder / "codebooks" / "natt.yaml"
        natt.write_text("codebook: Natten\ncodes:\n  mörker: {}\n", "utf-8")
        with Study.open(folder, coder="Anna") as study:
            study.codebook.add("ljus", file="natt.yaml")
            study.codebook.add("dunkel", under="mörker")
            study.codebook.add("trygghet", file="torget")
            assert {key: study.codebook.book.by_key[key].codebook for key in ("ljus", "dunkel", "trygghet")} == {
                "ljus": "natt", "dunkel": "natt", "trygghet": "torget",
            }  # fmt: skip
            assert "trygghet" in book(folder).read_text("utf-8")
            assert study.codebook.book.titles == {"natt": "Natten", "torget": "Torget"}
            with pytest.raises(NotFoundError) as error:
                study.codebook.add("x", file="dag.yaml")
            assert told(error) == ("codebook_unknown", {"name": "dag.yaml", "near": "natt, torget"})

    def test_in_a_file_that_ends_in_yml(self, tmp_path: Path) -> None:
        """No second file is made beside it."""
        folder = study_folder(tmp_path / "torget")
        book(folder).rename(folder / "codebooks" / "torget.yml")
        with Study.open(folder, coder="Anna") as study:
            study.codebook.add("trygghet")
            assert "trygghet" in (folder / "codebooks" / "torget.yml").read_text("utf-8")
            assert not book(folder).exists()
            assert sound(study)

    def test_in_a_file_whose_name_is_in_parts(self, tmp_path: Path) -> None:
        """As some file systems keep å: it is that file which is written, and no other is made."""
        folder = study_folder(tmp_path / "torget")
        place = folder / "codebooks" / "a\u030ar.yaml"
        book(folder).rename(place)
        with Study.open(folder, coder="Anna") as study:
            study.codebook.add("trygghet")
            assert "trygghet" in place.read_text("utf-8")
            assert sorted(path.name for path in place.parent.iterdir()) == ["a\u030ar.yaml", "bilaga.yaml"]
            assert sound(study)

    def test_the_first_code_makes_the_first_file(self, tmp_path: Path) -> None:
        """An empty study gets a codebook with the study's title."""
        Study.create(tmp_path / "ny", "Ny studie")
        with Study.open(tmp_path / "ny", coder="Anna") as study:
            (tmp_path / "ny" / "codebooks").rmdir()
            assert study.codebook.add("trygghet", label="Trygghet").key == "acts.code_added"
            path = tmp_path / "ny" / "codebooks" / "kodbok.yaml"
            assert path.read_text("utf-8").startswith("codebook: Ny studie\n")
            assert study.codebook.book.titles == {"kodbok": "Ny studie"}
            assert sound(study)

    @pytest.mark.parametrize(
        ("key", "said", "why"),
        [
            ("staffing", {}, "code_exists"),
            ("två ord", {}, "code_key_unusable"),
            ("a,b", {}, "code_key_unusable"),
            ("_a", {}, "code_key_unusable"),
            ("", {}, "code_key_unusable"),
            ("ny", {"letter": "b"}, "letter_taken"),
            ("ny", {"letter": "B"}, "letter_unusable"),
            ("ny", {"letter": "bb"}, "letter_unusable"),
            ("ny", {"under": "stafing"}, "code_unknown"),
        ],
    )
    def test_what_cannot_be_added_changes_nothing(
        self, study: Study, folder: Path, key: str, said: dict[str, str], why: str
    ) -> None:
        """Neither the journal nor the file."""
        before, text = len(study.history.rows()), book(folder).read_bytes()
        with pytest.raises((RefusedError, NotFoundError, AmbiguousError)) as error:
            study.codebook.add(key, **said)
        assert told(error)[0] == why
        assert (len(study.history.rows()), book(folder).read_bytes()) == (before, text)

    def test_an_edit_that_nobody_has_read_yet_is_taken_in_first(self, study: Study, folder: Path) -> None:
        """A person's edit of the minute before is neither lost nor doubled."""
        edit(book(folder), "Bemanning", "Personal")
        edit(book(folder), "  övrigt:", "  trygghet: {key: t}\n  övrigt:")
        with pytest.raises(RefusedError) as error:
            study.codebook.add("ljus", letter="t")
        assert told(error) == ("letter_taken", {"letter": "t", "other": "trygghet"})
        study.codebook.add("ljus", letter="l")
        assert study.codebook.book.by_key["staffing"].name("sv") == "Personal"
        text = book(folder).read_text("utf-8")
        assert all(word in text for word in ("Personal", "trygghet", "ljus"))
        assert sound(study)

    def test_a_broken_file_is_left_to_its_author(self, study: Study, folder: Path) -> None:
        """The code is in the journal; the file gets it when it has been mended."""
        good = book(folder).read_text("utf-8")
        edit(book(folder), "    key: s", "    key: b")
        broken = book(folder).read_bytes()
        study.codebook.add("trygghet")
        assert book(folder).read_bytes() == broken
        assert [note.key for note in study.codebook.findings()] == ["readers.doubled_letter"]
        book(folder).write_text(good, "utf-8")
        assert study.poll()
        assert "trygghet" in book(folder).read_text("utf-8")
        assert sound(study)


def test_an_interrupted_write_is_finished_at_the_next_opening(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The act is acknowledged and safe; the file, which could not be written then, is brought up to date."""
    before = book(folder).read_bytes()

    def full(path: Path, data: str) -> None:
        raise StudyError("files.disk_full", path=str(path), reason="full")

    with Study.open(folder, coder="Anna") as study, monkeypatch.context() as patch:
        patch.setattr(writing_back, "write_atomically", full)
        assert study.codebook.add("trygghet").key == "acts.code_added"
        assert [note.key for note in study.codebook.findings()] == ["files.disk_full"]
    assert book(folder).read_bytes() == before
    with Study.open(folder, coder="Anna") as study:
        assert "trygghet" in book(folder).read_text("utf-8")
        assert sound(study)


def test_a_write_that_nobody_noted_is_no_edit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file was written and the power went before that was remembered: nothing is written twice."""
    with Study.open(folder, coder="Anna") as study, monkeypatch.context() as patch:
        patch.setattr(faces, "remember", lambda *_: None)
        study.codebook.add("trygghet")
        seq = study.history.rows(1)[0].seq
    text = book(folder).read_bytes()
    with Study.open(folder, coder="Anna") as study:
        (act,) = [row.act for row in study.history.rows() if row.seq > seq]
        assert (act.key, act.values) == ("acts.read_codebook", {"n": 0})  # the order in the file alone
        assert study.codebook.book.by_key["trygghet"].codebook == "torget"
        assert sound(study)
    assert book(folder).read_bytes() == text


class TestAfterAMerge:
    """What a colleague did with the codebook reaches one's own file."""

    @pytest.fixture
    def other(self, folder: Path, tmp_path: Path) -> Path:
        """Bo's copy, made before anything was done."""
        return Path(shutil.copytree(folder, tmp_path / "bos"))

    def merged(self, folder: Path, other: Path) -> str:
        with Study.open(other, coder="Bo"):
            pass
        with Study.open(folder, coder="Anna") as study:
            study.history.merge(other)
            assert sound(study)
        text = book(folder).read_text("utf-8")
        with Study.open(folder, coder="Anna") as study:
            assert sound(study)
        assert book(folder).read_text("utf-8") == text
        return text

    def test_new_codes_and_edits_are_written(self, folder: Path, other: Path) -> None:
        """Beside one's own edits of the same file."""
        edit(book(other), "Bemanning", "Personal")
        edit(book(other), "  övrigt:", "  trygghet: {label: Trygghet, key: t, codable: false}\n  övrigt:")
        edit(book(other), "    brief: Antal och kontinuitet.\n", "")
        edit(book(folder), "Samverkan", "Samarbete")
        text = self.merged(folder, other)
        assert all(word in text for word in ("Personal", "trygghet", "key: t", "Samarbete"))
        assert text.count("codable: false") == 2
        assert "brief" not in text

    def test_new_facets_come_along(self, folder: Path, other: Path) -> None:
        """Else the codes that have them could not be written."""
        edit(book(other), "  riktning: [ökat", "  period: [före, efter]\n  riktning: [avtagit, ökat")
        edit(book(other), "    facets: [riktning, plats]", "    facets: [period]")
        edit(book(other), "default-from: site", "default-from: role")
        edit(book(other), "codebook: Torget", "codebook: Platsen")
        text = self.merged(folder, other)
        assert "period: [före, efter]" in text
        assert "riktning: [avtagit, ökat, minskat, oförändrat]" in text
        assert "facets: [period]" in text
        assert "default-from: role" in text
        assert text.startswith("codebook: Platsen\n")

    def test_a_code_moves_with_what_is_under_it(self, folder: Path, other: Path) -> None:
        """To another parent, with its children; and one taken away leaves its children at the top."""
        text = book(other).read_text("utf-8")
        start, end = text.index("  staffing:"), text.index("  samverkan:")
        staffing = "".join(f"    {line}\n" for line in text[start:end].splitlines())
        moved = text[:start] + text[end:].replace("    key: s\n", f"    key: s\n    codes:\n{staffing}")
        book(other).write_text(moved, "utf-8")
        self.merged(folder, other)
        with Study.open(folder, coder="Anna") as study:
            assert study.codebook.book.ancestors("kontinuitet") == ("staffing", "samverkan")
            assert study.codebook.book.by_key["staffing"].facets == ("riktning", "plats")

    def test_a_code_that_loses_its_parent_stays_in_the_file(self, folder: Path, other: Path) -> None:
        """Bo takes away a parent under which Anna has put a code meanwhile."""
        edit(book(other), "  samverkan:\n    label: {sv: Samverkan, en: Collaboration}\n    key: s\n", "")
        with Study.open(folder, coder="Anna") as study:
            study.codebook.add("kommunen", under="samverkan")
        text = self.merged(folder, other)
        assert "samverkan" not in text
        assert "  kommunen:" in text

    def test_two_moves_that_make_a_loop_are_cut(self, folder: Path, other: Path) -> None:
        """Each puts the other's code under one's own: both codes stay, in the study and in the file."""
        samverkan = "  samverkan:\n    label: {sv: Samverkan, en: Collaboration}\n    key: s\n"
        flytt = "  förflyttning:\n    label: {sv: Förflyttning, en: Displacement}\n    key: f\n"
        edit(book(folder), samverkan, "")
        edit(book(folder), flytt, flytt + "    codes: {samverkan: {label: Samverkan, key: s}}\n")
        edit(book(other), flytt, "")
        edit(book(other), samverkan, samverkan + "    codes: {förflyttning: {label: Förflyttning, key: f}}\n")
        text = self.merged(folder, other)
        assert text.count("samverkan:") == text.count("förflyttning:") == 1

    def test_a_swallowed_code_leaves_the_file(self, folder: Path, other: Path) -> None:
        """What swallowed it stands there; its codings are that code's."""
        with Study.open(other, coder="Bo") as bo:
            bo._context.write([Change(Kind.CODE, "kontinuitet", {"merged_into": "samverkan"})])
        with Study.open(folder, coder="Anna") as study:
            code(study, FEW, "kontinuitet")
        text = self.merged(folder, other)
        assert "kontinuitet:" not in text
        with Study.open(folder, coder="Anna") as study:
            assert words(study) == {FEW: "samverkan"}

    def test_an_edit_overrules_what_it_changed_and_nothing_else(
        self, folder: Path, other: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The file could not be written after the merge; an edit of it then leaves the colleague's word beside it."""
        edit(book(other), "{sv: Bemanning, en: Staffing}", "Personal")
        Study.open(other, coder="Bo").close()

        def full(path: Path, data: str) -> None:
            raise StudyError("files.disk_full", path=str(path), reason="full")

        with Study.open(folder, coder="Anna") as study, monkeypatch.context() as patch:
            patch.setattr(writing_back, "write_atomically", full)
            study.history.merge(other)
        edit(book(folder), "brief: Antal och kontinuitet.", "brief: Antal.")
        with Study.open(folder, coder="Anna") as study:
            staffing = study.codebook.book.by_key["staffing"]
            assert (staffing.name("sv"), staffing.brief) == ("Personal", "Antal.")
            assert sound(study)
        assert "label: Personal" in book(folder).read_text("utf-8")

    def test_a_codebook_of_the_colleague_s_is_made_here(self, folder: Path, other: Path) -> None:
        """A file that was not here at all."""
        natt = "codebook: Natten\nversion: 2\nlanguage: sv\nfacets:\n  ljus: [ja, nej]\n"
        natt += "codes:\n  mörker: {key: m, facets: [ljus]}\n"
        (other / "codebooks" / "natt.yaml").write_text(natt, "utf-8")
        self.merged(folder, other)
        text = (folder / "codebooks" / "natt.yaml").read_text("utf-8")
        assert text.startswith("codebook: Natten\nversion: 2\nlanguage: sv\n")
        with Study.open(folder, coder="Anna") as study:
            assert study.codebook.book.by_letter["m"].facets == ("ljus",)

    def test_a_file_that_lies_there_unread_is_not_written_over(self, folder: Path, other: Path) -> None:
        """A colleague's codebook whose name one's own broken file has."""
        (other / "codebooks" / "natt.yaml").write_text("codebook: Natten\ncodes: {mörker: {}}\n", "utf-8")
        mine = folder / "codebooks" / "natt.yaml"
        mine.write_text("codebook: Natten\ncodes: [mörker]\n", "utf-8")
        with Study.open(other, coder="Bo"):
            pass
        with Study.open(folder, coder="Anna") as study:
            study.history.merge(other)
            assert [note.key for note in study.codebook.findings()] == ["readers.not_mapping"]
            assert "mörker" in study.codebook.book.by_key
        assert mine.read_text("utf-8") == "codebook: Natten\ncodes: [mörker]\n"

    def test_a_colleague_s_database_cannot_name_a_file_elsewhere(
        self, folder: Path, other: Path, tmp_path: Path
    ) -> None:
        """A codebook called `../../x` is not written outside the codebooks' folder."""
        with Study.open(other, coder="Bo") as study:
            for name in ("../../utanför", "..", ".dold", "a/b"):
                study._context.write(
                    [
                        Change(Kind.CODEBOOK, name, {"exists": True, "title": "X"}),
                        Change(Kind.CODE, f"kod{len(name)}", {"exists": True, "codebook": name}),
                    ]
                )
        before = set(tmp_path.rglob("*.yaml"))
        with Study.open(folder, coder="Anna") as study:
            study.history.merge(other)
        assert set(tmp_path.rglob("*.yaml")) <= before


def test_one_letter_given_twice_is_told_and_nothing_is_destroyed(folder: Path, tmp_path: Path) -> None:
    """Two people give a letter to two codes: the file stays readable, and the finding names the letter."""
    other = Path(shutil.copytree(folder, tmp_path / "bos"))
    with Study.open(other, coder="Bo") as study:
        study.codebook.add("ljus", letter="x")
    with Study.open(folder, coder="Anna") as study:
        study.codebook.add("mörker", letter="x")
        text = book(folder).read_text("utf-8")
        study.history.merge(other)
        assert [note.key for note in study.codebook.findings()] == ["readers.doubled_letter"]
        assert {"ljus", "mörker"} <= set(study.codebook.book.by_key)
    assert book(folder).read_text("utf-8") == text
    edit(book(folder), "key: x", "key: y")
    with Study.open(folder, coder="Anna") as study:
        assert {"ljus", "mörker"} <= set(study.codebook.book.by_key)
        assert "ljus" in book(folder).read_text("utf-8")
        assert sound(study)
    assert CODEBOOK.splitlines()[0] == book(folder).read_text("utf-8").splitlines()[0]

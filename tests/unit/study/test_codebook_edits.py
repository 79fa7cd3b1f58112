"""Changing codes: each is one act, in words, told in the history with its reason, undone and done again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from intervjukod.errors import IntervjukodError
from intervjukod.locale import say
from intervjukod.study import Study
from intervjukod.study.shapes import Act, Usage
from tests.unit.study.acting import FEW, PEOPLE, TWO, code, codings, edit, newest, told, words

Do = Callable[[Study], Act]

ACTS: dict[str, tuple[Do, str, str]] = {
    "rename": (
        lambda s: s.codebook.edit("staffing", label="Personal"),
        "Bemanning heter nu Personal",
        "Bemanning is called Personal now",
    ),
    "redefine": (
        lambda s: s.codebook.edit("Bemanning", definition="Antal.", use_when="Alltid."),
        "Definitionen av Bemanning ändrades",
        "The definition of Bemanning was changed",
    ),
    "letter": (
        lambda s: s.codebook.edit("staffing", letter="å"),
        "Bemanning fick bokstaven å",
        "Bemanning got the letter å",
    ),
    "no letter": (
        lambda s: s.codebook.edit("staffing", letter=""),
        "Bemanning har ingen bokstav längre",
        "Bemanning has no letter any more",
    ),
    "several": (
        lambda s: s.codebook.edit("staffing", colour="#ABC", keywords=["a", "a", " "], alias=(), codable=False),
        "Koden Bemanning ändrades",
        "The code Bemanning was changed",
    ),
    "move": (
        lambda s: s.codebook.move("samverkan", "staffing"),
        "Samverkan flyttades in under Bemanning",
        "Samverkan was moved under Bemanning",
    ),
    "move up": (
        lambda s: s.codebook.move("kontinuitet", ""),
        "Personalkontinuitet flyttades till översta nivån",
        "Personalkontinuitet was moved to the top level",
    ),
    "merge": (
        lambda s: s.codebook.merge("kontinuitet", "Bemanning"),
        "Personalkontinuitet slogs ihop med Bemanning",
        "Personalkontinuitet was merged into Bemanning",
    ),
    "retire": (
        lambda s: s.codebook.retire("staffing"),
        "Bemanning togs ur bruk; kodningarna står kvar",
        "Bemanning was retired; its codings stay",
    ),
}


def book_file(study: Study) -> Path:
    """The file of the study's codebook."""
    return Path(study.facts.folder) / "codebooks" / "torget.yaml"


@pytest.mark.parametrize(("do", "swedish", "english"), ACTS.values(), ids=ACTS)
def test_a_change_is_one_act_in_words(study: Study, do: Do, swedish: str, english: str) -> None:
    """One row of the history, as the act itself tells it."""
    before = len(study.history.rows())
    act = do(study)
    assert (say(act.key, "sv", **act.values), say(act.key, "en", **act.values)) == (swedish, english)
    assert act.actor == "Anna"
    (row,) = study.history.rows()[:-before]
    assert (row.act.key, row.act.values, row.gesture) == (act.key, act.values, act.gesture)


@pytest.mark.parametrize("do", [do for do, _, _ in ACTS.values()], ids=ACTS)
def test_undo_and_redo_bring_back_journal_and_file(study: Study, do: Do) -> None:
    """Both as they were, both as they had become; opened again nothing is news, and the study is sound."""
    code(study, FEW, "kontinuitet")
    was, text = study.codebook.book, book_file(study).read_text("utf-8")
    do(study)
    made, written = study.codebook.book, book_file(study).read_text("utf-8")
    assert made != was
    study.history.undo()
    assert study.codebook.book == was
    assert lines(book_file(study).read_text("utf-8")) == lines(text)
    study.history.redo()
    assert (study.codebook.book, lines(book_file(study).read_text("utf-8"))) == (made, lines(written))
    seq = newest(study)
    folder = Path(study.facts.folder)
    study.close()
    with Study.open(folder, coder="Anna") as again:
        assert (again.codebook.book, newest(again), again.codebook.findings()) == (made, seq, ())
        assert all(check.status != "finding" for check in again.history.doctor(deep=True))


def lines(text: str) -> list[str]:
    """The lines of a file; whether a code that came back stands on one line is not looked at."""
    return sorted(
        text.replace(
            "{label: Personalkontinuitet, key: k}", "\n        label: Personalkontinuitet\n        key: k"
        ).split("\n")
    )


@pytest.mark.parametrize("name", [name for name in ACTS if name != "merge"])
def test_what_is_so_already_is_no_act(study: Study, name: str) -> None:
    """Said twice, it is written once."""
    do, _, _ = ACTS[name]
    do(study)
    seq = newest(study)
    act = do(study)
    assert (act.gesture, act.key) == ("", "acts.code_unchanged")
    assert newest(study) == seq


class TestReason:
    """One line that says why."""

    def test_it_stands_in_the_history_and_goes_with_its_act(self, study: Study) -> None:
        """On one line, beside the sentence; it is not a part of the code, nor of the next act on it."""
        act = study.codebook.edit("staffing", label="Personal", reason="  Deras\n eget ord ")
        assert act.reason == "Deras eget ord"
        study.codebook.edit("staffing", label="Folk")
        assert [row.act.reason for row in study.history.rows(2)] == ["", "Deras eget ord"]
        assert "eget ord" not in book_file(study).read_text("utf-8")

    def test_every_act_on_codes_takes_one(self, study: Study) -> None:
        """Moves, merges, retirings and many recodings too."""
        made = code(study, FEW, "staffing")
        acts = [
            study.coding.recode_many([made], "samverkan", reason="a"),
            study.codebook.move("samverkan", "staffing", reason="b"),
            study.codebook.retire("förflyttning", reason="c"),
            study.codebook.merge("kontinuitet", "staffing", reason="d"),
        ]
        assert [act.reason for act in acts] == list("abcd")
        assert [row.act.reason for row in study.history.rows(4)] == list("dcba")

    def test_two_reasons_are_no_conflict(self, study: Study, tmp_path: Path) -> None:
        """Two people each say why they did different things with one code."""
        import shutil

        other = shutil.copytree(study.facts.folder, tmp_path / "bos")
        with Study.open(other, coder="Bo") as bo:
            bo.codebook.edit("staffing", colour="#aabbcc", reason="syns bättre")
        study.codebook.edit("staffing", label="Personal", reason="deras ord")
        assert study.history.merge(other).conflicts == ()
        assert all(check.check != "conflicts" for check in study.history.doctor())


class TestRefused:
    """What the rules do not allow changes neither the journal nor the file."""

    @pytest.mark.parametrize(
        ("verb", "names", "said", "why"),
        [
            ("edit", ["stafing"], {"label": "x"}, "code_unknown"),
            ("edit", ["staffing"], {"letter": "s"}, "letter_taken"),
            ("edit", ["staffing"], {"letter": "S"}, "letter_unusable"),
            ("edit", ["staffing"], {"colour": "röd"}, "colour_unusable"),
            ("edit", ["staffing"], {"facets": ["rikning"]}, "facet_unknown"),
            ("edit", ["staffing"], {"label": "\ud800"}, "no_text"),
            ("move", ["staffing", "kontinuitet"], {}, "code_under_itself"),
            ("move", ["staffing", "staffing"], {}, "code_under_itself"),
            ("move", ["staffing", "ingen"], {}, "code_unknown"),
            ("merge", ["staffing", "Bemanning"], {}, "merge_same_code"),
            ("merge", ["staffing", "kontinuitet"], {}, "merge_into_own"),
            ("merge", ["staffing", "övrigt"], {}, "code_not_codable"),
            ("merge", ["staffing", "ingen"], {}, "code_unknown"),
            ("retire", ["ingen"], {}, "code_unknown"),
            ("usage", ["ingen"], {}, "code_unknown"),
        ],
        ids=str,
    )
    def test_with_one_reason(
        self, study: Study, verb: str, names: list[str], said: dict[str, object], why: str
    ) -> None:
        """Each has its own sentence in both languages."""
        from intervjukod.locale import sentence

        seq, text = newest(study), book_file(study).read_bytes()
        with pytest.raises(IntervjukodError) as error:
            getattr(study.codebook, verb)(*names, **said)
        assert told(error)[0] == why
        assert all("\n" not in sentence(error.value, language) for language in ("sv", "en"))
        assert (newest(study), book_file(study).read_bytes()) == (seq, text)

    def test_a_retired_code_swallows_nothing(self, study: Study) -> None:
        """Its new codings could not be given again."""
        study.codebook.retire("samverkan")
        with pytest.raises(IntervjukodError) as error:
            study.codebook.merge("staffing", "samverkan")
        assert told(error)[0] == "code_retired"


class TestEdit:
    """One code's fields."""

    def test_none_leaves_and_empty_takes_away(self, study: Study) -> None:
        """In the study and in the file; other languages keep their label."""
        study.codebook.edit("staffing", label="", brief="", alias=[], letter="", definition="A\r\nB ")
        staffing = study.codebook.book.by_key["staffing"]
        assert (dict(staffing.label), staffing.brief, staffing.alias, staffing.letter) == (
            {"en": "Staffing"},
            "",
            (),
            "",
        )
        assert (staffing.definition, staffing.keywords) == ("A\nB", ("personal",))
        text = book_file(study).read_text("utf-8")
        assert all(word not in text for word in ("Bemanning", "brief", "alias", "key: b"))

    def test_a_label_without_a_language_stays_such(self, study: Study) -> None:
        """The file keeps its one string."""
        study.codebook.edit("kontinuitet", label="Samma folk")
        assert "{label: Samma folk, key: k}" in book_file(study).read_text("utf-8")

    def test_renaming_does_not_touch_the_key(self, study: Study) -> None:
        """Codings go on; the old key and the new label find it."""
        code(study, FEW, "staffing")
        study.codebook.edit("staffing", label="Personal")
        assert words(study) == {FEW: "staffing"}
        assert study.codebook.find("personal") == study.codebook.find("staffing") == "staffing"

    def test_a_facet_that_only_another_file_declares(self, study: Study, folder: Path) -> None:
        """The code's own file declares it too, else it could not be read; told as the one act that it is."""
        (folder / "codebooks" / "natt.yaml").write_text(
            "codebook: Natten\nfacets:\n  tid: [kväll, natt]\ncodes:\n  mörker: {}\n", "utf-8"
        )
        study.poll()
        act = study.codebook.edit("samverkan", facets=["tid", "riktning"])
        assert study.history.rows(1)[0].act.key == act.key == "acts.code_changed"
        assert "tid: [kväll, natt]" in book_file(study).read_text("utf-8")
        assert study.codebook.findings() == ()
        study.history.undo()
        assert "tid" not in book_file(study).read_text("utf-8")


class TestMerge:
    """One code swallows another."""

    def test_everything_follows(self, study: Study) -> None:
        """Codings, memos and children; the letter is free; the usage said so before."""
        first, second = code(study, FEW, "kontinuitet"), code(study, TWO, "kontinuitet", transcript="I02", coder="Bo")
        third = code(study, PEOPLE, "samverkan", nth=1)
        study.coding.memo("code", "kontinuitet", "Samma som bemanning?")
        study.codebook.add("nya", under="kontinuitet")
        assert study.codebook.usage("kontinuitet") == Usage(codings=2, transcripts=2, coders=2, memos=1)
        study.codebook.merge("kontinuitet", "samverkan")
        given = {one.id: one.code for one in (*codings(study), *codings(study, "I02"))}
        assert given == dict.fromkeys((first, second, third), "samverkan")
        assert [memo.text for memo in study.coding.memos("code", "samverkan")] == ["Samma som bemanning?"]
        assert study.codebook.book.ancestors("nya") == ("samverkan",)
        assert study.codebook.usage("samverkan") == Usage(3, 2, 2, 1)
        assert study.codebook.find("Personalkontinuitet") == study.codebook.find("kontinuitet") == "samverkan"
        assert study.codebook.counts(study.transcripts.find("I01"))["samverkan"].here == 2
        study.codebook.edit("staffing", letter="k")
        assert study.codebook.book.by_letter["k"].key == "staffing"

    def test_the_file_keeps_the_keys(self, study: Study) -> None:
        """Also those that the swallowed code had swallowed, here or in the file; undone one by one, in any number."""
        edit(
            book_file(study),
            "{label: Personalkontinuitet, key: k}",
            "{label: Personalkontinuitet, key: k, was: [gammal]}",
        )
        study.codebook.merge("kontinuitet", "staffing")
        study.codebook.merge("staffing", "samverkan")
        text = book_file(study).read_text("utf-8")
        assert "was: [gammal, kontinuitet, staffing]" in text
        assert "  staffing:" not in text
        study.history.undo()
        assert study.codebook.book.resolve("gammal") == study.codebook.book.resolve("kontinuitet") == "staffing"
        assert "was: [gammal, kontinuitet]" in book_file(study).read_text("utf-8")

    def test_what_is_coded_by_the_old_key_has_the_new_code(self, study: Study) -> None:
        """It is given what swallowed it, and stays with that when the merge is undone."""
        study.codebook.merge("kontinuitet", "samverkan")
        merge = study.history.rows(1)[0].gesture
        code(study, FEW, "kontinuitet")
        study._context.store.journal.cancel(merge, "Anna")
        study._context.forget()
        assert words(study) == {FEW: "samverkan"}
        assert [one.key for one in study.codebook.book.in_use] == [
            "staffing",
            "kontinuitet",
            "samverkan",
            "förflyttning",
        ]

    def test_a_letter_given_away_and_the_merge_undone(self, study: Study) -> None:
        """Two codes on one letter: told, the file waits, and giving one of them another letter settles it."""
        study.codebook.merge("kontinuitet", "staffing")
        study.codebook.edit("samverkan", letter="k")
        (merge,) = [row.gesture for row in study.history.rows() if row.act.key == "acts.code_merged"]
        study._context.store.journal.cancel(merge, "Anna")
        study._context.forget()
        study.poll()
        study.codebook.edit("samverkan", brief="x")
        assert [note.key for note in study.codebook.findings()] == ["readers.doubled_letter"]
        assert study.codebook.book.by_letter["k"].key == "kontinuitet"
        study.codebook.edit("samverkan", letter="v")
        assert study.codebook.findings() == ()
        assert "kontinuitet: " in book_file(study).read_text("utf-8")

    def test_a_key_written_anew_in_the_file_is_a_code_again(self, study: Study) -> None:
        """A person takes it out of `was` and writes it: the journal follows, and its codings are its own."""
        code(study, FEW, "kontinuitet")
        study.codebook.merge("kontinuitet", "samverkan")
        edit(book_file(study), "    was: [kontinuitet]\n", "")
        edit(book_file(study), "  övrigt:", "  kontinuitet: {label: Kontinuitet}\n  övrigt:")
        assert study.poll()
        assert words(study) == {FEW: "kontinuitet"}
        assert study.codebook.book.by_key["kontinuitet"].name("sv") == "Kontinuitet"
        assert study.codebook.findings() == ()


class TestRetire:
    """Not offered any more."""

    def test_codings_stay_and_the_code_is_not_given(self, study: Study) -> None:
        """Its children are still offered, its letter is free, and it can come back."""
        code(study, FEW, "staffing")
        study.codebook.retire("staffing")
        assert words(study) == {FEW: "staffing"}
        assert [one.key for one in study.codebook.book.in_use] == ["kontinuitet", "samverkan", "förflyttning"]
        with pytest.raises(IntervjukodError) as error:
            code(study, PEOPLE, "staffing", nth=1)
        assert told(error)[0] == "code_retired"
        assert study.codebook.retire("staffing", False).key == "acts.code_back"
        assert study.codebook.book.by_letter["b"].key == "staffing"

    def test_its_letter_goes_to_another(self, study: Study) -> None:
        """The file never has it twice; the code comes back without it."""
        study.codebook.retire("staffing")
        study.codebook.edit("samverkan", letter="b")
        study.codebook.add("bo", under="staffing", letter="s")
        assert (study.codebook.findings(), book_file(study).read_text("utf-8").count("key: b")) == ((), 1)
        act = study.codebook.retire("staffing", False)
        assert act.key == "acts.code_back_letterless"
        assert study.codebook.book.by_key["staffing"].letter == ""
        assert study.codebook.findings() == ()

"""Codings that get another shape: split, joined, in vivo, kept as quotes, removed together; each one gesture."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from intervjukod.domain.coding import Coding
from intervjukod.domain.journal import Change, Kind
from intervjukod.domain.span import Span
from intervjukod.errors import NotFoundError, RefusedError
from intervjukod.study import Study
from intervjukod.study.reshaping import in_vivo_label
from tests.unit.study.acting import FEW, PEOPLE, TWO, code, codings, newest, told, words

WHOLE = "Det finns inte folk nog. Vi är för få på kvällarna"


def place(study: Study, quote: str, nth: int | None = None, transcript: str = "I01") -> Span:
    """Where the words stand."""
    return study.reading.quote(study.transcripts.find(transcript), quote, nth)


def texts(study: Study, transcript: str = "I01") -> list[str]:
    """The words of every coding, in order."""
    text = study.transcripts.open(study.transcripts.find(transcript)).text
    return [coding.span.of(text) for coding in codings(study, transcript)]


def back_and_again(study: Study, transcript: str = "I01") -> tuple[list[Coding], list[Coding]]:
    """The codings after an undo, and after the redo of it."""
    study.history.undo()
    before = codings(study, transcript)
    study.history.redo()
    return before, codings(study, transcript)


class TestSplit:
    """One coding becomes two at a word."""

    def test_the_first_keeps_its_id_and_memo(self, study: Study) -> None:
        """Facets, quote and coder are on both; the memo stays where it was; one undo makes it one again."""
        id_ = code(study, WHOLE, "staffing", memo="Hm.", coder="Bo", riktning="minskat")
        study.coding.set_quote(id_)
        (whole,) = codings(study)
        act = study.coding.split(id_, place(study, "Vi är").start)
        assert (act.key, act.values, act.ids[0]) == ("acts.split", {"code": "Bemanning", "place": "I01:4"}, id_)
        first, second = codings(study)
        assert texts(study) == ["Det finns inte folk nog.", "Vi är för få på kvällarna"]
        assert (first.id, second.id) == act.ids
        assert (first.memo, second.memo) == ("Hm.", "")
        assert {(one.code, one.coder, one.facets["riktning"], one.quoted) for one in (first, second)} == {
            ("staffing", "Bo", "minskat", True)
        }
        assert back_and_again(study) == ([whole], [first, second])

    def test_what_was_said_of_the_act_is_not_said_of_the_part(self, study: Study) -> None:
        """Fields that tell of an earlier act, such as why, stay with the coding that it changed."""
        id_ = code(study, WHOLE, "staffing")
        study._context.write([Change(Kind.CODING, id_, {"reason": "Bättre så."})])
        _, part = study.coding.split(id_, place(study, "Vi är")).ids
        entity = study._context.store.journal.entity(Kind.CODING, part)
        assert entity is not None
        assert "reason" not in entity.fields

    @pytest.mark.parametrize(
        ("at", "second"), [("Vi", "Vi är för få på kvällarna"), ("olk nog", "folk nog. Vi är för få på kvällarna")]
    )
    def test_never_within_a_word(self, study: Study, at: str, second: str) -> None:
        """An offset in a word means that word, one in white space the word after it."""
        id_ = code(study, WHOLE, "staffing")
        study.coding.split(id_, place(study, at, 1).start)
        assert texts(study)[1] == second

    @pytest.mark.parametrize(
        ("marked", "second"),
        [("Vi är", "Vi är för få på kvällarna"), ("Det finns", "inte folk nog. Vi är för få på kvällarna")],
    )
    def test_at_a_span(self, study: Study, marked: str, second: str) -> None:
        """A span that is marked means where it begins, or, at the beginning of the coding, where it ends."""
        id_ = code(study, WHOLE, "staffing")
        study.coding.split(id_, place(study, marked))
        assert texts(study)[1] == second

    @pytest.mark.parametrize("at", [0, 10_000])
    def test_where_a_part_would_be_empty(self, study: Study, at: int) -> None:
        """Outside the coding, or before its first word: refused, and nothing is written."""
        id_ = code(study, FEW, "staffing")
        before = newest(study)
        for wrong in (at, place(study, FEW).start, place(study, FEW)):
            with pytest.raises(RefusedError) as error:
                study.coding.split(id_, wrong)
            assert told(error)[0] == "split_nothing"
        assert newest(study) == before


class TestJoin:
    """Several codings that run together become one."""

    def test_with_all_beside_it(self, study: Study) -> None:
        """Touching, overlapping, or with white space between; another code, coder or place is left alone."""
        ids = [code(study, "Det finns inte", "staffing", riktning="minskat"), code(study, "folk nog. Vi", "staffing")]
        ids.append(code(study, "Vi är för få", "staffing", plats="Sergels torg"))
        others = [code(study, FEW, "samverkan"), code(study, "folk nog. Vi är", "staffing", coder="Bo")]
        others.append(code(study, "folk nog på helgerna", "staffing"))
        before = codings(study)
        act = study.coding.join(ids[1])
        assert (act.key, act.values["n"], act.values["place"]) == ("acts.joined", 3, "I01:4")
        joined = study.coding.find(ids[0])
        assert joined.span == place(study, "Det finns inte folk nog. Vi är för få")
        assert joined.facets == {"riktning": "minskat", "plats": "Sergels torg"}
        assert {coding.id for coding in codings(study)} == {ids[0], *others}
        after = codings(study)
        assert back_and_again(study) == (before, after)

    def test_a_long_one_holds_short_ones_together(self, study: Study) -> None:
        """What lies in the first, however far from the one before it, runs together with it."""
        ids = [code(study, WHOLE, "staffing"), code(study, "Det finns", "staffing"), code(study, "få på", "staffing")]
        study.coding.join(ids)
        assert texts(study) == [WHOLE]

    def test_those_that_are_named(self, study: Study) -> None:
        """Others of the same kind beside them stay; the order in which they are named does not matter."""
        ids = [code(study, quote, "staffing") for quote in ("Det finns inte", "folk nog. Vi", "är för få")]
        study.coding.join([ids[2], ids[1]])
        assert texts(study) == ["Det finns inte", "folk nog. Vi är för få"]

    def test_no_memo_is_lost(self, study: Study) -> None:
        """Each coder's memos become one of hers, a blank line between, and none is left on what is gone."""
        ids = [code(study, "Det finns", "staffing", memo="Ett."), code(study, "inte folk nog. Vi", "staffing")]
        ids.append(code(study, "är för få", "staffing", memo="Tre."))
        study.coding.memo("coding", ids[1], "Två.", coder="Bo")
        study.coding.join(ids)
        memos = study.coding.memos()
        assert [(memo.subject, memo.coder, memo.text) for memo in memos] == [
            (ids[0], "Anna", "Ett.\n\nTre."),
            (ids[0], "Bo", "Två."),
        ]
        study.history.undo()
        assert sorted(memo.text for memo in study.coding.memos()) == ["Ett.", "Tre.", "Två."]

    def test_a_memo_that_lost_is_not_lost(self, folder: Path, tmp_path: Path) -> None:
        """Where two copies wrote one memo, the join keeps both texts."""
        with Study.open(folder, coder="Anna") as study:
            ids = [code(study, "Det finns", "staffing"), code(study, "inte folk nog. Vi", "staffing")]
        other = Path(shutil.copytree(folder, tmp_path / "bos"))
        for where, text in ((folder, "Här."), (other, "Där.")):
            with Study.open(where, coder="Anna") as study:
                study.coding.memo("coding", ids[1], text)
        with Study.open(folder, coder="Anna") as study:
            study.history.merge(other)
            study.coding.join(ids)
            assert sorted(study.coding.find(ids[0]).memo.split("\n\n")) == ["Där.", "Här."]

    def test_facets_that_contradict(self, study: Study) -> None:
        """Are refused, naming the facet and both values."""
        ids = [code(study, "Det finns", "staffing", riktning="ökat")]
        ids.append(code(study, "inte folk nog. Vi", "staffing", riktning="minskat"))
        with pytest.raises(RefusedError) as error:
            study.coding.join(ids)
        assert told(error) == ("join_facets", {"facet": "riktning", "one": "ökat", "other": "minskat"})

    def test_what_does_not_belong_together(self, study: Study) -> None:
        """Alone; with words between; another code, coder or transcript; one that is not there."""
        id_ = code(study, "Det finns", "staffing")
        away = code(study, FEW, "staffing")
        unlike = [code(study, "inte folk nog. Vi", "samverkan"), code(study, TWO, "staffing", transcript="I02")]
        unlike.append(code(study, "inte folk nog. Vi", "staffing", coder="Bo"))
        before = newest(study)
        for ids, why in (([id_], "join_alone"), ([id_, away], "join_apart"), ([id_, unlike[0]], "join_unlike")):
            with pytest.raises(RefusedError) as error:
                study.coding.join(ids)
            assert told(error)[0] == why
        for other in unlike:
            with pytest.raises(RefusedError):
                study.coding.join([id_, other])
        with pytest.raises(NotFoundError):
            study.coding.join([id_, "finns-inte"])
        assert newest(study) == before

    def test_a_kept_quote_stays_one(self, study: Study) -> None:
        """Whichever part it was that was kept."""
        ids = [code(study, "Det finns", "staffing"), code(study, "inte folk nog. Vi", "staffing")]
        study.coding.set_quote(ids[1])
        study.coding.join(ids[0])
        assert study.coding.find(ids[0]).quoted


class TestInVivo:
    """The words of a passage become a code."""

    def test_the_code_and_the_coding(self, study: Study) -> None:
        """Label, key and origin come from the words; it stands in the file; one undo takes all of it back."""
        path = study._context.folder.root / "codebooks" / "torget.yaml"
        before = path.read_text("utf-8")
        i02 = study.transcripts.find("I02")
        act = study.coding.in_vivo(i02, place(study, " alltid två,", None, "I02"))
        made = study.codebook.book.by_key["alltid-två"]
        assert (made.label, made.origin, made.parent, made.codebook) == (
            {"sv": "alltid två"},
            "inductive",
            "",
            "torget",
        )
        assert (act.key, act.values) == ("acts.in_vivo", {"code": "alltid två", "place": "I02:4"})
        assert words(study, "I02") == {"alltid två,": "alltid-två"}
        assert "alltid-två:" in path.read_text("utf-8")
        study.history.undo()
        assert (codings(study, "I02"), path.read_text("utf-8")) == ([], before)
        assert "alltid-två" not in study.codebook.book.by_key
        study.history.redo()
        assert words(study, "I02") == {"alltid två,": "alltid-två"}

    def test_under_another_and_with_a_label(self, study: Study) -> None:
        """A person's label stands in for the words, and the code can have its place in the tree."""
        i01 = study.transcripts.find("I01")
        study.coding.in_vivo(i01, place(study, FEW), under="Bemanning", label="För  få")
        made = study.codebook.book.by_key["för-få"]
        assert (made.label["sv"], made.parent) == ("För få", "staffing")

    @pytest.mark.parametrize(
        ("said", "label"),
        [
            ("Vi är för få.", "Vi är för få"),
            ("två\n  rader", "två rader"),
            ("Det finns inte folk nog. Vi är för få på kvällarna", "Det finns inte folk nog. Vi är för få på…"),
            ("x" * 60, "x" * 48 + "…"),
            (
                "Nog finns det folk, men de är på andra ställen, alltså",
                "Nog finns det folk, men de är på andra ställen…",
            ),
        ],
    )
    def test_a_label_ends_after_a_word(self, said: str, label: str) -> None:
        """White space is made even; what is long is cut after a word, without the mark that stood there."""
        assert in_vivo_label(said) == label

    @pytest.mark.parametrize(("label", "why"), [("Samverkan", "code_exists"), ("!!!", "code_key_unusable")])
    def test_what_makes_no_code(self, study: Study, label: str, why: str) -> None:
        """A key that is taken, or none at all: refused, nothing written."""
        before = newest(study)
        with pytest.raises(RefusedError) as error:
            study.coding.in_vivo(study.transcripts.find("I01"), place(study, FEW), label=label.lower())
        assert told(error)[0] == why
        assert newest(study) == before


class TestQuotes:
    """A coding's words can be kept for the report."""

    def test_kept_and_dropped(self, study: Study) -> None:
        """The mark is on the coding, in the act's sentence, and in the choice of passages; undo takes it back."""
        id_ = code(study, FEW, "staffing")
        code(study, TWO, "samverkan", transcript="I02")
        act = study.coding.set_quote(id_)
        assert (act.key, act.values) == ("acts.quote_kept", {"code": "Bemanning", "place": "I01:4"})
        assert study.coding.set_quote(id_).key == "acts.already_quote"
        assert [(passage.id, passage.quoted) for passage in study.reading.passages(quoted=True)] == [(id_, True)]
        assert [passage.quoted for passage in study.reading.passages()] == [True, False]
        study.history.undo()
        assert study.reading.passages(quoted=True) == []
        study.history.redo()
        assert study.coding.set_quote(id_, False).key == "acts.quote_dropped"
        assert study.coding.set_quote(id_, False).key == "acts.already_no_quote"
        assert not study.coding.find(id_).quoted

    def test_two_people_s_marks_meet(self, folder: Path, tmp_path: Path) -> None:
        """One keeps the quote, the other moves the coding: after a merge both hold, without a conflict."""
        with Study.open(folder, coder="Anna") as study:
            id_ = code(study, FEW, "staffing")
        other = Path(shutil.copytree(folder, tmp_path / "bos"))
        with Study.open(other, coder="Bo") as bo:
            bo.coding.set_quote(id_)
        with Study.open(folder, coder="Anna") as study:
            study.coding.move(id_, place(study, PEOPLE, 1))
            assert study.history.merge(other).conflicts == ()
            assert (texts(study), study.coding.find(id_).quoted) == ([PEOPLE], True)


def test_several_are_removed_as_one_act(study: Study) -> None:
    """One gesture, one undo; an id that is not there stops all of it."""
    ids = [code(study, FEW, "staffing"), code(study, TWO, "samverkan", transcript="I02")]
    keeps = code(study, "tolv år", "samverkan")
    with pytest.raises(NotFoundError):
        study.coding.remove_many([*ids, "finns-inte"])
    act = study.coding.remove_many([*ids, ids[0]])
    assert (act.key, act.values, act.count) == ("acts.removed_many", {"n": 2}, 2)
    assert [coding.id for coding in codings(study)] == [keeps]
    assert study.history.rows(1)[0].act.key == "acts.removed_many"
    study.history.undo()
    assert {coding.id for coding in [*codings(study), *codings(study, "I02")]} == {*ids, keeps}
    assert study.coding.remove_many([]).gesture == ""


def test_joined_here_and_changed_there(folder: Path, tmp_path: Path) -> None:
    """Anna joins what Bo gives a facet: the coding that is gone is a conflict that is listed, its memo is not lost."""
    with Study.open(folder, coder="Anna") as study:
        ids = [code(study, "Det finns", "staffing"), code(study, "inte folk nog. Vi", "staffing", memo="Hm.")]
    other = Path(shutil.copytree(folder, tmp_path / "bos"))
    with Study.open(other, coder="Bo") as bo:
        bo.coding.set_facet(ids[1], "riktning", "ökat")
    with Study.open(folder, coder="Anna") as study:
        study.coding.join(ids)
        (conflict,) = study.history.merge(other).conflicts
        assert (conflict.id, study.coding.find(ids[0]).memo) == (ids[1], "Hm.")


def test_what_is_loaded_again_after_a_removal_starts_clean(study: Study) -> None:
    """Facets, memos and the mark of a quote are not those of before; undo of the load brings back nothing."""
    row = {"transcript": "I01", "text": FEW, "code": "staffing", "memo": "Ny."}
    report = study.coding.load([{**row, "memo": "Hm.", "facets": "riktning=ökat"}])
    assert report.act is not None
    id_ = report.act.ids[0]
    study.coding.set_quote(id_)
    study.coding.memo("coding", id_, "Bos.", coder="Bo")
    study.coding.remove(id_)
    study.coding.load([row])
    (coding,) = codings(study)
    assert (coding.id, coding.facets, coding.memo, coding.quoted) == (id_, {}, "Ny.", False)
    study.coding.remove(id_)
    study.coding.load([{**row, "facets": "plats=Sergels torg", "memo": ""}])
    (coding,) = codings(study)
    assert (coding.facets, coding.memo) == ({"plats": "Sergels torg"}, "")

"""The room of history: any act cancelled and restored from there, what rests on it, and how it is narrowed."""

from __future__ import annotations

import pytest

from intervjukod.errors import AmbiguousError, NotFoundError
from intervjukod.locale import say
from intervjukod.study import Study
from intervjukod.study.shapes import HistoryRow
from tests.unit.study.acting import FEW, PEOPLE, TWO, code, codings, told, words


def last(study: Study, actor: str = "") -> HistoryRow:
    """The newest act, of somebody or of anybody."""
    return study.history.rows(1, actor=actor)[0]


def test_another_coders_act_is_cancelled_and_restored(study: Study) -> None:
    """What Bo did goes and comes back, told in words with its place, while Anna's own stays."""
    code(study, FEW, "staffing")
    study.set_coder("Bo")
    code(study, TWO, "samverkan", transcript="I02")
    study.set_coder("Anna")
    gesture = last(study).gesture
    act = study.history.cancel(gesture)
    assert (act.gesture, act.key, act.values["code"], act.actor) == (gesture, "acts.coded", "Samverkan", "Bo")
    assert (words(study), words(study, "I02")) == ({FEW: "staffing"}, {})
    assert last(study).cancelled
    assert study.history.restore(gesture).key == "acts.coded"
    assert words(study, "I02") == {TWO: "samverkan"}


def test_what_is_said_already_is_no_act(study: Study) -> None:
    """Cancelling what is cancelled, or restoring what stands, writes nothing and says so."""
    code(study, FEW, "staffing")
    gesture = last(study).gesture
    assert study.history.restore(gesture).key == "acts.already_stands"
    study.history.cancel(gesture)
    newest = study._context.store.journal.newest
    assert (study.history.cancel(gesture).key, study.history.cancel(gesture).gesture) == ("acts.already_cancelled", "")
    assert study._context.store.journal.newest == newest


def test_an_act_of_the_program_is_cancelled_from_history_only(study: Study) -> None:
    """The whole folder that opening took in goes, and comes back with its codings."""
    code(study, FEW, "staffing")
    took_in = study.history.rows()[-1]
    assert took_in.act.key == "acts.took_in"
    study.history.cancel(took_in.gesture)
    assert study.transcripts.list() == []
    study.history.restore(took_in.gesture)
    assert words(study) == {FEW: "staffing"}


def test_redo_leaves_what_somebody_else_cancelled(study: Study) -> None:
    """What Bo cancelled from history is not offered to Anna's redo; what she took back herself still is."""
    code(study, FEW, "staffing")
    code(study, "tolv år", "samverkan")
    gesture = last(study).gesture
    study.set_coder("Bo")
    study.history.cancel(gesture)
    study.set_coder("Anna")
    assert study.history.redo() is None
    assert words(study) == {FEW: "staffing"}
    study.history.undo()
    again = study.history.redo()
    assert again is not None
    assert again.values["code"] == "Bemanning"
    assert study.history.redo() is None
    assert words(study) == {FEW: "staffing"}


def test_redo_leaves_what_somebody_cancelled_after_oneself(study: Study) -> None:
    """Anna took it back, Bo let it stand and cancelled it: the last word is his."""
    code(study, FEW, "staffing")
    act = study.history.undo()
    assert act is not None
    study.set_coder("Bo")
    study.history.restore(act.gesture)
    study.history.cancel(act.gesture)
    study.set_coder("Anna")
    assert study.history.redo() is None


def test_a_cancelled_code_leaves_its_file_and_comes_back(study: Study) -> None:
    """Bo cancels Anna's new code: the YAML file follows, both ways."""
    path = study._context.folder.root / "codebooks" / "torget.yaml"
    study.codebook.add("belysning", label="Belysning")
    gesture = last(study).gesture
    study.set_coder("Bo")
    study.history.cancel(gesture)
    assert "belysning" not in path.read_text("utf-8")
    study.history.restore(gesture)
    assert "belysning" in path.read_text("utf-8")


class TestWhatRests:
    """What would be hidden with an act is counted by kind, with who did it and the newest of it."""

    def test_on_a_coding(self, study: Study) -> None:
        """Facets, another code and memos on it, each thing once; what was cancelled does not count."""
        id_ = code(study, FEW, "staffing")
        gesture = last(study).gesture
        assert (study.history.rests_on(gesture).total, study.history.rests_on(gesture).examples) == (0, ())
        study.set_coder("Bo")
        study.coding.set_facet(id_, "riktning", "ökat")
        study.coding.recode(id_, "samverkan")
        study.coding.memo("coding", id_, "Hm.")
        study.set_coder("Cia")
        study.coding.memo("coding", id_, "Nja.")
        study.history.undo()
        study.coding.set_facet(id_, "plats", "Sergels torg")
        study.history.undo()
        resting = study.history.rests_on(gesture)
        assert resting.counts == {"memo": 1, "change": 1}
        assert (resting.gestures, resting.coders, resting.total) == (3, ("Bo",), 2)
        assert [row.act.key for row in resting.examples] == ["acts.memo_written", "acts.recoded", "acts.facet_set"]
        assert resting.row.act.key == "acts.coded"

    def test_on_a_coding_with_its_own_memo(self, study: Study) -> None:
        """What belongs to the act itself does not rest on it."""
        code(study, FEW, "staffing", memo="Hm.", riktning="ökat")
        assert study.history.rests_on(last(study).gesture).counts == {}

    def test_on_what_was_taken_in(self, study: Study) -> None:
        """Codings, answers, done marks and memos in its transcripts, and the changes of its codes."""
        code(study, FEW, "staffing")
        code(study, TWO, "samverkan", transcript="I02")
        i01 = study.transcripts.find("I01")
        study.coding.confirm_answer(i01, "q2")
        study.transcripts.set_done(i01)
        study.coding.memo("transcript", i01, "Tvekar.")
        resting = study.history.rests_on(study.history.rows()[-1].gesture)
        assert resting.counts == {"coding": 2, "memo": 1, "answer": 1, "done": 1}
        assert len(resting.examples) == 5

    def test_on_a_code(self, study: Study) -> None:
        """Codings with it, memos on it, and codes below it."""
        study.codebook.add("trygghet")
        gesture = last(study).gesture
        study.codebook.add("belysning", under="trygghet")
        code(study, FEW, "trygghet")
        study.coding.memo("code", "trygghet", "Vad är det?")
        assert study.history.rests_on(gesture).counts == {"coding": 1, "memo": 1, "code": 1}

    def test_on_a_change(self, study: Study) -> None:
        """A later value replaces an earlier one without needing it: nothing rests on a recoding."""
        id_ = code(study, FEW, "staffing")
        study.coding.recode(id_, "samverkan")
        gesture = last(study).gesture
        study.coding.recode(id_, "förflyttning")
        assert study.history.rests_on(gesture).counts == {}

    def test_what_others_made_too(self, study: Study) -> None:
        """A coding that two loads made is there without either of them."""
        row = {"transcript": "I02", "text": TWO, "code": "samverkan"}
        study.coding.load([row])
        gesture = last(study).gesture
        study.history.undo()
        study.coding.load([row])
        study.coding.set_facet(codings(study, "I02")[0].id, "riktning", "ökat")
        study.history.restore(gesture)
        assert study.history.rests_on(gesture).counts == {}


class TestNarrowed:
    """The history of somebody, of a kind of thing, of a transcript, of some words; a page at a time."""

    @pytest.fixture
    def lived(self, study: Study) -> Study:
        """Acts of two people in both transcripts."""
        id_ = code(study, FEW, "staffing")
        study.coding.memo("coding", id_, "Gränsen i Haparanda.")
        code(study, TWO, "samverkan", transcript="I02")
        study.set_coder("Bo")
        study.coding.set_facet(id_, "riktning", "ökat")
        study.coding.remove(id_)
        study.codebook.add("belysning", definition="Ljuset vid gränsen.")
        study.history.milestone("utkast")
        study.transcripts.set_done(study.transcripts.find("I02"))
        study.set_coder("Anna")
        return study

    @pytest.mark.parametrize(
        ("wanted", "found"),
        [
            ({"actor": "Anna"}, "coded memo_written coded"),
            ({"actor": "Nobody"}, ""),
            ({"kind": "memo"}, "memo_written"),
            ({"kind": "milestone"}, "milestone"),
            ({"transcript": "I02"}, "done coded took_in"),
            ({"transcript": "I01"}, "removed facet_set memo_written coded took_in"),
            ({"transcript": "I01", "actor": "Bo"}, "removed facet_set"),
            ({"text": "GRÄNSEN"}, "code_added memo_written"),
            ({"text": "bemanning", "actor": "Anna"}, "memo_written coded"),
            ({"text": "bemanning", "transcript": "I01", "kind": "coding"}, "removed facet_set coded"),
            ({"text": "utkast"}, "milestone"),
            ({"text": "i02", "actor": "Bo"}, "done"),
            ({"text": "anna"}, ""),
        ],
    )
    def test_narrowed(self, lived: Study, wanted: dict[str, str], found: str) -> None:
        """Each filter alone and together with others; removed things have their history too."""
        rows = lived.history.rows(**wanted)  # type: ignore[arg-type]  # every value here is a text
        assert " ".join(row.act.key.removeprefix("acts.") for row in rows) == found

    def test_page_by_page(self, lived: Study) -> None:
        """Asked for what came before the last row of a page, the pages together are the whole."""
        every = lived.history.rows()
        pages: list[HistoryRow] = []
        for _ in range(len(every)):
            pages += lived.history.rows(2, before=pages[-1].seq if pages else 0)
        assert pages == list(every)

    def test_as_it_was_then(self, lived: Study) -> None:
        """The filters hold at a point too."""
        assert [row.act.key for row in lived.history.rows(1, "utkast", actor="Bo")] == ["acts.code_added"]

    @pytest.mark.parametrize(
        ("wanted", "why"), [({"kind": "koding"}, "kind_unknown"), ({"transcript": "I9"}, "transcript_unknown")]
    )
    def test_what_is_unknown(self, lived: Study, wanted: dict[str, str], why: str) -> None:
        """A kind or a transcript that there is not is an error, not an empty page."""
        with pytest.raises(NotFoundError) as error:
            lived.history.rows(**wanted)  # type: ignore[arg-type]  # every value here is a text
        assert told(error)[0] == why


def test_an_act_is_found_by_its_number_and_by_its_id(study: Study) -> None:
    """The arrival number in the list, any unique beginning of the id; anything else is an error."""
    code(study, FEW, "staffing")
    code(study, PEOPLE, "staffing", nth=1)
    row, other = study.history.rows(2)
    assert study.history.find(str(row.seq)) == study.history.find(row.gesture) == row.gesture
    shared = next(n for n, (a, b) in enumerate(zip(row.gesture, other.gesture, strict=True)) if a != b)
    with pytest.raises(AmbiguousError):
        study.history.find(row.gesture[:shared])
    study.history.undo()
    assert study.history.find(str(study._context.store.journal.newest)) == row.gesture  # the word on it
    for name in ("999999", "0000000", "abcdefgh", "abc"):
        with pytest.raises(NotFoundError):
            study.history.find(name)
    with pytest.raises(NotFoundError):
        study.history.cancel("nothing")
    with pytest.raises(NotFoundError):
        study.history.rests_on("nothing")


def test_milestones_are_listed(study: Study) -> None:
    """Newest first, with the number, the time and the person; one that was taken back is not there."""
    study.history.milestone("utkast")
    study.set_coder("Bo")
    study.history.milestone("inskickad")
    study.history.milestone("fel")
    study.history.undo()
    rows = study.history.rows(kind="milestone")
    assert [(row.name, row.actor) for row in study.history.milestones()] == [("inskickad", "Bo"), ("utkast", "Anna")]
    assert [(row.seq, row.at) for row in study.history.milestones()] == [(row.seq, row.at) for row in rows[1:]]


def test_a_done_mark_names_its_coder(study: Study) -> None:
    """Also when somebody else marks it for them, and when it is taken back."""
    i01 = study.transcripts.find("I01")
    study.transcripts.set_done(i01, coder="Bo")
    study.transcripts.set_done(i01, False, coder="Bo")
    assert [row.act.values for row in study.history.rows(2)] == [{"name": "I01-polis", "coder": "Bo"}] * 2


def test_one_is_said_as_one() -> None:
    """A load of one coding is not told in the plural."""
    assert [say("acts.loaded", "sv", n=n) for n in (1, 2)] == ["1 kodning lästes in", "2 kodningar lästes in"]
    assert [say("acts.loaded", "en", n=n) for n in (1, 2)] == ["1 coding was loaded", "2 codings were loaded"]


def test_a_cancelled_code_is_told_by_its_label(study: Study) -> None:
    """Made, coded with and redefined, then cancelled: every line of it says what people called it."""
    study.codebook.add("trygghet", label="Trygghet i parken")
    code(study, FEW, "trygghet")
    study.codebook.edit("trygghet", definition="Att våga gå.")
    i02 = study.transcripts.find("I02")
    study.coding.in_vivo(i02, study.reading.quote(i02, TWO), label="Två och två")
    for _ in range(4):
        study.history.undo()
    rows = [row.act for row in study.history.rows(4)]
    assert [(act.key, act.values["code"]) for act in rows] == [
        ("acts.in_vivo", "Två och två"),
        ("acts.code_redefined", "Trygghet i parken"),
        ("acts.coded", "Trygghet i parken"),
        ("acts.code_added", "Trygghet i parken"),
    ]

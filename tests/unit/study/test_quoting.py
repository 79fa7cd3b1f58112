"""Quotes edited for the report: kept apart from what was said, proved when written and again when read."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Unpack

import pytest

from intervjukod.domain.quotation import printed
from intervjukod.domain.span import occurrences
from intervjukod.errors import RefusedError
from intervjukod.locale import say
from intervjukod.study import Study
from intervjukod.study.chosen import Chosen, chosen
from intervjukod.study.ground import Asked, standing_on
from tests.unit.study.acting import FEW, TWO, code, newest, rows, told

WHOLE = "Det finns inte folk nog. Vi är för få på kvällarna"
EDITED = "Det finns inte folk [...]. Vi [polisen] är för få på kvällarna"


@pytest.fixture
def quote(study: Study) -> str:
    """The id of a coding whose words have been edited for the report."""
    id_ = code(study, WHOLE, "staffing")
    study.coding.edit_quote(id_, EDITED)
    return id_


def picked(study: Study, codes: set[str] | None = None, **asked: Unpack[Asked]) -> list[Chosen]:
    """The quotes that a report prints."""
    with standing_on(study._context, Asked(**asked)) as ground:
        return chosen(ground, codes)


def mend(study: Study, old: str, new: str) -> None:
    """Change words of I01 in a sitting."""
    sitting = study.versions.begin(study.transcripts.find("I01"))
    sitting.replace(next(occurrences(sitting.text, old)), new)
    sitting.keep()


class TestEditing:
    """One gesture keeps the quote, edits it, and is told."""

    def test_the_act_tells_what_was_edited(self, study: Study) -> None:
        """How many edits of what kind, in the sentence and in the history; one undo takes mark and edit away."""
        id_ = code(study, WHOLE, "staffing")
        act = study.coding.edit_quote(id_, EDITED)
        edits = "1 utelämning, 1 förtydligande"
        assert say(act.key, "sv", **act.values) == f"Citatet redigerat: Bemanning, I01:4 – {edits}"
        assert study.history.rows(1)[0].act.values["edits"] == edits
        coding = study.coding.find(id_)
        assert (coding.quoted, coding.citation) == (True, EDITED)
        study.history.undo()
        assert (study.coding.find(id_).quoted, study.coding.find(id_).citation) == (False, "")
        study.history.redo()
        assert study.coding.find(id_).citation == EDITED

    def test_spellings_are_named(self, study: Study) -> None:
        """A respelled word stands in the sentence; more than a few are cut short."""
        id_ = code(study, FEW, "staffing")
        act = study.coding.edit_quote(id_, "vi är förr få [här]")
        assert act.values["edits"] == (
            "1 förtydligande, 1 ändrad versal eller ändrat skiljetecken, 1 ändrad stavning: för → förr"
        )

    def test_a_sign_that_goes_with_a_bracket_is_not_told_by_itself(self, study: Study) -> None:
        """A full stop that moved behind a clarification, a comma before an omission."""
        id_ = code(study, "Det finns inte folk nog. Vi är för få på kvällarna,", "staffing")
        act = study.coding.edit_quote(id_, "Det finns inte folk nog [här]. Vi är för få på kvällarna")
        assert act.values["edits"] == "1 förtydligande, 1 ändrad versal eller ändrat skiljetecken"

    def test_what_does_not_follow_is_refused_and_nothing_written(self, study: Study, quote: str) -> None:
        """The quote stays as it was."""
        before = newest(study)
        with pytest.raises(RefusedError) as error:
            study.coding.edit_quote(quote, "Det finns folk nog. Vi är för få på kvällarna")
        assert told(error) == ("citation_gone", {"words": "inte"})
        assert (newest(study), study.coding.find(quote).citation) == (before, EDITED)

    def test_written_as_it_was_said_it_is_not_edited(self, study: Study, quote: str) -> None:
        """And saying the same once more is no act."""
        assert study.coding.edit_quote(quote, f"  {EDITED}\n").key == "acts.already_edited"
        assert study.coding.edit_quote(quote, WHOLE).key == "acts.quote_unedited"
        assert study.coding.edit_quote(quote, WHOLE).key == "acts.already_quote"
        assert study.coding.find(quote).citation == ""

    def test_the_editing_is_taken_away_and_the_quote_stays(self, study: Study, quote: str) -> None:
        """It is kept as it was said; what is not edited cannot be unedited."""
        assert study.coding.unedit_quote(quote).key == "acts.quote_unedited"
        assert (study.coding.find(quote).quoted, study.coding.find(quote).citation) == (True, "")
        assert study.coding.unedit_quote(quote).gesture == ""

    def test_a_dropped_quote_keeps_its_editing_for_another_time(self, study: Study, quote: str) -> None:
        """Work is not lost when a quote is left out of the report for a while."""
        study.coding.set_quote(quote, False)
        study.coding.set_quote(quote)
        assert study.coding.find(quote).citation == EDITED

    def test_history_finds_the_words_that_were_put_in(self, study: Study, quote: str) -> None:
        """A search in the history reads what somebody wrote in a quote."""
        assert [row.act.key for row in study.history.rows(text="polisen]")][:1] == ["acts.quote_edited_so"]


class TestReadAgain:
    """The proof is made anew whenever the words are read."""

    def test_words_that_changed_are_printed_as_they_were_said(self, study: Study, quote: str) -> None:
        """The edited text is not shown as if it followed; lists, the doctor and the report say so; undo heals it."""
        mend(study, "Det finns inte", "Det finns alldeles inte")
        (passage,) = study.reading.passages()
        assert (passage.citation, passage.unproved) == ("", EDITED)
        (one,) = picked(study)
        assert (printed(one.quotation), one.unproved) == (f"”{passage.text}”", EDITED)
        (line,) = (check for check in study.history.doctor() if check.check == "quotes")
        assert (line.status, line.what.values["place"]) == ("note", "I01:4")
        study.history.undo()
        assert [passage.citation for passage in study.reading.passages()] == [EDITED]
        assert picked(study)[0].unproved == ""

    def test_a_word_mended_elsewhere_changes_nothing(self, study: Study, quote: str) -> None:
        """The quote follows its words to another place in the text."""
        mend(study, "tolv år", "hela tolv år")
        assert [passage.citation for passage in study.reading.passages()] == [EDITED]

    def test_a_quote_without_place_cannot_be_edited(self, study: Study, quote: str) -> None:
        """What lost its words has none to be held against."""
        mend(study, WHOLE, "Nej")
        with pytest.raises(RefusedError) as error:
            study.coding.edit_quote(quote, "Nej")
        assert told(error)[0] == "coding_not_placed"
        assert picked(study) == []


class TestChosen:
    """What a report prints of the quotes that were kept."""

    def test_by_transcript_and_place_with_who_it_is(self, study: Study, quote: str) -> None:
        """Edited or not, of the codes asked for; role and place point out a person when few share them."""
        other = code(study, TWO, "samverkan", transcript="I02")
        code(study, "tolv år", "samverkan")
        study.coding.set_quote(other)
        first, second = picked(study)
        assert [printed(one.quotation) for one in (first, second)] == [f"”{EDITED}”", f"”{TWO}”"]
        assert (first.informants, first.role, first.site) == (("Polis 1",), "polis/kommunpolis", "Sergels torg")
        assert (first.sharing, first.points_out) == (1, True)
        assert [one.coding.id for one in picked(study, {"samverkan"})] == [other]
        assert [one.coding.id for one in picked(study, role="polis")] == [quote]

    def test_only_the_quotes_of_the_report_s_coders(self, study: Study, quote: str) -> None:
        """Another's quotes are in another's report, and in one of everybody's."""
        study.coding.set_quote(code(study, FEW, "staffing", coder="Bo"))
        assert len(picked(study)) == len(picked(study, coder="Bo")) == 1
        assert len(picked(study, coder="all")) == 2


class TestOutAndIn:
    """An export loses neither mark nor edit."""

    def test_export_into_the_same_study_changes_nothing(self, study: Study, quote: str) -> None:
        """Every row is skipped."""
        before = newest(study)
        report = study.coding.load([{**row, "quoted": "true", "citation": EDITED} for row in rows(study)])
        assert (report.skipped, newest(study)) == (1, before)

    def test_into_another_study_it_comes_whole(self, folder: Path, tmp_path: Path) -> None:
        """Mark and edited text are on the coding that is made; the columns may also be missing."""
        empty = Path(shutil.copytree(folder, tmp_path / "empty"))
        with Study.open(folder, coder="Anna") as study:
            study.coding.edit_quote(code(study, WHOLE, "staffing"), EDITED)
            code(study, "tolv år", "samverkan")
            told_rows = rows(study)
        with Study.open(empty, coder="Anna") as study:
            (edited, plain) = told_rows if told_rows[0]["text"] == WHOLE else reversed(told_rows)
            report = study.coding.load([{**edited, "quoted": "true", "citation": EDITED}, plain])
            assert (report.added, report.failed) == (2, ())
            found = {one.text: (one.quoted, one.citation) for one in study.reading.passages()}
            assert found == {WHOLE: (True, EDITED), "tolv år": (False, "")}
            assert study.coding.load([{**edited, "quoted": "false"}]).updated == 1
            assert not any(one.quoted for one in study.reading.passages())

    def test_a_coding_that_is_loaded_anew_starts_clean(self, study: Study, quote: str) -> None:
        """What was said of it before it was removed does not come back with a row that does not say it."""
        (row,) = rows(study)
        study.coding.remove(quote)
        study.coding.load([row])
        assert (study.coding.find(quote).quoted, study.coding.find(quote).citation) == (False, "")

    @pytest.mark.parametrize(
        ("said", "key"),
        [({"citation": "Något helt annat"}, "errors.citation_other_word"), ({"quoted": "kanske"}, "errors.truth_form")],
    )
    def test_a_row_that_cannot_be_is_told(self, study: Study, said: dict[str, str], key: str) -> None:
        """It is left out by its number, and the others are taken in."""
        report = study.coding.load([{"transcript": "I01", "code": "staffing", "text": FEW, **said}])
        assert [(number, note.key) for number, note in report.failed] == [(1, key)]


def test_two_people_edit_one_quote(folder: Path, tmp_path: Path) -> None:
    """The later text stands, the other is listed as a conflict, and both are in the history."""
    with Study.open(folder, coder="Anna") as study:
        id_ = code(study, WHOLE, "staffing")
        study.coding.set_quote(id_)
    other = Path(shutil.copytree(folder, tmp_path / "bos"))
    with Study.open(folder, coder="Anna") as study:
        study.coding.edit_quote(id_, EDITED)
    with Study.open(other, coder="Bo") as study:
        study.coding.edit_quote(id_, "[...] Vi är för få på kvällarna")
    with Study.open(folder, coder="Anna") as study:
        (conflict,) = study.history.merge(other).conflicts
        assert (conflict.field, conflict.value, conflict.other) == (
            "citation",
            "[...] Vi är för få på kvällarna",
            EDITED,
        )
        assert study.coding.find(id_).citation == "[...] Vi är för få på kvällarna"

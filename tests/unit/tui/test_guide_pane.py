"""The guide beside the text: pure."""

from __future__ import annotations

from dataclasses import replace

from intervjukod.domain.guide import Guide, Probe, Question
from intervjukod.study.shapes import AnswerRow
from intervjukod.tui.presenter.guide_pane import GuideView, guide_lines, headings_of, in_use
from intervjukod.tui.presenter.line import plain, width
from tests.unit.tui.interviews import answer


def row(nr: str, status: str, *, obligatory: bool = False, text: str = "Hur?", guide: str = "g") -> AnswerRow:
    """How a question stands."""
    return replace(answer(nr, None), status=status, obligatory=obligatory, text=text, guide=guide)


ROWS = [
    row("1", "answered", obligatory=True),
    row("2", "asked", obligatory=True),
    row("3", "not asked", obligatory=True),
    row("4", "proposed", obligatory=True),
    row("5", "not in guide", obligatory=True),
    row("6", "not asked"),
]


def shown(view: GuideView, cells: int = 30) -> list[str]:
    """The lines without their looks."""
    return [plain(line).rstrip() for line in guide_lines(view, cells).lines]


def test_every_state_has_a_mark_of_its_own() -> None:
    """Answered, without an answer, never asked, proposed, not for this role; what is missed has `!` besides."""
    lines = shown(GuideView("B", ROWS, "sv"))
    assert lines[0].split() == ["GUIDE", "B", "G", "gå"]
    assert [line.split()[:2] for line in lines[2:]] == [
        ["✓", "1"], ["·", "2!"], ["○", "3!"], ["?", "4"], ["–", "5"], ["○", "6"],
    ]  # fmt: skip


def test_what_is_left_counts_what_has_no_answer() -> None:
    """Proposals wait and are told beside; what is not in the role's guide is not left."""
    assert shown(GuideView("B", ROWS, "sv"))[1].split() == ["2", "obligatoriska", "kvar", "1", "?"]
    assert shown(GuideView("B", ROWS[:1], "sv"))[1] == "0 obligatoriska kvar"
    assert len(shown(GuideView("B", [row("6", "not asked")], "sv"))) == 2


def test_here_is_marked_and_headings_stand_before_their_questions() -> None:
    """▶ at the question one is at, a heading before the first question under it."""
    guide = Guide("g", questions=(Question("q1", "A?"), Question("q2", heading="Plats", nr="2"), Question("q2a", "B?")))
    assert headings_of([guide]) == {"q2a": "2 Plats"}
    view = GuideView("B", [row("1", "answered"), row("2a", "answered")], "sv", here="q2a", headings={"q2a": "2 Plats"})
    assert [line.split()[:2] for line in shown(view)[1:]] == [["✓", "1"], ["2", "Plats"], ["▶", "2a"]]


def test_the_question_in_focus_unfolds_with_its_probes() -> None:
    """All its words and every probe, used or not, are within the lines that are to be in view."""
    long = row("2", "asked", text="Hur är det här på torget om kvällarna när det är mörkt?")
    view = GuideView("B", [row("1", "answered"), replace(long, probes=("a",))], "sv", focus="q2")
    view = replace(view, probes=(Probe("a", "Ljus"), Probe("b", "Folk")))
    drawn = guide_lines(view, 30)
    lines = [plain(line) for line in drawn.lines[drawn.keep : drawn.until + 1]]
    assert " ".join(" ".join(lines).split()) == (
        "· 2 Hur är det här på torget om kvällarna när det är mörkt? ● Ljus ○ Folk"
    )
    assert {width(line) for line in drawn.lines} == {30}


def test_among_answers_each_question_has_its_count() -> None:
    """How many answer it stands to the right, whatever the wording."""
    view = GuideView("B", [row("1", "answered", text="Hur är det " * 5)], "sv", counts={"q1": "3 av 4"})
    assert shown(view)[-1].endswith(" 3 av 4")


def test_only_the_guides_of_the_role_are_in_use() -> None:
    """A guide with something meant for the role is shown whole, another one not at all."""
    mine = [row("1", "answered"), row("2", "not in guide")]
    assert in_use([*mine, row("1", "not in guide", guide="h")]) == mine
    assert shown(GuideView("", [], "sv"), 40)[1:] == ["Ingen guide gäller den här intervjun."]

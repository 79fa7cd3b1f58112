"""About the guide: what is an answer to what, and from question to question."""

from __future__ import annotations

from intervjukod.tui.actions.action import PANES, Action, Context, Place, opened, writable


def may_answer(context: Context) -> str:
    """Something can be asked, and the study can be written."""
    return writable(context) or has_guide(context)


def has_guide(context: Context) -> str:
    """There are questions to go between."""
    return opened(context) or ("" if context.questions else "guide.why.no_guide")


def among(context: Context) -> str:
    """Everybody's answers to a question are shown."""
    return opened(context) or ("" if context.lens == "question" else "guide.why.not_answers")


ANSWER_ACTIONS: tuple[Action, ...] = (
    Action("answer", ("A",), PANES, "guide.action.answer", "guide.help.answer", may_answer, bottom=8, palette=True),
    Action(
        "confirm_all",
        ("B",),
        PANES,
        "guide.action.confirm_all",
        "guide.help.confirm_all",
        may_answer,
        bottom=9,
        palette=True,
    ),
    Action(
        "question_after",
        (":",),
        (Place.TEXT,),
        "guide.action.question_after",
        "guide.help.question_after",
        has_guide,
        palette=True,
    ),
    Action(
        "question_before",
        (";",),
        (Place.TEXT,),
        "guide.action.question_before",
        "guide.help.question_before",
        has_guide,
        palette=True,
    ),
    Action(
        "answers_after",
        (":",),
        (Place.READ,),
        "guide.action.question_after",
        "guide.help.answers_after",
        among,
        bottom=3,
    ),
    Action("answers_before", (";",), (Place.READ,), "guide.action.question_before", "guide.help.answers_before", among),
)

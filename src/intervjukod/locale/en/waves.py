"""Rounds of interviews."""

SENTENCES = {
    "title": "The codes round by round",
    "caption.rounds.done": "The rounds: interviews that are done, when they were held, and what they were coded with",
    "caption.rounds.begun": "The rounds: interviews that are begun, when they were held, and what they were coded with",
    "caption.questions": "Questions that not every round had in its guide",
    "tab.rounds": "Rounds",
    "tab.questions": "Questions new and gone",
    "column.transcripts": "Interviews",
    "column.dates": "Held",
    "column.codebook": "Codebook",
    "column.revision": "Revision",
    "column.guide": "Question guide",
    "version": "{title}, version {version}",
    "guide.has": "in the guide",
    "guide.lacks": "not in the guide",
    "absent": "The code did not exist when the round was coded, so its absence there means nothing: {rounds}.",
    "other": "† When the round was coded the code had another definition than it has now: {rounds}.",
    "uncoded": "Nothing is coded yet, so the round's codebook and guide are not known: {rounds}.",
    "questions": (
        "The guide changed between the rounds. Whoever was not asked may have had more to say than is seen here."
    ),
    "recurring": (
        "Informants who take part in several rounds: {n} of {of}. The others differ, so a difference between rounds "
        "may come from who was interviewed."
    ),
    "people": (
        "The rounds have no informants in common: a difference between them may come from who was interviewed, and "
        "need not be a change."
    ),
    "no_test": "Differences between rounds are not tested. Codebook and guide are as of the round's last coding.",
    "error.no_rounds": "Nothing tells the interviews' round: {name} is neither an attribute of informants nor a facet.",
    "error.no_rounds.hint.screen": (
        "Add the column round to informants.csv, with 1, 2 … in each row. There is: {known}."
    ),
    "error.no_rounds.hint": (
        "Add the column round to informants.csv, with 1, 2 … in each row, or name another with --by. There is: {known}."
    ),
}

"""The theme summary: what is said of each theme, and what only the author of the report is told."""

SENTENCES = {
    "title": "Theme summary",
    "caption.overview": "Themes and how many informants mention them, however often they do",
    "caption.overview.words": "Themes and who brings them up",
    "caption.questions": "The guide's questions and the themes in the answers: informants who bring up the theme, of those who answered. * The question asks for the theme",
    "caption.questions.words": "The guide's questions and the themes in the answers. * The question asks for the theme",
    "caption.quotes": "Chosen quotes",
    "caption.overlaps": "Codes of different themes that stand on the same words",
    "heading.questions": "The questions of the guide",
    "tab.overview": "Themes",
    "tab.questions": "Questions",
    "tab.quotes": "Quotes",
    "tab.overlaps": "Overlaps",
    "column.theme": "Theme",
    "column.quote": "Quote",
    "column.themes": "Themes in the answers",
    "column.asked": "Asks for the theme",
    "column.informants": "Informants",
    "column.answered": "Answered",
    "column.other_passages": "Passages of the other",
    "yes": "x",
    "unanswered": "nobody answered",
    "by_role.theme": "The theme is mentioned by {groups}, however often.",
    "by_role.part": "Mentioned by {groups}.",
    "by_all.theme": "The theme is mentioned by {k} of {n} informants, however often.",
    "by_all.theme.one": "The theme is mentioned by the informant (n=1).",
    "by_all.part": "Mentioned by {k} of {n} informants.",
    "by_all.part.one": "Mentioned by the informant (n=1).",
    "by.theme": "Informants who mention the theme, however often, by {by}: {groups}.",
    "by.part": "Mentioned, by {by}: {groups}.",
    "up": "The informants bring it up.",
    "up.theme": "The theme is brought up by {groups}.",
    "up.part": "Brought up by {groups}.",
    "up_by.theme": "The theme is brought up, by {by}: {groups}.",
    "up_by.part": "Brought up, by {by}: {groups}.",
    "absent.theme": "Not brought up by: {groups}.",
    "absent.part": "Not brought up by: {groups}.",
    "not_asked.theme": "Not asked about the theme, and not bringing it up unasked: {groups}.",
    "not_asked.part": "Not asked about it, and not bringing it up unasked: {groups}.",
    "absent_by": "Not mentioned, by {by}: {groups}.",
    "not_asked_by": "Not asked, and not bringing it up unasked, by {by}: {groups}.",
    "not_done.done": "Nothing is said of {group} yet: no interview is done.",
    "not_done.begun": "Nothing is said of {group} yet: no interview is begun.",
    "without": "informants without {by}",
    "alone": "n=1",
    "and": "{first} and {last}",
    "facet": "{facet}: {values}.",
    "facet.value": "{value} according to {groups}",
    "facet.value_by": "{value}: {groups}",
    "facet.silent": "not stated: {groups}",
    "dated": "{of}, of whom {periods}",
    "asked": "The guide asks for the theme in questions {questions}.",
    "asked.one": "The guide asks for the theme in question {questions}.",
    "not_expected": "No question of the guide asks for the theme.",
    "prompted": "In answer to such a question it is brought up by {k} of {n} informants, unasked by {u} of {n}.",
    "prompted.on": "It is brought up only in answer to such a question.",
    "prompted.off": "It is brought up only unasked, not in answer to such a question.",
    "prompted.on_off": "It is brought up both in answer to such a question and unasked.",
    "prompted.neither": "No informant brings it up.",
    "came_up": "The theme comes up in the answers to questions {questions}.",
    "came_up.one": "The theme comes up in the answers to question {questions}.",
    "in_no_answer": "It comes up in the answer to none of the guide's questions.",
    "overlaps": "Codes of other themes stand on the same words, too: {codes}.",
    "informant": "Informant",
    "note.facets": (
        "What is said stands at the code that it is coded with; k of n is of those who have such passages. Every value "
        "is shown, also when an informant gives several; none of them counts as the group's."
    ),
    "note.facets_in_words": (
        "What is said stands at the code that it is coded with. Every value is shown, also when an informant gives "
        "several; none of them stands for the group."
    ),
    "note.parts": "The counts of a theme include the codes below it.",
    "note.prompted": (
        "In answer to such a question: one that, by the guide, is expected to give the theme, or the code that the "
        "passage has. Proposed answers are counted."
    ),
    "note.overlaps": (
        "Codes on the same words: how many informants say both there. The passages of a code include those of the "
        "codes below it."
    ),
    "note.quotes": (
        "The quotes were chosen by the author of the report. [...] shows that something is left out, [word] is a "
        "clarification."
    ),
    "note.empty": "No theme is brought up by the informants of the selection.",
    "author.no_quote": "No chosen quote shows: {names}. Choose one: Q on the screen, or intervjukod quote ID.",
    "author.few": (
        "Fewer than three informants share the role and place behind quotes: {people}. A reader may know who it is."
    ),
    "author.few.hint": 'Merge roles, for example with --roles "NAME={roles}".',
    "author.few.hint.screen": "Merge roles, for example NAME={roles}.",
    "author.few.group": "{role} (informants: {k}, quotes: {n})",
    "author.few.place": "{role}, {site} (informants: {k}, quotes: {n})",
    "author.unproved": (
        "Quotes whose editing no longer follows from what was said, and which are printed unedited: {n}. "
        "Edit them anew."
    ),
    "author.pending": "Chosen quotes in interviews that are not done, and which are left out: {n}.",
    "author.per_informant": "Quotes from each informant (for you alone, not in the report):",
    "error.by_informant": "A theme summary names no informants, so it is not parted by informant.",
    "error.by_informant.hint": "Try intervjukod report concordance --by informant.",
    "error.by_informant.hint.screen": "Try the report Concordance, with groups Informant by informant.",
    "error.depth": "{value} is no number of levels: an integer from 0.",
}

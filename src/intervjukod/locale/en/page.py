"""The pages over the whole screen, in English."""

SENTENCES = {
    "screen.go": "Go to",
    "screen.text": "Code",
    "screen.memos": "Memos",
    "screen.transcripts": "Interviews",
    "screen.help": "Help",
    "action.move": "move",
    "help.move": "To the next row or cell; PgUp, PgDn, Home and End go further.",
    "action.open_place": "go to the place",
    "help.open_place": "Opens the interview at this place; Esc comes back here.",
    "action.memo_open": "go to the place",
    "help.memo_open": "Goes to what the memo is about; Esc comes back here.",
    "memos.title": "Memos",
    "memos.none": "No memos yet. M writes one.",
    "memos.coding": "on a coding",
    "memos.code": "on the code",
    "memos.transcript": "on the interview",
    "memos.informant": "on the informant",
    "memos.study": "on the study",
}

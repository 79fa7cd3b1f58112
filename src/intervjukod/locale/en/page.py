"""The pages over the whole screen, in English."""

SENTENCES = {
    "screen.text": "Code",
    "screen.memos": "Memos",
    "action.move": "move",
    "help.move": "To the next row or cell; PgUp, PgDn, Home and End go further.",
    "action.open_place": "go to the place",
    "help.open_place": "Opens the interview at this place; Esc comes back here.",
    "details.more": "… Tab shows all",
}

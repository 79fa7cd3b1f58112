"""The pages over the whole screen, in Swedish."""

SENTENCES = {
    "screen.go": "Gå till",
    "screen.text": "Koda",
    "screen.memos": "Memon",
    "screen.transcripts": "Intervjuer",
    "screen.help": "Hjälp",
    "action.move": "flytta",
    "help.move": "Till nästa rad eller ruta; PgUp, PgDn, Home och End går längre.",
    "action.open_place": "gå till stället",
    "help.open_place": "Öppnar intervjun på det här stället; Esc går tillbaka hit.",
    "action.memo_open": "gå till stället",
    "help.memo_open": "Går till det som memot handlar om; Esc går tillbaka hit.",
    "memos.title": "Memon",
    "memos.none": "Inga memon än. M skriver ett.",
    "memos.coding": "på en kodning",
    "memos.code": "på koden",
    "memos.transcript": "på intervjun",
    "memos.informant": "på informanten",
    "memos.study": "på studien",
}

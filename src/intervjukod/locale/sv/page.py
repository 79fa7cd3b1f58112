"""The pages over the whole screen, in Swedish."""

SENTENCES = {
    "screen.text": "Koda",
    "screen.memos": "Memon",
    "action.move": "flytta",
    "help.move": "Till nästa rad eller ruta; PgUp, PgDn, Home och End går längre.",
    "action.open_place": "gå till stället",
    "help.open_place": "Öppnar intervjun på det här stället; Esc går tillbaka hit.",
    "details.more": "… Tab visar allt",
}

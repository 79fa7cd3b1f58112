"""The screen for those who listen, in Swedish."""

SENTENCES = {
    "greeting": "Radläge. Samma tangenter som på skärmen; frågetecken läser upp dem, Ctrl+Q avslutar.",
    "to": "på",
    "rows": "{n} rader",
    "rows.one": "1 rad",
    "marked": "Markerat: {words}",
    "end": "slut",
    "erased": "suddat",
    "no_key": "{word} är ingen tangent. Skriv tecken och namn (down, enter, ctrl+z) med blanksteg emellan, ord i citat.",
}

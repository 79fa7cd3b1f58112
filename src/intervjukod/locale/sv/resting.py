"""What rests on an act, in Swedish."""

SENTENCES = {
    "coding": "{n} kodningar",
    "coding.one": "1 kodning",
    "memo": "{n} memon",
    "memo.one": "1 memo",
    "answer": "{n} svar",
    "done": "{n} klarmarkeringar",
    "done.one": "1 klarmarkering",
    "code": "{n} koder",
    "code.one": "1 kod",
    "meta-inference": "{n} slutsatser",
    "meta-inference.one": "1 slutsats",
    "change": "{n} ändringar",
    "change.one": "1 ändring",
    "and": "{first} och {last}",
    "told": "{what} bygger på detta ({coders}) och göms med det.",
    "nothing": "Inget bygger på detta.",
    "answer.one": "1 svar",
    "told.one": "{what} bygger på detta ({coders}) och göms med det.",
}

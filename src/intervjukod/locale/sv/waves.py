"""Omgångar av intervjuer."""

SENTENCES = {
    "title": "Koderna omgång för omgång",
    "caption.rounds.done": "Omgångarna: intervjuer som är klara, när de gjordes, och vad de kodades efter",
    "caption.rounds.begun": "Omgångarna: intervjuer som är påbörjade, när de gjordes, och vad de kodades efter",
    "caption.questions": "Frågor som inte fanns i alla omgångars guide",
    "tab.rounds": "Omgångar",
    "tab.questions": "Nya och borttagna frågor",
    "column.transcripts": "Intervjuer",
    "column.dates": "Gjorda",
    "column.codebook": "Kodbok",
    "column.revision": "Lydelse",
    "column.guide": "Frågeguide",
    "version": "{title}, version {version}",
    "guide.has": "i guiden",
    "guide.lacks": "ej i guiden",
    "absent": "Koden fanns inte när omgången kodades. Att den inte förekommer där säger alltså ingenting: {rounds}.",
    "other": "† Koden hade en annan definition när omgången kodades än den har nu: {rounds}.",
    "uncoded": "Inget är kodat än, så kodbok och guide för omgången är okända: {rounds}.",
    "questions": "Guiden ändrades mellan omgångarna. Den som inte fick frågan kan ha haft mer att säga än som syns här.",
    "recurring": (
        "Informanter som är med i flera omgångar: {n} av {of}. I övrigt är det olika personer, så en skillnad mellan "
        "omgångarna kan bero på vilka som intervjuades."
    ),
    "people": (
        "Omgångarna har inga informanter gemensamt: en skillnad mellan dem kan bero på vilka som intervjuades och "
        "behöver inte vara en förändring."
    ),
    "no_test": "Skillnader mellan omgångar prövas inte. Kodbok och guide gäller som de var vid omgångens sista kodning.",
    "error.no_rounds": "Inget anger intervjuernas omgång: {name} är varken en egenskap hos informanterna eller en aspekt.",
    "error.no_rounds.hint": (
        "Lägg till kolumnen omgång i informants.csv, med 1, 2 … på varje rad, eller ange en annan med --by. "
        "Finns: {known}."
    ),
    "error.no_rounds.hint.screen": (
        "Lägg till kolumnen omgång i informants.csv, med 1, 2 … på varje rad. Finns: {known}."
    ),
}

"""Backups, in Swedish."""

SENTENCES = {
    "made": "Säkerhetskopian {name} är gjord och kontrollerad – åtgärdsposter: {ops}, kodningar: {codings}.",
    "nothing_new": "Inget har hänt sedan den senaste säkerhetskopian (åtgärdsposter: {ops}).",
    "sound": "{name} är hel – åtgärdsposter: {ops}, kodningar: {codings}.",
    "restored": "{name} är tillbaka (kodningar: {codings}). Det som låg där finns kvar som backups/{aside}.",
    "restored_alone": "{name} är tillbaka (kodningar: {codings}).",
    "ask": "Lägga den i databasens ställe? Den som ersätts sparas bland kopiorna. [j/N]",
    "needs_yes": "Här kan ingen svara på om {name} ska läggas tillbaka.",
    "needs_yes.hint": "Lägg till --yes.",
    "copying": "Kopierar … {share} %",
    "unnamed": "Vilken säkerhetskopia?",
    "unnamed.hint": "De som finns: {known}.",
    "missing": "Det finns ingen säkerhetskopia «{name}».",
    "missing.hint": "De som finns: {known}.",
    "ambiguous": "Flera säkerhetskopior börjar med «{name}»: {choices}.",
    "ambiguous.hint": "Skriv mer av namnet.",
    "of_other_study": "{path} hör till en annan studie.",
    "of_other_study.hint": "Lägg tillbaka den i sin egen mapp.",
    "no_database": "{folder} har ingen databas att kopiera.",
    "no_database.hint": "Den görs första gången som studien öppnas.",
}

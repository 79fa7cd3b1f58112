"""Searching words and the language index, in Swedish."""

SENTENCES = {
    "index_gone": "Sökindexet försvann och görs om; så länge söks ord i den form du skriver.",
    "index_damaged": "Sökindexet är skadat och görs om; så länge söks ord i den form du skriver.",
    "not_to_be_written": "Studien kan inte skrivas här, så ord söks i den form du skriver.",
    "indexing_failed": "Sökindexet kunde inte göras klart.",
    "indexing_failed.hint": "Kör ”intervjukod index” för att se varför.",
    "being_indexed": "Sökindexet görs redan av ett annat program.",
    "being_indexed.hint": "Vänta tills det är klart, eller stäng det andra programmet.",
    "index_unwritable": "Sökindexet {path} kan inte skrivas: {reason}.",
    "index_unwritable.hint": "Kontrollera utrymme och rättigheter; filen får tas bort när som helst.",
    "model_missing": "Språkmodellen {model}, som study.yaml anger (nlp: model:), är inte installerad här.",
    "model_missing.hint": "Installera den själv, eller ta bort raden; inget hämtas från nätet.",
    "pipeline_unusable": "Den installerade språkmodellen kan inte läsas: {reason}.",
    "pipeline_unusable.hint": "Avinstallera den, så används en tom modell.",
}

"""Temasammanställningen: vad som sägs om varje tema, och vad bara den som skriver rapporten får veta."""

SENTENCES = {
    "title": "Temasammanställning",
    "caption.overview": "Teman och hur många informanter som nämner dem, hur ofta de än gör det",
    "caption.overview.words": "Teman och vilka som tar upp dem",
    "caption.questions": "Guidens frågor och teman i svaren: informanter som tar upp temat, av dem som svarade. * Frågan gäller temat",
    "caption.questions.words": "Guidens frågor och teman i svaren. * Frågan gäller temat",
    "caption.quotes": "Valda citat",
    "caption.overlaps": "Koder ur olika teman som står på samma ord",
    "heading.questions": "Guidens frågor",
    "tab.overview": "Teman",
    "tab.questions": "Frågor",
    "tab.quotes": "Citat",
    "tab.overlaps": "Överlappning",
    "column.theme": "Tema",
    "column.quote": "Citat",
    "column.themes": "Teman i svaren",
    "column.asked": "Frågan gäller temat",
    "column.informants": "Informanter",
    "column.answered": "Svarade",
    "column.other_passages": "Den andras avsnitt",
    "yes": "x",
    "unanswered": "ingen har svarat",
    "by_role.theme": "Temat nämns av {groups}, oberoende av hur ofta.",
    "by_role.part": "Nämns av {groups}.",
    "by_all.theme": "Temat nämns av {k} av {n} informanter, oberoende av hur ofta.",
    "by_all.theme.one": "Temat nämns av informanten (n=1).",
    "by_all.part": "Nämns av {k} av {n} informanter.",
    "by_all.part.one": "Nämns av informanten (n=1).",
    "by.theme": "Informanter som nämner temat, oberoende av hur ofta, efter {by}: {groups}.",
    "by.part": "Nämns, efter {by}: {groups}.",
    "up": "Informanterna tar upp det.",
    "up.theme": "Temat tas upp av {groups}.",
    "up.part": "Tas upp av {groups}.",
    "up_by.theme": "Temat tas upp, efter {by}: {groups}.",
    "up_by.part": "Tas upp, efter {by}: {groups}.",
    "absent.theme": "{groups} tar inte upp temat.",
    "absent.part": "{groups} tar inte upp det.",
    "not_asked.theme": "{groups} har inte tillfrågats om temat och tar inte upp det självmant.",
    "not_asked.part": "{groups} har inte tillfrågats om det och tar inte upp det självmant.",
    "absent_by": "Nämns inte, efter {by}: {groups}.",
    "not_asked_by": "Inte tillfrågade, och tar inte upp det självmant, efter {by}: {groups}.",
    "not_done.done": "Om {group} sägs inget än: ingen intervju är klar.",
    "not_done.begun": "Om {group} sägs inget än: ingen intervju är påbörjad.",
    "without": "informanter utan {by}",
    "alone": "n=1",
    "and": "{first} och {last}",
    "facet": "{facet}: {values}.",
    "facet.value": "{value} enligt {groups}",
    "facet.value_by": "{value}: {groups}",
    "facet.silent": "ej angivet: {groups}",
    "dated": "{of}, varav {periods}",
    "asked": "Guiden frågar efter temat i fråga {questions}.",
    "asked.one": "Guiden frågar efter temat i fråga {questions}.",
    "not_expected": "Ingen fråga i guiden frågar efter temat.",
    "prompted": "I svar på en sådan fråga tas det upp av {k} av {n} informanter, självmant av {u} av {n}.",
    "prompted.on": "Det tas bara upp i svar på en sådan fråga.",
    "prompted.off": "Det tas bara upp självmant, inte i svar på en sådan fråga.",
    "prompted.on_off": "Det tas upp både i svar på en sådan fråga och självmant.",
    "prompted.neither": "Det tas inte upp av någon informant.",
    "came_up": "Temat kommer upp i svaren på fråga {questions}.",
    "came_up.one": "Temat kommer upp i svaren på fråga {questions}.",
    "in_no_answer": "Det kommer inte upp i svaret på någon av guidens frågor.",
    "overlaps": "På samma ord står också koder ur andra teman: {codes}.",
    "informant": "Informant",
    "note.facets": (
        "Vad som sägs står vid den kod som det är kodat med; k av n gäller dem som har sådana avsnitt. Varje värde visas, "
        "också när en informant ger flera; inget av dem räknas som gruppens."
    ),
    "note.facets_in_words": (
        "Vad som sägs står vid den kod som det är kodat med. Varje värde visas, också när en informant ger flera; "
        "inget av dem gäller som gruppens."
    ),
    "note.parts": "I ett temas antal räknas också dess underkoder.",
    "note.prompted": (
        "I svar på en sådan fråga: en fråga som enligt guiden väntas ge temat, eller den kod som avsnittet har. "
        "Föreslagna svar räknas med."
    ),
    "note.overlaps": (
        "Koder på samma ord: hur många informanter som säger båda där. En kods avsnitt omfattar dem som hör till "
        "koderna under den."
    ),
    "note.quotes": (
        "Citaten är valda av den som skriver rapporten. [...] visar att något är utelämnat, [ord] är ett förtydligande."
    ),
    "note.empty": "Inget tema tas upp av informanterna i urvalet.",
    "author.no_quote": "Inget valt citat visar: {names}. Välj ett: Q på skärmen, eller intervjukod quote ID.",
    "author.few": (
        "Färre än tre informanter delar roll och plats bakom citat: {people}. Den som läser kan förstå vem det är."
    ),
    "author.few.hint": 'Slå ihop roller, till exempel med --roles "NAMN={roles}".',
    "author.few.hint.screen": "Slå ihop roller, till exempel NAMN={roles}.",
    "author.few.group": "{role} (informanter: {k}, citat: {n})",
    "author.few.place": "{role}, {site} (informanter: {k}, citat: {n})",
    "author.unproved": (
        "Citat vars redigering inte längre följer av det som sades, och som trycks oredigerade: {n}. "
        "Redigera dem på nytt."
    ),
    "author.pending": "Valda citat i intervjuer som inte är klara, och som inte kommer med: {n}.",
    "author.per_informant": "Citat från varje informant (bara för dig, inte i rapporten):",
    "error.by_informant": "En temasammanställning nämner inga informanter, så den delas inte upp efter informant.",
    "error.by_informant.hint": "Pröva intervjukod report concordance --by informant.",
    "error.by_informant.hint.screen": "Pröva rapporten Samstämmighet, med grupper Informant för informant.",
    "error.depth": "{value} är inget antal nivåer: ett heltal från 0.",
}

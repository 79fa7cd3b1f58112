"""What there is to know of a study, in Swedish."""

SENTENCES = {
    "read_only": "Studien kan bara läsas: {folder} får inte skrivas.",
    "synchronised_folder": "{folder} synkroniseras med ett moln, som kan riva sönder en öppen databas: pausa synkroniseringen medan du kodar.",
    "used_code_missing": "Koden {key} är använd men finns inte i någon kodbok.",
    "code_in_two_files": "{path}: koden {key} finns redan i {other}; filen läses inte förrän den ena är borta.",
    "letter_in_two_files": "{path}: bokstaven {letter} för {key} är redan tagen av {other}; filen läses inte förrän den ändras.",
    "letter_twice": "{path}: bokstaven {letter} för {key} har även {other} i {file}; ge en av koderna en annan.",
    "name_in_two_files": "{path} heter som {other} så när som på ändelsen; filen läses inte förrän en av dem får ett annat namn.",
    "face_missing": "{path} är borta; det den sade står kvar i studien tills filen läggs tillbaka och ändras.",
    "database_was_empty": "{path} var tom och görs om från mappens filer: om du har kodat här, lägg tillbaka filen från en säkerhetskopia eller slå ihop med en.",
    "table_speaker": "{where}: ingen i {name} har etiketten ”{speaker}”; där talar {known}.",
    "table_speaker_guess": "{where}: ingen i {name} har etiketten ”{speaker}”; där talar {known}. Menade du {guess}?",
    "table_transcript": "{where}: {n} transkript i tabellen finns inte i studien: {names}.",
    "table_transcript.one": "{where}: transkriptet {names} finns inte i studien.",
    "table_transcript_guess": "{where}: transkriptet {name} finns inte i studien. Menade du {guess}?",
}

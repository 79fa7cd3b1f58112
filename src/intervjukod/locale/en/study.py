"""What there is to know of a study, in English."""

SENTENCES = {
    "read_only": "The study can only be read: {folder} may not be written.",
    "synchronised_folder": "{folder} is synchronised with a cloud, which can tear an open database apart: pause it while you code.",
    "used_code_missing": "The code {key} is used and stands in no codebook.",
    "code_in_two_files": "{path}: the code {key} stands in {other} already; the file is not read until one of them is gone.",
    "letter_in_two_files": "{path}: the letter {letter} of {key} belongs to {other} already; the file is not read until it is changed.",
    "letter_twice": "{path}: the letter {letter} of {key} is that of {other} in {file} too; give one of the codes another.",
    "name_in_two_files": "{path} is called as {other} is but for the ending; the file is not read until one of them has another name.",
    "face_missing": "{path} is gone; what it said stays in the study until the file is put back and changed.",
    "database_was_empty": "{path} was empty and is made anew from the folder's files: if you have coded here, put the file back from a backup, or merge with one.",
    "table_speaker": "{where}: nobody in {name} has the label “{speaker}”; there speak {known}.",
    "table_speaker_guess": "{where}: nobody in {name} has the label “{speaker}”; there speak {known}. Did you mean {guess}?",
    "table_transcript": "{where}: {n} transcripts of the table are not in the study: {names}.",
    "table_transcript.one": "{where}: the transcript {names} is not in the study.",
    "table_transcript_guess": "{where}: the transcript {name} is not in the study. Did you mean {guess}?",
}

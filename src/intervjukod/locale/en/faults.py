"""Files of the study that cannot be read, in English."""

SENTENCES = {
    "line": "! {file} line {line}",
    "file": "! {file}",
    "action": "faults in files",
    "help": "What is wrong in a file that cannot be read, with its line. The sign ! stays at the top until it is whole.",
    "title": "FAULTS IN FILES",
    "none": "The study's files can be read.",
}

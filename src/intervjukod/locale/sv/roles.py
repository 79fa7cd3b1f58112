"""Roller som en rapport slår samman."""

SENTENCES = {
    "head": "sammanslagna roller: {names}",
    "error.name": "Sammanslagningen ”{name}” saknar namn eller roller.",
    "error.name.hint": 'Skriv namn=roll,roll, till exempel --roles "uniformerad personal=polis,ordningsvakt".',
    "error.name.hint.screen": "Skriv namn=roll,roll, till exempel uniformerad personal=polis,ordningsvakt.",
    "error.shape": "{value} är ingen sammanslagning av roller.",
    "error.shape.hint": 'Skriv namn=roll,roll, till exempel --roles "uniformerad personal=polis,ordningsvakt".',
    "error.shape.hint.screen": "Skriv namn=roll,roll, till exempel uniformerad personal=polis,ordningsvakt.",
    "error.taken": "”{name}” är redan en roll, och {role} hör inte till dem som slås samman.",
    "error.taken.hint": "Välj ett annat namn, eller slå samman {role} också.",
    "error.doubled": "Rollen {role} slås samman två gånger: till ”{one}” och till ”{other}”.",
    "error.doubled.hint": "Låt varje roll höra till ett namn.",
}

"""Conclusions from statistics and interviews, on the screen."""

SENTENCES = {
    "action": "conclusion",
    "help": "Writes what you conclude of the statistics and interviews in the row: a verdict, then words.",
    # lists
    "list.verdict": "CONCLUSION {on}",
    "list.place": "CONCLUSION ABOUT WHICH PLACE?",
    "list.code": "WHICH CODE?",
    "list.indicator": "BESIDE WHICH INDICATOR?",
    "list.pair": "CODES BESIDE INDICATORS (choose one to take it away)",
    "pair.add": "One pair more …",
    "converges": "interviews and statistics say the same",
    "complements": "one says more than the other, and does not contradict it",
    "diverges": "they contradict each other",
    "silent": "one says nothing about it",
    "remove": "Take the conclusion back",
    # why not
    "why.not_joint": "Conclusions are written in the report Statistics and interviews.",
    "why.past": "The report is of the study at {at}: conclusions are written about it as it is today.",
}

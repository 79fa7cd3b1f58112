"""What rests on an act, in English."""

SENTENCES = {
    "coding": "{n} codings",
    "coding.one": "1 coding",
    "memo": "{n} memos",
    "memo.one": "1 memo",
    "answer": "{n} answers",
    "answer.one": "1 answer",
    "done": "{n} done marks",
    "done.one": "1 done mark",
    "code": "{n} codes",
    "code.one": "1 code",
    "meta-inference": "{n} meta-inferences",
    "meta-inference.one": "1 meta-inference",
    "change": "{n} changes",
    "change.one": "1 change",
    "and": "{first} and {last}",
    "told": "{what} rest on this ({coders}) and are hidden with it.",
    "told.one": "{what} rests on this ({coders}) and is hidden with it.",
    "nothing": "Nothing rests on this.",
}

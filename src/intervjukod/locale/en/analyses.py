"""The analyses: concordance, co-occurrence, tests."""

SENTENCES = {
    "title.concordance": "What is said of the codes, by {by}",
    "title.co-occurrence": "Codes that stand near each other",
    "caption.concordance": "Informants who give the value; in brackets the period it is said of",
    "caption.intervals": "Share of informants who bring the code up: Wilson's 95 per cent interval",
    "caption.differences": "{one} against {other}: difference in share (95 per cent interval), p, and p adjusted after Holm",
    "caption.probes": "Probes, and with how many they were used, of those whom the question was put to",
    "tab.probes": "Probes",
    "tab.co-occurrence": "Co-occurrence",
    "tab.intervals": "Intervals",
    "tab.differences": "Differences",
    "column.used": "Used",
    "column.facet": "Facet",
    "column.value": "Value",
    "column.other": "Other code",
    "column.said_by": "Informants",
    "column.near": "Near the other",
    "column.other_near": "The other's near it",
    "column.association": "Association",
    "column.difference": "Difference",
    "column.p": "p",
    "column.adjusted": "p (Holm)",
    "undated": "also of no period",
    "not_stated": "not stated",
    "every_value": (
        "Every value is shown, also where an informant gives several; none of them counts as the group's. Not "
        "stated: of those who bring the code up."
    ),
    "near.overlap": "Passages that have words in common",
    "near.turn": "Passages in one turn",
    "near.answer": "Passages in the answer to one question",
    "near.words": "Passages no more than {n} words apart",
    "association": (
        "Association: the passages that stand near the other code, of all passages that either has (Jaccard, "
        "0 to 1). What is above a passage's code counts too; a code is not held against those above or below it."
    ),
    "prompt.prompted": "prompted",
    "prompt.unprompted": "unprompted",
    "prompts": (
        "Prompted: in the answer to a question that the guide expects the code of, one above it or one below it. "
        "Proposed answers count."
    ),
    "interval": "{low} to {high}",
    "intervals": ("The intervals hold if the informants are a random sample; groups under three informants have none."),
    "no_inference": "The approach is reflexive or the report without counts: no intervals or tests are shown.",
    "test_two": (
        "A test needs two groups of informants; the number of groups here is {n}. "
        "Compare by something with two values, or select or merge roles so that two are left."
    ),
    "test_shared": "Informants who belong to both groups: {n}. So their difference cannot be tested.",
    "test_ways": "The informants are too many ({n}) for an exact permutation test. Try Fisher's exact test.",
    "test_fisher": (
        "Tested with Fisher's exact test of how many informants bring the code up, two-sided, adjusted after Holm "
        "for the number of codes: {n}. The difference is shown only for groups of at least three. "
        "p and difference hold if the informants are a random sample."
    ),
    "test_permutation": (
        "Tested with an exact permutation test of the informants' passages per 1,000 words, two-sided, adjusted "
        "after Holm for the number of codes: {n}. The difference in share is shown only for groups of at least "
        "three. p and difference hold if the informants are a random sample."
    ),
    "error.near_by": "{value} is no distance: overlap, turn, answer or a number of words from 1.",
    "error.not_for": "{option} does not belong to the report {report}.",
    "error.not_for.hint": "It belongs to: {reports}.",
}

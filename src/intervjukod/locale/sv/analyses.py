"""Analyserna: samstämmighet, samförekomst, prövning."""

SENTENCES = {
    "title.concordance": "Vad som sägs om koderna, efter {by}",
    "title.co-occurrence": "Koder som förekommer nära varandra",
    "caption.concordance": "Informanter som ger värdet; inom parentes den period det gäller",
    "caption.intervals": "Andel informanter som tar upp koden: Wilsons 95-procentiga intervall",
    "caption.differences": "{one} mot {other}: skillnad i andel (95-procentigt intervall), p, och p justerat efter Holm",
    "caption.probes": "Stödord och hos hur många de användes, av dem som fick frågan",
    "tab.probes": "Stödord",
    "tab.co-occurrence": "Samförekomst",
    "tab.intervals": "Intervall",
    "tab.differences": "Skillnader",
    "column.used": "Användes",
    "column.facet": "Aspekt",
    "column.value": "Värde",
    "column.other": "Annan kod",
    "column.said_by": "Informanter",
    "column.near": "Nära den andra",
    "column.other_near": "Den andras nära den",
    "column.association": "Samband",
    "column.difference": "Skillnad",
    "column.p": "p",
    "column.adjusted": "p (Holm)",
    "undated": "även utan period",
    "not_stated": "ej angivet",
    "every_value": (
        "Varje värde visas, också när en informant ger flera; inget av dem räknas som gruppens. Ej angivet: "
        "av dem som tar upp koden."
    ),
    "near.overlap": "Avsnitt som har ord gemensamt",
    "near.turn": "Avsnitt i samma replik",
    "near.answer": "Avsnitt i svaret på samma fråga",
    "near.words": "Avsnitt på högst {n} ords avstånd",
    "association": (
        "Samband: de avsnitt som står nära den andra koden, av alla avsnitt som någon av dem har (Jaccard, "
        "0 till 1). Ett avsnitts överordnade koder räknas också; en kod jämförs inte med dem som står över eller "
        "under den."
    ),
    "prompt.prompted": "på fråga",
    "prompt.unprompted": "självmant",
    "prompts": (
        "På fråga: i svaret på en fråga som enligt guiden väntas ge koden, en kod över den eller en under den. "
        "Föreslagna svar räknas med."
    ),
    "interval": "{low} till {high}",
    "intervals": (
        "Intervallen gäller om informanterna är ett slumpmässigt urval; för grupper under tre informanter visas inga."
    ),
    "no_inference": "Ansatsen är reflexiv eller rapporten utan antal: inga intervall eller prövningar visas.",
    "test_two": (
        "En prövning kräver två grupper av informanter; antalet grupper här är {n}. "
        "Jämför efter något med två värden, eller välj ut eller slå samman roller så att två blir kvar."
    ),
    "test_shared": "Informanter som hör till båda grupperna: {n}. Skillnaden mellan dem kan därför inte prövas.",
    "test_ways": "Informanterna är för många ({n}) för ett exakt permutationstest. Pröva Fishers exakta test.",
    "test_fisher": (
        "Prövat med Fishers exakta test av hur många informanter som tar upp koden, tvåsidigt, justerat efter Holm "
        "för antalet koder: {n}. Skillnaden visas bara för grupper om minst tre. "
        "p och skillnad gäller om informanterna är ett slumpmässigt urval."
    ),
    "test_permutation": (
        "Prövat med exakt permutationstest av informanternas avsnitt per 1 000 ord, tvåsidigt, justerat efter Holm "
        "för antalet koder: {n}. Skillnaden i andel visas bara för grupper om minst tre. "
        "p och skillnad gäller om informanterna är ett slumpmässigt urval."
    ),
    "error.near_by": "{value} är inget avstånd: overlap, turn, answer eller ett antal ord från 1.",
    "error.not_for": "{option} hör inte till rapporten {report}.",
    "error.not_for.hint": "Den hör till: {reports}.",
}

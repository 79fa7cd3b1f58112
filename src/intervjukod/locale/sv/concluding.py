"""Slutsatser av statistik och intervjuer, på skärmen."""

SENTENCES = {
    "action": "slutsats",
    "help": "Skriver vad du själv drar för slutsats av statistiken och intervjuerna i raden: ett omdöme, sedan ord.",
    # listor
    "list.verdict": "SLUTSATS {on}",
    "list.place": "SLUTSATS OM VILKEN PLATS?",
    "list.code": "VILKEN KOD?",
    "list.indicator": "BREDVID VILKET MÅTT?",
    "list.pair": "KODER BREDVID MÅTT (välj för att ta bort)",
    "pair.add": "Ett par till …",
    "converges": "intervjuer och statistik säger samma sak",
    "complements": "det ena säger mer än det andra, utan att stå emot",
    "diverges": "de står emot varandra",
    "silent": "det ena säger ingenting om saken",
    "remove": "Ta tillbaka slutsatsen",
    # varför inte
    "why.not_joint": "Slutsatser skrivs i rapporten Statistik och intervjuer.",
    "why.past": "Rapporten gäller studien vid {at}: slutsatser skrivs om den som den är i dag.",
}

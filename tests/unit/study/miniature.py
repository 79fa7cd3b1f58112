"""A made-up interview in Swedish, rich in inflections and compounds, and what twelve searches should find in it."""

from __future__ import annotations

from pathlib import Path

from tests.builders import study_folder

INTERVIEW = """\
I: Hur fungerar samverkan med kommunen?

P: Vi samverkar varje vecka, och samverkansmötena har blivit bättre. Att samverka tar tid. Förr samverkade ingen \
med skolan, så en samverkande grupp är något nytt här i staden.

I: Och handeln på torget?

P: Droghandeln har flyttat till nästa torg. Vanlig torghandel finns kvar på torgen, men narkotikahandeln sker i \
portar längs gatan. En misshandel i veckan ser vi också, och kvinnomisshandel anmäls oftare. Stortorget är lugnt.

I: Vem ser man där på kvällarna?

P: Polisen kommer ibland. Två poliser i en polisbil räcker inte långt. Kommunpoliserna känner vi, och \
områdespolisen med de stora polisongerna också. Mest är det vakter. Vakten vid stationen är bra, men \
ordningsvakterna byts ut och vaktbolaget svarar inte. En ordningssvakt fick stå ensam.

I: Hur går kontrollerna till?

P: En kontroll tar en timme. Vi kontrollerar väskor, och gränskontrollen märktes: flödet var okontrollerat förut. \
Samma personer kommer tillbaka. En person i taget, säger jag. Nyckelpersoner är svåra att ersätta, och det är \
privatpersoners mod som avgör. Personalen är trött, och annan personal finns inte.

I: Har brotten blivit fler?

P: Det är inte fler brott, men narkotikabrott syns mer. Brottsligheten flyttar. Ett utbrott av glädje blev det när \
vi fick ett avbrott i regnet. Folk känner sig inte trygga. Det är tryggare på dagen, och tryggheten hos de äldre \
ökar efter en trygghetsvandring. Ungdomar är mest otrygga.

I: Hjälper kamerorna?

P: En kamera ser inte allt. Kameran vid trappan var trasig. Övervakningskameror lovades, men kameraövervakning \
kostar. Bemanningen är viktigare. Underbemanning ger fel, och ett bemanningsföretag löser inget.

I: Hur är det på andra ställen?

P: Varje gata är sin egen. Gator utan ljus undviks, gatuvåldet syns, och någon bakgata ska få gatlyktor. I andra \
städer gör man annorlunda, småstäder särskilt. En stadsdel med bostäder runt om behöver en stadig grund.
"""

QUERIES: dict[str, tuple[str, str]] = {
    "samverka": ("samverkan samverkar samverkansmötena samverka samverkade samverkande", ""),
    "handel": ("handeln droghandeln torghandel narkotikahandeln", "misshandel kvinnomisshandel"),
    "polis": ("polisen poliser polisbil kommunpoliserna områdespolisen", "polisongerna"),
    "kontroll": ("kontrollerna kontroll kontrollerar gränskontrollen okontrollerat", ""),
    "person": ("personer person nyckelpersoner privatpersoners", "personalen personal"),
    "brott": ("brotten brott narkotikabrott brottsligheten", "utbrott avbrott"),
    "vakt": ("vakter vakten ordningsvakterna vaktbolaget ordningssvakt", ""),
    "trygg": ("trygga tryggare tryggheten trygghetsvandring otrygga", ""),
    "kamera": ("kamerorna kamera kameran övervakningskameror kameraövervakning", ""),
    "bemanning": ("bemanningen underbemanning bemanningsföretag", ""),
    "gata": ("gatan gata gator gatuvåldet bakgata gatlyktor", ""),
    "stad": ("staden städer småstäder stadsdel", "bostäder stadig"),
}
"""For each query the words that are meant, and those that only hold its letters. Each stands once or more."""


def miniature(root: Path) -> Path:
    """The interview as a study that nobody has opened."""
    return study_folder(root, transcripts={"I01-polis.txt": INTERVIEW})

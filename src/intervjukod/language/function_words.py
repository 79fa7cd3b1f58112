"""Swedish and English function words: they hold sentences together, and no code is about them.

A lemmatiser ties them to words that look alike (``ska`` to ``skola``, ``man`` to ``män``), and as the commonest
words of all they would drown what a keyword was meant for.
"""

from __future__ import annotations

_SWEDISH = """
    all alla allt alltså andra annan annat att av bara bland blev bli blir blivit både de dem den denna deras dess
    dessa det detta dig din dina ditt dit dom du då där därför efter ej eller en er era ert ett fast fick fram från
    få får fått för förr före genom ha hade haft han hans har hela henne hennes hit hon honom hos hur här i ibland
    icke in inga ingen inget innan inom inte jag ju just kan kunde kunna man med medan mellan men mer mest mig min
    mina mitt mot mycket många måste ned ner ni nog nu när någon något några nån nåt och ock också om oss på runt
    samman samt ska skall skulle sedan sen sig sin sina sitt som så sådan sådana sådant sån sånt till tillsammans
    under upp ur ut utan
    vad var vara varandra varför varit vart vara vem vems vet vi via vid vilka vilken vilket vår våra vårt väl
    än ändå ännu är åt även över
"""
_ENGLISH = """
    a about after all also am an and any are as at be because been before being but by can could did do does done
    down for from had has have having he her here hers him his how i if in into is it its just may me might more
    most must my no nor not now of off on one or other our ours out over shall she should so some such than that
    the their them then there these they this those to too under up us very was we were what when where which who
    whom whose why will with would you your yours
"""
FUNCTION_WORDS = frozenset(f"{_SWEDISH} {_ENGLISH}".split())

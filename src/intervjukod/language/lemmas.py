"""Dictionary forms of words, from the dictionaries that simplemma carries.

Swedish compounds are taken apart (``samverkansmöten`` is a form of ``samverkansmöte``). The dictionaries are
read packed: a word takes 25 microseconds that way, and a process 30 megabytes in place of 118.
"""

from __future__ import annotations

from importlib.metadata import version


class Lemmas:
    """Lemmas in one language, ``sv`` or ``en``. Made where words are indexed, never by the screen."""

    def __init__(self, language: str) -> None:
        from simplemma import is_known, lemmatize  # a third of a second with its first word

        self._lemmatize = lemmatize
        self._is_known = is_known
        self._language = language

    def lemma(self, word: str) -> str:
        """The dictionary form of ``word``, which is folded and not empty; itself when nothing better is known."""
        return self._lemmatize(word, lang=self._language, greedy=True, low_memory=True).casefold()

    def knows(self, word: str) -> bool:
        """Whether the dictionary has ``word``, which is folded and not empty."""
        return self._is_known(word, lang=self._language, low_memory=True)


def lemmas_model() -> str:
    """What the lemmas come from, by name and version."""
    return f"simplemma {version('simplemma')}"

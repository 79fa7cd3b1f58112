"""The codebook as counting needs it: numbered nodes, and for every code the nodes it counts under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from intervjukod.domain.codebook import Code, Codebook, in_tree_order


@dataclass(frozen=True, slots=True)
class Tree:
    """Codes in the order of the report, merged ones left out, unknown ones last.

    ``depths`` run beside ``codes``. ``paths`` run beside the names the tree was made for: the number of
    the code itself, then those of the codes above it; ``lineages`` run beside ``codes`` and say the same of each.
    """

    codes: tuple[Code, ...]
    depths: tuple[int, ...]
    paths: tuple[tuple[int, ...], ...]
    unknown: frozenset[str]
    lineages: tuple[tuple[int, ...], ...] = ()

    def shows(self, node: int, codings: int) -> bool:
        """Whether the code has a row: always, but a retired or unknown one only when it is used."""
        code = self.codes[node]
        return codings > 0 or not (code.retired or code.key in self.unknown)


def plant(codebook: Codebook, names: Sequence[str]) -> Tree:
    """The tree for codings that bear ``names``. A merged name counts as the code that swallowed it."""
    living = [code for code in codebook.codes if codebook.resolve(code.key) == code.key]
    known = in_tree_order(replace(code, parent=codebook.resolve(code.parent)) for code in living)
    resolved = [codebook.resolve(name) for name in names]
    unknown = dict.fromkeys(key for key in resolved if key not in {code.key for code in known})
    codes = (*known, *(Code(key) for key in unknown))
    number = {code.key: n for n, code in enumerate(codes)}
    paths = {code.key: _path(number, codes, n) for n, code in enumerate(codes)}
    return Tree(
        codes,
        tuple(len(paths[code.key]) - 1 for code in codes),
        tuple(paths[key] for key in resolved),
        frozenset(unknown),
        tuple(paths.values()),
    )


def _path(number: dict[str, int], codes: Sequence[Code], node: int) -> tuple[int, ...]:
    path = [node]
    while True:
        above = number.get(codes[path[-1]].parent)
        if above is None or above in path:
            return tuple(path)
        path.append(above)

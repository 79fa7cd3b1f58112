"""Changing a YAML file where it changes and nowhere else: comments, order and layout stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from intervjukod.domain.span import Span
from intervjukod.errors import SourceError
from intervjukod.files import yaml_text
from intervjukod.files.marked_yaml import Node, load
from intervjukod.files.yaml_text import Block, Plain, Written


@dataclass(frozen=True, slots=True)
class Put:
    """Give the entry at ``path`` (keys from the root) a value; make it, and what is above it, if missing.

    An entry that is made stands after its sibling ``after``: last for None, first for "". One that ``returns``
    stands under the comments above it, where a Remove has left them.
    """

    path: tuple[str, ...]
    value: Plain | Block
    after: str | None = None
    returns: bool = False


@dataclass(frozen=True, slots=True)
class Remove:
    """Take the entry at ``path`` away, with everything in it. A path that is not there changes nothing."""

    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """Take the entry at ``path``, which is there, into the mapping at ``under``, with its layout and comments.

    ``after`` as for Put.
    """

    path: tuple[str, ...]
    under: tuple[str, ...]
    after: str | None = None


Edit = Put | Remove | Move


def splice(text: str, edits: Iterable[Edit], path: str) -> str:
    """``text`` with the edits made in order. ``path`` names the file in errors.

    After each edit the result is read again and must say exactly what was meant. SourceError when
    ``text`` is no YAML, or when its layout does not let an edit be made safely.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    tree = load(text, path)
    for edit in edits:
        if isinstance(edit, Move):
            block = _cut(text, tree, edit.path)
            text = _without_comments(text, _along(tree, edit.path)[-1], block)
            text, tree = _spliced(text, load(text, path), Remove(edit.path), path)
            text, tree = _spliced(text, tree, Put((*edit.under, edit.path[-1]), block, edit.after), path)
        else:
            text, tree = _spliced(text, tree, edit, path)
    return text.replace("\n", newline)


def cut(text: str, entries: Iterable[tuple[str, ...]], path: str) -> list[Plain | Block]:
    """The entries of ``text`` (keys from the root), to be put into another file or back again. SourceError."""
    text = text.replace("\r\n", "\n")
    tree = load(text, path)
    return [_cut(text, tree, entry) for entry in entries]


def _cut(text: str, tree: Node, entry: tuple[str, ...]) -> Plain | Block:
    """The entry with the comments right above it; its bare value where it shares its line with something."""
    nodes = _along(tree, entry)
    node = nodes[-1]
    key = node.key or node.mark
    column = key.start - text.rfind("\n", 0, key.start) - 1
    if _in_flow(nodes[:-1]) or text[key.start - column : key.start].strip():
        return unmarked(node)
    start, end = _beginning(text, key), text.find("\n", (node.mark or key).end)
    block = text[start : end if end >= 0 else len(text)]
    return Block(block, column, unmarked(node), text.count("\n", start, key.start))


def _without_comments(text: str, node: Node, block: Plain | Block) -> str:
    """The text without the comments that an entry takes along: those above it and the one beside its end."""
    if not isinstance(block, Block):
        return text
    key = node.key or node.mark
    start, last = _beginning(text, key), (node.mark or key).end
    beside = text.find("\n", last)
    end = beside if beside >= 0 else len(text)
    if not node.mark:  # the colon of a key without a value
        last = end
    return text[:start] + text[key.start : last] + text[end:]


def _beginning(text: str, key: Span) -> int:
    """Where the comments right above an entry begin, which are its own; where its key stands when it has none."""
    line = text.rfind("\n", 0, key.start) + 1
    column = key.start - line
    while line:
        above = text.rfind("\n", 0, line - 1) + 1
        if not text.startswith(" " * column + "#", above):
            break
        line = above
    return line + column


def _spliced(text: str, tree: Node, edit: Put | Remove, path: str) -> tuple[str, Node]:
    """The text with one edit made, and its tree, which says exactly what was meant. SourceError."""
    meant = _edited(unmarked(tree), edit)
    cause: Exception | None = None
    try:
        changed = _Splicer(text, tree).apply(edit)
        read = load(changed, path)
        if unmarked(read) == meant:
            return changed, read
    except (SourceError, ValueError) as error:
        cause = error
    if isinstance(edit, Put) and isinstance(edit.value, Block):  # its layout does not fit there
        return _spliced(text, tree, replace(edit, value=edit.value.value), path)
    raise _unsafe(edit, path, tree) from cause


def unmarked(node: Node) -> Plain:
    """The value of a node and of all below it, without marks."""
    if isinstance(node.value, dict):
        return {key: unmarked(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [unmarked(child) for child in node.value]
    return node.value


def _unsafe(edit: Put | Remove, path: str, tree: Node) -> SourceError:
    nodes = _along(tree, edit.path)
    return SourceError("files.yaml_cannot_change", path=path, line=nodes[-1].line, what="/".join(edit.path))


def _along(root: Node, path: tuple[str, ...]) -> list[Node]:
    """The nodes on the way from the root towards ``path``, as far as they are there."""
    nodes = [root]
    for key in path:
        children = nodes[-1].value
        if not isinstance(children, dict) or key not in children:
            break
        nodes.append(children[key])
    return nodes


def _edited(tree: Plain, edit: Put | Remove) -> Plain:
    """What the file shall say afterwards."""
    key, rest = edit.path[0], edit.path[1:]
    if isinstance(edit, Remove) and not (isinstance(tree, dict) and key in tree):
        return tree
    entries = dict(tree) if isinstance(tree, dict) else {}
    if rest:
        entries[key] = _edited(entries.get(key, {}), replace(edit, path=rest))
    elif isinstance(edit, Put):
        entries[key] = edit.value.value if isinstance(edit.value, Block) else edit.value
    else:
        del entries[key]
    return entries


class _Splicer:
    """One edit of one text."""

    def __init__(self, text: str, root: Node) -> None:
        self._text, self._root = text, root

    def apply(self, edit: Put | Remove) -> str:
        nodes = _along(self._root, edit.path)
        there = len(nodes) > len(edit.path)
        if isinstance(edit, Remove):
            return self._remove(nodes) if there else self._text
        if there:
            return self._replace(nodes, edit.path[-1], edit.value)
        missing = edit.path[len(nodes) - 1 :]
        if edit.returns and len(missing) == 1 and isinstance(edit.value, Block):
            back = self._under_comments(nodes[-1], edit.value, edit.after)
            if back:
                return back
        value: Written = edit.value
        for key in reversed(missing[1:]):
            value = {key: value}
        return self._add(nodes, missing[0], value, edit.after if len(missing) == 1 else None)

    def _with(self, place: Span, words: str) -> str:
        return self._text[: place.start] + words + self._text[place.end :]

    def _replace(self, nodes: list[Node], key: str, value: Plain | Block) -> str:
        node, inside_flow = nodes[-1], _in_flow(nodes[:-1])
        if node.style == "flow" or inside_flow:
            new = yaml_text.flow(value)
            if isinstance(value, str):
                new = yaml_text.scalar(value, flow=inside_flow, style=node.style)
            return self._with(*self._spaced(node, new))
        column = self._column(node.key or node.mark)
        if isinstance(value, str) and isinstance(node.value, str):
            new = yaml_text.scalar(value, style=node.style)
            if yaml_text.fits_literal(value):
                new = yaml_text.literal(value, column + self._step(nodes))
            return self._with(*self._spaced(node, new))
        if value and type(value) is type(node.value) and not isinstance(value, str | Block):
            own = self._column(node.mark)
            return self._with(node.mark, yaml_text.block(value, own, self._step(nodes)))
        place = node.mark if node.key is None else node.key.cover(node.mark)
        return self._with(place, yaml_text.entry(key, value, column, self._step(nodes)))

    def _spaced(self, node: Node, words: str) -> tuple[Span, str]:
        """A value that was not there needs a space after its colon."""
        before = self._text[: node.mark.start]
        return node.mark, f" {words}" if not node.mark and not before.endswith(" ") else words

    def _add(self, nodes: list[Node], key: str, value: Written, after: str | None) -> str:
        parent = nodes[-1]
        children = parent.value if isinstance(parent.value, dict) else {}
        if isinstance(parent.value, list) or (parent.value and not children):
            raise ValueError("only a mapping takes entries")
        if parent.style == "flow" and (children or _in_flow(nodes[:-1])):
            return self._add_in_brackets(parent, f"{yaml_text.scalar(key, flow=True)}: {yaml_text.flow(value)}")
        if not children:
            return self._fill(nodes, key, value)
        column = self._column(parent.mark)
        entry = yaml_text.entry(key, value, column, self._step(nodes))
        if after == "":
            return self._add_first(parent, next(iter(children.values())), f"{' ' * column}{entry}\n")
        before = children.get(after or "")
        if before is None:
            return self._with(self._line_end(parent.mark), f"\n{' ' * column}{entry}")
        part = "\n" * self._are_parted(list(children.values()), before)
        return self._with(self._line_end(before.mark or before.key or parent.mark), f"\n{part}{' ' * column}{entry}")

    def _under_comments(self, parent: Node, block: Block, after: str | None) -> str:
        """The text with a block put under the comments above it, where they stand still; "" where they do not."""
        children = parent.value if isinstance(parent.value, dict) else {}
        if parent.style == "flow" or not children or not block.comments:
            return ""
        column = self._column(parent.mark)
        lines = (" " * column + block.at(column)).split("\n")
        comments = "\n".join(lines[: block.comments])
        between = self._between(parent, list(children.values()), 0 if after == "" else _place_after(children, after))
        found = f"{between.of(self._text)}\n".find(f"\n{comments}\n")
        if found < 0:
            return ""
        last = between.start + found + 1 + len(comments)
        return self._with(Span(last, last), "\n" + "\n".join(lines[block.comments :]))

    def _between(self, parent: Node, children: list[Node], place: int) -> Span:
        """From the end of the line before the child at ``place`` to the line where it begins."""
        before = children[place - 1] if place else None
        above = (before.mark or before.key) if before else parent.key
        start = self._line_end(above or Span(0, 0)).end
        if place == len(children):
            return Span(start, len(self._text))
        return Span(start, max(start, self._line_start(children[place].key or parent.mark)))

    def _add_first(self, parent: Node, first: Node, lines: str) -> str:
        """Above the first entry and its comments; empty lines right under the parent's key part the two."""
        key = first.key or first.mark
        start = _beginning(self._text, key) - self._column(key)
        above = self._line_end(parent.key).end + 1 if parent.key is not None else start
        if not self._text[above:start].strip():
            start = above
        return self._with(Span(start, start), lines)

    def _are_parted(self, entries: list[Node], entry: Node) -> bool:
        """Whether an empty line stands between an entry and the next, or before it when it is the last."""
        place = min(entries.index(entry), len(entries) - 2)
        if place < 0:
            return False
        one, other = entries[place : place + 2]
        end = self._line_end(one.mark or one.key or one.mark).end
        between = self._text[end : _beginning(self._text, other.key or other.mark)]
        return any(not line.strip() for line in between.split("\n")[1:-1])

    def _add_in_brackets(self, parent: Node, entry: str) -> str:
        children = list(parent.value.values()) if isinstance(parent.value, dict) else []
        if not children:
            return self._with(parent.mark, "{" + entry + "}")
        last = children[-1].mark
        return self._with(Span(last.end, last.end), f", {entry}")

    def _fill(self, nodes: list[Node], key: str, value: Written) -> str:
        """The first entry of a mapping that was empty, or whose key had no value yet."""
        parent = nodes[-1]
        if parent.key is None:
            kept = self._text if self._text.endswith("\n") or not self._text else self._text + "\n"
            return kept + yaml_text.entry(key, value, 0) + "\n"
        if _in_flow(nodes[:-1]):
            return self._with(*self._spaced(parent, yaml_text.flow({key: value})))
        step = self._step(nodes)
        column = self._column(parent.key) + step
        value_at = parent.mark if parent.mark else Span(parent.key.end, parent.key.end + 1)
        end = self._line_end(value_at)
        comment = self._text[value_at.end : end.start].rstrip()
        colon = self._text.index(":", parent.key.end) + 1
        words = f"{comment}\n{' ' * column}{yaml_text.entry(key, value, column, step)}"
        return self._with(Span(colon, end.end), words)

    def _remove(self, nodes: list[Node]) -> str:
        node, parent = nodes[-1], nodes[-2]
        siblings = list(parent.value.values()) if isinstance(parent.value, dict) else []
        key = node.key or node.mark
        if len(siblings) == 1:
            return self._empty(nodes[:-1])
        if parent.style == "flow":
            index = siblings.index(node)
            if index:
                return self._with(Span(siblings[index - 1].mark.end, node.mark.end), "")
            return self._with(Span(key.start, (siblings[1].key or siblings[1].mark).start), "")
        if self._text[self._line_start(key) : key.start].strip():  # the first key behind a list's dash
            following = siblings[siblings.index(node) + 1].key or key
            return self._with(Span(key.start, following.start), "")
        end = min(self._line_end(node.mark if node.mark else key).end + 1, len(self._text))
        start = self._line_start(key)
        if node is siblings[-1] or not self._text[end : self._line_end(Span(end, end)).end].strip():
            start = self._empty_lines_above(start)
        return self._with(Span(start, end), "")

    def _empty_lines_above(self, start: int) -> int:
        """Where the empty lines begin that end where a line starts."""
        while start:
            line = self._line_start(Span(start - 1, start - 1))
            if self._text[line:start].strip():
                break
            start = line
        return start

    def _empty(self, nodes: list[Node]) -> str:
        """A mapping that loses its last entry stays, as ``{}``."""
        node = nodes[-1]
        if node.style == "flow" or node.key is None:
            return self._with(node.mark, "{}")
        colon = self._text.index(":", node.key.end) + 1
        return self._with(Span(colon, max(colon, node.mark.end)), " {}")

    def _column(self, mark: Span) -> int:
        return mark.start - self._line_start(mark)

    def _line_start(self, mark: Span) -> int:
        return self._text.rfind("\n", 0, mark.start) + 1

    def _line_end(self, mark: Span) -> Span:
        """The empty span at the end of the line on which ``mark`` ends."""
        end = self._text.find("\n", mark.end)
        return Span(end, end) if end >= 0 else Span(len(self._text), len(self._text))

    def _step(self, nodes: list[Node]) -> int:
        """How far to indent: as this part of the file does, else as its first nested entry does."""
        top = list(self._root.value.values()) if isinstance(self._root.value, dict) else []
        for node in [*nodes[1:2], *top]:
            if isinstance(node.value, dict) and node.value and not node.style:
                return max(1, self._column(node.mark))
        return 2


def _place_after(children: Mapping[str, Node], name: str | None) -> int:
    """Where the entry after the one called ``name`` stands; after the last when there is none."""
    names = list(children)
    return names.index(name) + 1 if name is not None and name in children else len(names)


def _in_flow(nodes: list[Node]) -> bool:
    return any(node.style == "flow" for node in nodes)

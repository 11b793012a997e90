"""The selectors of rules of style, and which elements they name (Selectors, level 3)."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from lxml import etree

_COMPOUND = re.compile(
    r"(\*|[a-z][a-z0-9\-]*)?((?:[.#][\w\-\u4e00-\u9fff]+|\[[^\]]*\])*)", re.IGNORECASE
)
_PART = re.compile(r"([.#][^.#\[]+)|\[([^\]]*)\]")
_ATTRIBUTE = re.compile(r"\s*([\w\-]+)\s*(?:([~^$*|]?=)\s*[\"']?([^\"']*?)[\"']?\s*)?")
_COMBINATOR = re.compile(r"\s*([>+~])\s*(?![^\[]*\])|\s+(?![^\[]*\])")
_BELOW = " "


@dataclass(frozen=True, slots=True)
class Compound:
    """What one part of a selector asks of an element: its tag, empty for any; classes and id.

    `attributes` are those that it must have: the name, the sign and the value asked for.
    """

    tag: str
    names: frozenset[str]
    attributes: tuple[tuple[str, str, str], ...] = ()

    def names_node(self, node: etree._Element) -> bool:
        """Return whether an element is what this part asks for."""
        if self.tag and self.tag != node.tag:
            return False
        if self.names and not self.names <= names_of(node):
            return False
        return all(_has(node, *asked) for asked in self.attributes)


@dataclass(frozen=True, slots=True)
class Selector:
    """A selector: its last part, and those before it with their combinators, the nearest first."""

    last: Compound
    before: tuple[tuple[str, Compound], ...] = ()

    @property
    def key(self) -> str:
        """A name or tag that each element has which it names; `*` for none."""
        return min(self.last.names, default=self.last.tag or "*")

    @property
    def named(self) -> bool:
        """Whether it asks for more than tags anywhere."""
        return any(part.names or part.attributes for part in self._parts())

    @property
    def weight(self) -> tuple[int, int, int]:
        """How many ids, classes and tags it asks for: the heavier of two rules holds (clause 9)."""
        parts = list(self._parts())
        ids = sum(name.startswith("#") for part in parts for name in part.names)
        classes = sum(len(part.names) + len(part.attributes) for part in parts) - ids
        return ids, classes, sum(bool(part.tag) for part in parts)

    @property
    def certain(self) -> bool:
        """Whether it asks for tag, classes and id of the element alone."""
        return not (self.before or self.last.attributes)

    def may_name(self, node: etree._Element) -> bool:
        """Return whether tag, classes and id of an element are what the last part asks for."""
        return Compound(self.last.tag, self.last.names).names_node(node)

    def names_node(self, node: etree._Element) -> bool:
        """Return whether it names an element."""
        if not self.last.names_node(node):
            return False
        held = {node}
        for combinator, part in self.before:
            near = {one for each in held for one in _near(each, combinator)}
            held = {one for one in near if part.names_node(one)}
        return bool(held)

    def _parts(self) -> Iterator[Compound]:
        yield self.last
        yield from (part for _, part in self.before)


def names_of(node: etree._Element) -> frozenset[str]:
    """Return the classes and the id of an element as selectors write them."""
    names = [f".{name}" for name in (node.get("class") or "").split()]
    return frozenset([*names, f"#{node.get('id')}"])


def parsed(text: str) -> Selector | None:
    """Return a selector; None if it asks for what is not known here, such as a state.

    >>> parsed("div > P.a .b").key, parsed("a:hover")
    ('.b', None)
    """
    pieces = _COMBINATOR.split(text.strip())
    compounds = [_compound(piece) for piece in pieces[::2]]
    known = [one for one in compounds if one is not None]
    if len(known) < len(compounds):
        return None
    signs = [sign or _BELOW for sign in pieces[1::2]]
    return Selector(known[-1], tuple(reversed(list(zip(signs, known[:-1], strict=True)))))


def _compound(text: str) -> Compound | None:
    match = _COMPOUND.fullmatch(text)
    if match is None or not text:
        return None
    tag = (match[1] or "").lower()
    parts = _PART.findall(match[2])
    asked = [_ATTRIBUTE.fullmatch(inside) for name, inside in parts if not name]
    attributes = tuple((one[1].lower(), one[2] or "", one[3] or "") for one in asked if one)
    if len(attributes) < len(asked):
        return None
    return Compound("" if tag == "*" else tag, frozenset(n for n, _ in parts if n), attributes)


def _has(node: etree._Element, name: str, sign: str, value: str) -> bool:
    """Return whether an element has an attribute as it is asked for (6.3)."""
    own = node.get(name)
    return own is not None and (not sign or _SIGNS[sign](own, value))


_SIGNS: Mapping[str, Callable[[str, str], bool]] = {
    "=": lambda own, value: own == value,
    "~=": lambda own, value: value in own.split(),
    "^=": lambda own, value: bool(value) and own.startswith(value),
    "$=": lambda own, value: bool(value) and own.endswith(value),
    "*=": lambda own, value: bool(value) and value in own,
    "|=": lambda own, value: own == value or own.startswith(f"{value}-"),
}


def _near(node: etree._Element, combinator: str) -> Iterator[etree._Element]:
    """Yield the elements that a combinator leads to from one on its right."""
    way: Iterator[etree._Element] = (
        node.iterancestors()
        if combinator in (_BELOW, ">")
        else node.itersiblings("*", preceding=True)
    )
    return way if combinator in (_BELOW, "~") else islice(way, 1)

"""The tree of a YAML text, within limits: no references or tags, no more levels than settings have.

The events of the parser are put together here and not by the library: its own way goes as deep as
the text does, and a text of brackets ends the whole program.
"""

from dataclasses import dataclass, field
from typing import Any

import yaml

_DEEPEST = 20


class Refused(yaml.MarkedYAMLError):
    """YAML that settings have no use for; `remedy` is in Chinese, as is `problem`."""

    def __init__(self, reason: str, remedy: str, mark: Any) -> None:
        super().__init__(problem=reason, problem_mark=mark)
        self.reason = reason
        self.remedy = remedy


@dataclass(slots=True)
class _Growing:
    """A tree of which not all is known yet."""

    root: yaml.Node | None = None
    open: list[yaml.CollectionNode] = field(default_factory=list)
    keys: list[yaml.Node | None] = field(default_factory=list)
    """For each mapping that is open the key whose value comes next."""

    def add(self, node: yaml.Node) -> None:
        if not self.open:
            self.root = node
        elif isinstance(self.open[-1], yaml.SequenceNode):
            self.open[-1].value.append(node)
        elif (key := self.keys[-1]) is None:
            self.keys[-1] = node
        else:
            self.open[-1].value.append((key, node))
            self.keys[-1] = None

    def begin(self, node: yaml.CollectionNode) -> None:
        if len(self.open) == _DEEPEST:
            raise Refused("括号或缩进的层次太多", "请照样例改写", node.start_mark)
        self.add(node)
        self.open.append(node)
        self.keys.append(None)

    def end(self, event: yaml.Event) -> None:
        self.open.pop().end_mark = event.end_mark
        self.keys.pop()


def tree(text: str) -> yaml.Node | None:
    """Return the tree of the first document in a text; None for an empty one.

    Raises yaml.YAMLError for what is no YAML, Refused for references, tags and too many levels.
    """
    growing = _Growing()
    for event in yaml.parse(text, yaml.CSafeLoader):
        start: Any = event.start_mark
        end: Any = event.end_mark
        _refuse_special(event, start)
        match event:
            case yaml.ScalarEvent():
                growing.add(yaml.ScalarNode("", event.value, start, end, event.style))
            case yaml.SequenceStartEvent():
                growing.begin(yaml.SequenceNode("", [], start, end, event.flow_style))
            case yaml.MappingStartEvent():
                growing.begin(yaml.MappingNode("", [], start, end, event.flow_style))
            case yaml.CollectionEndEvent():
                growing.end(event)
            case yaml.DocumentStartEvent() if growing.root is not None:
                raise Refused("“---”以后的内容不会被读到", "请删去多余的 ---", start)
            case _:
                pass
    return growing.root


def _refuse_special(event: yaml.Event, mark: Any) -> None:
    """Raise Refused for a reference or tag, which YAML would take away from the words."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        reason, remedy = "引用了别处的内容", "请不用 & 和 *，把内容再写一遍"
        raise Refused(reason, f"{remedy}；是字，请加上单引号（'…'）", mark)
    if getattr(event, "tag", None):
        remedy = "请删去它；是字，请给整个值加上单引号（'…'）"
        raise Refused("以“!”开头的是 YAML 的标记，这里不用", remedy, mark)

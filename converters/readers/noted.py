"""How it is told that notes were read: how many there are of each kind, and where they went."""

from collections.abc import Mapping


def told(counts: Mapping[str, int]) -> str:
    """Return how many notes of each kind (脚注, 尾注) were read, in Chinese; empty for none.

    >>> told({"脚注": 2})
    '脚注 2 条：统一编作〔1〕〔2〕…，注文排在所注的段落之后'
    """
    each = [f"{name} {count} 条" for name, count in counts.items() if count]
    return f"{'，'.join(each)}：统一编作〔1〕〔2〕…，注文排在所注的段落之后" if each else ""

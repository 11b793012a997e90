from pathlib import Path

from converters.collection import preview
from tests.make import collection, markdown


def test_the_site_is_built_when_something_is_stale_and_faults_are_told_once(tmp_path: Path) -> None:
    root = collection(tmp_path, markdown("s1"))
    built: list[int] = []
    told: list[str] = []
    looks = iter([True, True, True, False])

    def wait() -> bool:
        more = next(looks)
        if built:
            (root / "config.yaml").write_text("titel: x\n", encoding="utf-8")
        return more

    preview.watch(root, lambda: built.append(1), told.append, wait)
    assert built == [1]
    assert len(told) == 1 and "title" in told[0]

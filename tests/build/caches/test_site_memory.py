from pathlib import Path

from converters.build import kept
from converters.build.caches import site_memory
from converters.build.caches.site_memory import SiteMemory


def test_of_what_another_program_remembered_the_records_of_files_alone_are_used(
    tmp_path: Path,
) -> None:
    state = tmp_path / "state"
    memory = SiteMemory("e", {}, {"s1": 2}, {"s1": "p"}, {"a": ("d", 1, 2)}, {"s2": "x"})
    memory.lists["years/2020.html"] = "key"
    site_memory.save(state, memory)
    assert site_memory.load(state, "e") == memory
    assert site_memory.load(state, "other") == SiteMemory(files={"a": ("d", 1, 2)})
    kept.write(state, {"files": {}})
    assert site_memory.load(state, "e") == SiteMemory()

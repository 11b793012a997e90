from dataclasses import replace
from pathlib import Path

import pytest

from converters import files
from converters.build import kept
from converters.build.caches import facts
from converters.build.caches.digests import Digests
from converters.build.inventory import scan
from converters.errors import ChangedError, SourceError
from converters.project import Project
from converters.readers import front_matter
from converters.speech.dates import PartialDate
from converters.speech.facets import FACETS
from converters.speech.model import Circulation
from tests.make import collection, markdown

FACTS = "date: 2020-07-16\nspeaker: 赵海金\norgan: 西平县人大常委会\ntopics: [民生, 就业]\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(collection(tmp_path, markdown("s1", facts=FACTS), markdown("s2")))


def say(project: Project, id: str, facts: str) -> None:
    (project.speeches / f"{id}.md").write_text(markdown(id, facts=facts), encoding="utf-8")


def digests(project: Project) -> dict[str, str]:
    return scan(project, Digests(project.output / "cache")).digests


def test_facts_are_the_same_whether_read_or_remembered(project: Project) -> None:
    read, _ = facts.of(project, digests(project))
    known = digests(project)
    for path in project.speeches.iterdir():
        path.unlink()
    assert facts.of(project, known) == (read, [])
    assert (read["s1"].date, read["s1"].topics) == (PartialDate(2020, 7, 16), ("民生", "就业"))
    assert read["s2"].speaker is None


def test_whatever_may_choose_a_speech_is_remembered(project: Project) -> None:
    path = project.speeches / "s1.md"
    more = "place: 县礼堂\noccasion: 动员会\npost: 主任\nsource: {file: 1.txt}\n"
    path.write_text(markdown("s1", facts=FACTS + more), encoding="utf-8")
    whole = front_matter.read(path.read_bytes())
    for _ in ("read", "remembered"):
        found, faults = facts.of(project, digests(project))
        assert (found["s1"], faults) == (replace(whole, source=None), [])
    for facet in FACETS:
        assert facet.values(found["s1"]) == facet.values(whole)


def test_only_a_speech_that_changed_is_read_again(project: Project) -> None:
    facts.of(project, digests(project))
    (project.speeches / "s1.md").unlink()
    old = digests(project) | {"s1": files.sha256(markdown("s1", facts=FACTS).encode())}
    (project.speeches / "s2.md").write_text(markdown("s2", title="改了"), encoding="utf-8")
    found, _ = facts.of(project, {**old, **digests(project)})
    assert (found["s1"].speaker, found["s2"].title) == ("赵海金", "改了")


def test_a_broken_cache_costs_time_alone(project: Project) -> None:
    before = facts.of(project, digests(project))
    for broken in (b"{", b"[]", b'{"s1": ["x"], "s2": 3}'):
        (project.output / facts.CACHE).write_bytes(broken)
        assert facts.of(project, digests(project)) == before


def test_a_front_matter_that_is_wrong_is_told_with_its_line(project: Project) -> None:
    (project.speeches / "s2.md").write_text(markdown("s2", facts="dat: 1\n"), encoding="utf-8")
    found, faults = facts.of(project, digests(project))
    assert set(found) == {"s1"}
    places = [(fault.file, fault.line) for fault in faults if isinstance(fault, SourceError)]
    assert places == [("speeches/s2.md", 4)]


def test_words_that_are_wrong_do_not_hide_the_facts(project: Project) -> None:
    (project.speeches / "s2.md").write_text(markdown("s2", body="##"), encoding="utf-8")
    found, faults = facts.of(project, digests(project))
    assert (set(found), faults) == ({"s1", "s2"}, [])


def test_what_cannot_be_read_hides_nothing_that_comes_after(project: Project) -> None:
    say(project, "s1", "dat: 1\n")
    found, faults = facts.of(project, digests(project))
    assert (set(found), len(faults)) == ({"s2"}, 1)


def test_a_source_that_is_another_than_was_said_is_told(project: Project) -> None:
    with pytest.raises(ChangedError, match=r"speeches/s2\.md"):
        facts.of(project, digests(project) | {"s2": "other"})


def test_of_what_a_speech_circulates_with_its_secrecy_alone_is_remembered(
    project: Project,
) -> None:
    say(project, "s1", "secrecy: 机密★1年\nurgency: 特急\n")
    say(project, "s2", "urgency: 特急\nchanges: [{date: 2021-01-01, kind: 更正, note: 改了一处}]\n")
    for _ in ("read", "remembered"):
        found, _ = facts.of(project, digests(project))
        assert found["s1"].circulation == Circulation(secrecy="机密★1年")
        assert (found["s2"].circulation, found["s2"].changes) == (None, ())


def test_rows_are_written_once_and_those_of_another_form_read_again(project: Project) -> None:
    known = digests(project)
    facts.of(project, known)
    cache = project.output / facts.CACHE
    written = cache.stat().st_ino
    facts.of(project, known)
    assert cache.stat().st_ino == written
    rows = kept.read(cache)
    rows["s1"][1]["title"] = "另一个题目"
    kept.write(cache, rows)
    assert facts.of(project, known)[0]["s1"].title == "另一个题目"
    rows["s1"][2] -= 1
    kept.write(cache, rows)
    assert facts.of(project, known)[0]["s1"].title == "在大会上的讲话"

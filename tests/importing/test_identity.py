"""Which speech of a file is which of the known ones."""

from collections.abc import Sequence

import pytest

from converters import importing
from converters.importing import Action, ImportPlan
from converters.importing.registry import Registry, RegistryRow

TOPICS = ("教育", "防汛", "林业", "水利")


def text(topic: str, date: str = "", more: str = "") -> str:
    """A speech of a pattern: another topic changes few of its words."""
    return (
        f"在全县{topic}工作会议上的讲话\n{date}\n同志们：\n"
        f"今天我们召开{topic}工作会议，主要任务是总结去年的工作，部署今年的任务。下面，我讲两点意见。\n"
        f"一、提高认识，统一思想\n要把思想统一到{topic}的决策部署上来，切实增强责任感和紧迫感。\n"
        f"二、突出重点，狠抓落实\n要坚持问题导向，着力解决{topic}方面的突出问题。{more}\n谢谢大家！\n"
    )


def bound(*topics: str) -> str:
    return "".join(f"篇{number}：{text(topic)}" for number, topic in enumerate(topics, 1))


class Desk:
    """A registry and a folder of speeches in memory."""

    def __init__(self) -> None:
        self.registry = Registry()
        self.files: dict[str, bytes] = {}

    def take(self, raw: str, name: str = "合集.txt", held: Sequence[str] = ()) -> ImportPlan:
        plan = importing.plan(
            importing.clean(raw.encode(), name),
            self.registry,
            self.files,
            lambda row: row.id in held,
        )
        written = (Action.NEW, Action.RENEWED)
        self.files |= {s.id: s.markdown for s in plan.steps if s.action in written}
        self.registry = plan.registry
        return plan

    def correct(self, old: str, new: str) -> str:
        """Correct words of the one speech that holds them; return its id."""
        (id,) = (id for id, data in self.files.items() if old.encode() in data)
        self.files[id] = self.files[id].replace(old.encode(), new.encode())
        return id

    def saying(self, topic: str) -> str:
        (id,) = (id for id, data in self.files.items() if f"全县{topic}".encode() in data)
        return id


def ids(plan: ImportPlan) -> list[str]:
    return [step.id for step in plan.steps]


def actions(plan: ImportPlan) -> list[Action]:
    return [step.action for step in plan.steps]


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize("name", ["合集.txt", "合集 (1).txt"])
@pytest.mark.parametrize(
    "topics",
    [
        ("林业", "教育", "防汛"),
        ("教育", "林业", "防汛"),
        ("防汛", "教育"),
        ("水利", "防汛"),
        ("水利", "防汛", "林业", "教育"),
    ],
)
def test_a_part_keeps_its_id_wherever_it_stands(
    desk: Desk, name: str, topics: tuple[str, ...]
) -> None:
    desk.take(bound("教育", "防汛"))
    known = {topic: desk.saying(topic) for topic in ("教育", "防汛")}
    before = dict(desk.files)
    plan = desk.take(bound(*topics), name)
    for topic, step in zip(topics, plan.steps, strict=True):
        if topic in known:
            assert (step.id, step.action) == (known[topic], Action.SAME)
        else:
            assert step.action is Action.NEW
    assert {id: desk.files[id] for id in before} == before
    assert actions(desk.take(bound(*topics), name)) == [Action.SAME] * len(topics)


def test_titles_that_hold_the_number_of_their_part_shift_no_ids(desk: Desk) -> None:
    def numbered(*topics: str) -> str:
        bare = [text(topic).split("\n", 1)[1] for topic in topics]
        return "".join(f"教师节讲话稿 篇{n}\n{words}" for n, words in enumerate(bare, 1))

    topics = ("教育", "防汛", "水利")
    first = desk.take(numbered(*topics))
    assert len(set(ids(first))) == 3
    assert ids(desk.take(numbered("林业", *topics)))[1:] == ids(first)


def test_a_part_that_people_corrected_keeps_its_id_and_its_words(desk: Desk) -> None:
    desk.take(bound("教育", "防汛"))
    id = desk.correct("着力解决教育方面的突出问题", "着力解决教育上的突出问题")
    plan = desk.take(bound("林业", "教育", "防汛"))
    assert [ids(plan)[1], actions(plan)[1]] == [id, Action.SAME]


def test_a_part_that_was_set_right_and_moved_is_found_by_likeness(desk: Desk) -> None:
    desk.take(bound("教育", "防汛"))
    id = desk.saying("防汛")
    moved = bound("林业", "教育", "防汛").replace("召开防汛工作会议", "召开全县防汛工作大会")
    plan = desk.take(moved)
    assert (ids(plan)[2], actions(plan)) == (id, [Action.NEW, Action.SAME, Action.RENEWED])


def test_so_is_one_whose_neighbour_is_known_under_another_name(desk: Desk) -> None:
    desk.take(bound("教育", "防汛"))
    id = desk.saying("防汛")
    plan = desk.take(bound("教育", "防汛").replace("召开防汛工作", "召开全县防汛工作"), "新.txt")
    assert (ids(plan)[1], actions(plan)) == (id, [Action.SAME, Action.RENEWED])


@pytest.mark.parametrize("dates", [("", ""), ("（2021年3月5日）", "（2022年7月9日）")])
def test_another_speech_under_a_known_name_is_new(desk: Desk, dates: tuple[str, str]) -> None:
    desk.take(text("教育", dates[0]), "讲话稿.txt")
    before = dict(desk.files)
    plan = desk.take(text("防汛", dates[1]), "讲话稿.txt")
    assert actions(plan) == [Action.NEW]
    assert before.items() <= desk.files.items()
    assert len(desk.files) == 2


def test_the_same_words_of_another_year_are_another_speech(desk: Desk) -> None:
    desk.take(text("教育", "（2021年3月5日）"), "讲话稿.txt")
    assert actions(desk.take(text("教育", "（2022年3月5日）"), "讲话稿.txt")) == [Action.NEW]


def test_a_date_that_was_set_right_is_the_same_speech(desk: Desk) -> None:
    desk.take(text("教育", "（2021年3月5日）"), "讲话稿.txt")
    plan = desk.take(text("教育", "（2021年3月6日）"), "讲话稿.txt")
    assert actions(plan) == [Action.RENEWED]


def test_a_title_that_was_set_right_is_the_same_speech(desk: Desk) -> None:
    desk.take(text("教育"), "讲话稿.txt")
    retitled = text("教育").replace("在全县教育工作会议上", "在全县教育工作大会上", 1)
    assert actions(desk.take(retitled, "讲话稿.txt")) == [Action.RENEWED]


CORRECTED = text("教育", "（2021年3月5日）").replace("责任感和紧迫感", "使命感和紧迫感")


@pytest.mark.parametrize("date", ["（2021年3月5日）", ""])
def test_a_file_that_was_renamed_and_set_right_is_the_same_speech(desk: Desk, date: str) -> None:
    (id,) = ids(desk.take(text("教育", date), "讲话稿.txt"))
    right = text("教育", date).replace("责任感和紧迫感", "使命感和紧迫感")
    plan = desk.take(right, "定稿.txt")
    assert (ids(plan), actions(plan)) == ([id], [Action.RENEWED])


def test_so_is_one_that_was_first_renamed_and_then_set_right(desk: Desk) -> None:
    (id,) = ids(desk.take(text("教育", "（2021年3月5日）"), "讲话稿.txt"))
    assert actions(desk.take(text("教育", "（2021年3月5日）"), "定稿.txt")) == [Action.SAME]
    assert ids(desk.take(CORRECTED, "定稿.txt")) == [id]


@pytest.mark.parametrize(
    "other",
    [
        CORRECTED.replace("3月5日", "3月6日"),
        CORRECTED.replace("在全县教育工作会议上的讲话", "在全县教育工作总结会上的讲话"),
        CORRECTED.partition("二、")[0],
        CORRECTED.replace(
            "谢谢大家！", "要加强督查，确保各项任务落到实处，抓紧抓好，抓出成效。" * 4
        ),
    ],
    ids=["of another day", "of another title", "taken from it", "with much more"],
)
def test_under_another_name_what_is_not_all_but_the_same_is_new(desk: Desk, other: str) -> None:
    desk.take(text("教育", "（2021年3月5日）"), "讲话稿.txt")
    assert actions(desk.take(other, "另一份.txt")) == [Action.NEW]


def test_a_corrected_copy_of_a_file_that_is_still_there_is_new(desk: Desk) -> None:
    met = ids(desk.take(text("教育", "（2021年3月5日）"), "讲话稿.txt"))
    assert actions(desk.take(CORRECTED, "副本.txt", met)) == [Action.NEW]


def test_two_files_of_one_name_in_one_run_are_two(desk: Desk) -> None:
    first = desk.take(text("教育"), "讲话稿.txt")
    met = ids(first)
    more = text("教育", more="要加强督查，确保各项任务落到实处。")
    assert actions(desk.take(more, "讲话稿.txt", met)) == [Action.NEW]
    assert actions(desk.take(text("教育") + "\n", "副本.txt", met)) == [Action.SAME]


def test_two_parts_that_say_the_same_are_two_and_stay_so(desk: Desk) -> None:
    twice = bound("教育", "防汛", "教育")
    first = desk.take(twice)
    assert len(set(ids(first))) == 3
    again = desk.take(twice)
    assert (ids(again), actions(again)) == (ids(first), [Action.SAME] * 3)


def test_every_word_may_be_corrected_while_the_source_stays(desk: Desk) -> None:
    first = desk.take(text("教育"))
    (id,) = ids(first)
    desk.files[id] = b"---\nid: " + id.encode() + "\ntitle: 另\n---\n\n全新的文字。\n".encode()
    assert actions(desk.take(text("教育"))) == [Action.SAME]


def test_a_registry_without_digests_of_words_knows_what_has_moved(desk: Desk) -> None:
    desk.take(bound("教育", "防汛"))
    old = [RegistryRow(r.id, r.file, r.part, r.source, r.markdown) for r in desk.registry.rows]
    desk.registry = Registry(tuple(old))
    id = desk.correct("着力解决教育方面的突出问题", "着力解决教育上的突出问题")
    plan = desk.take(bound("林业", "教育", "防汛"))
    assert actions(plan) == [Action.NEW, Action.SAME, Action.SAME]
    assert ids(plan)[1] == id
    assert all(row.words for row in desk.registry.rows)


def test_two_parts_that_say_the_same_keep_their_places_when_both_are_set_right(desk: Desk) -> None:
    first = desk.take(bound("教育", "教育"))
    right = bound("教育", "教育").replace("召开教育工作会议", "召开全县教育工作大会")
    plan = desk.take(right)
    assert (ids(plan), actions(plan)) == (ids(first), [Action.RENEWED] * 2)

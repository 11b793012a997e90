from dataclasses import replace

from converters import importing
from converters.formats import markdown as markdown_writer
from converters.importing import Action, ImportPlan
from converters.importing.registry import Registry
from converters.readers import markdown

RAW = """在全县工作会议上的讲话
同志们：
今天，我们召开全县工作会议，总结去年工作，部署今年任务，请大家抓好落实。
一、提高认识
要认真学习，深刻领会，切实把思想统一到上级的部署上来，把行动落实到各项工作中去。
"""


def imported(raw: str = RAW, name: str = "甲.txt") -> importing.Import:
    return importing.clean(raw.encode(), name)


def carried_out(plan: ImportPlan, files: dict[str, bytes]) -> dict[str, bytes]:
    written = {s.id: s.markdown for s in plan.steps if s.action in (Action.NEW, Action.RENEWED)}
    return {**files, **written}


def actions(plan: ImportPlan) -> list[Action]:
    return [step.action for step in plan.steps]


def test_a_first_import_is_new_and_registered() -> None:
    plan = importing.plan(imported(), Registry(), {})
    assert actions(plan) == [Action.NEW]
    assert [row.id for row in plan.registry.rows] == [plan.steps[0].id]
    assert markdown.read(plan.steps[0].markdown) == plan.steps[0].speech


def test_importing_again_changes_nothing_under_any_name() -> None:
    first = importing.plan(imported(), Registry(), {})
    files = carried_out(first, {})
    for name in ("甲.txt", "乙.txt"):
        again = importing.plan(imported(name=name), first.registry, files)
        assert actions(again) == [Action.SAME]
        assert again.registry == first.registry


def test_a_corrected_speech_is_left_alone_when_the_same_source_comes_again() -> None:
    first = importing.plan(imported(), Registry(), {})
    (id,) = carried_out(first, {})
    corrected = {id: first.steps[0].markdown.replace("深刻领会".encode(), "深入领会".encode())}
    again = importing.plan(imported(), first.registry, corrected)
    assert actions(again) == [Action.SAME]
    assert again.registry == first.registry


def test_a_changed_source_under_another_name_is_the_one_that_is_registered() -> None:
    first = importing.plan(imported(), Registry(), {})
    other = imported(RAW.replace("去年", "上年"), "乙.txt")
    second = importing.plan(other, first.registry, carried_out(first, {}))
    assert actions(second) == [Action.RENEWED]
    assert [row.file for row in second.registry.rows] == ["乙.txt"]


def test_a_changed_source_renews_what_nobody_has_corrected() -> None:
    first = importing.plan(imported(), Registry(), {})
    files = carried_out(first, {})
    second = importing.plan(imported(RAW.replace("去年", "上年")), first.registry, files)
    assert actions(second) == [Action.RENEWED]
    assert second.steps[0].id == first.steps[0].id
    assert (
        importing.plan(
            imported(RAW.replace("去年", "上年")), second.registry, carried_out(second, files)
        )
        .steps[0]
        .action
        is Action.SAME
    )


def test_a_changed_source_of_a_corrected_speech_is_a_conflict_with_a_diff() -> None:
    first = importing.plan(imported(), Registry(), {})
    (id,) = carried_out(first, {})
    corrected = {id: first.steps[0].markdown.replace("深刻领会".encode(), "深入领会".encode())}
    second = importing.plan(imported(RAW.replace("去年", "上年")), first.registry, corrected)
    assert actions(second) == [Action.CONFLICT]
    assert second.registry == first.registry
    diff = second.steps[0].diff
    assert "深入领会" in diff
    assert "+今天，我们召开全县工作会议，总结上年工作" in diff


def test_an_id_stays_when_the_speech_is_dated_later() -> None:
    first = importing.plan(imported(), Registry(), {})
    files = carried_out(first, {})
    dated = RAW.replace("讲话\n", "讲话\n（2020年7月16日）\n", 1)
    second = importing.plan(imported(dated), first.registry, files)
    assert second.steps[0].speech.meta.date is not None
    assert [step.id for step in second.steps] == [step.id for step in first.steps]


def test_a_file_that_nobody_registered_is_never_overwritten() -> None:
    first = importing.plan(imported(), Registry(), {})
    there = {first.steps[0].id: b"something else"}
    assert there.keys().isdisjoint(
        step.id
        for step in importing.plan(imported(), Registry(), there).steps
        if step.action is not Action.CONFLICT
    )


def test_a_finished_speech_imports_as_itself() -> None:
    first = importing.plan(imported(), Registry(), {})
    (step,) = first.steps
    found = importing.clean(step.markdown, f"{step.id}.md")
    assert found.speeches == (step.speech,)
    assert found.ledger.faults() == []
    assert actions(importing.plan(found, first.registry, {step.id: step.markdown})) == [Action.SAME]
    assert actions(importing.plan(found, Registry(), {})) == [Action.NEW]
    changed = replace(step.speech, meta=replace(step.speech.meta, title="另一个题名"))
    other = {step.id: markdown_writer.write(changed)}
    assert actions(importing.plan(found, first.registry, other)) == [Action.CONFLICT]


def gone(text: str) -> dict[str, bytes]:
    """A speech that was taken out, as its Markdown was kept."""
    (step,) = importing.plan(imported(text), Registry(), {}).steps
    kept = replace(step.speech, meta=replace(step.speech.meta, id="s9"))
    return {"s8": b"", "s9": markdown_writer.write(kept)}


def test_what_says_the_same_as_a_retired_speech_is_that_one() -> None:
    retitled = RAW.replace("在全县工作会议上的讲话", "在全市工作会议上的讲话")
    corrected = RAW.replace("深刻领会", "深入领会")
    for text in (RAW, retitled, corrected):
        plan = importing.plan(imported(text), Registry(), {}, retired=gone(RAW))
        assert [(step.id, step.action) for step in plan.steps] == [("s9", Action.RETIRED)]
        assert plan.registry.rows == ()


def test_another_speech_of_the_same_title_is_imported() -> None:
    other = RAW.replace("总结去年工作，部署今年任务", "学习贯彻上级会议的精神").replace(
        "要认真学习，深刻领会，切实把思想统一到上级的部署上来，把行动落实到各项工作中去。",
        "产业兴旺是乡村振兴的基础，各乡镇要因地制宜，发展特色农业，带动群众增收致富。",
    )
    plan = importing.plan(imported(other), Registry(), {}, retired=gone(RAW))
    assert actions(plan) == [Action.NEW]

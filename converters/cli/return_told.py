"""What is told of files that came back corrected: on the terminal, and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

import click

from converters import files
from converters.cli.findings import tell_faults
from converters.collection.returned.carrying_out import CarriedOut
from converters.collection.returned.reviewing import Reviewed
from converters.errors import HuibianError, sentence, shown
from converters.project import Project
from converters.returning import Row, RowKind, numbers, wording
from converters.returning.merging import Conflict
from converters.speech import records

_LONGEST = 60
"""As many characters of a change are shown on the terminal; the page has all."""

Done = Reviewed | CarriedOut


def tell(project: Project, done: Sequence[Done], faults: Sequence[HuibianError]) -> None:
    """Tell what was found in each file or what became of it, the faults, and the sum."""
    for one in done:
        told = _listed(project, one) if isinstance(one, Reviewed) else _carried(project, one)
        for line in told:
            click.echo(files.readable(shown(line)))
    tell_faults(faults)
    lacking = f"，{len(faults)} 处错误（见上）" if faults else ""
    written = {one.reviewed.id for one in done if isinstance(one, CarriedOut) and one.step}
    changed = f"改了 {len(written)} 篇讲话稿" if written else "讲话稿没有改动"
    click.echo(f"看过回稿 {len(done)} 份，{changed}{lacking}。")


def _listed(project: Project, one: Reviewed) -> Iterator[str]:
    """Yield what was changed in a file, and what to do now."""
    review = one.review
    yield f"{_named(one)}，{_counted(one)}。对照的是{review.base}。"
    for note in review.notes:
        yield f"  注意：{note}"
    for row in review.rows:
        yield _line(row, review.lines, is_done=row.number in review.already)
    for conflict in review.conflicts:
        yield from _conflict(conflict)
    if review.able:
        yield f"  审阅页：{project.name(one.page)}（用浏览器打开，勾选以后照页末的命令运行）"
    elif review.rows:
        yield f"  全文见 {project.name(one.page)}（用浏览器打开）"


def _named(one: Reviewed) -> str:
    name = str(one.path).replace("\n", "↵")
    return f"{name}：{one.review.id}《{one.review.title}》"


def _counted(one: Reviewed) -> str:
    comments = len(one.review.of_kind(RowKind.COMMENT))
    parts = [f"改动 {len(one.review.able)} 处" if one.review.able else "没有改动"]
    return "，".join([*parts, *([f"批注 {comments} 条"] if comments else [])])


def _line(row: Row, lines: tuple[int, ...], *, is_done: bool) -> str:
    about = (row.kind.value, wording.place(row, lines), wording.author(row), wording.time(row))
    change = wording.change(row)
    words = change if len(change) <= _LONGEST else f"{change[: _LONGEST - 1]}…"
    done = "（已经改好）" if is_done else ""
    return f"{row.number:>4}  {'  '.join(part for part in about if part)}：{words}{done}"


def _conflict(conflict: Conflict) -> Iterator[str]:
    """Yield why something is not written, with the words of both sides."""
    line = f"（讲话稿第 {conflict.line} 行）" if conflict.line else ""
    which = numbers.written(conflict.rows)
    yield f"  第 {which} 处要您决定{line}：{sentence(conflict.why, '')}"
    sides = wording.differing(conflict.base, conflict.now, conflict.returned)
    named = zip(("原来", "现在", "寄回"), sides, strict=True)
    for name, words in named if conflict.now or conflict.returned else ():
        yield f"      {name}：{wording.visible(words) or '（没有）'}"


def _carried(project: Project, one: CarriedOut) -> Iterator[str]:
    """Yield what became of the rows of a file."""
    merged, review = one.merged, one.reviewed.review
    held = {number for conflict in merged.conflicts for number in conflict.rows}
    able = {row.number for row in review.able}
    parts = (
        ("写进讲话稿", set(merged.written)),
        ("已经改好", set(merged.already)),
        ("要您决定、没有写", held),
        ("没有接受", able - one.taken.taken),
    )
    told = [f"{what} {len(rows)} 处（{numbers.written(rows)}）" for what, rows in parts if rows]
    yield f"{_named(one.reviewed)}：{'，'.join(told) or '没有改动'}。"
    for conflict in merged.conflicts:
        yield from _conflict(conflict)
    if one.corrections:
        note = one.corrections[0].note
        yield f"  定稿、发布过的要说明改动：在前言里记了更正 {len(one.corrections)} 条（{note}）。"
    if review.able:
        left = f"还有 {len(review.open)} 处没有定，" if review.open else "各处都已经定了，"
        yield f"  {left}审阅页也改过来了：{project.name(one.reviewed.page)}。"
    if one.kept:
        yield f"  回稿留在 {project.name(one.kept)}，各处怎样决定的写在旁边的 .json 里。"
    if one.step:
        yield f"  要撤销，运行 huibian undo {one.step}；要重新生成成品，运行 huibian build。"


def plain(project: Project, one: Done) -> dict[str, Any]:
    """Return what `--json` tells of a file."""
    found = one if isinstance(one, Reviewed) else one.reviewed
    done = one if isinstance(one, CarriedOut) else None
    conflicts = done.merged.conflicts if done else found.review.conflicts
    return {
        "file": str(found.path),
        "id": found.id,
        "base": found.review.base,
        "base_lost": found.base.is_lost,
        "page": project.name(found.page),
        "rows": [_row(row, found) for row in found.review.rows],
        "already": sorted(done.merged.already if done else found.review.already),
        "refused": sorted(found.review.refused),
        "open": [row.number for row in found.review.open],
        "conflicts": [records.plain(conflict) for conflict in conflicts],
        "written": list(done.merged.written) if done else [],
        "changes": [records.plain(change) for change in done.corrections] if done else [],
        "kept": project.name(done.kept) if done and done.kept else "",
    }


def _row(row: Row, one: Reviewed) -> dict[str, Any]:
    return {
        "number": row.number,
        "kind": row.kind.value,
        "author": row.hand.name if row.hand else "",
        "tracked": row.hand is not None,
        "time": row.hand.time if row.hand else "",
        "before": row.before,
        "after": row.after,
        "note": row.note,
        "lines": [wording.line(spot, one.review.lines) for spot in row.spots],
        "can_be_taken": row.kind.can_be_taken,
        "by_default": row.number in one.review.chosen,
    }

"""A file that was carried out before finds its changes there, whatever else says the same."""

from converters.collection.returned.merged import merged
from converters.formats.docx import writer as docx
from converters.readers import markdown, revisions
from converters.readers.docx.ooxml import w
from converters.returning import compare
from converters.settings.design import Design
from tests.make import markdown as written
from tests.readers.revisions.corrected import Corrected

SAME = "全县上下真抓实干，各项事业取得了新的成绩。"
SOURCE = written("s1", body="\n\n".join([SAME] * 5)).encode()


def test_of_paragraphs_that_say_the_same_none_is_changed_twice(design: Design) -> None:
    ours = docx.write(markdown.read(SOURCE), design, SOURCE)
    file = Corrected(ours)
    texts = [text for text in file.body.iter(w("t")) if (text.text or "").startswith("全县")]
    for at, words in enumerate(("真干实抓", "实干真抓"), 1):
        texts[at].text = SAME.replace("真抓实干", words)
    found = compare(revisions.read(ours), revisions.read(file.data()))
    every = [row.number for row in found.rows]
    first = merged(found, every, (SOURCE, SOURCE))
    assert first.text.decode().count(SAME) == 3 and not first.conflicts
    again = merged(found, every, (SOURCE, first.text))
    assert (again.text, again.written, again.already) == (first.text, (), tuple(every))


def test_what_was_written_is_known_beside_what_was_refused(design: Design) -> None:
    source = written("s1", body=f"今天开会。\n\n{SAME}\n\n散会。").encode()
    ours = docx.write(markdown.read(source), design, source)
    file = Corrected(ours)
    file.end(file.paragraph("今天开会"), "del")
    file.replace("各项事业", "各项工作")
    found = compare(revisions.read(ours), revisions.read(file.data()))
    joined, replaced = (row.number for row in found.rows)
    first = merged(found, [replaced], (source, source))
    again = merged(found, [joined, replaced], (source, first.text))
    assert (again.text, again.written, again.already) == (first.text, (), (replaced,))
    assert [conflict.rows for conflict in again.conflicts] == [(joined,)]

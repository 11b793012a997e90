from pathlib import Path

from converters.formats.pdf import page_words
from converters.formats.pdf import writer as pdf
from converters.readers import markdown
from converters.settings.design import Design
from converters.speech import printed_words
from converters.speech.bare import bare
from converters.speech.model import Speech, Table
from tests.make import circulation, para, speech

CASES = Path(__file__).parents[2] / "cases"
WORDS = "我们要坚持以人民为中心，扎实推进“两个责任”落实，全县一千二百人参加；"


def pages_of(talk: Speech, drawn: Design) -> list[str]:
    """The words of each page without blanks, as they are told to begin."""
    starts = pdf.paged(talk, drawn, b"").pages
    words = bare("".join(printed_words.lines(talk)))
    return [words[a:b] for a, b in zip(starts, [*starts[1:], len(words)], strict=True)]


def on_pages(talk: Speech, drawn: Design) -> list[str]:
    """The words of each page without blanks, as they are drawn."""
    pages = page_words.of(pdf.laid_out(talk, drawn))
    return [bare("".join(line for line, _ in page)) for page in pages]


def test_pages_begin_where_the_drawn_pages_do(drawn: Design) -> None:
    rows = tuple((str(number), "动员部署") for number in range(60))
    talk = speech(para(WORDS * 30), Table((("序号", "事项"), *rows), header=True), para(WORDS))
    found = pages_of(talk, drawn)
    assert len(found) > 3
    assert found == on_pages(talk, drawn)


def test_a_blank_page_before_the_imprint_begins_where_the_imprint_does(drawn: Design) -> None:
    around = circulation(copies="县委，县人大常委会。", printed_by="县委办公室")
    talk = speech(para(WORDS), circulation=around)
    assert pages_of(talk, drawn) == on_pages(talk, drawn)


def test_pages_are_not_told_where_recipients_are_printed_in_the_imprint(drawn: Design) -> None:
    talk = markdown.read((CASES / "forms/recipients.md").read_bytes())
    assert pdf.paged(talk, drawn, b"").pages == ()


def test_page_numbers_are_none_of_the_words(drawn: Design) -> None:
    assert on_pages(speech(para("开会。"), title="题名"), drawn) == ["题名开会。"]

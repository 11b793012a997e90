from converters import resources
from converters.formats.txt import writer as text
from converters.settings import fonts, style
from converters.settings.design import Design
from tests.make import greeting, para, speech

STYLE = style.read(resources.text("styles/gbt9704.toml"))
LOOK = Design(STYLE, fonts.read(resources.text("styles/fonts.toml")), {})


def test_the_printed_lines_are_parted_by_blank_ones() -> None:
    written = text.write(speech(greeting(), para("开会。"), speaker="赵海金"), LOOK, b"").decode()
    assert written == "在大会上的讲话\n\n赵海金\n\n同志们：\n\n开会。\n"

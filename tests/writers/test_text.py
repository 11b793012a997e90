from converters.writers import text
from tests.make import greeting, para, speech


def test_the_printed_lines_are_parted_by_blank_ones() -> None:
    written = text.write(speech(greeting(), para("开会。"), speaker="赵海金")).decode()
    assert written == "在大会上的讲话\n\n赵海金\n\n同志们：\n\n开会。\n"

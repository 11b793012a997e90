from converters.readers import text


def test_plain_text_comes_out_as_it_is() -> None:
    raw = text.read("同志们：\r\n今天开会。".encode("gb18030"))
    assert (raw.text, raw.format, raw.encoding) == ("同志们：\r\n今天开会。", "txt", "gb18030")

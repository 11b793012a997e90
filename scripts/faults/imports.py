"""Hostile files among good ones: each costs itself at most, and the batch goes on."""

import io
import os
import random
import zipfile

from scripts.faults.office import Office, begun
from scripts.faults.tally import Chance, Tally
from tests.importing import seeds

_BAD = 12
"""Hostile files of one batch; there are as many good ones."""
_GOOD = """在全县人大工作会议上的讲话
（2020年7月16日）
同志们：
今天我们召开全县人大工作会议，主要任务是总结去年的工作，部署今年的任务。下面，我讲两点意见。
一、提高认识，统一思想
要把思想统一到县委的决策部署上来，切实增强责任感和紧迫感，把各项工作抓实抓好。
"""
_FOLDERS = ("甲", "乙", "丙 丁")
_ODD, _FOREIGN = 0.4, 0.1
"""The shares of files with an odd name, and with one that is no UTF-8."""
_SUFFIXES = (".txt", ".html", ".md", ".docx", ".doc", ".pdf", ".mht", ".wps", ".rtf")
_SIGNS = "一二（）.#*<>&;\"'\n\r\t\x00\x1b\u202e\u200b\ufeff\ufffd\ue000同志们：讲话\U0001f600"
_NAMES = ("甲\n乙", "甲\t乙", "讲" * 78, "-rf", " ", "a'\"$(x)", "甲..乙", "甲<s>", "ａ\u202eｂ")


def play(chance: Chance, tally: Tally) -> None:
    """Import a folder of hostile files among good ones, twice; no good one is lost or doubled."""
    draw = chance.draw
    originals = [*(page.encode() for page in seeds.pages()), _docx(), _pdf()]
    while chance.goes_on(tally):
        office = begun(chance.room / str(tally.tries), 0)
        for number in range(_BAD):
            tally.tries += 1
            folder = os.fsencode(office.root / "raw" / draw.choice(_FOLDERS))
            _write(folder, number, _hostile(draw, originals), draw)
            _write(folder, number + _BAD, good(number).encode(), draw)
        done = office.run("import", "raw")
        tally.expect(done.is_told, done.said[-400:])
        made = _speeches(office)
        lost = [n for n in range(_BAD) if sum(_mark(n) in text for text in made) != 1]
        tally.expect(not lost, f"好的有 {len(lost)} 篇没有导入，或导入了两次：{done.said[-400:]}")
        again = office.run("import", "raw")
        tally.expect(again.is_told, f"再导入：{again.said[-400:]}")
        tally.expect(_speeches(office) == made, "再导入一次，讲话稿变了")
        tally.expect(not office.left_behind(), f"留下了 {office.left_behind()[:3]}")


def good(number: int) -> str:
    """Return a speech as it is imported; so many are of other words each."""
    return _GOOD.replace("县委的", _mark(number))


def _mark(number: int) -> str:
    return f"县委第{'甲乙丙丁戊己庚辛壬癸子丑'[number]}号文件的"


def _speeches(office: Office) -> list[str]:
    return sorted(path.read_text("utf-8") for path in (office.root / "speeches").glob("*.md"))


def _write(folder: bytes, number: int, data: bytes, draw: random.Random) -> None:
    """Write a file; good ones of a folder never have the same name, those of two folders may."""
    suffix = ".txt" if number >= _BAD else draw.choice(_SUFFIXES)
    name = draw.choice(_NAMES) if draw.random() < _ODD else "同名"
    encoded = f"{name}{number % 3 if name == '同名' else number}{suffix}".encode()
    if draw.random() < _FOREIGN:
        encoded = f"坏{number}{suffix}".encode("gb18030")
    path = os.path.join(folder, encoded)  # noqa: PTH118 - bytes
    os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    while os.path.exists(path):  # noqa: PTH110
        path = path.replace(suffix.encode(), b"x" + suffix.encode())
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(data)


def _hostile(draw: random.Random, originals: list[bytes]) -> bytes:
    """Return random bytes, random signs, or a good file cut, flipped or doubled."""
    way = draw.randrange(5)
    if way == 0:
        return draw.randbytes(draw.randrange(3000))
    if way == 1:
        text = "".join(draw.choices(_SIGNS, k=draw.randrange(2000)))
        return text.encode(draw.choice(["utf-8", "gb18030", "utf-16"]), errors="replace")
    data = bytearray(draw.choice(originals))
    if way == 2:
        return bytes(data[: draw.randrange(len(data))])
    if way == 3:
        return bytes(data * draw.randrange(2, 4))
    for _ in range(draw.randrange(1, 40)):
        data[draw.randrange(len(data))] = draw.randrange(256)
    return bytes(data)


def _docx() -> bytes:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in _GOOD.splitlines())
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        document = f'<w:document xmlns:w="{word}"><w:body>{lines}</w:body></w:document>'
        package.writestr("word/document.xml", document)
    return stream.getvalue()


def _pdf() -> bytes:
    content = b"BT /F1 12 Tf 72 720 Td (speech) Tj ET"
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF"
        % (len(content), content)
    )

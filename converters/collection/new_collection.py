"""A new collection (讲话集): settings, folders and a note on them, for people to go on from."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from converters import files, formats
from converters.collection import typed_words
from converters.collection.new_book import scalar
from converters.errors import UsageError
from converters.project.root import CONFIG, SPEECHES
from converters.settings import compilation, config

NOTE = "说明.txt"
_SETTINGS = """\
# 这个讲话集的设置。改好存盘后运行 huibian build。
# 行首有“# ”的各项没有启用，删去“# ”就启用；冒号后面要空一格。

title: {title}
publisher: {publisher}
# description: 一两句话的说明，印在网站首页

speeches: {speeches}              # 讲话稿所在的文件夹
style: gbt9704                  # 版式：公文格式
{formats:<31} # 要做的格式{others}
site: true                      # 是否做网站：true 做，false 不做

# 网站要放到网上的，把上面的 site: true 换成下面几行：
# site:
#   base_url: https://example.org/jianghua    # 发布的网址
#   contact: 某县人大常委会办公室              # 发现错误告诉谁
"""
_NOTE = """\
《{title}》讲话集

这个文件夹里：

  {config}   讲话集的设置：名称、编印单位、要做的格式
  {speeches}/     讲话稿，一篇一个文件，用记事本就能改；这是底稿，请备份
  {books}/        汇编的设置，一本书一个文件
  output/       做好的 Word、PDF、网站和汇编，随时可以重做，不必备份

每天怎么用（在这个文件夹里运行）：

  huibian import 文件…      把收到的文件（Word、网页、PDF、记事本）整理成讲话稿
  huibian new               没有电子稿的，新写一篇
  huibian check             像编辑一样检查，指出可疑之处
  huibian build             做出 Word、PDF 和网站；改了哪篇只重做哪篇
  huibian book new 名称     编一本汇编
  huibian publish 文件夹    把网站发布到 U 盘或服务器的目录

每条命令后面加 --help 有说明。
"""


@dataclass(frozen=True, slots=True)
class CollectionDraft:
    """What is known of a collection that is begun."""

    title: str
    publisher: str = ""


def drafted(title: str, publisher: str) -> CollectionDraft:
    """Return what is typed of a collection that is begun.

    Raises UsageError for what could not be read again from the settings it would be written into.
    """
    draft = CollectionDraft(
        typed_words.line(title, "讲话集的名称", "--title"),
        typed_words.line(publisher, "编印单位", "--publisher"),
    )
    if not draft.title:
        raise UsageError("讲话集的名称是空的", "请加 --title 名称")
    with typed_words.read_back():
        config.read(settings(draft), formats.labels(formats.of_speeches()), ())
    return draft


def settings(draft: CollectionDraft) -> str:
    """Return the settings of a collection as YAML, with what else may be written as comments."""
    return _SETTINGS.format(
        title=scalar(draft.title),
        publisher=scalar(draft.publisher),
        speeches=SPEECHES,
        formats=f"formats: [{', '.join(formats.names(formats.usual_of_speeches()))}]",
        others="；".join(["", *_others()]),
    )


def _others() -> Iterator[str]:
    """Yield what else there is to be made, as a remark tells it."""
    for format in formats.of_speeches():
        if format.speech and not format.speech.usual:
            yield f"另有 {format.name}（{format.speech.about}）"


def note(draft: CollectionDraft) -> str:
    """Return the note that tells what the folder holds and what to do there."""
    return _NOTE.format(
        title=draft.title, config=CONFIG, speeches=SPEECHES, books=compilation.FOLDER
    )


def refuse_collection(folder: Path) -> None:
    """Raise UsageError if a folder is a collection already."""
    if (folder / CONFIG).exists():
        raise UsageError(
            f"{files.real(folder)} 已经是讲话集了，没有改动",
            f"要改名称、编印单位等，请用记事本打开其中的 {CONFIG}",
        )


def write(folder: Path, draft: CollectionDraft) -> list[Path]:
    """Write a new collection into a folder; return what was written, folders too.

    What is there already is kept. Raises UsageError if the folder is a collection.
    """
    refuse_collection(folder)
    folders = [folder / SPEECHES, folder / compilation.FOLDER]
    made = [path for path in folders if not path.is_dir()]
    for path in made:
        path.mkdir(parents=True, exist_ok=True)
    if not (folder / NOTE).exists():
        files.write(folder / NOTE, note(draft).encode())
        made.append(folder / NOTE)
    # The settings come last: they are what makes the folder a collection.
    files.write(folder / CONFIG, settings(draft).encode())
    return [*made, folder / CONFIG]

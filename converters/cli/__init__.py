"""The command line `huibian`: the terminal is touched here alone, and speaks Chinese."""

import importlib
import sys
from collections.abc import Sequence

import click

import converters
from converters import formats
from converters.build import scratch
from converters.cli import chinese, rim
from converters.speech import listing

_MADE = tuple(format.label for format in formats.of_speeches())
_AUDITED = tuple(format.label for format in formats.audited())
_COMMANDS = {
    "init": ("converters.cli.init", "新建一个讲话集"),
    "import": ("converters.cli.importing", "把原始文本（网页、Word、记事本）整理成讲话稿"),
    "new": ("converters.cli.new", "新写一篇讲话稿：问明标题、日期、讲话人，写好开头"),
    "list": ("converters.cli.listing", "列出各篇讲话：编号、日期、讲话人、标题、校对状态"),
    "mark": ("converters.cli.marking", "注明讲话稿待校、已校或定稿"),
    "facts": ("converters.cli.facts", "台账：各篇的日期、讲话人等写成一张表，填好再导入"),
    "check": ("converters.cli.checking", "像编辑一样检查讲话稿，指出可疑之处"),
    "history": ("converters.cli.history", "列出一篇讲话发布过的各版，每一版改了什么"),
    "diff": ("converters.cli.diff", "对照一篇讲话的两版，逐处列出改动"),
    "retire": ("converters.cli.retiring", "撤下一篇，或注明并入另一篇、误收；列出不见了的"),
    "undo": ("converters.cli.undoing", "撤销命令对讲话稿的改写，恢复成原来的样子"),
    "build": ("converters.cli.building", f"把有改动的讲话稿做成 {'、'.join(_MADE)} 和网站"),
    "book": ("converters.cli.book", "汇编：新建一本书的设置，列出各本书，预看收入哪些讲话"),
    "serve": ("converters.cli.serving", "在本机预览网站，改了稿子自动更新"),
    "publish": ("converters.cli.publishing", "把网站发布到一个文件夹，只拷有变化的文件"),
    "proof": ("converters.cli.proofing", "写出校样：行号、白边、疑点，供在 Word 里或纸上改"),
    "return": ("converters.cli.returning", "收回在 Word、WPS 里改过的稿子，逐处列出改动"),
    "convert": (
        "converters.cli.converting",
        f"把任何文稿单独排成公文格式的 {listing.listed(_MADE)}",
    ),
    "template": ("converters.cli.template", "写出 Word 模板，供在 Word、WPS 里照公文格式写稿"),
    "audit": ("converters.cli.auditing", f"量一量做好的 {listing.listed(_AUDITED)} 合不合格式"),
    "status": ("converters.cli.status", "列出哪些成品需要更新，为什么"),
    "clean": ("converters.cli.clean", "删除已经没有讲话稿或汇编设置的成品"),
    "fonts": ("converters.cli.fonts", "列出各种字体用的是哪个文件，缺哪些字"),
    "completion": ("converters.cli.completion", "让命令行按 Tab 键补全命令、编号和书名"),
    "step": ("converters.cli.step", "构建流程内部使用的步骤"),
}
"""Module and one line of help; a module is imported only when its command is used."""


class _Commands(chinese.ChineseGroup):
    """The commands of `huibian`, imported when used, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = importlib.import_module(_COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def line_of(self, name: str) -> str:
        return _COMMANDS[name][1]


@click.group(
    cls=_Commands,
    help="汇编：把讲话稿排成公文格式的 DOCX 和 PDF，编成归档网站。",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(
    converters.__version__, prog_name="huibian", message="huibian %(version)s", help="显示版本"
)
def command() -> None:
    """Hold the commands together."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `huibian` and leave with its exit code: 0 done, 1 faults found, 2 wrongly called."""
    with scratch.room():
        code = rim.run(command, sys.argv[1:] if arguments is None else arguments)
    sys.exit(code)

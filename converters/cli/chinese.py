"""Click in Chinese: its help pages and its objections."""

import errno
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from itertools import takewhile

import click

from converters.errors import HuibianError


def progress(line: str) -> None:
    """Show a line on the terminal in the place of the last one; nothing if there is none."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{line}", nl=False, err=True)


def asked(question: str, known: Iterable[str] = (), *, empty: bool = False) -> str:
    """Return what a person answers: one of the `known` if there are any, and not nothing.

    With `empty`, nothing is an answer too.
    """
    allowed = set(known)
    while True:
        typed = click.prompt(question, prompt_suffix="", default="", show_default=False)
        answer = str(typed).strip()
        if (answer or empty) and (not allowed or answer in allowed):
            return answer
        click.echo("没有这一项，请再输一次。" if answer else "请输入。")


def _usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write(f"用法：{ctx.command_path} {pieces}".rstrip() + "\n")


def _options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    records = [
        (name, words.replace("[required]", "（必须写明）"))
        for name, words in filter(None, (p.get_help_record(ctx) for p in command.get_params(ctx)))
    ]
    if records:
        formatter.write("\n选项：\n")
        with formatter.indentation():
            formatter.write_dl(records)


@contextmanager
def knowing(ctx: click.Context, args: Sequence[str]) -> Iterator[None]:
    """Let an objection to how an option is written know whose option it is: click forgets it.

    Raises BadOptionUsage for an option whose word is missing among the arguments.
    """
    try:
        if not ctx.resilient_parsing:
            _require_words(ctx, args)
        yield
    except click.BadOptionUsage as error:
        error.ctx = error.ctx or ctx
        raise


def _require_words(ctx: click.Context, args: Sequence[str]) -> None:
    """Raise BadOptionUsage for an option that another follows where its word belongs.

    Click takes the name of the other for the word. One that is meant is written with an equals
    sign, --title=--json.
    """
    options = [each for each in ctx.command.get_params(ctx) if isinstance(each, click.Option)]
    names = {name: each for each in options for name in (*each.opts, *each.secondary_opts)}
    left = iter(takewhile(lambda word: word != "--", args))
    for word in left:
        option = names.get(word)
        if option is None and not word.startswith("-") and not ctx.allow_interspersed_args:
            return
        if option and not (option.is_flag or option.count) and next(left, "") in names:
            raise click.BadOptionUsage(word, "another option follows", ctx)


class Command(click.Command):
    """A command whose help page is in Chinese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the command is called."""
        _usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, one a line."""
        _options(self, ctx, formatter)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Return what is left of the arguments; raises UsageError in Chinese for one too many."""
        allowed, ctx.allow_extra_args = ctx.allow_extra_args, True
        with knowing(ctx, args):
            left = super().parse_args(ctx, args)
        if left and not allowed and not ctx.resilient_parsing:
            raise click.UsageError(f"多写了 {'、'.join(left)}", ctx)
        return left

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return click's own option, explained in Chinese."""
        return _explained(super().get_help_option(ctx))

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the parts of the usage line."""
        return ["[选项]", *super().collect_usage_pieces(ctx)[1:]]


class ChineseGroup(click.Group):
    """A group of commands whose help page is in Chinese, one line a command."""

    command_class = Command

    def line_of(self, name: str) -> str:
        """Return the one line a command is listed with."""
        found = self.commands.get(name)
        return found.get_short_help_str(limit=100) if found else ""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Return what is left for the command; without any, show the help page and leave."""
        if not args and not ctx.resilient_parsing:
            click.echo(self.get_help(ctx))
            ctx.exit(2)
        with knowing(ctx, args):
            return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is called; raises UsageError in Chinese for an unknown one."""
        if not ctx.resilient_parsing and self.get_command(ctx, args[0]) is None:
            raise _NoSuchCommand(args[0], self.list_commands(ctx), ctx)
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the group is called."""
        formatter.write(f"用法：{ctx.command_path} [选项] 命令 [参数]…\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, then the options."""
        names = self.list_commands(ctx)
        width = max(map(len, names), default=0)
        formatter.write("\n命令：\n")
        for name in names:
            formatter.write(f"  {name:<{width}}  {self.line_of(name)}\n")
        _options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return click's own option, explained in Chinese."""
        return _explained(super().get_help_option(ctx))


class _NoSuchCommand(click.UsageError):
    """A command that there is none of, and the one that was likely meant."""

    def __init__(self, name: str, commands: list[str], ctx: click.Context) -> None:
        super().__init__(f"没有 {name} 这个命令", ctx)
        close = get_close_matches(name, commands, n=1)
        self.remedy = f"是不是 {close[0]}？" if close else _SEE_HELP


def _explained(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "显示本说明"
    return option


def worded(error: click.ClickException) -> tuple[str, str]:
    """Return an objection of click as reason and remedy."""
    match error:
        case click.NoSuchOption():
            meant = "、".join(error.possibilities or [])
            remedy = f"是不是 {meant}？" if meant else _SEE_HELP
            return f"没有 {error.option_name} 这个选项", remedy
        case _NoSuchCommand():
            return error.message, error.remedy
        case click.MissingParameter():
            return f"缺少 {_name(error)}", _described(error)
        case click.BadOptionUsage():
            return _of_option(error)
        case click.BadParameter():
            return f"{_name(error)} 的值不能用，{_wanted(error)}", ""
        case click.UsageError() if _is_chinese(error.message):
            return error.message, _SEE_HELP
        case click.UsageError():
            return "命令的写法不对：多写或少写了什么", _SEE_HELP
        case _:
            return error.format_message(), ""


_SEE_HELP = "请加 --help 查看用法"


def _is_chinese(text: str) -> bool:
    """Return whether the words of an objection are ours; those of click are not."""
    return "\u4e00" <= text[:1] <= "\u9fff"


def of_system(error: OSError) -> HuibianError:
    """Return a fault of the system, such as a full disk, as one that can be told."""
    number = error.errno or 0
    reason, remedy = _OF_SYSTEM.get(number, (f"读写出错（系统代码 {number}）", "请检查磁盘和文件"))
    names = dict.fromkeys(
        os.fsdecode(name)
        for name in (error.filename, error.filename2)
        if isinstance(name, str | bytes | os.PathLike)
    )
    where = f"：{'、'.join(names)}" if names else ""
    return HuibianError(reason + where, remedy)


_OF_SYSTEM = {
    errno.ENOSPC: ("磁盘满了，没有写完；已有的成品都还在", "请腾出空间后再运行一次"),
    errno.EDQUOT: ("磁盘配额用完了，没有写完；已有的成品都还在", "请腾出空间后再运行一次"),
    errno.EFBIG: ("文件太大，磁盘放不下；已有的成品都还在", "请换一个地方"),
    errno.ENOENT: ("没有这个文件或文件夹", "请检查名称和所在的文件夹"),
    errno.EEXIST: ("要放文件夹的地方有一个文件", "请把它移走"),
    errno.ENOTDIR: ("要放文件夹的地方有一个文件", "请把它移走"),
    errno.EISDIR: ("这是一个文件夹，不是文件", "请写明文件"),
    errno.ENOTEMPTY: ("文件夹里还有别的文件", "请换一个地方"),
    errno.EROFS: ("这个地方是只读的", "请换一个可以写的地方"),
    errno.EACCES: ("没有权限", "请检查文件夹的权限"),
    errno.EPERM: ("没有权限", "请检查文件夹的权限"),
    errno.ENAMETOOLONG: ("名称太长", "请改短一些"),
    errno.ELOOP: ("链接绕成了圈", "请检查这个链接指向哪里"),
    errno.EINVAL: ("这个名称不能用", "请换一个名称或地方"),
    errno.EBUSY: ("文件正被别的程序占用", "请关掉那个程序再试"),
    errno.ETXTBSY: ("文件正被别的程序占用", "请关掉那个程序再试"),
    errno.EIO: ("磁盘读写出错", "请检查磁盘或 U 盘是否接好"),
    errno.ENODEV: ("磁盘读写出错", "请检查磁盘或 U 盘是否接好"),
    errno.ESTALE: ("网络文件夹断开了", "请重新连接后再试"),
    errno.ENOMEM: ("内存不够，没有做完", "请关掉别的程序再试"),
    errno.EMFILE: ("打开的文件太多", "请关掉别的程序再试"),
    errno.ENFILE: ("打开的文件太多", "请关掉别的程序再试"),
}


def _of_option(error: click.BadOptionUsage) -> tuple[str, str]:
    """Return what is wrong with an option that lacks its word, or has one too many."""
    name, ctx = error.option_name, error.ctx
    for option in ctx.command.get_params(ctx) if ctx else ():
        if isinstance(option, click.Option) and name in (*option.opts, *option.secondary_opts):
            if option.is_flag or option.count:
                return f"{name} 的后面不能再写什么", f"请只写 {name}"
            what = option.metavar or "内容"
            return f"{name} 的后面没有写{what}", f"请写成 {name} {what}：{option.help}"
    return f"{name} 的写法不对", _SEE_HELP


def _name(error: click.BadParameter) -> str:
    """Return how the user called the parameter: an option by its name, an argument by its label."""
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    return str(error.param.metavar) if error.param else "参数"


def _described(error: click.MissingParameter) -> str:
    """Return how an option left out is written; for an argument, where to look."""
    if isinstance(error.param, click.Option) and error.param.help:
        return f"请写上 {error.param.opts[-1]} {error.param.metavar or ''}：{error.param.help}"
    return _SEE_HELP


def _wanted(error: click.BadParameter) -> str:
    match error.param and error.param.type:
        case click.Choice(choices=choices):
            return f"可用的有 {'、'.join(map(str, choices))}"
        case click.IntRange(min=least, max=None):
            return f"应为不小于 {least} 的整数"
        case click.IntRange(min=least, max=most):
            return f"应为 {least} 到 {most} 的整数"
        case click.Path():
            return "应为文件或文件夹的名称"
        case click.types.IntParamType():
            return "应为整数"
        case _:
            return _SEE_HELP

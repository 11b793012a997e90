"""The outermost rim: whatever a command raises becomes one Chinese sentence and an exit code."""

from collections.abc import Sequence

import click

from converters.cli import answer, chinese, ending, place, terminal, trouble
from converters.cli.findings import tell_faults
from converters.errors import HuibianError, UsageError

_INTERRUPTED = "已中断。"


def run(command: click.Command, arguments: Sequence[str], interrupted: str = _INTERRUPTED) -> int:
    """Carry out a command; return its exit code (docs/json.md): 0 done, 1 faults, 2 wrongly called.

    128 and the number of the signal if it was told to end: then `interrupted` is said.
    """
    try:
        with terminal.steadied(), ending.heeded():
            return _coded(command, list(arguments), interrupted)
    except OSError:
        return HuibianError.exit_code  # not even the sentence could be written
    except KeyboardInterrupt as error:
        return ending.code_of(error)  # pressed once more while we were ending


def _coded(command: click.Command, arguments: list[str], interrupted: str) -> int:
    try:
        return _carried_out(command, arguments)
    except (click.Abort, KeyboardInterrupt) as error:
        cause = error.__cause__ if isinstance(error, click.Abort) else error
        if isinstance(cause, EOFError):
            unanswered = UsageError("没有人回答，没有做", "请在终端里运行，或用选项把话说全")
            return _told(command, arguments, unanswered)
        click.echo(interrupted, err=True, nl=bool(interrupted))
        return ending.code_of(cause)
    except click.ClickException as error:
        return _told(command, arguments, UsageError(*chinese.worded(error)))
    except HuibianError as error:
        return _told(command, arguments, error)
    except OSError as error:
        return _told(command, arguments, chinese.of_system(error))
    except Exception as error:
        return _told(command, arguments, trouble.of(error, arguments))


def _carried_out(command: click.Command, arguments: list[str]) -> int:
    if any("\0" in argument for argument in arguments):
        raise UsageError("命令里有不能用的字符", "请重新输入")
    with place.entered() as stood:
        code = command.main(arguments, prog_name="huibian", standalone_mode=False, obj=stood)
    return code if isinstance(code, int) else 0


def _told(command: click.Command, arguments: Sequence[str], fault: HuibianError) -> int:
    if answer.wanted(arguments):
        answer.failure(_path(command, arguments), fault)
    else:
        tell_faults([fault])
    return fault.exit_code


def _path(command: click.Command, arguments: Sequence[str]) -> list[str]:
    """Return the names by which a command was called, such as book and list."""
    found: list[str] = []
    for word in arguments:
        context = click.Context(command)
        if not isinstance(command, click.Group) or word not in command.list_commands(context):
            break
        known = command.get_command(context, word)
        if known is None:
            break
        command = known
        found.append(word)
    return found

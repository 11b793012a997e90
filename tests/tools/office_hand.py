"""LibreOffice as a hand that corrects, and as a judge: run by the Python that knows `uno`.

Reads jobs as JSON: how to start the program, and for each file its path, what is done with it, and
where it is saved. Writes for each what its paragraphs say then. Comments are kept out of it: one
that is put in or opened so ends version 7.4. Nor is a file opened twice: the lock of one that was
open when the program ended keeps it shut.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

_WORD = "MS Word 2007 XML"
_SECONDS, _BETWEEN = 60, 0.25
_PARAGRAPH_BREAK, _LINE_BREAK = 0, 1
_BOLD = 150.0


class Office:
    """The program while it runs."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._pipe = pipe = f"huibian-{os.getpid()}"
        self._process = subprocess.Popen(
            [*command, f"--accept=pipe,name={pipe};urp;"],
            env=dict(environment),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        context = self._connected(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        make = context.ServiceManager.createInstanceWithContext
        self._desktop = make("com.sun.star.frame.Desktop", context)
        self._dispatcher = make("com.sun.star.frame.DispatchHelper", context)

    def end(self) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for folder in {tempfile.gettempdir(), "/tmp"}:  # ended by force, it leaves its socket
            Path(folder, f"OSL_PIPE_{os.getuid()}_{self._pipe}").unlink(missing_ok=True)

    def open(self, path: str) -> Any:
        """Return a document; a program that has only just started answers with nothing."""
        url = Path(path).resolve(strict=True).as_uri()
        for _ in _tries():
            if document := self._desktop.loadComponentFromURL(url, "_blank", 0, (_hidden(),)):
                return document
        raise TimeoutError(path)

    def command(self, document: Any, name: str) -> None:
        """Carry out a command of the menus."""
        frame = document.CurrentController.Frame
        self._dispatcher.executeDispatch(frame, f".uno:{name}", "", 0, ())

    def _connected(self, where: str) -> Any:
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local
        )
        for _ in _tries():
            try:
                return resolver.resolve(where)
            except NoConnectException:
                continue
        raise TimeoutError(where)


def _tries() -> Iterator[None]:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until:
        yield
        time.sleep(_BETWEEN)


def _value(name: str, content: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


def _hidden() -> Any:
    return _value("Hidden", True)


def _find(document: Any, words: str) -> Any:
    wanted = document.createSearchDescriptor()
    wanted.SearchString = words
    found = document.findFirst(wanted)
    if found is None:
        raise KeyError(words)
    return found


def _cursor(document: Any, words: str) -> Any:
    found = _find(document, words)
    return found.Text.createTextCursorByRange(found)


def _replace(document: Any, old: str, new: str) -> None:
    _find(document, old).String = new


def _insert(document: Any, after: str, words: str) -> None:
    found = _find(document, after)
    found.Text.insertString(found.End, words, False)


def _out(document: Any, words: str) -> None:
    """Delete a paragraph; before a table the cursor would jump over that."""
    cursor = _cursor(document, words)
    cursor.gotoStartOfParagraph(False)
    cursor.gotoNextParagraph(True)
    cursor.String = ""


def _type(document: Any, after: str, words: str) -> None:
    cursor = _cursor(document, after)
    cursor.gotoEndOfParagraph(False)
    cursor.Text.insertControlCharacter(cursor, _PARAGRAPH_BREAK, False)
    cursor.Text.insertString(cursor, words, False)


def _split(document: Any, before: str) -> None:
    found = _find(document, before)
    found.Text.insertControlCharacter(found.Start, _PARAGRAPH_BREAK, False)


def _line(document: Any, before: str) -> None:
    found = _find(document, before)
    found.Text.insertControlCharacter(found.Start, _LINE_BREAK, False)


def _join(document: Any, words: str) -> None:
    cursor = _cursor(document, words)
    cursor.gotoEndOfParagraph(False)
    cursor.goRight(1, True)
    cursor.String = ""


def _over(document: Any, start: str, stop: str) -> None:
    """Delete from the beginning of some words to the end of others."""
    first, last = _find(document, start), _find(document, stop)
    cursor = first.Text.createTextCursorByRange(first.Start)
    cursor.gotoRange(last.End, True)
    cursor.String = ""


def _style(document: Any, words: str, name: str) -> None:
    _find(document, words).ParaStyleName = name


def _bold(document: Any, words: str) -> None:
    found = _find(document, words)
    found.CharWeight = found.CharWeightAsian = _BOLD


def _row_in(document: Any, table: int, at: int, *cells: str) -> None:
    one = document.TextTables.getByIndex(table)
    one.Rows.insertByIndex(at, 1)
    for column, words in enumerate(cells):
        one.getCellByPosition(column, at).String = words


def _row_out(document: Any, table: int, at: int) -> None:
    document.TextTables.getByIndex(table).Rows.removeByIndex(at, 1)


_VERBS: Mapping[str, Callable[..., None]] = {
    "replace": _replace,
    "insert": _insert,
    "out": _out,
    "type": _type,
    "split": _split,
    "line": _line,
    "join": _join,
    "over": _over,
    "style": _style,
    "bold": _bold,
    "row_in": _row_in,
    "row_out": _row_out,
}


def _do(office: Office, document: Any, step: Mapping[str, Any]) -> None:
    (verb, given), *_ = step.items()
    if verb == "record":
        document.RecordChanges = given
    elif verb == "command":
        office.command(document, given)
    else:
        _VERBS[verb](document, *given)


def _paragraphs(document: Any) -> Iterator[str]:
    items = document.Text.createEnumeration()
    while items.hasMoreElements():
        item = items.nextElement()
        if item.supportsService("com.sun.star.text.Paragraph"):
            yield item.String
        else:
            for name in item.CellNames:
                yield from item.getCellByName(name).String.split("\n")


def _carried_out(office: Office, job: Mapping[str, Any]) -> list[str]:
    document = office.open(job["open"])
    for step in job["do"]:
        _do(office, document, step)
    said = list(_paragraphs(document))
    if job.get("save"):
        url = Path(job["save"]).resolve().as_uri()
        document.storeToURL(url, (_value("FilterName", _WORD),))
    document.close(True)
    return said


def main() -> None:
    """Carry out all jobs."""
    asked = json.load(sys.stdin)
    office = Office(asked["command"], asked["environment"])
    try:
        json.dump([_carried_out(office, job) for job in asked["jobs"]], sys.stdout)
    finally:
        office.end()


if __name__ == "__main__":
    main()

"""Three programs that judge whether a DOCX is valid."""

import json
import os
import subprocess
import sys
from pathlib import Path

from openxml_audit import OpenXmlValidator

from converters import resources

JAVA_AT_ONCE = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
"""Java translates its programs once and not again and again: of a short life that is most.

What is translated so takes more room on the stack."""
_QUICK = os.environ | {"DOTNET_TieredPGO": "0"}
"""Nothing of its short life is worth measuring to the runtime of the validator: a third less."""


def ported(files: list[Path]) -> dict[str, list[str]]:
    """Return what the port of Microsoft's SDK objects to."""
    validator = OpenXmlValidator()
    found = {path.name: [str(e) for e in validator.validate(path).errors] for path in files}
    return {name: errors for name, errors in found.items() if errors}


def dangling(files: list[Path]) -> str:
    """Return what leads nowhere, in the words of the program that looks for it."""
    program = Path(sys.executable).with_name("ooxml-integrity")
    command = [str(program), "check", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    sound = done.stdout.count("0 error(s), 0 warning(s)")
    return "" if done.returncode == 0 and sound == len(files) else done.stdout


def refused(files: list[Path]) -> list[object]:
    """Return what the validator of Microsoft says of the files it does not pass."""
    program = next((resources.root() / "node_modules").glob("@xarsh/*/ooxml-validator"), None)
    assert program, "没有微软的 DOCX 校验器（只有 64 位 PC 的版本）：请运行 make test 安装"
    said = []
    for path in files:
        done = subprocess.run(
            [program, path], env=_QUICK, capture_output=True, text=True, check=False
        )
        if json.loads(done.stdout) != {"file": str(path), "ok": True, "errors": []}:
            said.append(json.loads(done.stdout))
    return said

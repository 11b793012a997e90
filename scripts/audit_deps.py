"""`make audit-deps`: what we install, under which licences, and whether each file has its hash.

What runs with the program may be under permissive licences or Mozilla's, never under the GPL or
the AGPL. Of several licences that are offered the permissive one is chosen; where a package only
names them, a person has read its texts and the choice stands in CHOICES. Fonts are no part of the
program; they are listed apart, with what allows documents to hold them.
"""

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.markers import Marker
from packaging.utils import canonicalize_name

from converters.collection import free_fonts

ROOT = Path(__file__).parents[1]
RUNTIME = "requirements.lock"

ALLOWED = (
    *("0BSD", "MIT-0", "LicenseRef-Public-Domain", "CC0-1.0", "Unlicense"),
    *("MIT", "MIT-CMU", "ISC", "BSD-2-Clause", "BSD-3-Clause", "BSD", "Zlib", "HPND"),
    *("Apache-2.0", "PSF-2.0", "Python-2.0", "ZPL-2.1", "MPL-2.0", "MPL-1.1"),
)
"""The most permissive first: of several that are offered the first is chosen."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which licence we take of a package that names several without saying how they go together.

    `declared` is what it names: if that changes, a person has to read again.
    """

    taken: str
    declared: str
    why: str


CHOICES = {
    "docutils": Choice(
        "LicenseRef-Public-Domain AND BSD-2-Clause",
        "LicenseRef-Public-Domain AND BSD AND GPL",
        "只有源码包里给 Emacs 用的一个文件是 GPL，安装的包里没有它（COPYING.rst）",
    ),
    "pyphen": Choice(
        "MPL-1.1",
        "GPL AND LGPL AND MPL-1.1",
        "三种许可证任选一种（LICENSE）",
    ),
    "pypdfium2": Choice(
        "Apache-2.0 OR BSD-3-Clause",
        "BSD-3-Clause AND Apache-2.0 AND dependency licenses",
        "两种任选；所带 PDFium 及其各库都是宽松的许可证（BUILD_LICENSES）",
    ),
}

_WORDS = (
    (r"affero|agpl", "AGPL"),
    (r"lesser|library general|lgpl", "LGPL"),
    (r"general public licen[sc]e|\bgpl", "GPL"),
    (r"mozilla public license 1\.1|mpl[- ]1\.1", "MPL-1.1"),
    (r"mozilla public license 2|mpl[- ]2", "MPL-2.0"),
    (r"apache", "Apache-2.0"),
    (r"bsd[- ]2|2-clause", "BSD-2-Clause"),
    (r"bsd[- ]3|3-clause", "BSD-3-Clause"),
    (r"\bbsd\b", "BSD"),
    (r"mit-cmu|hpnd", "MIT-CMU"),
    (r"mit-0", "MIT-0"),
    (r"\bmit\b|permission is hereby granted, free of charge", "MIT"),
    (r"python software foundation|psf", "PSF-2.0"),
    (r"zope public license|zpl", "ZPL-2.1"),
    (r"public domain", "LicenseRef-Public-Domain"),
    (r"\bisc\b", "ISC"),
)

FONT_LICENCES = {
    free_fonts.FANDOL: ("GPL-3.0，带字体例外", "Fandol-README.txt", r"GPL \+ GPL font exception"),
    free_fonts.NOTO: ("OFL-1.1", "NotoCJK-copyright.txt", r"OFL-1\.1|Open Font License"),
    free_fonts.TINOS: ("OFL-1.1", "Tinos-copyright.txt", r"OFL-1\.1|Open Font License"),
    free_fonts.DEJAVU: ("Bitstream Vera", "DejaVu-copyright.txt", r"License: bitstream-vera"),
}
"""The licence of the fonts of each package, in which file it stands, and what that says."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One requirement of a lock file."""

    name: str
    version: str
    marker: str
    hashes: int
    wanted_by: tuple[str, ...]

    @property
    def is_for_here(self) -> bool:
        """Whether it is installed on this machine."""
        return not self.marker or Marker(self.marker).evaluate()


def pins(lock: str) -> list[Pin]:
    """Return the requirements in the text of a lock file, as uv writes it."""
    return [_pin(block) for block in re.split(r"\n(?=[A-Za-z0-9])", lock) if "==" in block]


def _pin(block: str) -> Pin:
    head = block.partition("\\")[0].partition("\n")[0]
    wanted, _, marker = head.partition(";")
    name, _, version = wanted.partition("==")
    vias = re.findall(r"^ +# +(?:via )?(\S.*)$", block.replace("# via\n", "#\n"), re.MULTILINE)
    hashes = len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", block))
    plain = canonicalize_name(name.partition("[")[0].strip())
    return Pin(plain, version.strip(), marker.strip(), hashes, tuple(vias))


def unhashed(lock: str) -> list[str]:
    """Return the requirements of a lock file that are not held to a digest."""
    return [pin.name for pin in pins(lock) if not pin.hashes]


def unhashed_npm(lock: str) -> list[str]:
    """Return the packages of npm's lock file that are not held to a digest."""
    packages = json.loads(lock)["packages"]
    return [
        name
        for name, entry in packages.items()
        if name and not entry.get("link") and not entry.get("integrity", "").startswith("sha512-")
    ]


def unwanted(lock: str) -> list[str]:
    """Return the requirements that nothing asks for which the project asks for itself."""
    found = pins(lock)
    known = {pin.name for pin in found if any(by.startswith("huibian") for by in pin.wanted_by)}
    while more := {p.name for p in found if set(p.wanted_by) & known and p.name not in known}:
        known |= more
    return [pin.name for pin in found if pin.name not in known]


def unused(asked: Sequence[str], imported: set[str], giving: Mapping[str, list[str]]) -> list[str]:
    """Return the packages that pyproject asks for and nothing imports.

    `giving` says which packages give a module of that name.
    """
    used = {canonicalize_name(name) for module in imported for name in giving.get(module, [])}
    return [name for name in asked if canonicalize_name(name) not in used]


def imported(program: str) -> set[str]:
    """Return the names at the top of all modules that a program imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(program)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def declared(about: Mapping[str, Sequence[str]], texts: Sequence[str]) -> str:
    """Return what a package says of its licence, as an expression of SPDX; empty for nothing.

    `about` is its metadata by key. Licences that are only named one after another all hold.
    """
    if expression := "".join(about.get("License-Expression", [])):
        return expression
    classed = [c for c in about.get("Classifier", []) if c.startswith("License ::")]
    named = [c.rpartition("::")[2].strip() for c in classed if not c.endswith("OSI Approved")]
    if not named:
        field = "".join(about.get("License", [])).partition("\n")[0]
        named = [part.strip() for part in re.split(r",(?! version)", field, flags=re.I) if part]
    if not named:
        named = [" ".join(text.split())[:400] for text in texts]
    return " AND ".join(dict.fromkeys(_spdx(name) for name in named if name))


def _spdx(words: str) -> str:
    """Return the short name of a licence; words that name none as they are."""
    for pattern, short in _WORDS:
        if re.search(pattern, words, re.IGNORECASE):
            return short
    return words


def chosen(expression: str) -> str | None:
    """Return the licences that we take of an expression, None if one of them is not allowed.

    >>> chosen("GPL-2.0-or-later OR (MIT AND PSF-2.0)"), chosen("MIT AND GPL-3.0-only")
    ('MIT AND PSF-2.0', None)
    """
    parts = re.findall(r"[()]|\b(?:AND|OR)\b|(?:(?!\b(?:AND|OR)\b)[^()])+", expression)
    tokens = [part.strip() for part in parts if part.strip()]
    found = _any_of(tokens)
    return None if found is None or tokens else " AND ".join(found)


def _any_of(tokens: list[str]) -> list[str] | None:
    offers = [_all_of(tokens)]
    while tokens and tokens[0] == "OR":
        tokens.pop(0)
        offers.append(_all_of(tokens))
    allowed = [offer for offer in offers if offer is not None]
    return min(allowed, key=lambda offer: max(map(ALLOWED.index, offer)), default=None)


def _all_of(tokens: list[str]) -> list[str] | None:
    parts = [_one(tokens)]
    while tokens and tokens[0] == "AND":
        tokens.pop(0)
        parts.append(_one(tokens))
    if any(part is None for part in parts):
        return None
    return list(dict.fromkeys(name for part in parts for name in part or ()))


def _one(tokens: list[str]) -> list[str] | None:
    token = tokens.pop(0) if tokens else ""
    if token == "(":
        inside = _any_of(tokens)
        if tokens:
            tokens.pop(0)
        return inside
    return [token] if token in ALLOWED else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one package: a line of the list, and the fault if there is one."""

    line: str
    fault: str = ""


def judged(name: str, found: str) -> Verdict:
    """Return the verdict on a package and the licences it declares."""
    choice = CHOICES.get(name)
    if choice and found != choice.declared:
        return Verdict(name, f"{name} 的许可证变了（{found}），请重读它的许可证，改 CHOICES")
    taken = chosen(choice.taken if choice else found)
    if taken is None:
        return Verdict(name, f"{name} 的许可证不能用：{found or '没有写明'}")
    note = f"（所列 {found}；{choice.why}）" if choice else ""
    several = f"（任选：{found}）" if not choice and " OR " in found else ""
    return Verdict(f"{taken}{note}{several}")


def licences(found: Sequence[Pin]) -> Iterator[tuple[Pin, Verdict]]:
    """Yield the verdict on each package of a lock file that is installed here."""
    for pin in found:
        if not pin.is_for_here:
            yield pin, Verdict("本机不装")
            continue
        try:
            installed = metadata.distribution(pin.name)
        except metadata.PackageNotFoundError:
            yield pin, Verdict("", f"{pin.name} 没有安装，看不到它的许可证：请先运行 make")
            continue
        yield pin, judged(pin.name, _declared_by(installed))


def _declared_by(installed: metadata.Distribution) -> str:
    keys = ("License-Expression", "License", "Classifier")
    about = {key: installed.metadata.get_all(key) or [] for key in keys}
    files = installed.files or []
    texts = [path for path in files if re.match(r"(LICEN[CS]E|COPYING)", path.name, re.IGNORECASE)]
    return declared(about, [path.read_text() for path in texts if ".dist-info" in str(path)])


def fonts(folder: Path) -> Iterator[Verdict]:
    """Yield the verdict on the fonts of each package, which are no part of the program."""
    for package, (licence, file, says) in FONT_LICENCES.items():
        names = "、".join(name for name, of in free_fonts.FONTS.items() if of == package)
        path = folder / file
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        right = re.search(says, text)
        fault = "" if right else f"{path} 里没有写 {package} 的字体许可证（{licence}）"
        yield Verdict(f"{licence}：{names}", fault)


def _programs() -> Iterator[str]:
    for path in sorted((ROOT / "converters").rglob("*.py")):
        yield path.read_text(encoding="utf-8")
    for path in (ROOT / "Snakefile", *sorted((ROOT / "workflow").rglob("*.smk"))):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield "\n".join(line for line in lines if re.match(r"(import|from) ", line))


def _asked() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [re.split(r"[<>=!~;\[ ]", line)[0] for line in project["dependencies"]]


def faults_of_locks() -> Iterator[str]:
    """Yield what is wrong with the lock files, and with what pyproject asks for."""
    for path in sorted(ROOT.glob("requirements*.lock")):
        text = path.read_text(encoding="utf-8")
        yield from (f"{path.name}：{name} 没有校验值" for name in unhashed(text))
        yield from (f"{path.name}：没有谁要 {name}" for name in unwanted(text))
    npm = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    yield from (f"package-lock.json：{name} 没有校验值" for name in unhashed_npm(npm))
    modules = {name for program in _programs() for name in imported(program)}
    unneeded = unused(_asked(), modules, metadata.packages_distributions())
    yield from (f"pyproject.toml：没有哪个模块用 {name}" for name in unneeded)


def main() -> int:
    """Print the list; return 1 if something in it is wrong."""
    faults = list(faults_of_locks())
    print(f"随程序运行的 Python 包（{RUNTIME}）")
    for pin, verdict in licences(pins((ROOT / RUNTIME).read_text(encoding="utf-8"))):
        print(f"  {pin.name} {pin.version}  {verdict.line}")
        faults += [verdict.fault] if verdict.fault else []
    print("字体（不是程序的一部分，另行下载；许可证准许嵌入文件）")
    for verdict in fonts(free_fonts.folder()):
        print(f"  {verdict.line}")
        faults += [verdict.fault] if verdict.fault else []
    for fault in faults:
        print(f"错误：{fault}。", file=sys.stderr)
    print("许可证都能用，锁定文件都有校验值，没有多余的包。" if not faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

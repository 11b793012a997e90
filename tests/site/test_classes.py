"""The classes of the style sheets are those that pages have, and the other way round."""

import re
from itertools import chain

from converters import resources
from converters.site import templates
from converters.site.pages import Site
from tests.site.make import CONFIG, TALK, entries

SHEETS = ("site.css", "compare.css")
FOLDER = resources.root() / "styles/site"
ARTICLE = (
    "formats/article.py",
    "formats/compared_html.py",
    "formats/html.py",
    "site/qr.py",
    "speech/attendance.py",
    "speech/head_words.py",
    "speech/model.py",
    "speech/printed_words.py",
)
"""Where the names of what stands in an article are written down."""
UNSEEN = {"plain", "speech-page", "book-page", "run-in", "times"}
"""Classes that only tell what something is: nothing looks different for them."""


def styled() -> set[str]:
    """The classes that rules of the sheets ask for, without the number some end in."""
    found = set[str]()
    for sheet in SHEETS:
        text = re.sub(r"/\*.*?\*/", "", templates.text(sheet), flags=re.DOTALL)
        selectors = (it for it in re.findall(r"([^{}]+)\{", text) if not it.strip().startswith("@"))
        for selector in selectors:
            found |= set(re.findall(r"\.([a-z][\w-]*)", re.sub(r'"[^"]*"', "", selector)))
    return {name.rstrip("0123456789") for name in found}


def of_templates() -> set[str]:
    """The classes templates write, without what is filled in."""
    found = set[str]()
    for path in FOLDER.glob("*.j2"):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r"\{% block kind %\}([\w-]+)", text))
        plain = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", text, flags=re.DOTALL)
        found |= set(chain.from_iterable(it.split() for it in re.findall(r'class="(.*?)"', plain)))
    return found


def of_scripts() -> set[str]:
    """The classes scripts give to what they make."""
    texts = [path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js")]
    given = re.findall(
        r"make\('\w+', '([\w -]+)'|className = '([\w -]+)'|classList\.\w+\('([\w-]+)'",
        "\n".join(texts),
    )
    return set(" ".join(chain.from_iterable(given)).split())


def words_of(*texts: str) -> set[str]:
    return {
        name.rstrip("0123456789") for text in texts for name in re.findall(r"[a-z][\w-]*", text)
    }


def test_every_rule_is_for_something_a_page_has() -> None:
    scripts = (path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js"))
    quoted = (it for text in scripts for it in re.findall(r"'([^'\n]*)'", text))
    articles = (resources.text(f"converters/{name}").lower() for name in ARTICLE)
    assert styled() - of_templates() - words_of(*quoted, *articles) == set()


def test_every_class_a_page_has_looks_like_something_or_is_asked_for_by_a_script() -> None:
    scripts = (path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js"))
    asked = {name for text in scripts for name in re.findall(r"\.([a-z][\w-]*)", text)}
    assert (of_templates() | of_scripts()) - styled() - asked - UNSEEN == set()


def test_every_script_and_sheet_is_written_beside_the_pages() -> None:
    site = Site(CONFIG, entries(TALK), compared=[TALK.meta.id])
    written = {name for name, _ in site.assets()}
    folder = (path.name for path in FOLDER.iterdir() if path.suffix in {".js", ".css", ".svg"})
    assert set(folder) == written

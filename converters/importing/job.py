"""One run over one file: what its stages share."""

from dataclasses import dataclass, field

from converters.errors import Finding, Severity
from converters.importing.body import styled
from converters.importing.ledger import ResultWords
from converters.importing.page.page_facts import PageFacts
from converters.importing.text.lines import SourceLine
from converters.importing.worksheet import Worksheet
from converters.readers.raw import RawText
from converters.speech.model import Circulation


@dataclass(slots=True)
class CleaningJob:
    """The raw text, the sheet on which it is worked, and what has been learnt and found so far.

    `collection` is the title of the collection that the file is, empty for a lone speech.
    """

    raw: RawText
    name: str
    sheet: Worksheet
    facts: PageFacts = field(default_factory=PageFacts)
    collection: str = ""
    findings: list[Finding] = field(default_factory=list)
    notes: list[SourceLine] = field(default_factory=list)
    """The foot- and endnotes, which wait for their paragraphs."""
    document: Circulation = field(default_factory=Circulation)
    """What the styles of the file tell of it as a document."""
    outputs: list[ResultWords] = field(default_factory=list)
    spans: styled.Spans = field(init=False)
    """The words that the format marks."""
    titles: list[str] = field(default_factory=list)
    """Every title that was met, used or not."""

    def __post_init__(self) -> None:
        self.spans = styled.Spans(self.raw)

    def on(self, rule: str) -> bool:
        """Return whether a rule is switched on."""
        return rule not in self.sheet.off

    def find(
        self,
        code: str,
        message: str,
        advice: str,
        line: SourceLine | None = None,
        *,
        severity: Severity = Severity.WARNING,
        excerpt: str = "",
        number: int = 0,
    ) -> None:
        """Note a doubt about a line, or about the one of that number."""
        number = line.number if line else number
        quoted = excerpt or (self.sheet.as_written(line.words.cut(0, 40)).text if line else "")
        self.findings.append(Finding(code, severity, message, self.name, number, quoted, advice))

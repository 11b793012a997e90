"""The settings of a collection (讲话集), `config.yaml`."""

from dataclasses import dataclass

from converters import schema

FORMATS = ("docx", "pdf", "txt")
"""Every format a speech can be built in; the site comes beside them."""


@dataclass(frozen=True, slots=True)
class Config:
    """What is collected, under which name, and what is built from it."""

    title: str
    publisher: str = ""
    description: str = ""
    speeches: str = "speeches"
    """The folder of the Markdown, relative to that of `config.yaml`."""
    style: str = "gbt9704"
    formats: tuple[str, ...] = FORMATS
    site: bool = True


def read(data: str) -> Config:
    """Return the settings written as YAML in `data`; raises SourceError with the line."""
    values = schema.load_yaml(data, "config")
    formats = tuple(values.pop("formats", FORMATS))
    return Config(**values, formats=formats)

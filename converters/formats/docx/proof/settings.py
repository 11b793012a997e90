"""What `settings.xml` of a proof says: changes are tracked, and that cannot be left off unseen."""

from typing import Any

from docx.oxml import parse_xml

from converters.formats.docx.oxml import NAMESPACES

_BEFORE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}defaultTabStop"
_TRACKED = (
    f"<w:trackRevisions {NAMESPACES}/>",
    # Without a password: whoever knows what he does can end it (ECMA-376-1 17.15.1.29).
    f'<w:documentProtection {NAMESPACES} w:edit="trackedChanges" w:enforcement="1"/>',
)


def track(settings: Any) -> None:
    """Switch the tracking of changes on, and protect it; the schema wants both at one place."""
    place = settings.find(_BEFORE)
    for written in _TRACKED:
        place.addprevious(parse_xml(written))

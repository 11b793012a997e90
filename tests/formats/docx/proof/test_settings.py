from converters.settings.design import Design
from tests.formats.docx.proof.opened import W, made, part
from tests.make import speech


def test_changes_are_tracked_and_that_is_protected_where_the_schema_wants_it(
    design: Design,
) -> None:
    settings = part(made(speech(), design), "settings")
    names = [one.tag.removeprefix(W) for one in settings]
    at = names.index("defaultTabStop")
    assert names[at - 2 : at] == ["trackRevisions", "documentProtection"]
    protection = settings.find(f"{W}documentProtection")
    assert protection is not None
    assert dict(protection.attrib) == {f"{W}edit": "trackedChanges", f"{W}enforcement": "1"}

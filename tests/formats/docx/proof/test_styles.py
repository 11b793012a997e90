from converters.settings.design import Design
from tests.formats.docx.proof.opened import W, made, part
from tests.make import circulation, speech


def test_word_finds_its_own_styles_for_comments_and_numbers(design: Design) -> None:
    found = {
        one.get(f"{W}styleId"): one.find(f"{W}name").get(f"{W}val")
        for one in part(made(speech(), design), "styles").iter(f"{W}style")
    }
    assert found["CommentText"] == "annotation text"
    assert found["CommentReference"] == "annotation reference"
    assert found["LineNumber"] == "line number"


def test_what_stands_around_the_text_is_not_counted(design: Design) -> None:
    styles = part(made(speech(circulation=circulation()), design), "styles")
    left_out = {
        one.get(f"{W}styleId")
        for one in styles.iter(f"{W}style")
        if one.find(f"{W}pPr/{W}suppressLineNumbers") is not None
    }
    assert {"Issuer", "DocumentNumber", "Imprint"} <= left_out
    assert not left_out & {"BodyText", "Title", "Recipients", "Signature"}

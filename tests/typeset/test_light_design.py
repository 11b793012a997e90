"""A look cut down to some characters: each face keeps what it has to draw, and no more."""

from dataclasses import replace

import pytest

from converters.settings.design import Design
from converters.settings.fonts import Face
from converters.typeset.light_design import lightened
from tests.typeset.boxes import Box, chain, face

FULL = Box(1000, 100, -100, 900, 800)
OWN = face("own.otf", dict.fromkeys("人大工A0· ", FULL), alike={"•": "·"})
OTHER = face("other.otf", dict.fromkeys("人喆工—", FULL))


@pytest.fixture
def look(design: Design) -> Design:
    chains = {"body": chain(OWN, OTHER), "kai": chain(OTHER)}
    folio = replace(design.style.folio, form="工{page}")
    return Design(replace(design.style, folio=folio), design.roles, chains)


def held(face: Face) -> str:
    return "".join(sorted(map(chr, face.glyphs)))


def test_a_face_keeps_what_it_draws_in_any_role_and_what_page_numbers_are_made_of(
    look: Design,
) -> None:
    own, other = lightened(look, "人喆").chains["body"].faces
    assert held(own) == "".join(sorted(" 0人工"))
    assert held(other) == "".join(sorted("—人喆工"))


def test_a_fallback_keeps_only_what_no_face_before_it_has(look: Design) -> None:
    alone = replace(look, chains={"body": chain(OWN, OTHER)})
    assert held(lightened(alone, "人喆").chains["body"].faces[1]) == "".join(sorted("—喆"))


def test_characters_that_share_a_glyph_are_kept_together(look: Design) -> None:
    assert {"·", "•"} <= set(held(lightened(look, "·").chains["body"].faces[0]))


def test_a_character_that_no_face_has_costs_nothing(look: Design) -> None:
    assert held(lightened(look, "话").chains["body"].faces[0]) == " 0工"


def test_roles_keep_their_order_and_a_file_is_cut_once_for_all(look: Design) -> None:
    light = lightened(look, "人")
    assert [each.file for each in light.chains["body"].faces] == ["own.otf", "other.otf"]
    assert light.chains["kai"].faces[0] is light.chains["body"].faces[1]
    assert light.chains["kai"].role == look.chains["kai"].role


def test_the_bones_of_a_face_are_its_ascii(look: Design) -> None:
    bones = lightened(look, "人").chains["body"].faces[0].bones
    assert bones is not None
    assert held(Face("bones.otf", bones)) == " 0A"

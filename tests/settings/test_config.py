from dataclasses import fields

import pytest
import yaml

from converters import formats, resources
from converters.errors import SourceError
from converters.settings.config import Config, SiteSettings
from tests.make import collection_settings


def test_a_title_is_enough() -> None:
    assert collection_settings("title: 选编") == Config(
        "选编", formats=formats.names(formats.usual_of_speeches())
    )


def test_settings_overrule_the_defaults() -> None:
    found = collection_settings("title: 选编\nformats: [pdf]\nsite: false\nstyle: reading")
    assert (found.formats, found.site, found.style) == (("pdf",), None, "reading")


def test_the_site_may_have_settings_of_its_own() -> None:
    found = collection_settings("title: 选编\nsite:\n  base_url: https://example.org/a/\n")
    assert found.site == SiteSettings("https://example.org/a")
    assert collection_settings("title: 选编\nsite: true").site == SiteSettings()


def test_a_collection_without_a_site_is_cited_by_the_usual_settings() -> None:
    assert collection_settings("title: 选编\nsite: false").site_settings == SiteSettings()
    own = collection_settings("title: 选编\nsite:\n  base_url: https://example.org/a/\n")
    assert own.site_settings == own.site


def test_the_schema_and_the_settings_of_the_site_name_the_same_keys() -> None:
    rules = yaml.safe_load(resources.text("workflow/schemas/config.schema.yaml"))
    site = rules["properties"]["site"]["properties"]
    assert set(site) == {field.name for field in fields(SiteSettings)}


def test_a_wrong_setting_of_the_site_is_told_with_its_line() -> None:
    with pytest.raises(SourceError) as caught:
        collection_settings("title: 选编\nsite:\n  base: https://example.org")
    assert caught.value.line == 3


def test_a_wrong_setting_is_told_with_its_line() -> None:
    with pytest.raises(SourceError) as caught:
        collection_settings("title: 选编\nformats: [doc]")
    assert caught.value.line == 2
    assert caught.value.remedy == "是不是想写“docx”？"


def test_schema_and_settings_name_the_same_keys_and_defaults() -> None:
    properties = yaml.safe_load(resources.text("workflow/schemas/config.schema.yaml"))["properties"]
    elsewhere = {"retired"}
    assert set(properties) == {field.name for field in fields(Config)} - elsewhere
    given = {name: rule["default"] for name, rule in properties.items() if "default" in rule}
    defaults = Config("")
    for name, value in given.items():
        own = getattr(defaults, name)
        assert (list(own) if isinstance(own, tuple) else own) == value


def test_the_sample_collection_has_valid_settings() -> None:
    assert collection_settings(resources.text("config.yaml")).title

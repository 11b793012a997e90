from dataclasses import fields

import pytest
import yaml

from converters import config, resources
from converters.config import Config
from converters.errors import SourceError


def test_a_title_is_enough() -> None:
    assert config.read("title: 选编") == Config("选编")


def test_settings_overrule_the_defaults() -> None:
    found = config.read("title: 选编\nformats: [pdf]\nsite: false\nstyle: reading")
    assert (found.formats, found.site, found.style) == (("pdf",), False, "reading")


def test_a_wrong_setting_is_told_with_its_line() -> None:
    with pytest.raises(SourceError) as caught:
        config.read("title: 选编\nformats: [doc]")
    assert caught.value.line == 2


def test_schema_and_settings_name_the_same_keys_and_defaults() -> None:
    properties = yaml.safe_load(resources.text("workflow/schemas/config.schema.yaml"))["properties"]
    assert set(properties) == {field.name for field in fields(Config)}
    given = {name: rule["default"] for name, rule in properties.items() if "default" in rule}
    defaults = Config("")
    for name, value in given.items():
        own = getattr(defaults, name)
        assert (list(own) if isinstance(own, tuple) else own) == value


def test_the_sample_collection_has_valid_settings() -> None:
    assert config.read(resources.text("config.yaml")).title

from pathlib import Path

import pytest

from converters.project.root import root_of


def test_a_folder_with_settings_is_a_collection_even_if_they_are_wrong(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("titel: 选编\n", encoding="utf-8")
    assert root_of(tmp_path) == tmp_path


def test_a_sub_folder_belongs_to_the_nearest_collection_above(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("title: 外\n", encoding="utf-8")
    inner = tmp_path / "内" / "speeches" / "旧稿"
    inner.mkdir(parents=True)
    (tmp_path / "内/config.yaml").write_text("title：内\n", encoding="utf-8")
    assert root_of(inner) == tmp_path / "内"


@pytest.mark.parametrize("settings", [b"debug: true\n", b"\xff\xfe\x00", b""])
def test_settings_of_another_program_further_up_are_not_ours(
    tmp_path: Path, settings: bytes
) -> None:
    (tmp_path / "config.yaml").write_bytes(settings)
    inner = tmp_path / "a"
    inner.mkdir()
    assert root_of(inner) is None


def test_a_folder_named_like_the_settings_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").mkdir()
    assert root_of(tmp_path) is None


def test_what_is_no_file_in_the_place_of_the_settings_is_theirs_beside_speeches(
    tmp_path: Path,
) -> None:
    (tmp_path / "speeches").mkdir()
    (tmp_path / "config.yaml").symlink_to("nowhere")
    assert root_of(tmp_path) == tmp_path
    assert root_of(tmp_path / "speeches") == tmp_path

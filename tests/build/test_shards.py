from converters.build import shards

IDS = [f"s{number}" for number in range(1000)]


def test_every_speech_is_in_one_shard() -> None:
    groups = shards.members(IDS)
    assert sorted(id for ids in groups.values() for id in ids) == sorted(IDS)


def test_a_new_speech_disturbs_one_shard() -> None:
    before, after = shards.members(IDS), shards.members([*IDS, "s2020-0716-01"])
    assert sum(before[name] != after[name] for name in before) == 1


def test_the_order_given_does_not_matter() -> None:
    assert shards.members(reversed(IDS)) == shards.members(IDS)


def test_shards_are_of_like_size() -> None:
    sizes = [len(ids) for ids in shards.members(IDS).values()]
    assert max(sizes) < 2 * min(sizes)

"""The contract of documents: versions, expectations, and all of a change or nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from storage.base import Change, Conflict, Doc, OutboxRow, Ref, Space, Store

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TRAJECT = Ref("traject", "b2")
ANNA = Ref("sheets", "anna")
BART = Ref("sheets", "bart")


async def put(store: Store, space: Space, **bodies: Any) -> None:
    """Save sheets by id."""
    await store.commit(space, Change(puts={Ref("sheets", id): b for id, b in bodies.items()}))


async def test_a_space_begins_empty(store: Store, space: Space) -> None:
    assert await store.get(space, [TRAJECT, ANNA]) == [None, None]
    assert await store.table(space, "sheets") == {}


async def test_a_version_grows_by_one_with_every_put(store: Store, space: Space) -> None:
    for version in (1, 2, 3):
        await store.commit(space, Change(puts={TRAJECT: {"fase": version}}))
        assert await store.get(space, [TRAJECT]) == [Doc(version, {"fase": version})]


async def test_a_put_replaces_the_whole_body(store: Store, space: Space) -> None:
    await put(store, space, anna={"a": 1, "b": 2})
    await put(store, space, anna={"b": 3})
    assert await store.get(space, [ANNA]) == [Doc(2, {"b": 3})]


async def test_documents_come_in_the_order_that_was_asked(store: Store, space: Space) -> None:
    await put(store, space, anna={"wie": "anna"}, bart={"wie": "bart"})
    found = await store.get(space, [BART, TRAJECT, ANNA, BART])
    anna, bart = Doc(1, {"wie": "anna"}), Doc(1, {"wie": "bart"})
    assert found == [bart, None, anna, bart]


async def test_a_table_comes_in_the_order_of_its_ids(store: Store, space: Space) -> None:
    await put(store, space, chris={}, anna={"ja": True})
    await put(store, space, bart={}, anna={"ja": False}, Zoe={})
    table = await store.table(space, "sheets")
    assert list(table) == ["Zoe", "anna", "bart", "chris"]
    assert table["anna"] == Doc(2, {"ja": False})


async def test_tables_and_spaces_do_not_share_documents(store: Store, space: Space) -> None:
    elsewhere = Space.of("tenant", "another team")
    await store.commit(space, Change(puts={Ref("a", "x"): {"in": "a"}}))
    await store.commit(space, Change(puts={Ref("b", "x"): {"in": "b"}}))
    await store.commit(elsewhere, Change(puts={Ref("a", "x"): {"in": "elsewhere"}}))
    assert await store.get(space, [Ref("a", "x"), Ref("b", "x")]) == [
        Doc(1, {"in": "a"}),
        Doc(1, {"in": "b"}),
    ]
    assert await store.get(elsewhere, [Ref("a", "x"), Ref("b", "x")]) == [
        Doc(1, {"in": "elsewhere"}),
        None,
    ]


async def test_what_is_deleted_is_gone_and_starts_again_at_one(store: Store, space: Space) -> None:
    await put(store, space, anna={"a": 1})
    await put(store, space, anna={"a": 2}, bart={})
    await store.commit(space, Change(deletes=[ANNA, Ref("sheets", "nobody"), ANNA]))
    assert await store.get(space, [ANNA]) == [None]
    assert list(await store.table(space, "sheets")) == ["bart"]
    await put(store, space, anna={"a": 3})
    assert await store.get(space, [ANNA]) == [Doc(1, {"a": 3})]


async def test_a_table_is_dropped_with_all_its_documents(store: Store, space: Space) -> None:
    await put(store, space, anna={}, bart={})
    await store.commit(space, Change(puts={TRAJECT: {}}))
    await store.commit(space, Change(drops=["sheets", "never made"]))
    assert await store.table(space, "sheets") == {}
    assert await store.get(space, [TRAJECT]) == [Doc(1, {})]


async def test_a_table_is_dropped_before_documents_are_put(store: Store, space: Space) -> None:
    await put(store, space, anna={"ronde": 1}, bart={"ronde": 1})
    change = Change(drops=["sheets"], deletes=[BART], puts={ANNA: {"ronde": 2}})
    await store.commit(space, change)
    assert await store.table(space, "sheets") == {"anna": Doc(1, {"ronde": 2})}


async def test_a_change_that_read_an_old_version_conflicts(store: Store, space: Space) -> None:
    await store.commit(space, Change(puts={TRAJECT: {"fase": 1}}))
    await store.commit(space, Change(expects={TRAJECT: 1}, puts={TRAJECT: {"fase": 2}}))
    with pytest.raises(Conflict):
        await store.commit(space, Change(expects={TRAJECT: 1}, puts={TRAJECT: {"fase": 3}}))
    assert await store.get(space, [TRAJECT]) == [Doc(2, {"fase": 2})]


async def test_what_was_only_read_counts_too(store: Store, space: Space) -> None:
    await store.commit(space, Change(puts={TRAJECT: {"ronde": "open"}}))
    await store.commit(space, Change(puts={TRAJECT: {"ronde": "gesloten"}}))
    with pytest.raises(Conflict):
        await store.commit(space, Change(expects={TRAJECT: 1}, puts={ANNA: {"ja": 1}}))
    assert await store.get(space, [ANNA]) == [None]


async def test_zero_means_that_it_did_not_exist(store: Store, space: Space) -> None:
    await store.commit(space, Change(expects={ANNA: 0}, puts={ANNA: {"eerste": True}}))
    with pytest.raises(Conflict):
        await store.commit(space, Change(expects={ANNA: 0}, puts={ANNA: {"tweede": True}}))
    await store.commit(space, Change(deletes=[ANNA]))
    with pytest.raises(Conflict):
        await store.commit(space, Change(expects={ANNA: 1}, puts={ANNA: {"derde": True}}))
    await store.commit(space, Change(expects={ANNA: 0}, puts={ANNA: {"vierde": True}}))


async def sheets_read(store: Store, space: Space) -> dict[str, dict[str, int]]:
    table = await store.table(space, "sheets")
    return {"sheets": {id: doc.version for id, doc in table.items()}}


@pytest.mark.parametrize(
    "meanwhile",
    [
        Change(puts={Ref("sheets", "chris"): {}}),
        Change(puts={ANNA: {"ja": False}}),
        Change(deletes=[ANNA]),
        Change(drops=["sheets"]),
    ],
    ids=["added", "changed", "deleted", "dropped"],
)
async def test_a_table_that_was_read_may_not_have_changed(
    store: Store, space: Space, meanwhile: Change
) -> None:
    await put(store, space, anna={"ja": True}, bart={})
    read = await sheets_read(store, space)
    await store.commit(space, meanwhile)
    with pytest.raises(Conflict):
        await store.commit(space, Change(expects_tables=read, puts={TRAJECT: {"gesloten": True}}))
    assert await store.get(space, [TRAJECT]) == [None]
    read_again = await sheets_read(store, space)
    await store.commit(space, Change(expects_tables=read_again, puts={TRAJECT: {}}))


async def test_a_table_that_was_read_empty_may_not_have_filled(store: Store, space: Space) -> None:
    read = await sheets_read(store, space)
    assert read == {"sheets": {}}
    await store.commit(space, Change(expects_tables=read, puts={TRAJECT: {}}))
    await put(store, space, anna={})
    with pytest.raises(Conflict):
        await store.commit(space, Change(expects_tables=read, puts={TRAJECT: {}}))


async def test_a_change_may_write_the_table_that_it_read(store: Store, space: Space) -> None:
    await put(store, space, anna={"ja": True})
    read = await sheets_read(store, space)
    await store.commit(space, Change(expects_tables=read, puts={ANNA: {"ja": False}, BART: {}}))
    assert list(await store.table(space, "sheets")) == ["anna", "bart"]


async def test_a_refused_change_leaves_nothing_behind(store: Store, space: Space) -> None:
    await store.commit(
        space, Change(puts={TRAJECT: {}, ANNA: {"ja": 1}}, outbox=[OutboxRow("card", NOW, {})])
    )
    refused = Change(
        expects={TRAJECT: 1, BART: 7},
        puts={TRAJECT: {"nieuw": True}},
        deletes=[ANNA],
        drops=["sheets"],
        event="press",
        event_at=NOW,
        outbox=[OutboxRow("ping", NOW, {})],
        cancels=["card"],
        scrub=True,
    )
    with pytest.raises(Conflict):
        await store.commit(space, refused)
    assert await store.get(space, [TRAJECT, ANNA]) == [Doc(1, {}), Doc(1, {"ja": 1})]
    assert not await store.knows(space, "press")
    assert [leased.row.key for leased in await store.lease(NOW, 10)] == ["card"]


@pytest.mark.parametrize("body", [{"x": float("nan")}, {"x": NOW}, {"x": {1, 2}}, {"x": b"bytes"}])
async def test_what_is_not_json_is_refused(store: Store, space: Space, body: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        await store.commit(space, Change(puts={ANNA: {}, BART: body}))
    with pytest.raises((TypeError, ValueError)):
        await store.commit(space, Change(puts={ANNA: {}}, outbox=[OutboxRow("k", NOW, body)]))
    assert await store.get(space, [ANNA, BART]) == [None, None]


async def test_all_of_json_comes_back_as_it_was(store: Store, space: Space) -> None:
    body: dict[str, Any] = {
        "tekst": "één ☃ 🎓 \"quotes\" 'and' \\ \n\t </script>",
        "lijst": [1, -2.5, 1e100, True, None, [], {}, ["diep", {"x": []}]],
        "": {"leeg": "", "groot": 2**53},
    }
    await put(store, space, anna=body)
    assert await store.get(space, [ANNA]) == [Doc(1, body)]


async def test_nobody_changes_what_is_saved_by_accident(store: Store, space: Space) -> None:
    body: dict[str, Any] = {"lijst": ["een"], "kaart": {"a": 1}}
    await put(store, space, anna=body)
    body["lijst"].append("twee")
    (first,) = await store.get(space, [ANNA])
    assert first is not None
    assert first.body == {"lijst": ["een"], "kaart": {"a": 1}}
    first.body["kaart"]["a"] = 2
    (await store.table(space, "sheets"))["anna"].body["lijst"].clear()
    assert await store.get(space, [ANNA]) == [Doc(1, {"lijst": ["een"], "kaart": {"a": 1}})]


@pytest.mark.parametrize(
    "hostile",
    [
        "../../x",
        "/etc/passwd",
        "with\0nul",
        "x" * 10_000,
        "🎓" * 50,
        "\"'`;--\\",
        "two\nlines\r\n",
        "",
        " ",
        "events:2026-11-22:a",
        "outbox",
        "_default",
        "__class__",
        "%s{0}${x}",
    ],
)
async def test_names_are_only_data(store: Store, hostile: str) -> None:
    space = Space.of(hostile, hostile)
    ref = Ref(hostile, hostile)
    row = OutboxRow(hostile, NOW, {"van": hostile})
    change = Change(puts={ref: {hostile: hostile}}, outbox=[row], event=hostile, event_at=NOW)
    await store.commit(space, change)
    assert await store.get(space, [ref]) == [Doc(1, {hostile: hostile})]
    assert await store.table(space, hostile) == {hostile: Doc(1, {hostile: hostile})}
    assert await store.knows(space, hostile)
    assert not await store.knows(space, hostile + "!")
    (leased,) = await store.lease(NOW, 10)
    assert (leased.space, leased.row) == (space, row)
    await store.commit(space, Change(drops=[hostile], settles=leased))
    assert await store.table(space, hostile) == {}
    assert await store.knows(space, hostile)
    assert await store.next_due() is None

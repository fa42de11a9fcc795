"""The proxy between the bot and the Playground passes all on as it is."""

from __future__ import annotations

import asyncio

from deploy.local.children import free_port
from deploy.local.colleagues import AT_ONCE, Colleagues
from deploy.local.service_proxy import ServiceProxy
from tests.local.conftest import FakeTeam


async def test_it_changes_nothing_of_what_passes(team: FakeTeam) -> None:
    status, answer = await team.call("GET", "/19:abc@thread.tacv2;messageid=1/pagedmembers?top=2")

    assert status == 404
    assert answer == {"error": {"asked": {"chat": "19:abc@thread.tacv2;messageid=1", "top": "2"}}}


async def test_an_encoded_id_arrives_as_it_was_meant(team: FakeTeam) -> None:
    _, answer = await team.call("GET", "/19%3Aabc%40thread.tacv2%3Bmessageid%3D1/pagedmembers")

    assert answer["error"]["asked"]["chat"] == "19:abc@thread.tacv2;messageid=1"


async def test_without_a_playground_the_bot_hears_that_it_failed(team: FakeTeam) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    async with ServiceProxy(lambda: nowhere, Colleagues((), lambda: "", pace=AT_ONCE)) as proxy:
        team.service = proxy.url

        status, _ = await team.call("GET", "/iets/pagedmembers")

    assert status == 502


async def test_it_listens_on_the_port_asked_for_unless_that_is_taken() -> None:
    port, nobody = free_port(), Colleagues((), lambda: "", pace=AT_ONCE)

    async with ServiceProxy(lambda: "", nobody, port=port) as proxy:
        assert proxy.url == f"http://127.0.0.1:{port}"

    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    taken = server.sockets[0].getsockname()[1]
    async with server, ServiceProxy(lambda: "", nobody, port=taken) as proxy:
        assert proxy.url != f"http://127.0.0.1:{taken}"

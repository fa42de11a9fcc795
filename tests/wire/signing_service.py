"""The part of the channel that signs: its keys on loopback, and tokens good and bad."""

from __future__ import annotations

import json
import time
from typing import Any, Self

import jwt
from aiohttp import web
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

ISSUER = "https://api.botframework.com"


class SigningService:
    """Serves the metadata and the key list, and mints tokens with its private keys."""

    def __init__(self, app_id: str, service_url: str) -> None:
        self.app_id = app_id
        self.service_url = service_url
        self.fetches = 0
        self.down = False
        self.endorsements = ["msteams"]
        self._private: dict[str, rsa.RSAPrivateKey] = {}
        self._port = 0
        self.rotate()

    @property
    def metadata_url(self) -> str:
        return f"http://127.0.0.1:{self._port}/openid"

    def rotate(self) -> None:
        """From now on another key signs, and the ones before are no longer listed."""
        self.key_id = f"key-{time.monotonic_ns()}"
        self._private = {self.key_id: rsa.generate_private_key(65537, 2048)}

    def token(self, *, key_id: str | None = None, key: Any = None, **claims: Any) -> str:
        """A token as the channel mints it; claims that are given replace its own, None drops."""
        now = int(time.time())
        payload = {
            "iss": ISSUER,
            "aud": self.app_id,
            "serviceurl": self.service_url,
            "nbf": now,
            "exp": now + 3600,
        } | claims
        return jwt.encode(
            {name: value for name, value in payload.items() if value is not None},
            key or self._private[self.key_id],
            algorithm="RS256",
            headers={"kid": self.key_id if key_id is None else key_id},
        )

    def unsigned_token(self) -> str:
        """A token with alg none."""
        claims = jwt.decode(self.token(), options={"verify_signature": False})
        return jwt.encode(claims, "", algorithm="none", headers={"kid": self.key_id})

    def token_signed_with_public_key(self) -> str:
        """A token with alg HS256, the public key's text being the secret."""
        public = self._private[self.key_id].public_key()
        pem = public.public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        claims = jwt.decode(self.token(), options={"verify_signature": False})
        signer = jwt.get_algorithm_by_name("HS256")
        head, body = (
            jwt.utils.base64url_encode(json.dumps(part).encode())
            for part in ({"alg": "HS256", "typ": "JWT", "kid": self.key_id}, claims)
        )
        signature = jwt.utils.base64url_encode(signer.sign(head + b"." + body, pem))
        return b".".join((head, body, signature)).decode()

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.add_routes([web.get("/openid", self._metadata), web.get("/keys", self._keys)])
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._runner.cleanup()

    async def _metadata(self, request: web.Request) -> web.Response:
        self.fetches += 1
        if self.down:
            return web.Response(status=503)
        return web.json_response(
            {"issuer": ISSUER, "jwks_uri": f"http://127.0.0.1:{self._port}/keys"}
        )

    async def _keys(self, request: web.Request) -> web.Response:
        keys = [
            RSAAlgorithm.to_jwk(private.public_key(), as_dict=True)
            | {"kid": key_id, "endorsements": self.endorsements}
            for key_id, private in self._private.items()
        ]
        return web.json_response({"keys": keys})

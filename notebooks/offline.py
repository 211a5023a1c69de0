"""Refuse every connection but those to this machine: a notebook must run offline."""

import socket
from typing import Any

_LOCAL = ("127.", "::1", "localhost")
_connect = socket.socket.connect


def _connect_locally(self: socket.socket, address: Any) -> None:
    if isinstance(address, tuple) and not str(address[0]).startswith(_LOCAL):
        raise OSError(f"no network in notebooks: {address[0]}")
    _connect(self, address)


def _look_up_nothing(host: Any, *_: object, **__: object) -> Any:
    raise OSError(f"no network in notebooks: {host}")


socket.socket.connect = _connect_locally  # type: ignore[method-assign]
socket.getaddrinfo = _look_up_nothing

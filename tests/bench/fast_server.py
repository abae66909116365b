"""A server that answers every batch as UCloud answers a good one, as fast as Python can.

``python -m tests.bench.fast_server MILLISECONDS`` prints its port, waits so long before each answer, and serves until
it is killed. It reads every number; ``GET /`` tells how many came since the last time, and how often at most.
"""

from __future__ import annotations

import asyncio
import base64
import json
import sys
from collections import Counter
from urllib.parse import parse_qs


def response(value: object) -> bytes:
    body = json.dumps(value).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


TAKEN = response(
    {
        "RetCode": 0,
        "Action": "SendBatchUSMSMessageResponse",
        "Message": "submit success",
        "SessionNo": "0b364890-f157-4045-a59b-7c79e4d734cd",
        "ReqUuid": "5b6f6e3e-6a53-4b55-93e5-26a5f2d0c1ab",
        "SuccessCount": 200,
    }
)
arrived: Counter[str] = Counter()


def answer(body: bytes) -> bytes:
    if not body:
        found = {"numbers": len(arrived), "most": max(arrived.values(), default=0)}
        arrived.clear()
        return response(found)
    (content,) = parse_qs(body.decode())["TaskContent"]
    groups = json.loads(base64.b64decode(content))
    arrived.update(target["Phone"] for group in groups for target in group["Target"])
    return TAKEN


class Connection(asyncio.Protocol):
    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._read = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._read += data
        head = self._read.find(b"\r\n\r\n") + 4
        if head < 4:
            return
        _, given, rest = bytes(self._read[:head]).lower().partition(b"content-length:")
        length = int(rest.split(b"\r\n", 1)[0]) if given else 0
        if len(self._read) >= head + length:
            told = answer(bytes(self._read[head : head + length]))
            del self._read[: head + length]
            if self._delay:
                asyncio.get_running_loop().call_later(self._delay, self._transport.write, told)
            else:
                self._transport.write(told)


async def main(delay: float) -> None:
    server = await asyncio.get_running_loop().create_server(lambda: Connection(delay), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1]) / 1000))

"""Huawei Cloud's signatures and hosts."""

from __future__ import annotations

import warnings
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.sdk_request import SdkRequest
from huaweicloudsdkcore.signer.signer import Signer
from hypothesis import given
from hypothesis import strategies as st

from smsgui.errors import AccountError
from smsgui.providers import huawei_regions
from smsgui.providers.huawei_signing import host, signed
from tests.vectors import VECTORS

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)
SEGMENT = TEXT.filter(lambda text: "/" not in text)
NAME = st.from_regex(r"\A[Xx]-[A-Za-z]{1,8}\Z")


def seconds(date: str) -> float:
    return datetime.strptime(date, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp()


@pytest.mark.parametrize("vector", VECTORS["huawei_aksk"], ids=lambda vector: vector["name"])
def test_signatures_are_those_of_the_documents(vector: dict[str, Any]) -> None:
    url = f"https://{vector['host']}{vector['path']}"
    if vector["query"]:
        url += "?" + urlencode([tuple(pair) for pair in vector["query"]])
    headers = dict(vector["headers_before_signing"])
    date = headers.pop("X-Sdk-Date")
    body = vector["body_utf8"].encode()
    found = signed(vector["method"], url, headers, body, vector["ak"], vector["sk"], seconds(date))
    assert found["Authorization"] == vector["authorization"]
    assert (found["Host"], found["X-Sdk-Date"]) == (vector["host"], date)


def official(
    method: str, place: str, path: str, query: list[tuple[str, str]], headers: dict[str, str], body: bytes, date: str
) -> str:
    """The Authorization header of the official library."""
    request = SdkRequest(
        method=method,
        schema="https",
        host=place,
        resource_path=path,
        query_params=query,
        header_params={**headers, "X-Sdk-Date": date},
        body=body,
    )
    with warnings.catch_warnings(action="ignore"):  # it asks for the time in a way that newer Pythons warn of
        return str(Signer(BasicCredentials("AK", "SK+/=")).sign(request).header_params["Authorization"])


@given(
    st.sampled_from(["GET", "POST", "put"]),
    st.sampled_from(["smn.cn-north-4.myhuaweicloud.com", "127.0.0.1:8443", "sms.example.com"]),
    st.lists(SEGMENT, max_size=4),
    st.lists(st.tuples(TEXT, TEXT), max_size=4, unique_by=lambda pair: pair[0]),
    st.dictionaries(NAME, TEXT, max_size=3),
    st.binary(max_size=60),
)
def test_any_signature_is_that_of_the_official_library(
    method: str,
    place: str,
    segments: list[str],
    query: list[tuple[str, str]],
    headers: dict[str, str],
    body: bytes,
) -> None:
    lowered = {name.lower() for name in headers}
    if len(lowered) < len(headers) or "x-sdk-date" in lowered:
        return
    headers = {"Content-Type": "application/json", **headers}
    path = "/" + "/".join(quote(segment, safe="") for segment in segments)
    url = f"https://{place}{path}"
    pairs = [(name, value) for name, value in query if name]
    if pairs:
        url += "?" + "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs)
    ours = signed(method, url, headers, body, "AK", "SK+/=", 1795104184)["Authorization"]
    assert ours == official(method, place, path, pairs, headers, body, "20261119T160304Z")


@pytest.mark.parametrize(
    ("url", "header"),
    [
        ("https://smn.cn-north-1.myhuaweicloud.com/v2", "smn.cn-north-1.myhuaweicloud.com"),
        ("https://SMN.example.com:443/v2", "smn.example.com"),
        ("https://smn.example.com:8443/v2", "smn.example.com:8443"),
        ("http://127.0.0.1:80", "127.0.0.1"),
        ("http://127.0.0.1:443/", "127.0.0.1:443"),
        ("http://[::1]:8080/x", "[::1]:8080"),
    ],
)
def test_the_host_is_signed_as_it_is_sent(url: str, header: str) -> None:
    assert host(url) == header


def test_another_body_address_or_key_is_another_signature() -> None:
    def one(url: str = "https://a.example/x?y=1", body: bytes = b"{}", key: str = "SK", now: float = 1e9) -> str:
        return signed("POST", url, {}, body, "AK", key, now)["Authorization"]

    others = [one(url="https://b.example/x?y=1"), one(url="https://a.example/x?y=2"), one(body=b"{ }"), one(key="SK2")]
    assert len({one(), *others, one(now=1e9 + 1)}) == 6


@pytest.mark.parametrize(
    ("region", "smn", "iam"),
    [
        ("cn-north-1", "https://smn.cn-north-1.myhuaweicloud.com", "https://iam.cn-north-1.myhuaweicloud.com"),
        ("cn-north-2", "https://smn.cn-north-2.myhuaweicloud.cn", "https://iam.cn-north-2.myhuaweicloud.cn"),
        ("eu-west-101", "https://smn.eu-west-101.myhuaweicloud.eu", "https://iam.myhuaweicloud.com"),
        ("cn-north-11", "https://smn.cn-north-11.myhuaweicloud.com", "https://iam.myhuaweicloud.com"),
        ("cn-north-4_project", "https://smn.cn-north-4.myhuaweicloud.com", "https://iam.cn-north-4.myhuaweicloud.com"),
    ],
)
def test_regions_have_their_hosts(region: str, smn: str, iam: str) -> None:
    assert (huawei_regions.smn(region), huawei_regions.iam(region)) == (smn, iam)


@pytest.mark.parametrize("region", ["", "evil.example/", "北京", "cn north", "_x"])
def test_what_is_no_region_makes_no_address(region: str) -> None:
    with pytest.raises(AccountError):
        huawei_regions.smn(region)


def test_every_region_has_addresses() -> None:
    assert len(set(map(huawei_regions.smn, huawei_regions.REGIONS))) == len(huawei_regions.REGIONS)

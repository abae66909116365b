"""An account's settings against the fields that its provider declares."""

from __future__ import annotations

import pytest

from smsgui import providers
from smsgui.errors import AccountSettingsError
from smsgui.providers.base import Provider
from smsgui.settings import secret_fields, secrets_of, settings_of

UCLOUD = providers.by_id("ucloud")
HUAWEI = providers.by_id("huawei_smn")
GOOD = {"public_key": "pub"}


def refused(**given: str) -> str:
    with pytest.raises(AccountSettingsError) as caught:
        settings_of(UCLOUD, {**GOOD, **given})
    return str(caught.value)


@pytest.mark.parametrize("provider", providers.PROVIDERS, ids=lambda provider: provider.id)
def test_every_field_but_the_secrets_has_a_value_or_is_empty(provider: Provider) -> None:
    filled = {field.key: "x" for field in provider.fields if not (field.secret or field.default or field.optional)}
    settings = settings_of(provider, filled)
    assert settings.keys() == {field.key for field in provider.fields if not field.secret}
    assert {
        "connect_timeout": "10",
        "read_timeout": "70",
        "parallel": "1",
        "max_rate": "0",
        "batch_size": "0",
    }.items() <= (settings.items())


def test_blanks_around_what_was_pasted_are_dropped_and_an_empty_value_is_the_default() -> None:
    settings = settings_of(UCLOUD, {"public_key": "\t pub \n", "read_timeout": " ", "endpoint": " https://x.example "})
    assert (settings["public_key"], settings["read_timeout"], settings["endpoint"]) == (
        "pub",
        "70",
        "https://x.example",
    )


def test_a_setting_that_the_provider_does_not_have_is_named_with_those_it_has() -> None:
    assert "“colour”" in refused(colour="red")
    assert "public_key" in refused(colour="red")


def test_a_secret_among_the_settings_is_refused_without_showing_it() -> None:
    said = refused(private_key="a-very-secret-key")
    assert "private_key" in said
    assert "a-very-secret-key" not in said


def test_what_is_needed_and_missing_is_named() -> None:
    with pytest.raises(AccountSettingsError, match="public_key"):
        settings_of(UCLOUD, {"public_key": "  "})


@pytest.mark.parametrize("key", ["public_key", "project_id", "endpoint"])
@pytest.mark.parametrize("value", ["two\nlines", "nul\0", "half \ud83d", "hidden\u200bspace"])
def test_invisible_characters_inside_are_refused(key: str, value: str) -> None:
    assert "invisible" in refused(**{key: value})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("parallel", "0"), ("parallel", "33"), ("parallel", "1.5"), ("parallel", "two"), ("batch_size", "-1"),
        ("connect_timeout", "0"), ("read_timeout", "nan"), ("read_timeout", "inf"), ("read_timeout", "1e9"),
        ("max_rate", "-1"), ("max_rate", "fast"),
    ],
)  # fmt: skip
def test_numbers_that_make_no_sense_are_refused(key: str, value: str) -> None:
    said = refused(**{key: value})
    assert f"“{key}”" in said
    assert "enter a number from" in said


@pytest.mark.parametrize(
    ("key", "value"),
    [("parallel", "32"), ("batch_size", "200"), ("connect_timeout", "0.5"), ("max_rate", "0.25"), ("max_rate", "0")],
)
def test_numbers_that_make_sense_are_taken(key: str, value: str) -> None:
    assert settings_of(UCLOUD, {**GOOD, key: value})[key] == value


@pytest.mark.parametrize(
    "address",
    [
        "https://api.ucloud.cn", "https://api.ucloud.cn/", "https://proxy.example:8443/path", "HTTPS://api.ucloud.cn",
        "http://127.0.0.1:8080", "http://localhost:1", "http://[::1]:80", "http://127.9.9.9",
    ],
)  # fmt: skip
def test_addresses_that_are_safe_are_taken(address: str) -> None:
    assert settings_of(UCLOUD, {**GOOD, "endpoint": address})["endpoint"] == address


@pytest.mark.parametrize(
    "address",
    [
        "http://api.ucloud.cn", "http://localhost.example", "http://127.0.0.1.example", "http://0.0.0.0", "ftp://127.0.0.1",
        "api.ucloud.cn", "//api.ucloud.cn", "https://", "https://user@x.example", "https://u:secret-word@x.example",
        "https://x.example?a=b", "https://x.example#a", "https://x.example:0", "https://x.example:99999",
        "https://[::1", "https://a b.example", "file:///etc/passwd", "http://10.0.0.1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_safe_are_refused_without_showing_a_password(address: str) -> None:
    said = refused(endpoint=address)
    assert "endpoint" in said
    assert "secret-word" not in said


def test_a_choice_is_one_of_those_there_are() -> None:
    submail = providers.by_id("submail")
    assert settings_of(submail, {"app_id": "1", "sign_type": "sha1"})["sign_type"] == "sha1"
    with pytest.raises(AccountSettingsError, match="normal, md5, sha1"):
        settings_of(submail, {"app_id": "1", "sign_type": "rot13"})


def test_what_one_way_to_sign_in_needs_is_not_asked_for_in_the_other() -> None:
    aksk = settings_of(HUAWEI, {"auth": "aksk", "project_id": "p" * 32, "access_key": "AK"})
    assert [field.key for field in secret_fields(HUAWEI, aksk)] == ["secret_key"]
    token = settings_of(HUAWEI, {"auth": "token", "project_id": "p" * 32, "domain_name": "d", "user_name": "u"})
    assert [field.key for field in secret_fields(HUAWEI, token)] == ["password"]
    with pytest.raises(AccountSettingsError, match="user_name"):
        settings_of(HUAWEI, {"auth": "token", "project_id": "p" * 32, "domain_name": "d"})


def test_secrets_are_stripped_and_those_that_are_not_needed_are_left_out() -> None:
    aksk = settings_of(HUAWEI, {"auth": "aksk", "project_id": "p" * 32, "access_key": "AK"})
    assert secrets_of(HUAWEI, aksk, {"secret_key": " sk\r\n", "password": "unused"}) == {"secret_key": "sk"}


@pytest.mark.parametrize(
    ("given", "word"),
    [({}, "private_key"), ({"private_key": " \n"}, "private_key"), ({"private_key": "k", "pin": "1"}, "pin"),
     ({"private_key": "broken\nin-two"}, "invisible")],
)  # fmt: skip
def test_a_secret_that_is_missing_unknown_or_broken_is_named_and_never_shown(given: dict[str, str], word: str) -> None:
    with pytest.raises(AccountSettingsError, match=word) as caught:
        secrets_of(UCLOUD, settings_of(UCLOUD, GOOD), given)
    assert "in-two" not in f"{caught.value!r}{caught.value.values}"

"""Huawei Cloud's regions and their hosts. Source: the region tables of huaweicloudsdksmn and huaweicloudsdkcore."""

from __future__ import annotations

import re

from smsgui.errors import AccountError

REGIONS = (
    "cn-north-1",
    "cn-north-2",
    "cn-north-4",
    "cn-north-9",
    "cn-north-11",
    "cn-north-12",
    "cn-east-2",
    "cn-east-3",
    "cn-east-4",
    "cn-east-5",
    "cn-south-1",
    "cn-south-2",
    "cn-south-4",
    "cn-southwest-2",
    "cn-southwest-3",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ae-ad-1",
    "af-north-1",
    "af-south-1",
    "eu-west-0",
    "eu-west-101",
    "la-north-2",
    "la-south-2",
    "me-east-1",
    "my-kualalumpur-1",
    "na-mexico-1",
    "ru-moscow-1",
    "sa-brazil-1",
    "tr-west-1",
)
_ENDS = {"cn-north-2": "cn", "eu-west-101": "eu"}
_WITHOUT_IAM = {"af-north-1", "ap-southeast-5", "cn-north-11", "cn-south-4", "cn-southwest-3", "eu-west-101"}
"""Regions without an IAM of their own; the one for all regions serves them."""


def smn(region: str) -> str:
    """The address of a region's SMN."""
    place = _place(region)
    return f"https://smn.{place}.myhuaweicloud.{_ENDS.get(place, 'com')}"


def iam(region: str) -> str:
    """The address of the IAM that knows a region's projects."""
    place = _place(region)
    if place in _WITHOUT_IAM:
        return "https://iam.myhuaweicloud.com"
    return f"https://iam.{place}.myhuaweicloud.{_ENDS.get(place, 'com')}"


def _place(region: str) -> str:
    """The region of a project's name: projects inside a region are called ``cn-north-4_something``."""
    place = region.partition("_")[0]
    if not re.fullmatch("[a-z0-9-]+", place):
        raise AccountError("region", f"“{region}” is no region: enter one such as cn-north-1.")
    return place

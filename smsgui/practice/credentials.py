"""The public accounts, templates and signatures that the practice server knows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Credentials:
    """The one account of each provider that verifies. The defaults are public: they open nothing but practice."""

    ucloud_public_key: str = "practice+public/key="
    ucloud_private_key: str = field(default="practice-private-key", repr=False)
    ucloud_project_id: str = "org-practice"
    submail_app_id: str = "10001"
    submail_app_key: str = field(default="practice-app-key", repr=False)
    uspeedo_access_key_id: str = "practice-access-key-id"
    uspeedo_access_key_secret: str = field(default="practice-access-key-secret", repr=False)
    huawei_access_key: str = "PRACTICEACCESSKEY001"
    huawei_secret_key: str = field(default="practice-secret-key", repr=False)
    huawei_project_id: str = "0123456789abcdef0123456789abcdef"
    huawei_region: str = "cn-north-1"
    huawei_domain_name: str = "practice-company"
    huawei_user_name: str = "practice-user"
    huawei_password: str = field(default="practice-password", repr=False)

    def lines(self) -> tuple[str, ...]:
        """What to type into an account of each provider, one line for each; for practice values only."""
        return (
            f"ucloud: public_key={self.ucloud_public_key} project_id={self.ucloud_project_id} "
            f"private_key={self.ucloud_private_key}",
            f"uspeedo: access_key_id={self.uspeedo_access_key_id} access_key_secret={self.uspeedo_access_key_secret}",
            f"huawei_smn (aksk): region={self.huawei_region} project_id={self.huawei_project_id} "
            f"access_key={self.huawei_access_key} secret_key={self.huawei_secret_key}",
            f"huawei_smn (token): region={self.huawei_region} project_id={self.huawei_project_id} "
            f"domain_name={self.huawei_domain_name} user_name={self.huawei_user_name} password={self.huawei_password}",
            f"submail: app_id={self.submail_app_id} app_key={self.submail_app_key}",
        )


@dataclass(frozen=True, slots=True)
class PracticeTemplate:
    """A template as UCloud and USpeedo keep it.

    ``status``: 0 waiting, 1 in review, 2 approved, 3 refused, 4 disabled. ``purpose``: 1 code, 2 notice, 3 marketing.
    """

    id: str
    name: str
    text: str
    status: int = 2
    purpose: int = 2

    @property
    def variables(self) -> int:
        """How many numbered places the text has."""
        return len(set(re.findall(r"\{\d+\}", self.text)))


TEMPLATES = {
    template.id: template
    for template in (
        PracticeTemplate("UTA-PRACTICE-1", "发货通知", "您好{1}，您的订单{2}已发货。"),
        PracticeTemplate("UTA-PRACTICE-2", "放假通知", "公司国庆期间放假七天，祝您节日愉快。"),
        PracticeTemplate("UTA-PRACTICE-3", "未通过", "您好{1}，点此领奖。", status=3),
        PracticeTemplate("UTA-PRACTICE-4", "审核中", "您好{1}，请于{2}前来取件。", status=1),
        PracticeTemplate("UTA-PRACTICE-5", "送达通知", "您好{1}，您的订单{2}已发货，应付金额{3}，预计{4}送达。"),
    )
}
"""By id: three approved (the second without variables), one refused, one in review. Others are judged by form alone."""

SIGNATURES = {
    "0b364890f1574045a59b7c79e4d734cd": ("练习商城", 3),
    "5d0e5d3c7d0a4a4e9d1f0c3b2a190807": ("练习学校", 2),
}
"""Huawei's signatures by id: (name, status); status 3 is approved, 2 in review. Other ids are judged by form alone."""

UNKNOWN_SIGN_ID = "0" * 32
"""A Huawei signature id that is always refused as not found."""


def template_refused(template_id: str) -> bool:
    """Whether a template may not be sent with: not approved, without the form of an id, or with BAD in the id.

    Ids that are not in ``TEMPLATES`` pass, so that people can rehearse with their own.
    """
    known = TEMPLATES.get(template_id)
    if known:
        return known.status != 2
    return "BAD" in template_id or not re.fullmatch(r"[A-Za-z0-9_-]{4,64}", template_id)

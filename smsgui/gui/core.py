"""What the window needs of the program below it: where data lies, the accounts, and the threads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from smsgui.accounts import Accounts
from smsgui.domain import Account, Job
from smsgui.gui.practice_accounts import PracticeAccounts
from smsgui.gui.workers import Tasks
from smsgui.secret_store import KeyringStore, MemoryStore, keyring_usable


@dataclass
class Core:
    """``keeps_secrets``: there is a keyring; without one, secrets last for this sitting only."""

    data_dir: Path
    accounts: Accounts
    practice: PracticeAccounts
    keeps_secrets: bool
    tasks: Tasks = field(default_factory=Tasks)

    @classmethod
    def at(cls, data_dir: Path, practice: PracticeAccounts | None = None) -> Core:
        """Over the data in that folder."""
        usable = keyring_usable()
        accounts = Accounts(data_dir, KeyringStore() if usable else MemoryStore())
        return cls(data_dir, accounts, practice or PracticeAccounts(), usable)

    def all_accounts(self) -> list[Account]:
        """The user's own accounts, then the practice ones, all without secrets."""
        return [*self.accounts.all(), *self.practice.all()]

    def ready(self, account: Account) -> Account:
        """``account`` as a draft holds it; a practice account gets its server's address."""
        return replace(self.practice.open(account.provider), secrets={}) if account.practice else account

    def unlocked(self, account: Account) -> Account:
        """``account`` with its secrets. AccountSettingsError or KeyringError where they can't be had."""
        return self.practice.open(account.provider) if account.practice else self.accounts.open(account.name)

    def of_job(self, job: Job) -> Account:
        """The account that a job is sent with, without secrets. AccountSettingsError where it is gone."""
        if job.practice:
            return replace(self.practice.open(job.provider), secrets={})
        return self.accounts.get(job.account)

    def close(self) -> None:
        """Wait for what still runs, and stop the practice server."""
        self.tasks.close()
        self.practice.close()

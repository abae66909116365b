"""Tests of the providers; the contract's assertions explain themselves as those of any test file do."""

import pytest

pytest.register_assert_rewrite("tests.providers.contract")

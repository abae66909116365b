"""Workbooks: reading the user's, and writing the results as one."""

from smsgui.sheets.reader import read

__all__ = ["read"]

"""Tests of smsgui.sheets."""

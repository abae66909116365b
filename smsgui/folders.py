"""Where this program keeps its data: the same folder for the window and the command line."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

VARIABLE = "SMSGUI_DATA_DIR"


def data_folder(chosen: str | None = None) -> Path:
    """``chosen``, else what ``SMSGUI_DATA_DIR`` names, else the platform's folder for a user's data. Not made yet."""
    named = chosen or os.environ.get(VARIABLE)
    return Path(named) if named else platformdirs.user_data_path("smsgui", appauthor=False)

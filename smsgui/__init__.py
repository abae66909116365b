"""smsgui: text messages from a spreadsheet, each number accounted for."""

__version__ = "0.1.0"

"""smsgui-cli: the same job without a window. Its commands, output and exit codes are a contract."""

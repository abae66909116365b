"""``python -m smsgui``: the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the window; the exit code. Says in a plain sentence why it can't, where Qt can't be loaded."""
    try:
        from smsgui.gui.app import run
    except ImportError as error:
        missing = str(error).split(":", 1)[0]
        sys.stderr.write(
            f"The window can't start, because a part of the system is missing ({missing}). On Debian or Ubuntu: "
            "sudo apt-get install libegl1 libgl1 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0; "
            "or use smsgui-cli, which needs no window.\n"
        )
        return 1
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

"""python -m smsgui.cli: the same as smsgui-cli."""

import sys

from smsgui.cli.main import main

if __name__ == "__main__":
    sys.exit(main())

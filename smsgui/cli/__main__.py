"""python -m smsgui.cli: the same as smsgui-cli."""

import sys

from smsgui.cli.main import main

sys.exit(main())

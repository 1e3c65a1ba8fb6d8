"""Write the pages into docs/generated, or into the folder given."""

import sys
from pathlib import Path

from corset.programme.pages import write

write(*map(Path, sys.argv[1:2]))

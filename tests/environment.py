"""What settings need before any test is found: loaded by pytest as its first plugin.

Tests mean the same on every machine, so what somebody has set for a site of their own is left out.
"""

import os
import re
from pathlib import Path

KEPT = {"DATABASE_URL", "DATA_FOLDER", "PYTEST_DATABASE_SUFFIX"}
DOCUMENTED = Path(__file__).parent.parent / "docs" / "configuration.md"

for name in re.findall(r"^\| `([A-Z_]+)`", DOCUMENTED.read_text(encoding="utf-8"), re.MULTILINE):
    if name not in KEPT:
        os.environ.pop(name, None)
os.environ["SECRET_KEY"] = "only-for-tests"

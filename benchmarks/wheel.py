"""The wheel as a user gets it: built from the sources, under its size, installed outside the repository, and
run there.

python -m benchmarks.wheel
"""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).parent.parent
LARGEST = 20_000_000  # bytes; what an installer downloads
# Run where nothing of the repository is in reach: a record with every kind of item, the schema, the command
# line.
USE = """
import newsparse, pathlib, sys
assert "site" in str(pathlib.Path(newsparse.__file__)), newsparse.__file__
text = "Ada Roy a affirmé mardi que Kelvor lève 3 M€.\\n\\n| Nom | Prix |\\n|---|---|\\n| Alba | 5 € |\\n"
article = newsparse.parse(text, published="2026-03-12")
for name in ("entities", "dates", "money", "quotes", "tables"):
    assert getattr(article, name), name
assert newsparse.json_schema()["title"] == "Article"
"""


def main() -> int:
    """Build, weigh, install and run; the first thing that fails ends it."""
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
        subprocess.run(
            [*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", folder, str(ROOT)], check=True
        )
        wheel = next(place.glob("*.whl"))
        size = wheel.stat().st_size
        if size >= LARGEST:
            print(f"{wheel.name} has {size:,} bytes, more than {LARGEST:,}", file=sys.stderr)
            return 1
        with zipfile.ZipFile(wheel) as archive:
            foreign = [
                name for name in archive.namelist() if not name.startswith(("newsparse/", "newsparse-"))
            ]
        if foreign:
            print(f"{wheel.name} holds what is not the package: {foreign[:3]}", file=sys.stderr)
            return 1
        target = place / "site"
        subprocess.run([*pip, "install", "--no-deps", "--target", str(target), str(wheel)], check=True)
        environment = {**os.environ, "PYTHONPATH": str(target)}
        subprocess.run([sys.executable, "-c", USE], cwd=folder, env=environment, check=True)
        subprocess.run(
            [sys.executable, "-m", "newsparse", "schema"],
            cwd=folder,
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    print(f"wheel: {size:,} bytes, installed and run")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Lines without end and rows without end stay within what a worker is given."""

import pathlib
import subprocess
import sys

import pytest

from newsparse.tables import find_tables

MEGABYTES = 600
PROGRAM = """
import re
import newsparse

words = "le serveur de la société a été vendu hier pour trois millions selon Jeanne Petit".split()
texts = [
    " ".join(words[number % len(words)] for number in range(40_000)),
    "a" * 1_000_000,
    "\\n".join(" ".join(f"Poste{line}{column}" for column in range(200)) for line in range(40)),
    "\\n".join(["Offre Prix", *(f"Alba{number} {number % 90 + 3} €" for number in range(400))]),
]
pipeline = newsparse.load()
for text in texts:
    pipeline.parse(text)
# not getrusage: there a child begins as large as the parent that started it
print(int(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1]) // 1024)
"""


@pytest.mark.skipif(
    not pathlib.Path("/proc/self/status").exists(), reason="memory is measured where the system tells it"
)
def test_a_worker_reads_them_within_its_memory():
    told = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert int(told.stdout) < MEGABYTES


def test_more_lines_than_a_table_has_are_told():
    warnings: list[str] = []
    text = "\n".join(["Offre Prix", *(f"Alba{number} {number % 90 + 3} €" for number in range(5_000))])
    assert find_tables(text, masked=text, warn=warnings.append) == []
    assert warnings == ["5001 lines from character 0 are too many for a table; they are prose"]

"""``newsparse explain`` says of a speaker who else was asked for, and what decided."""

from __future__ import annotations

import re

from typer.testing import CliRunner

from newsparse.cli.app import app


def test_candidates_are_printed_with_what_decided() -> None:
    text = "Le Syndicat des taxis a porté plainte. La plombière Zoé Roy écoute Paul Rey. « Assez », dit-elle."
    run = CliRunner(env={"COLUMNS": "400"}).invoke(app, ["explain", "-"], input=text.encode())
    assert run.exit_code == 0, run.exception
    winner, runner_up = re.findall(r"(Zoé Roy|Paul Rey) [+-]\d+\.\d \(([^)]+)\)", run.output)
    assert winner[0] == "Zoé Roy"
    assert runner_up[0] == "Paul Rey"
    assert "subject of the sentence before +" in winner[1]
    assert "gender clashes -" in runner_up[1]
    assert "confidence 0." in run.output

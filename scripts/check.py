"""Sets up a development environment in .venv and runs every check: format, lint, types, tests.

    python3 scripts/check.py            all of them, as CI does
    python3 scripts/check.py lint types  only those
    python3 scripts/check.py --setup     only the environment

Needs Python 3.11 or newer and nothing else. Every step that fails ends the run with its exit code.
"""

from __future__ import annotations

import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.join(BIN, "python")
STAMP = os.path.join(VENV, "set-up-for")
STEPS = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
    "tests": ["pytest", "-n", "auto", "--dist", "loadgroup", "-rs"],
}


def run(*command: str) -> None:
    print("$", " ".join(command), flush=True)
    done = subprocess.run(command, cwd=ROOT)
    if done.returncode:
        sys.exit(f"scripts/check.py: this step failed (exit {done.returncode}): {' '.join(command)}")


def set_up() -> None:
    """Create .venv, unless it was made for this very pyproject.toml."""
    with open(os.path.join(ROOT, "pyproject.toml"), encoding="utf-8") as file:
        wanted = file.read()
    if os.path.exists(STAMP):
        with open(STAMP, encoding="utf-8") as file:
            if file.read() == wanted:
                return
    run(sys.executable, "-m", "venv", VENV)
    run(PYTHON, "-m", "pip", "install", "-q", "--upgrade", "pip>=25.1")
    run(PYTHON, "-m", "pip", "install", "-q", "--editable", ".", "--group", "dev")
    with open(STAMP, "w", encoding="utf-8") as file:
        file.write(wanted)


def languagetool() -> None:
    """Put a LanguageTool in place for the tests that need one; without Java or Maven they are skipped and say so."""
    import languagetool as tool

    if tool.can_be_had() and not tool.is_there():
        subprocess.run([sys.executable, os.path.join(ROOT, "scripts", "languagetool.py")], cwd=ROOT)


def main(arguments: list[str]) -> None:
    unknown = [name for name in arguments if name not in (*STEPS, "--setup")]
    if unknown:
        sys.exit(f"scripts/check.py: no step {unknown[0]!r}; the steps are {', '.join(STEPS)}, --setup.")
    set_up()
    if arguments == ["--setup"]:
        return
    if not arguments or "tests" in arguments:
        languagetool()
    for name in arguments or STEPS:
        run(PYTHON, "-m", *STEPS[name])


if __name__ == "__main__":
    main(sys.argv[1:])

"""Puts a real LanguageTool 6.8 into .languagetool/, from the Maven repository: for tests and benchmarks.

    python3 scripts/languagetool.py

Needs Java 17 and Maven; does nothing where it is there already. The server's jar names the others without versions,
hence stripVersion. English alone (without language-all) does not start: the server wants every language it lists.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VERSION = "6.8"
FOLDER = os.path.join(ROOT, ".languagetool", f"LanguageTool-{VERSION}")
JAR = "languagetool-server.jar"
POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>jdlint</groupId><artifactId>languagetool</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>org.languagetool</groupId><artifactId>languagetool-server</artifactId><version>{VERSION}</version>
  </dependency></dependencies>
</project>
"""


def is_there() -> bool:
    """Whether it has been put in place, whole: the jar of the server is moved last."""
    return os.path.isfile(os.path.join(FOLDER, JAR))


def can_be_had() -> bool:
    """Whether this machine has what it takes."""
    return bool(shutil.which("java") and shutil.which("mvn"))


def put_in_place() -> None:
    """Copy LanguageTool and all that it needs. Raises CalledProcessError."""
    libs = os.path.join(FOLDER, "libs")
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "pom.xml"), "w", encoding="utf-8") as file:
            file.write(POM)
        subprocess.run(
            ["mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={libs}",
             "-DincludeScope=runtime", "-Dmdep.stripVersion=true"],
            cwd=folder, check=True, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    os.replace(os.path.join(libs, JAR), os.path.join(FOLDER, JAR))


def main() -> None:
    """Put it in place, or say what is missing."""
    if is_there():
        print(f"LanguageTool {VERSION} is in {FOLDER}.")
    elif not can_be_had():
        sys.exit("scripts/languagetool.py: needs `java` (17 or newer) and `mvn`.")
    else:
        put_in_place()
        print(f"LanguageTool {VERSION} is now in {FOLDER}.")


if __name__ == "__main__":
    main()

#!/usr/bin/env bash
# Install jdlint into an environment of its own, for the action: the given version, else the files beside this script.
set -euo pipefail

for python in python3 python python3.13 python3.12 python3.11 ""; do
  if [ -z "$python" ]; then
    echo "::error::jdlint needs Python 3.11 or newer; put actions/setup-python before this step."
    exit 2
  fi
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then break; fi
done

folder="${RUNNER_TEMP:-${TMPDIR:-/tmp}}/jdlint"
"$python" -m venv "$folder"
commands="$folder/bin"
if [ -d "$folder/Scripts" ]; then commands="$folder/Scripts"; fi

what="${JDLINT_VERSION:+jdlint==$JDLINT_VERSION}"
"$commands/python" -m pip install --quiet --disable-pip-version-check "${what:-$(dirname "$0")/..}"
echo "jdlint=$commands/jdlint" >> "$GITHUB_OUTPUT"

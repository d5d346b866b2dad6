#!/usr/bin/env bash
# Run `jdlint check` for the action. What people wrote comes in by variables and is never read as shell code.
set -euo pipefail

words=()
add_lines() { # each line of a text that holds more than blanks, as one word
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line="${line#"${line%%[![:space:]]*}"}"
    line="${line%"${line##*[![:space:]]}"}"
    if [ -n "$line" ]; then words+=("$line"); fi
  done <<< "$1"
}

base="${INPUT_DIFF_BASE:-}"
if [ "$base" = auto ]; then
  base="${GITHUB_BASE_REF:+origin/$GITHUB_BASE_REF}"
fi
if [ -n "$base" ]; then words+=("--diff-base=$base"); fi
if [ -n "${INPUT_FAIL_ON:-}" ]; then words+=("--fail-on=$INPUT_FAIL_ON"); fi
add_lines "${INPUT_ARGS:-}"
words+=("--")
add_lines "${INPUT_PATHS:-}"

if [ -n "${INPUT_SARIF_FILE:-}" ]; then
  "$JDLINT" check --output-format=sarif --output-file="$INPUT_SARIF_FILE" --exit-zero "${words[@]}" || true
fi
code=0
"$JDLINT" check --output-format="${INPUT_OUTPUT_FORMAT:-github}" "${words[@]}" || code=$?
echo "exit-code=$code" >> "$GITHUB_OUTPUT"
exit "$code"

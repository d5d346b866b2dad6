#!/usr/bin/env bash
# Run `jdlint check` for the action. What people wrote comes in by variables and is never read as shell code.
set -euo pipefail

words=()
read_lines() { # each line of a text that holds more than blanks, as one word (the shell of macOS is an old one)
  local line
  lines=()
  while IFS= read -r line || [ -n "$line" ]; do
    line="${line#"${line%%[![:space:]]*}"}"
    line="${line%"${line##*[![:space:]]}"}"
    if [ -n "$line" ]; then lines+=("$line"); fi
  done <<< "$1"
}

base="${INPUT_DIFF_BASE:-}"
if [ "$base" = auto ]; then
  base="${GITHUB_BASE_REF:+origin/$GITHUB_BASE_REF}"
fi
if [ -n "$base" ]; then words+=("--diff-base=$base"); fi
if [ -n "${INPUT_FAIL_ON:-}" ]; then words+=("--fail-on=$INPUT_FAIL_ON"); fi
read_lines "${INPUT_ARGS:-}"
words+=(${lines[@]+"${lines[@]}"})
read_lines "${INPUT_PATHS:-}"
paths=(-- ${lines[@]+"${lines[@]}"})

sarif=0
if [ -n "${INPUT_SARIF_FILE:-}" ]; then # what stands last counts, whatever the inputs say of format and file
  "$JDLINT" check ${words[@]+"${words[@]}"} --output-format=sarif --output-file="$INPUT_SARIF_FILE" \
    --exit-zero "${paths[@]}" || sarif=$?
fi
code=0
"$JDLINT" check --output-format="${INPUT_OUTPUT_FORMAT:-github}" ${words[@]+"${words[@]}"} "${paths[@]}" || code=$?
if [ "$sarif" -gt "$code" ]; then code=$sarif; fi
echo "exit-code=$code" >> "$GITHUB_OUTPUT"
exit "$code"

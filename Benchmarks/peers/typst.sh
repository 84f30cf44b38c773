#!/usr/bin/env bash
# Makes a virtual environment with typst, pinned, and prints the path of its python; says why not where there is none.
# PEERS_ENVIRONMENT: where it is kept (default: .build/peers), with -typst behind it.
set -euo pipefail
cd "$(dirname "$0")/../.."
environment=${PEERS_ENVIRONMENT:-.build/peers}-typst
command -v python3 >/dev/null 2>&1 || { echo 'python3 is not installed' >&2; exit 1; }
if [ ! -e "$environment/ready" ]; then
  python3 -m venv "$environment" >/dev/null
  "$environment/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 >&2
  touch "$environment/ready"
fi
printf '%s\n' "$environment/bin/python"

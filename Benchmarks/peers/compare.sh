#!/usr/bin/env bash
# Measures JioNLP, Microsoft's recognizers and a plain digit scan beside duizhao: the same text, one after the other, one core.
# usage: Benchmarks/peers/compare.sh PROGRAM TEXTS...        folders with .txt in UTF-8
# DUIZHAO_GOLD: a folder with NAME.txt and NAME.gold.jsonl; then what each finds of the gold quantities is counted as well.
# PEERS_ENVIRONMENT: where the virtual environment is kept (default: .build/peers).
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$1
shift
environment=${PEERS_ENVIRONMENT:-.build/peers}

skip() { printf 'peers: skipped: %s\n' "$*"; exit 0; }

command -v python3 >/dev/null 2>&1 || skip 'python3 is not installed'
if [ ! -e "$environment/ready" ] || [ Benchmarks/peers/requirements.txt -nt "$environment/ready" ]; then
  python3 -m venv "$environment" >/dev/null 2>&1 || skip 'python3 has no venv (apt-get install python3-venv)'
  "$environment/bin/pip" install --quiet --disable-pip-version-check -r Benchmarks/peers/requirements.txt \
    || skip 'pip could not install the packages of Benchmarks/peers/requirements.txt'
  touch "$environment/ready"
fi

pin=()
command -v taskset >/dev/null 2>&1 && pin=(taskset -c 0)
exec ${pin[@]+"${pin[@]}"} "$environment/bin/python" Benchmarks/peers/compare.py "$program" "$@"

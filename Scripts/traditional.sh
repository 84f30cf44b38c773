#!/usr/bin/env bash
# Makes CodeLists/traditional.tsv anew with OpenCC: every Han character that t2s changes into one other character.
set -euo pipefail
cd "$(dirname "$0")/.."
python3 - <<'PY'
import subprocess
codes = [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00)]
characters = [chr(code) for code in codes]
run = subprocess.run(["opencc", "-c", "t2s.json"], input="\n".join(characters), capture_output=True, text=True, check=True)
pairs = [(a, b) for a, b in zip(characters, run.stdout.split("\n")) if a != b and len(b) == 1]
with open("CodeLists/traditional.tsv", "w", encoding="utf-8") as table:
    table.write("# Traditional character, simplified character: one to one, so that offsets hold. Made with OpenCC (t2s); see Scripts/traditional.sh.\n")
    table.writelines(f"{a}\t{b}\n" for a, b in pairs)
PY

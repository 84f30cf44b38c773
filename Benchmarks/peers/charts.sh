#!/usr/bin/env bash
# The grouped bars of Benchmarks/grouped-bars.vl.json by matplotlib, altair with vl-convert, gnuplot, and cairo and pango alone:
# CPU milliseconds of one picture again and again in one process, and a whole process that makes a PNG and a PDF.
# usage: Benchmarks/peers/charts.sh PROGRAM     what cannot be had is named and left out
# RUNS: how many runs count (default: 5). PEERS_ENVIRONMENT: where the virtual environment is kept (default: .build/peers), with -charts behind it.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$1
runs=${RUNS:-5}
definition=Benchmarks/grouped-bars.vl.json
here=Benchmarks/peers/charts
environment=${PEERS_ENVIRONMENT:-.build/peers}-charts
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
pin=()
command -v taskset >/dev/null 2>&1 && pin=(taskset -c 0)

left_out() { printf '%-44s left out: %s\n' "$1" "$2"; }

# cpu COMMAND...: the CPU seconds of one whole process.
cpu() {
  TIMEFORMAT='%U %S'
  { time ${pin[@]+"${pin[@]}"} "$@" >/dev/null 2>"$out/errors"; } 2>&1 | awk '{ printf "%.3f\n", $1 + $2 }'
}

# median: of the numbers on its input, one a line.
median() { sort -n | awk '{ v[NR] = $1 } END { if (NR) printf "%s", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# cold COMMAND...: the median of whole processes.
cold() {
  local run
  for ((run = 0; run < runs; run++)); do cpu "$@"; done | median
}

row() { printf '%-44s %8s %8s %8s %10s\n' "$@"; }

# warm NAME: the figures for png, pdf and svg that a tool has written into $out/NAME, in this order.
warm() { for format in png pdf svg; do awk -v f="$format" '$1 == f { print $2 }' "$out/$1"; done; }

printf '\ngrouped bars of 12 districts and 2 years with values, 1600 x 900: CPU, median of %s runs on one core\n' "$runs"
row '' 'PNG ms' 'PDF ms' 'SVG ms' 'process s'

# The program itself is timed again and again by duizhao-benchmark; here are its whole processes.
both() { "$program" chart "$definition" -o "$out/own.png" --quiet && "$program" chart "$definition" -o "$out/own.pdf" --quiet; }
seconds=$(for ((run = 0; run < runs; run++)); do cpu bash -c "$(declare -f both); program='$program' definition='$definition' out='$out'; both"; done | median)
row 'duizhao, two processes (warm: above)' '' '' '' "$seconds"

if command -v cc >/dev/null 2>&1 && flags=$(pkg-config --cflags --libs pangocairo 2>/dev/null) &&
  cc -O2 "$here/floor.c" -o "$out/floor" $flags 2>"$out/errors"; then
  for format in png pdf svg; do ${pin[@]+"${pin[@]}"} "$out/floor" "$format" "$runs"; done >"$out/floor.times"
  row "cairo $(pkg-config --modversion cairo) and pango alone, in C" $(warm floor.times) "$(cold "$out/floor" once "$out")"
else
  left_out 'cairo and pango alone, in C' 'needs cc, pkg-config and the headers of pango'
fi

if command -v gnuplot >/dev/null 2>&1; then
  python3 - "$definition" >"$out/bars.dat" <<'PYTHON'
import json, sys
rows = {}
for row in json.load(open(sys.argv[1], encoding="utf-8"))["data"]["values"]:
    rows.setdefault(row["area"], []).append(row["value"])
for area, values in rows.items():
    print(area, *values)
PYTHON
  gnuplot_run() { # TERMINAL FILE TIMES
    gnuplot -e "terminal='$1'; file='$2'; times=$3; data='$out/bars.dat'" "$here/bars.gnuplot"
  }
  figures=()
  for terminal in 'pngcairo size 1600,900' 'pdfcairo size 16cm,9cm' 'svg size 1600,900'; do
    # Of eleven pictures in a process those after the first.
    one=$(for ((run = 0; run < runs; run++)); do cpu bash -c "$(declare -f gnuplot_run); out='$out' here='$here'; gnuplot_run '$terminal' '$out/g' 1"; done | median)
    many=$(for ((run = 0; run < runs; run++)); do cpu bash -c "$(declare -f gnuplot_run); out='$out' here='$here'; gnuplot_run '$terminal' '$out/g' 11"; done | median)
    figures+=("$(awk -v a="$one" -v b="$many" 'BEGIN { printf "%.1f", (b - a) * 100 }')")
  done
  whole=$(for ((run = 0; run < runs; run++)); do
    cpu bash -c "$(declare -f gnuplot_run); out='$out' here='$here'; gnuplot_run 'pngcairo size 1600,900' '$out/g.png' 1; gnuplot_run 'pdfcairo size 16cm,9cm' '$out/g.pdf' 1"
  done | median)
  row "$(gnuplot --version | sed 's/ patchlevel /./')" "${figures[@]}" "$whole"
else
  left_out gnuplot 'is not installed (apt-get install gnuplot-nox)'
fi

python_ready() {
  command -v python3 >/dev/null 2>&1 || { echo 'python3 is not installed'; return 1; }
  [ -e "$environment/ready" ] && [ "$here/requirements.txt" -ot "$environment/ready" ] && return 0
  python3 -m venv "$environment" >/dev/null 2>&1 || { echo 'python3 has no venv (apt-get install python3-venv)'; return 1; }
  "$environment/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt" >/dev/null 2>&1 ||
    { echo "pip could not install the packages of $here/requirements.txt"; return 1; }
  touch "$environment/ready"
}

if reason=$(python_ready); then
  python=$environment/bin/python
  for library in matplotlib altair; do
    if ${pin[@]+"${pin[@]}"} "$python" "$here/bars.py" "$library" "$definition" "$runs" >"$out/$library.times" 2>"$out/errors"; then
      row "$("$python" "$here/bars.py" "$library")" $(warm "$library.times") "$(cold "$python" "$here/bars.py" "$library" "$definition" "$out")"
    else
      left_out "$library" "$(tail -n 1 "$out/errors")"
    fi
  done
else
  left_out 'matplotlib, altair with vl-convert' "$reason"
fi

#!/usr/bin/env python3
"""Makes CodeLists/boundaries.tsv from a history of GB/T 2260 codes.

The history is a table of codes that were abolished or changed, with the years in which each was valid and the codes that
took over (yescallop/areacodes, CC0 1.0). Kept are the changes since 2000 after which a division of the current list has
another territory: those that took over (part of) another, and those that gave part away. A new code for the same
territory (a county that becomes a city or a district) is no change of territory and is left out.

    Scripts/boundaries.py history.tsv CodeLists/areas.tsv > CodeLists/boundaries.tsv
"""
import csv
import re
import sys
from collections import defaultdict

FIRST = 2000


def is_within(a, b):
    """Whether one of two codes is the other or lies in it: what moves there does not change the larger one."""
    return any(x.startswith(y.rstrip("0")) for x, y in ((a, b), (b, a)))


def main(history, areas):
    with open(areas, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if line[:1].isdigit()]
    current = {row[0]: row[1] for row in rows}
    with open(history, encoding="utf-8") as file:
        records = list(csv.DictReader(file, delimiter="\t"))
    names = {record["code"]: record["name"] for record in records}
    names.update(current)

    # Who took over from whom, by year.
    taken = defaultdict(lambda: defaultdict(set))
    given = defaultdict(lambda: defaultdict(set))
    began = defaultdict(set)
    for record in records:
        began[record["code"]].add(int(record["from_year"]))
        for part in filter(None, record["new_codes"].split(";")):
            code, year = re.fullmatch(r"(\d{6})(?:\[(\d{4})\])?", part).groups()
            year = int(year or record["to_year"] or 0)
            if year >= FIRST and not is_within(code, record["code"]):
                taken[code][year].add(record["code"])
                given[record["code"]][year].add(code)

    lines = set()
    ended = {record["code"]: int(record["to_year"]) for record in records
             if record["to_year"] and record["status"] == "弃用"}
    for code, years in taken.items():
        for year, sources in years.items():
            source = next(iter(sources))
            is_renamed = (len(sources) == 1 and given[source][year] == {code} and ended.get(source) == year
                          and not any(start < year for start in began[code]) and names[code][0] == names[source][0]
                          and names[code][:-1].startswith(names[source][:-1][:2]))
            if not is_renamed:
                lines.add((code, year, "gained", " ".join(sorted(sources))))
    for code, years in given.items():
        for year, targets in years.items():
            if ended.get(code) != year or code in current:
                lines.add((code, year, "lost", " ".join(sorted(targets))))

    print("# Divisions whose territory changed: from this year on a figure is of another territory than before.")
    print("# Columns: code, year, what (gained: took over territory; lost: gave some away), the other codes.")
    print("# County level and above, 2000 to 2024; made by Scripts/boundaries.py from a history under CC0 1.0.")
    kept = [line for line in sorted(lines) if line[0] in current]
    for code, year, kind, others in kept:
        print(f"{code}\t{year}\t{kind}\t{others}")


if __name__ == "__main__":
    main(*sys.argv[1:])

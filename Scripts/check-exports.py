"""Reads the exports back with public libraries. usage: check-exports.py FOLDER (made by Scripts/check-outputs)"""

import csv
import json
import os
import re
import sys

import jsonschema
import openpyxl
from frictionless import Package
from pysdmx.io import get_datasets

folder = sys.argv[1]
schema = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "docs", "data.schema.json")
with open(schema, encoding="utf-8") as file:
    validator = jsonschema.Draft202012Validator(json.load(file))
with open(f"{folder}/brief/data.json", encoding="utf-8") as file:
    data = json.load(file)
errors = list(validator.iter_errors(data))
for error in errors[:10]:
    print("data.json:", "/".join(map(str, error.absolute_path)), error.message[:200])
print(f"{'ok    ' if not errors else 'FAULT '} data.json by its schema: {len(data['observations'])} observations")

[dataset] = get_datasets(f"{folder}/sdmx.csv", f"{folder}/sdmx.structure.xml", validate=True)
dimensions = [c.id for c in dataset.structure.components if c.role.name == "DIMENSION"]
frame = dataset.data
repeated = int(frame.duplicated(dimensions).sum())
lists = {c.id: {code.id for code in c.local_codes.items} for c in dataset.structure.components if c.local_codes is not None}
strange = [(c, v) for c, codes in lists.items() for v in set(frame[c].dropna().astype(str)) - codes if v != ""]
ids = set(frame["SRC_ID"].dropna()) - {""}
sound = repeated == 0 and not strange and len(dimensions) == 7
print(f"{'ok    ' if sound else 'FAULT '} SDMX-CSV by pysdmx: {frame.shape[0]} rows, keys {dimensions}, {repeated} repeated, codes outside their lists {strange[:5]}")

report = Package(f"{folder}/package/datapackage.json").validate()
print(f"{'ok    ' if report.valid else 'FAULT '} data package by frictionless: {report.stats}")
for error in report.flatten(["resource", "rowNumber", "fieldNumber", "message"])[:10]:
    print("   ", error)

with open(f"{folder}/brief/data.csv", encoding="utf-8-sig", newline="") as file:
    table = list(csv.DictReader(file))
stated = {row["observation"] for row in table}
with open(f"{folder}/brief/ledger.jsonl", encoding="utf-8") as file:
    ledger = {entry["id"] for entry in map(json.loads, file) if "id" in entry}
book = openpyxl.load_workbook(f"{folder}/brief/data.xlsx")
sheet = book["数据"]
column = [cell.value for cell in sheet[1]].index("observation") + 1
cells = {sheet.cell(row, column).value for row in range(2, sheet.max_row + 1)}
same = stated == ids == cells and stated <= ledger and stated <= {o["id"] for o in data["observations"]}
print(f"{'ok    ' if same else 'FAULT '} the same {len(stated)} ids in csv, SDMX-CSV and xlsx, all of them in ledger and json")
charts = sum(len(s._charts) for s in book.worksheets)
formulas = [c.coordinate for s in book.worksheets for row in s.iter_rows() for c in row if c.data_type == "f"]
# Where nothing can be held side by side there is no sheet of charts.
charts = charts or "图表" not in book.sheetnames
print(f"{'ok    ' if charts and not formulas else 'FAULT '} xlsx by openpyxl: {int(charts)} native charts, {len(formulas)} formulas")
risky = [
    (name, line, cell)
    for name in ("brief/data.csv", "sdmx.csv", "package/data.csv", "package/sources.csv", "package/documents.csv", "sdmx.codelists.csv")
    for line, row in enumerate(csv.reader(open(f"{folder}/{name}", encoding="utf-8-sig", newline="")))
    for cell in row
    if re.match(r"^[=+\-@\t\r＝＋－＠]", cell) and not re.fullmatch(r"-?\d+(\.\d+)?", cell)
]
print(f"{'ok    ' if not risky else 'FAULT '} no cell of a csv is a formula: {risky[:3]}")
sys.exit(0 if not errors and sound and report.valid and same and charts and not formulas and not risky else 1)

#!/usr/bin/env python3
"""Does every answer stand in its document? Reads each sample as a reader would and looks for the quoted words.

    python3 Samples/check.py

Needs pdftotext (poppler-utils). Checks of each row of ANSWERS.tsv: the file is there; the quote stands in its text, in
the script of the file; the value follows from a number in the quote; a masked row has no value. Checks of each document:
it says that it is invented, and it is long enough.
"""
import csv
import html.parser
import pathlib
import re
import subprocess
import sys
import zipfile
from decimal import Decimal

HERE = pathlib.Path(__file__).resolve().parent
CITY = HERE / "示例市"
FAULTS = {"masked", "partial_period", "share_slip", "completion_wording", "restatement", "target_result",
          "traditional", "gb18030", "single_line"}
MULTIPLIERS = {"亿": 10 ** 8, "億": 10 ** 8, "万": 10 ** 4, "萬": 10 ** 4, "": 1}


class Text(html.parser.HTMLParser):
    """The visible text of a page."""

    def __init__(self):
        super().__init__()
        self.parts, self.hidden = [], 0

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in ("script", "style")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def page(data, encoding):
    reader = Text()
    reader.feed(data.decode(encoding))
    return "".join(reader.parts)


def without_furniture(pages):
    """A pdf's pages without the first and the last line of each: running head and page number."""
    lines = [[line for line in one.splitlines() if line.strip()] for one in pages.split("\f")]
    return "\n".join("\n".join(one[1:-1]) for one in lines)


def text_of(path):
    data = path.read_bytes()
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            xml = archive.read("word/document.xml").decode()
        return re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", "\n", xml))
    if path.suffix == ".pdf":
        run = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
        return without_furniture(run.stdout.decode())
    if path.suffix in (".html", ".htm"):
        declared = re.search(rb"charset=[\"']?([\w-]+)", data).group(1).decode()
        return page(data, declared)
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    raise SystemExit(f"{path.name}: neither UTF-8 nor GB18030")


def squeezed(text):
    """Without spaces and line ends: a page breaks lines anywhere."""
    return re.sub(r"\s", "", text)


def numbers(quote):
    for digits, multiplier in re.findall(r"(\d[\d,]*(?:\.\d+)?)([亿億万萬]?)", quote):
        yield Decimal(digits.replace(",", "")) * MULTIPLIERS[multiplier]


def main():
    complaints, seen = [], set()
    texts = {path.name: text_of(path) for path in sorted(CITY.iterdir())
             if path.suffix in (".txt", ".html", ".htm", ".docx", ".pdf")}
    for name, text in texts.items():
        if not re.search("虚构样例|虛構樣例", text):
            complaints.append(f"{name}: does not say that it is invented")
        if len(re.findall(r"[\u4e00-\u9fff]", text)) < 1500:
            complaints.append(f"{name}: fewer than 1,500 Chinese characters")
    with open(CITY / "ANSWERS.tsv", encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for line, row in enumerate(rows, start=2):
        place = f"ANSWERS.tsv:{line}: {row['indicator_name']}: "
        if row["file"] not in texts:
            complaints.append(place + f"no file {row['file']}")
            continue
        if squeezed(row["quote"]) not in squeezed(texts[row["file"]]):
            complaints.append(place + f"not in {row['file']}: {row['quote']}")
        if row["masked"] == "true":
            if row["value"] or "*" not in row["quote"]:
                complaints.append(place + "masked, and yet it has a value or no mask")
        elif abs(Decimal(row["value"])) not in set(numbers(row["quote"])):
            complaints.append(place + f"{row['value']} does not follow from {row['quote']}")
        if row["fault"]:
            seen.add(row["fault"])
    for fault in sorted(FAULTS ^ seen):
        complaints.append(f"ANSWERS.tsv: fault {fault} is {'not planted' if fault in FAULTS else 'not one that is known'}")
    documents = {(row["area"], row["year"]) for row in rows}
    print(f"{len(texts)} documents, {len(documents)} areas x years, {len(rows)} answers, {len(complaints)} complaints")
    print("\n".join(complaints))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())

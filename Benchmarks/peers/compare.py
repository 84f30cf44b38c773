"""Speed and finds of other tools beside duizhao. Called by compare.sh.

Speed: CPU seconds over the texts, median of three runs after a warm-up; slow tools get a part of the texts, and the table
says how much. Finds: of the observations of a gold file, those for which a tool gives, at an overlapping place, the right
value (or range, or mask) and the right unit; and how many things it gives in all. A tool's unit is taken in the tool's own
words as far as they can be read as the gold's (Chinese yuan is 元); a number without unit counts where the gold has none.
"""
import contextlib
import io
import json
import math
import os
import pathlib
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version

RUNS = 3
DIGITS = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")


def digit_scan(text):
    for match in DIGITS.finditer(text):
        yield match.start(), match.end(), float(match.group().replace("．", ".")), ""


def jionlp_finder():
    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp

    def find(text):
        # It knows simplified characters only; this keeps the length.
        simplified = jionlp.tra2sim(text, mode="char")
        text = simplified if len(simplified) == len(text) else text
        for money in jionlp.ner.extract_money(text, with_parsing=True):
            number = money["detail"]["num"]
            value = [float(n) for n in number] if isinstance(number, list) else float(number)
            yield money["offset"][0], money["offset"][1], value, money["detail"]["case"]

    return find


UNITS = {"Chinese yuan": "元", "United States dollar": "美元", "Meter": "米", "Kilometer": "公里", "Square kilometer": "平方公里",
         "Square meter": "平方米", "Ton": "吨", "Kilogram": "公斤", "Year": "年", "Month": "个月", "Day": "天", "Acre": "亩"}


def microsoft_finder():
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension
    from recognizers_text import Culture

    def one(found, unit=None):
        resolution = found.resolution or {}
        text = str(resolution.get("value") or "").rstrip("%")
        try:
            value = float(text)
        except ValueError:
            return None
        named = resolution.get("unit") or ""
        return found.start, found.end + 1, value, unit if unit is not None else UNITS.get(named, named)

    def find(text):
        taken = []
        for line in re.finditer(r"[^\n]+", text):
            for recognize, unit in ((recognize_percentage, "%"), (recognize_currency, None), (recognize_dimension, None), (recognize_number, "")):
                for found in recognize(line.group(), Culture.Chinese):
                    item = one(found, unit)
                    if item is None:
                        continue
                    start, end = item[0] + line.start(), item[1] + line.start()
                    if not any(start < e and end > s for s, e in taken[-200:]):
                        taken.append((start, end))
                        yield start, end, item[2], item[3]

    return find


def duizhao_finder(program):
    def find(text):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "text.txt")
            file.write_text(text, encoding="utf-8")
            lines = subprocess.run([program, "extract", str(file), "--quiet"], check=True, capture_output=True, text=True).stdout
        for line in map(json.loads, lines.splitlines()):
            if line["role"] == "observation":
                value = None if line.get("masked") else [line["low"], line["high"]] if "low" in line else line.get("value")
                yield line["start"], line["end"], value, line.get("unit", "")

    return find


def cpu():
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def speed(find, text):
    """Megabytes of UTF-8 a second."""
    seconds = []
    for run in range(RUNS + 1):
        start = cpu()
        for _ in find(text):
            pass
        if run:
            seconds.append(cpu() - start)
    return len(text.encode()) / 1e6 / statistics.median(seconds)


def same(gold, value, unit):
    if gold.get("unit", "") != unit:
        return False
    if gold.get("masked"):
        return value is None
    near = lambda a, b: a is not None and b is not None and math.isclose(float(a), float(b), rel_tol=1e-9, abs_tol=1e-9)
    if gold.get("low") is not None:
        return isinstance(value, list) and near(gold["low"], value[0]) and near(gold["high"], value[1])
    return not isinstance(value, list) and near(gold.get("value"), value)


def score(find, text, gold):
    """How many gold quantities are found, and how many things in all."""
    found = sorted(find(text), key=lambda item: item[0])
    used, right = set(), 0
    for line in gold:
        best, most = None, 0
        for i, (start, end, _, _) in enumerate(found):
            overlap = min(end, line["end"]) - max(start, line["start"])
            if overlap > most and i not in used:
                best, most = i, overlap
        if best is not None:
            used.add(best)
            right += same(line, found[best][2], found[best][3])
    return right, len(found)


def in_utf_8(file):
    """The text of a file; None where it is in another encoding."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def main():
    program, folders = sys.argv[1], sys.argv[2:]
    files = sorted(file for folder in folders for file in pathlib.Path(folder).glob("*.txt"))
    if not files:
        sys.exit("no .txt in " + ", ".join(folders))
    text = "\n".join(text for text in map(in_utf_8, files) if text is not None)
    # A share of the text for those that would take minutes. duizhao is its whole process, start and reading included.
    tools = [
        ("duizhao, whole process", duizhao_finder(program), 1_000_000_000),
        ("plain digit scan (re)", digit_scan, 1_000_000_000),
        (f"JioNLP {version('jionlp')}, money", jionlp_finder(), 60_000),
        (f"recognizers-text {version('recognizers-text-suite')}", microsoft_finder(), 6_000),
    ]
    gold_folder = os.environ.get("DUIZHAO_GOLD")
    golds = sorted(pathlib.Path(gold_folder).glob("*.gold.jsonl")) if gold_folder else []
    if not golds:
        print("finds are not counted: set DUIZHAO_GOLD to a folder with NAME.txt and NAME.gold.jsonl")
    names = [file.name.removesuffix(".gold.jsonl") for file in golds]
    print(f"one core, CPU time, median of {RUNS} runs; finds: right value and unit of the gold's observations / all that was given")
    print(f"{'tool':34}{'MB/s':>9}{'of MB':>8}" + "".join(f"{name:>18}" for name in names))
    for name, find, limit in tools:
        part = text[:limit]
        line = f"{name:34}{speed(find, part):9.3f}{len(part.encode()) / 1e6:8.2f}"
        for file, title in zip(golds, names):
            gold = [entry for entry in map(json.loads, file.read_text(encoding="utf-8-sig").splitlines()) if entry["role"] == "observation"]
            right, given = score(find, file.with_name(title + ".txt").read_text(encoding="utf-8"), gold)
            line += f"{f'{right} of {len(gold)} / {given}':>18}"
        print(line, flush=True)


main()

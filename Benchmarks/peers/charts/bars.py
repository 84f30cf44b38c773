"""The grouped bars of Benchmarks/grouped-bars.vl.json by another library, again and again or once.

usage: bars.py LIBRARY DEFINITION RUNS     medians of CPU milliseconds in one process: png, pdf, svg
       bars.py LIBRARY DEFINITION FOLDER   one PNG and one PDF into a folder, for the time of a whole process
       bars.py LIBRARY                     its name and version
"""

import importlib.metadata
import io
import json
import statistics
import sys
import time

library, *arguments = sys.argv[1:]
COLORS = ["#8094AB", "#12436D"]


def matplotlib_drawer(definition):
    """Bars with a value on each, at 1600 by 900 pixels."""
    import matplotlib

    matplotlib.use("Agg")
    matplotlib.rcParams["font.family"] = ["Noto Sans CJK SC", "Noto Sans CJK JP"]
    from matplotlib import pyplot

    rows = definition["data"]["values"]
    areas = list(dict.fromkeys(row["area"] for row in rows))
    years = sorted({row["year"] for row in rows})

    def draw(format_):
        figure, axes = pyplot.subplots(figsize=(16, 9), dpi=100)
        for k, year in enumerate(years):
            values = [row["value"] for row in rows if row["year"] == year]
            bars = axes.bar([i + (k - 0.5) * 0.4 for i in range(len(areas))], values, 0.4, color=COLORS[k], label=year)
            axes.bar_label(bars, fmt="%.1f")
        axes.set_xticks(range(len(areas)), areas)
        axes.set_title(definition["title"]["text"] + "\n" + definition["title"]["subtitle"], loc="left", fontweight="bold")
        axes.legend()
        target = io.BytesIO()
        figure.savefig(target, format=format_)
        pyplot.close(figure)
        return target.getvalue()

    return draw


def altair_drawer(definition):
    """The definition itself, by Vega."""
    import altair

    definition = dict(definition, width=1490, height=760)
    chart = altair.Chart.from_dict(definition)

    def draw(format_):
        target = io.StringIO() if format_ == "svg" else io.BytesIO()
        chart.save(target, format=format_)
        return target.getvalue()

    return draw


if not arguments:
    packages = {"matplotlib": ["matplotlib"], "altair": ["altair", "vl-convert-python"]}[library]
    print(" with ".join(f"{name} {importlib.metadata.version(name)}" for name in packages))
    sys.exit()

definition = json.load(open(arguments[0], encoding="utf-8"))
draw = {"matplotlib": matplotlib_drawer, "altair": altair_drawer}[library](definition)
if arguments[1].isdigit():
    for format_ in ("png", "pdf", "svg"):
        draw(format_)
        times = []
        for _ in range(int(arguments[1])):
            start = time.process_time()
            draw(format_)
            times.append((time.process_time() - start) * 1000)
        print(f"{format_}\t{statistics.median(times):.1f}")
else:
    for format_ in ("png", "pdf"):
        with open(f"{arguments[1]}/{library}.{format_}", "wb") as file:
            file.write(draw(format_))

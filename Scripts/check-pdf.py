"""Walks a brief's PDF: parts, marked ink, links, colours, fonts, description, carried files. Says what it looked at.

This is no validator of PDF/A or PDF/UA; it checks the points that are listed below, one a line.
usage: check-pdf.py FILE
"""

import re
import sys

import pikepdf

pdf = pikepdf.open(sys.argv[1])
root = pdf.Root
faults = []


def check(name, holds, detail=""):
    print(f"{'ok    ' if holds else 'FAULT '} {name}{': ' + str(detail) if detail != '' else ''}")
    if not holds:
        faults.append(name)


check("language and title shown", str(root.Lang) == "zh-CN" and bool(root.ViewerPreferences.DisplayDocTitle))
check("marked as tagged", bool(root.MarkInfo.Marked))
check("file identifier", len(pdf.trailer.ID) == 2)
meta = bytes(root.Metadata.read_raw_bytes()).decode()
check("description is readable XML with part 3", "<pdfaid:part>3</pdfaid:part>" in meta and meta.startswith("<?xpacket"))
with pdf.open_metadata() as described:
    check("description agrees with the title", described.get("dc:title") == str(pdf.docinfo.Title))
intent = root.OutputIntents[0]
check("colours are defined", str(intent.S) == "/GTS_PDFA1" and int(intent.DestOutputProfile.N) == 3)

names = root.Names.EmbeddedFiles.Names
files = {str(names[i]): names[i + 1] for i in range(0, len(names), 2)}
check(
    "carried files with their relation",
    set(files) == {"data.csv", "ledger.jsonl", "manifest.json"} and all("/AFRelationship" in f for f in files.values()),
    ", ".join(sorted(files)),
)
check("no script, no encryption", "/OpenAction" not in root and "/AA" not in root and not pdf.is_encrypted)

# Every piece of marked ink belongs to one element, and no ink stands outside a piece.
owners = {}
kinds = {}
tables = []
figures = []
links = 0


def walk(element, page=None, depth=0):
    global links
    kind = str(element.get("/S", "/?"))
    kinds[kind] = kinds.get(kind, 0) + 1
    page = element.get("/Pg", page)
    if kind == "/Table":
        tables.append(element)
    if kind == "/Figure":
        figures.append(element)
    children = element.get("/K", [])
    if not isinstance(children, pikepdf.Array):
        children = [children]
    for child in children:
        if not isinstance(child, pikepdf.Dictionary):
            owners.setdefault(page.objgen, set()).add(int(child))
        elif str(child.get("/Type", "")) == "/MCR":
            owners.setdefault(child.get("/Pg", page).objgen, set()).add(int(child.MCID))
        elif str(child.get("/Type", "")) == "/OBJR":
            links += 1
        else:
            assert child.P.objgen == element.objgen, "a child does not know its parent"
            walk(child, page, depth + 1)


walk(root.StructTreeRoot.K)
check("parts", kinds.get("/H1", 0) == 1 and kinds.get("/P", 0) > 3, kinds)


def below(element):
    inside = element.get("/K", [])
    return [k for k in (inside if isinstance(inside, pikepdf.Array) else [inside]) if isinstance(k, pikepdf.Dictionary)]


heads = [any(str(cell.get("/S", "")) == "/TH" for row in below(table) for cell in below(row)) for table in tables]
check("tables have header cells", all(heads), len(tables))
check("figures have alternative texts", all(len(str(f.get("/Alt", ""))) > 4 for f in figures), len(figures))

outside = 0
missing = 0
for page in pdf.pages:
    depth = 0
    known = owners.get(page.objgen, set())
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            depth += 1
            # A span with the words of its glyphs has no number of its own.
            if name == "BDC" and "/MCID" in operands[1] and int(operands[1].MCID) not in known:
                missing += 1
        elif name == "EMC":
            depth -= 1
        elif name in ("Tj", "TJ", "f", "f*", "S", "s", "B", "B*", "Do", "sh") and depth == 0:
            outside += 1
    assert depth == 0, "marked ink that does not end"
check("all ink is part of something or furniture", outside == 0 and missing == 0, f"{outside} outside, {missing} without owner")

annotations = [a for page in pdf.pages for a in page.get("/Annots", [])]
check(
    "links are printed, described and known to the structure",
    links == len(annotations) and all(int(a.F) & 4 and "/Contents" in a and "/StructParent" in a for a in annotations),
    len(annotations),
)
targets = set()


def leaves(node):
    for kid in node.get("/Kids", []):
        leaves(kid)
    entries = node.get("/Names", [])
    targets.update(str(entries[i]) for i in range(0, len(entries), 2))


leaves(root.Names.Dests)
check("links lead somewhere", all(str(a.Dest) in targets for a in annotations if "/Dest" in a), len(targets))
fonts = {}
for page in pdf.pages:
    for name, font in page.Resources.get("/Font", {}).items():
        fonts[font.objgen] = font
embedded = [
    f
    for f in fonts.values()
    if "/ToUnicode" in f
    and any(k in f.DescendantFonts[0].FontDescriptor for k in ("/FontFile2", "/FontFile3"))
    and re.match(r"^/[A-Z]{6}\+", str(f.BaseFont))
    and (str(f.DescendantFonts[0].Subtype) != "/CIDFontType2" or "/CIDToGIDMap" in f.DescendantFonts[0])
]
check("fonts are subsets inside the file, with Unicode", len(embedded) == len(fonts), len(fonts))
check("bookmarks", "/First" in root.Outlines)
sys.exit(1 if faults else 0)

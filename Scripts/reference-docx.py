"""Writes Reports/reference.docx, the styles of the Word form of a brief: the page of GB/T 9704, its faces and sizes.

Change a figure here, run it, and commit the result; the same script gives the same bytes. Needs nothing but Python.
usage: reference-docx.py OUTPUT
"""

import sys
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Faces as offices name them; Word puts its own in their place where they are missing.
BODY, KAI, HEI, TITLE, SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"
# Digits and Latin letters: the Chinese faces have them as wide as a typewriter's.
LATIN = "Times New Roman"


def face(name):
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{name}" w:cs="{LATIN}"/>'


def size(points):
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def style(kind, identity, name, based=None, following=None, paragraph="", run="", more=""):
    text = f'<w:style w:type="{kind}" w:styleId="{identity}"' + (' w:default="1"' if identity in ("Normal", "TableNormal") else "")
    text += f'><w:name w:val="{name}"/>'
    if based:
        text += f'<w:basedOn w:val="{based}"/>'
    if following:
        text += f'<w:next w:val="{following}"/>'
    text += "<w:qFormat/>"
    if paragraph:
        text += f"<w:pPr>{paragraph}</w:pPr>"
    if run:
        text += f"<w:rPr>{run}</w:rPr>"
    return text + more + "</w:style>"


# 28.95 points from line to line, 22 lines a page; 三号 is 16 points to Word.
LINES = '<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>'
# Small print keeps off the grid of the text.
CLOSE = '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
FLUSH = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'


def heading(level, name, run):
    return style(
        "paragraph", f"Heading{level}", f"heading {level}", "Normal", "BodyText",
        f'<w:keepNext/>{LINES}{INDENT}<w:outlineLvl w:val="{level - 1}"/>', run)


def small(identity, name, alignment, points, run="", keep=False):
    paragraph = ("<w:keepNext/>" if keep else "") + CLOSE + FLUSH + f'<w:jc w:val="{alignment}"/>'
    return style("paragraph", identity, name, "Normal", None, paragraph, run + size(points))


styles = HEAD + f"<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{face(BODY)}{size(16)}<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
styles += style("paragraph", "Normal", "Normal", paragraph=f'<w:widowControl/>{LINES}<w:jc w:val="both"/>', run=face(BODY) + size(16))
for identity, name in [("BodyText", "Body Text"), ("FirstParagraph", "First Paragraph"), ("Compact", "Compact")]:
    inside = CLOSE + FLUSH if identity == "Compact" else LINES + INDENT
    # Tables are in 小五, of which a line holds forty-eight characters.
    styles += style("paragraph", identity, name, "Normal", None, inside, size(9) if identity == "Compact" else "")
styles += style("paragraph", "Title", "Title", "Normal", "BodyText", f'<w:keepNext/><w:spacing w:before="0" w:after="579" w:line="640" w:lineRule="exact"/>{FLUSH}<w:jc w:val="center"/>', face(TITLE) + size(22))
styles += style("paragraph", "Subtitle", "Subtitle", "Normal", "BodyText", f'{LINES}{FLUSH}<w:jc w:val="center"/>', face(KAI))
styles += heading(1, "一、", face(HEI)) + heading(2, "（一）", face(KAI)) + heading(3, "1.", face(BODY))
styles += small("TableCaption", "表题", "center", 12, face(HEI), keep=True)
styles += small("TableUnit", "表单位", "right", 10.5, face(SONG), keep=True)
styles += small("TableNote", "表注", "left", 10.5, face(SONG))
styles += small("ImageCaption", "图题", "center", 12, face(HEI))
styles += small("FigureNote", "图注", "left", 10.5, face(SONG))
styles += small("CaptionedFigure", "图", "center", 12, keep=True)
styles += style("paragraph", "Author", "编制人填写", "BodyText", None, '<w:keepNext/><w:pBdr><w:left w:val="single" w:sz="12" w:space="6" w:color="999999"/></w:pBdr>', face(KAI))
# What is attached, on the page of the last text; each appendix on a page of its own, under its label and title.
styles += style("paragraph", "AttachmentList", "附件说明", "Normal", None, f'<w:keepNext/><w:keepLines/>{LINES}{INDENT}<w:jc w:val="left"/>')
styles += style("paragraph", "Attachment", "附件", "Normal", "AttachmentTitle", f'<w:keepNext/><w:pageBreakBefore/><w:spacing w:before="0" w:after="579" w:line="579" w:lineRule="exact"/>{FLUSH}<w:jc w:val="left"/>', face(HEI))
styles += style("paragraph", "AttachmentTitle", "附件标题", "Normal", "BodyText", f'<w:keepNext/><w:spacing w:before="0" w:after="579" w:line="640" w:lineRule="exact"/>{FLUSH}<w:jc w:val="center"/><w:outlineLvl w:val="0"/>', face(TITLE) + size(22))
styles += style("paragraph", "Signature", "署名", "Normal", None, f'{LINES}{FLUSH}<w:ind w:rightChars="200" w:right="640"/><w:jc w:val="right"/>')
styles += style("paragraph", "RedHead", "红头", "Normal", "Title", f'<w:spacing w:before="0" w:after="0" w:line="960" w:lineRule="exact"/>{FLUSH}<w:jc w:val="center"/>', face(TITLE) + '<w:color w:val="D91C1C"/>' + size(42))
styles += style("paragraph", "RedNumber", "文号", "Normal", "Title", f'<w:pBdr><w:bottom w:val="single" w:sz="16" w:space="8" w:color="D91C1C"/></w:pBdr><w:spacing w:before="579" w:after="579" w:line="579" w:lineRule="exact"/>{FLUSH}<w:jc w:val="center"/>')
styles += style("paragraph", "Footer", "footer", "Normal", None, CLOSE + FLUSH, face(SONG) + size(14))
styles += '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
styles += '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:basedOn w:val="DefaultParagraphFont"/></w:style>'
styles += style("table", "TableNormal", "Normal Table", more='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="45" w:type="dxa"/><w:right w:w="45" w:type="dxa"/></w:tblCellMar></w:tblPr>')
# Three rules: thick above and below, thin under the head.
styles += (
    '<w:style w:type="table" w:styleId="Table"><w:name w:val="Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
    '<w:tblPr><w:jc w:val="center"/><w:tblBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="000000"/>'
    '<w:bottom w:val="single" w:sz="12" w:space="0" w:color="000000"/></w:tblBorders></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:trPr><w:tblHeader/></w:trPr><w:tcPr><w:tcBorders>'
    '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>'
)
styles += "</w:styles>"


def footer(alignment, side):
    number = '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r>'
    return HEAD + f'<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{alignment}"/></w:pPr>{number}</w:p></w:ftr>'


def twips(millimetres):
    return round(millimetres / 25.4 * 1440)


section = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId10"/><w:footerReference w:type="even" r:id="rId11"/>'
    f'<w:pgSz w:w="{twips(210)}" w:h="{twips(297)}"/>'
    f'<w:pgMar w:top="{twips(37)}" w:right="{twips(26)}" w:bottom="{twips(35)}" w:left="{twips(28)}" w:header="851" w:footer="{twips(23)}" w:gutter="0"/>'
    '<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
)
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PART = "application/vnd.openxmlformats-officedocument.wordprocessingml"
parts = {
    "[Content_Types].xml": HEAD
    + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    + f'<Override PartName="/word/document.xml" ContentType="{PART}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{PART}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="{PART}.settings+xml"/>'
    + f'<Override PartName="/word/footer1.xml" ContentType="{PART}.footer+xml"/><Override PartName="/word/footer2.xml" ContentType="{PART}.footer+xml"/></Types>',
    "_rels/.rels": HEAD + f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{TYPE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": HEAD + f"<w:document {W} {R}><w:body><w:p/>{section}</w:body></w:document>",
    "word/styles.xml": styles,
    "word/settings.xml": HEAD + f'<w:settings {W}><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/></w:settings>',
    "word/footer1.xml": footer("right", "right"),
    "word/footer2.xml": footer("left", "left"),
    "word/_rels/document.xml.rels": HEAD
    + f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{TYPE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="{TYPE}/settings" Target="settings.xml"/>'
    + f'<Relationship Id="rId10" Type="{TYPE}/footer" Target="footer1.xml"/><Relationship Id="rId11" Type="{TYPE}/footer" Target="footer2.xml"/></Relationships>',
}
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
    for name, text in parts.items():
        entry = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, text.encode())

import Diagnostics
import Testing

@testable import Pipeline

@Suite struct PipelineErrorTests {
  static let reason = Wording(en: "the disk is full", zh: "磁盘已满")

  static let sentences: [(error: PipelineError, english: String)] = [
    (.folderMissing("a"), "a: error: there is no such folder\n  remedy: check the path; the folder you are in counts"),
    (
      .notAFolder("a.txt"),
      "a.txt: error: this is a file, not a folder\n  remedy: give the folder that holds the summaries; for one document use “duizhao extract”"
    ),
    (
      .folderUnreadable("a", detail: reason),
      "a: error: the folder cannot be read: the disk is full\n  remedy: check who may read it"
    ),
    (.fileMissing("a"), "a: error: there is no such file\n  remedy: check the path; the folder you are in counts"),
    (
      .fileUnreadable("a", detail: reason),
      "a: error: the file cannot be read: the disk is full\n  remedy: check who may read it"
    ),
    (
      .fileTooLarge("a", megabytes: 300, limit: 128),
      "a: error: the file has 300 MB; a summary has at most 128 MB\n  remedy: save the text alone, without pictures, and try again"
    ),
    (
      .noDocuments("a"),
      "a: error: there is no document in this folder (docx, pdf, html, txt, md, csv, xlsx)\n  remedy: put the summaries into the folder"
    ),
    (
      .noReadableDocument("a", tried: 3),
      "a: error: none of the 3 documents in this folder could be read\n  remedy: see the reasons above; save the summaries as docx, html or txt"
    ),
    (
      .nothingToCompare("a", read: 2),
      "a: error: of the 2 documents read, none says which area and year it is about\n  remedy: state area and year of each document in duizhao.yaml in that folder"
    ),
    (
      .outputUnwritable("a", detail: reason),
      "a: error: nothing can be written to this folder: the disk is full\n  remedy: choose another folder with -o"
    ),
    (
      .outputIsSource("a"),
      "a: error: the output folder is the folder with the summaries\n  remedy: choose another folder with -o, so that outputs are not read as summaries the next time"
    ),
    (
      .writingFailed("a", detail: reason),
      "a: error: the file could not be written: the disk is full\n  remedy: check that there is room on the disk and that the file is not open elsewhere"
    ),
    (
      .unknownArea(Place(file: "duizhao.yaml", line: 2, column: 12), "云乔区", near: "云桥区"),
      "duizhao.yaml:2:12: error: no area is called “云乔区” here\n  remedy: write “云桥区”"
    ),
    (
      .stockMissing("Charts/theme.json"),
      "Charts/theme.json: error: a file that comes with the program is not there or cannot be read\n  remedy: install the program again: “make install” puts its folders beside it"
    ),
    (
      .unknownIndicator("gpd", near: "gdp"), "error: no indicator is called “gpd”\n  remedy: write “gdp”"
    ),
    (
      .unknownChart("rnak", known: ["rank", "trend"]),
      "error: there is no chart definition “rnak”\n  remedy: definitions here: rank, trend"
    ),
    (
      .unknownTemplate("leauge", known: ["league-table"]),
      "error: there is no template “leauge”\n  remedy: templates in Reports/: league-table; or give the path of a file of your own"
    ),
    (
      .cannotDraw("a", definition: "rank"),
      "a: error: the comparison has too few values for the chart “rank”\n  remedy: choose another indicator, measure or year"
    ),
    (
      .needsIndicator("a", definition: "rank", known: ["地区生产总值", "工业投资"]),
      "a: error: the chart “rank” draws one indicator, and none is named\n  remedy: give --indicator; most areas state: 地区生产总值, 工业投资"
    ),
    (
      .needsData("a.vl.json"),
      "a.vl.json: error: the definition brings no data of its own\n  remedy: give --folder with the summaries, --data with a csv or json file, or write the data into the definition"
    ),
    (
      .hasOwnData("a.vl.json", data: "b.csv"),
      "a.vl.json: error: the definition brings its own data; “b.csv” would not be used\n  remedy: leave --data out, or write “data”: {“name”: “table”} into the definition"
    ),
    (
      .unknownEnding("a.gif", allowed: [".png", ".pdf"]),
      "a.gif: error: the ending of “a.gif” names no format\n  remedy: use one of: .png, .pdf"
    ),
    (
      .badEvidence("brief.json", detail: reason),
      "brief.json: error: the record of the brief cannot be read: the disk is full\n  remedy: make the brief again with “duizhao brief”"
    ),
  ]

  @Test(arguments: sentences) func `an error says place, fact and remedy`(case: (error: PipelineError, english: String)) {
    #expect(`case`.error.diagnostic.text(in: .english) == `case`.english)
    let chinese = `case`.error.diagnostic.text(in: .chinese)
    #expect(chinese.contains("错误：") && chinese.contains("\n  办法："))
    #expect(chinese.unicodeScalars.contains { $0.value >= 0x4E00 })
    #expect(!chinese.contains("the disk is full"))
  }
}

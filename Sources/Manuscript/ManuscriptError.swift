package import Definitions
package import Diagnostics

/// What can be wrong with a manuscript. `parse` throws the first two; the others come as diagnostics.
package enum ManuscriptError: ExplainedError {
  case frontMatterNotClosed(Place)
  case definition(DefinitionError)
  case noTitle(Place)
  case secondTitle(Place, text: String)
  case headingTooDeep(Place, level: Int)
  case captionWithoutTable(Place, text: String)
  case tableWithoutCaption(Place)
  case unknownAttribute(Place, name: String)
  case unsupported(Place, what: Wording)
  case figureInText(Place)
  case lostEvidence(Place, text: String, target: String)
  case anchorTwice(Place, name: String)
  case emptyCell(Place)
  case unboundNumber(Place, text: String)

  package var place: Place? {
    switch self {
    case .definition(let error): error.place
    case .frontMatterNotClosed(let p), .noTitle(let p), .secondTitle(let p, _), .headingTooDeep(let p, _),
      .captionWithoutTable(let p, _), .tableWithoutCaption(let p), .unknownAttribute(let p, _),
      .unsupported(let p, _), .figureInText(let p), .lostEvidence(let p, _, _), .anchorTwice(let p, _),
      .emptyCell(let p), .unboundNumber(let p, _):
      p
    }
  }

  package var severity: Diagnostic.Severity {
    switch self {
    // A setting that nobody knows does no harm but to what its author hoped for.
    case .definition(.unknownKey): .warning
    case .frontMatterNotClosed, .definition: .error
    case .unboundNumber, .tableWithoutCaption: .note
    default: .warning
    }
  }

  package var diagnostic: Diagnostic { Diagnostic(severity, at: place, message, remedy: remedy) }

  package var message: Wording {
    switch self {
    case .frontMatterNotClosed:
      Wording(en: "the settings at the top of the manuscript do not end", zh: "稿件开头的设置没有结束行")
    case .definition(let error): error.message
    case .noTitle: Wording(en: "the manuscript has no title", zh: "稿件没有标题")
    case .secondTitle(_, let text):
      Wording(en: "“\(text)” is a second title", zh: "“\(text)”是第二个标题")
    case .headingTooDeep(_, let level):
      Wording(en: "a heading of level \(level) has no form in print", zh: "第\(level)级标题没有对应的印刷格式")
    case .captionWithoutTable(_, let text):
      Wording(en: "the caption “\(text)” has no table below it", zh: "表题“\(text)”下面没有表格")
    case .tableWithoutCaption: Wording(en: "this table has no caption", zh: "此表没有表题")
    case .unknownAttribute(_, let name):
      Wording(en: "a table has no property “\(name)”", zh: "表格没有“\(name)”这一属性")
    case .unsupported(_, let what):
      Wording(
        en: "\(what.english) cannot be printed as such; the text is kept", zh: "不支持\(what.chinese)，仅保留文字")
    case .figureInText:
      Wording(en: "a picture stands inside a line of text", zh: "图片夹在文字行中")
    case .lostEvidence(_, let text, let target):
      Wording(
        en: "“\(text)” leads to “\(target)”, which is not in the source index",
        zh: "“\(text)”指向“\(target)”，来源索引中没有这一条")
    case .anchorTwice(_, let name):
      Wording(en: "“\(name)” names two places", zh: "“\(name)”标了两处")
    case .emptyCell: Wording(en: "a cell of this row is empty", zh: "此行有空格")
    case .unboundNumber(_, let text):
      Wording(en: "“\(text)” is not bound to a source", zh: "“\(text)”没有标明出处")
    }
  }

  package var remedy: Wording {
    switch self {
    case .frontMatterNotClosed: Wording(en: "close them with a line “---”", zh: "请在设置后另起一行写“---”")
    case .definition(let error): error.remedy
    case .noTitle: Wording(en: "add “title: …” at the top", zh: "请在开头的设置中加上“title: …”")
    case .secondTitle: Wording(en: "begin chapters with “##”", zh: "一级标题请以“##”开头")
    case .headingTooDeep:
      Wording(en: "use “##”, “###” or “####”", zh: "请使用“##”“###”“####”三级标题")
    case .captionWithoutTable:
      Wording(
        en: "put the caption directly before a table", zh: "请把表题放在表格的正上方，中间不夹其他文字")
    case .tableWithoutCaption:
      Wording(en: "write a paragraph “表：题名 {单位：亿元}” before it", zh: "请在表前另起一段写“表：题名 {单位：亿元}”")
    case .unknownAttribute:
      Wording(en: "known are 单位：…, 横排 and 紧排, separated by “；”", zh: "可用的属性：单位：…、横排、紧排，以“；”分隔")
    case .unsupported:
      Wording(en: "use headings, paragraphs, lists, tables and figures", zh: "请使用标题、段落、列表、表格和图")
    case .figureInText: Wording(en: "give the picture a paragraph of its own", zh: "请让图片独占一段")
    case .lostEvidence:
      Wording(
        en: "restore its row in the source index, or take the link away", zh: "请恢复来源索引中的这一行，或去掉链接")
    case .anchorTwice:
      Wording(en: "keep one of the two rows", zh: "请只保留其中一行")
    case .emptyCell:
      Wording(en: "write “—” for what is not stated", zh: "未写明的请填“—”")
    case .unboundNumber:
      Wording(
        en: "link the number to its row of the source index, or check it by hand",
        zh: "请链接到来源索引的相应行，或人工核对")
    }
  }
}

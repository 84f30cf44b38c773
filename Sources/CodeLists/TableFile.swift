package import Diagnostics

/// A code list as a text file: a record a line, columns separated by tabs, comments after `#`.
package struct TableFile: Sendable {
  package struct Record: Sendable {
    /// Counted from 1.
    package var line: Int
    package var columns: [Substring]
  }

  package var file: String
  package var records: [Record]

  package init(_ text: String, file: String) {
    self.file = file
    var records: [Record] = []
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      guard !line.isEmpty, line.first != "#" else { continue }
      records.append(Record(line: number, columns: line.split(separator: "\t", omittingEmptySubsequences: false)))
    }
    self.records = records
  }

  func place(_ record: Record) -> Place { Place(file: file, line: record.line) }
}

/// What can be wrong with a code list.
package enum CodeListError: ExplainedError {
  case columns(Place, expected: Int, found: Int)
  case unknownWord(Place, column: String, word: String, allowed: [String])
  case repeated(Place, code: String)
  case unknownCode(Place, code: String)
  case missingFile(String)

  package var place: Place? {
    switch self {
    case .columns(let p, _, _), .unknownWord(let p, _, _, _), .repeated(let p, _), .unknownCode(let p, _): p
    case .missingFile(let name): Place(file: name)
    }
  }

  package var message: Wording {
    switch self {
    case .columns(_, let expected, let found):
      Wording(en: "this line has \(found) columns, not \(expected)", zh: "本行有\(found)列，应为\(expected)列")
    case .unknownWord(_, let column, let word, _):
      Wording(en: "“\(word)” is no \(column)", zh: "“\(word)”不是有效的\(column)")
    case .repeated(_, let code): Wording(en: "“\(code)” stands here a second time", zh: "“\(code)”重复出现")
    case .unknownCode(_, let code):
      Wording(en: "indicators.tsv has no code “\(code)”", zh: "indicators.tsv中没有代码“\(code)”")
    case .missingFile: Wording(en: "the code list is missing", zh: "缺少代码表文件")
    }
  }

  package var remedy: Wording {
    switch self {
    case .columns: Wording(en: "separate the columns by tabs as in the line above", zh: "各列之间请用制表符分隔，参照上一行")
    case .unknownWord(_, _, _, let allowed):
      Wording(en: "use one of: \(allowed.joined(separator: ", "))", zh: "可用：\(allowed.joined(separator: "、"))")
    case .repeated: Wording(en: "remove one of the two lines", zh: "请删去其中一行")
    case .unknownCode:
      Wording(en: "correct the code, or add a line for it to indicators.tsv", zh: "请改正代码，或在indicators.tsv中增加该指标")
    case .missingFile: Wording(en: "install the program again, or restore the file", zh: "请重新安装程序或恢复该文件")
    }
  }
}

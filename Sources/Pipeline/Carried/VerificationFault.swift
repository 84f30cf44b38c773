package import Diagnostics

/// How a printed brief and what it carries can differ.
package enum VerificationFault: ExplainedError {
  /// A page does not say what it said when it was printed.
  case textAltered(file: String, page: Int, around: String, printed: String, found: String)
  case pagesAltered(file: String, printed: Int, found: Int)
  /// A stated number is printed otherwise than the ledger has it.
  case numberContradicted(file: String, page: Int, around: String, printed: String, id: String, data: String)
  /// A computed number is not what its inputs give.
  case resultContradicted(file: String, page: Int, around: String, printed: String, id: String, result: String)
  case evidenceLost(file: String, page: Int, around: String, printed: String, id: String)
  /// A line of a carried file is not the one that was put in.
  case lineAltered(file: String, carried: String, line: Int, words: String)
  case fileAltered(file: String, carried: String)
  case fileLost(file: String, carried: String)
  /// A row of the table does not have what the ledger has.
  case tableContradicted(file: String, line: Int, column: String, table: String, ledger: String)

  package var place: Place? {
    switch self {
    case .textAltered(let file, _, _, _, _), .pagesAltered(let file, _, _), .numberContradicted(let file, _, _, _, _, _),
      .resultContradicted(let file, _, _, _, _, _), .evidenceLost(let file, _, _, _, _), .fileLost(let file, _):
      Place(file: file)
    case .lineAltered(let file, let carried, let line, _): Place(file: "\(file)#\(carried)", line: line)
    case .fileAltered(let file, let carried): Place(file: "\(file)#\(carried)")
    case .tableContradicted(let file, let line, _, _, _): Place(file: "\(file)#\(CarriedData.tableName)", line: line)
    }
  }

  /// The page that the fault is on.
  package var page: Int? {
    switch self {
    case .textAltered(_, let page, _, _, _), .numberContradicted(_, let page, _, _, _, _),
      .resultContradicted(_, let page, _, _, _, _), .evidenceLost(_, let page, _, _, _):
      page
    default: nil
    }
  }

  /// One word for programs.
  package var kind: String {
    switch self {
    case .textAltered: "text-altered"
    case .pagesAltered: "pages-altered"
    case .numberContradicted: "number-contradicted"
    case .resultContradicted: "result-contradicted"
    case .evidenceLost: "evidence-lost"
    case .lineAltered: "line-altered"
    case .fileAltered: "file-altered"
    case .fileLost: "file-lost"
    case .tableContradicted: "table-contradicted"
    }
  }

  package var message: Wording {
    switch self {
    case .textAltered(_, let page, let around, let printed, let found):
      Wording(
        en: "page \(page), at “\(around)”: the page says “\(found)”, it was printed as “\(printed)”",
        zh: "第\(page)页“\(around)”处：现为“\(found)”，印制时为“\(printed)”")
    case .pagesAltered(_, let printed, let found):
      Wording(en: "the brief has \(found) pages, it was printed with \(printed)", zh: "现有\(found)页，印制时为\(printed)页")
    case .numberContradicted(_, let page, let around, let printed, let id, let data):
      Wording(
        en: "page \(page), at “\(around)”: “\(printed)” is printed, the ledger says \(data) (\(id))",
        zh: "第\(page)页“\(around)”处：印为“\(printed)”，台账为\(data)（\(id)）")
    case .resultContradicted(_, let page, let around, let printed, let id, let result):
      Wording(
        en: "page \(page), at “\(around)”: “\(printed)” is printed, computed again it is \(result) (\(id))",
        zh: "第\(page)页“\(around)”处：印为“\(printed)”，重新计算为\(result)（\(id)）")
    case .evidenceLost(_, let page, let around, let printed, let id):
      Wording(
        en: "page \(page), at “\(around)”: nothing that the brief carries stands behind “\(printed)” (\(id))",
        zh: "第\(page)页“\(around)”处：所附数据中查不到“\(printed)”的依据（\(id)）")
    case .lineAltered(_, let carried, let line, let words):
      Wording(
        en: "line \(line) of \(carried) is not the one that was put in: “\(words)”",
        zh: "\(carried)第\(line)行与装入时不同：“\(words)”")
    case .fileAltered(_, let carried):
      Wording(en: "\(carried) is not the file that was put in", zh: "\(carried)与装入时不同")
    case .fileLost(_, let carried): Wording(en: "\(carried) is gone", zh: "缺少\(carried)")
    case .tableContradicted(_, _, let column, let table, let ledger):
      Wording(
        en: "the column \(column) says “\(table)”, the ledger “\(ledger)”", zh: "\(column)列为“\(table)”，台账为“\(ledger)”")
    }
  }

  package var remedy: Wording {
    switch self {
    case .textAltered, .pagesAltered, .lineAltered, .fileAltered, .fileLost:
      Wording(en: "ask whoever issued the brief for an unaltered copy", zh: "请向印发单位索取未经改动的文件")
    case .numberContradicted, .resultContradicted, .evidenceLost, .tableContradicted:
      Wording(
        en: "do not use the number; look it up in the summary that it came from", zh: "该数值不可引用，请核对原始材料")
    }
  }
}

/// Why a printed brief cannot be verified at all.
package enum VerificationError: ExplainedError {
  case programMissing(file: String, program: String, package: String)
  case programFailed(file: String, program: String, detail: String)
  case carriesNothing(file: String)
  case unknownForm(file: String, detail: Wording)

  package var place: Place? {
    switch self {
    case .programMissing(let file, _, _), .programFailed(let file, _, _), .carriesNothing(let file), .unknownForm(let file, _):
      Place(file: file)
    }
  }

  package var message: Wording {
    switch self {
    case .programMissing(_, let program, _):
      Wording(en: "\(program), by which a PDF is read, is not installed", zh: "未安装用来读取PDF的\(program)")
    case .programFailed(_, let program, let detail):
      Wording(en: "\(program) cannot read this file: \(detail)", zh: "\(program)无法读取该文件：\(detail)")
    case .carriesNothing:
      Wording(en: "this PDF carries no data to be held against", zh: "该PDF未附带可供核验的数据")
    case .unknownForm(_, let detail):
      Wording(
        en: "what this PDF carries cannot be read: \(detail.english)", zh: "该PDF附带的数据无法读取：\(detail.chinese)")
    }
  }

  package var remedy: Wording {
    switch self {
    case .programMissing(_, _, let package):
      Wording(en: "install the package \(package)", zh: "请安装\(package)软件包")
    case .programFailed: Wording(en: "make sure that it is a whole PDF file", zh: "请确认这是完整的PDF文件")
    case .carriesNothing:
      Wording(
        en: "only briefs made by duizhao with qpdf installed carry their data", zh: "只有在装有qpdf的机器上由duizhao生成的简报才附带数据")
    case .unknownForm:
      Wording(en: "use the version of duizhao that made the brief", zh: "请使用生成该简报的duizhao版本")
    }
  }
}

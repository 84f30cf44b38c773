package import Diagnostics

/// Why a file of numbers could not be written.
package enum ExportingError: ExplainedError {
  /// The workbook could not be put at the path; `reason` is the library's own sentence.
  case cannotWrite(path: String, reason: String)
  /// More rows or longer words than a worksheet holds.
  case doesNotFit(sheet: String, row: Int)

  package var place: Place? {
    switch self {
    case .cannotWrite(let path, _): Place(file: path)
    case .doesNotFit: nil
    }
  }

  package var message: Wording {
    switch self {
    case .cannotWrite(_, let reason):
      Wording(en: "the workbook could not be written: \(reason)", zh: "工作簿写不出来：\(reason)")
    case .doesNotFit(let sheet, let row):
      Wording(
        en: "row \(row) does not fit the sheet “\(sheet)”: a sheet holds 1,048,576 rows, a cell 32,767 characters",
        zh: "“\(sheet)”表第\(row)行放不下：一张表最多1048576行，一格最多32767字")
    }
  }

  package var remedy: Wording {
    switch self {
    case .cannotWrite:
      Wording(
        en: "check that the folder exists and may be written to, that the disk is not full, and that the file is not open",
        zh: "请检查文件夹是否存在、可写，磁盘是否已满，文件是否正被打开")
    case .doesNotFit:
      Wording(en: "compare fewer documents at a time, or use data.csv", zh: "请减少一次对比的材料，或改用 data.csv")
    }
  }
}

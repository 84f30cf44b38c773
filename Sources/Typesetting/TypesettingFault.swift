package import Diagnostics

/// What can be wrong with a document that is printed all the same.
package enum TypesettingFault: ExplainedError {
  case missingFigure(key: String, caption: String)
  case tableTooWide(number: Int, caption: String)
  case raggedTable(number: Int, row: Int, cells: Int, columns: Int)

  package var place: Place? { nil }

  package var message: Wording {
    switch self {
    case .missingFigure(let key, let caption):
      Wording(
        en: "the picture “\(key)” of the figure “\(caption)” is not there", zh: "图“\(caption)”所用的图件“\(key)”不存在")
    case .tableTooWide(let number, let caption):
      Wording(
        en: "table \(number), “\(caption)”, is too wide even for a page turned sideways",
        zh: "表\(number)“\(caption)”横排仍超出版心宽度")
    case .raggedTable(let number, let row, let cells, let columns):
      Wording(
        en: "row \(row) of table \(number) has \(cells) cells where the head has \(columns)",
        zh: "表\(number)第\(row)行有\(cells)格，表头为\(columns)格")
    }
  }

  package var remedy: Wording {
    switch self {
    case .missingFigure:
      Wording(en: "draw the chart again, or take the figure out of the manuscript", zh: "请重新生成该图，或从稿件中删去")
    case .tableTooWide:
      Wording(en: "split the table into two, or leave columns out", zh: "请把该表分为两张，或减少列数")
    case .raggedTable:
      Wording(en: "write one cell for each column, “—” where there is nothing", zh: "请按列补齐，无数据处填“—”")
    }
  }

  package var diagnostic: Diagnostic { Diagnostic(.warning, at: place, message, remedy: remedy) }
}

package import Analysis
import CXlsxWriter
import Documents
import FoundationEssentials
import Statistics

/// Writes the comparison as a workbook: 总览 (indicators by areas and years), 图表 (native charts), 数据 (a figure a row),
/// 来源 (its words).
///
/// Numbers are numbers, codes are text, and the bytes depend on the comparison only: in place of the clock's time the
/// file bears `created`, seconds since 1970, or the last day of the newest year compared.
package func writeXLSX(_ comparison: Comparison, to path: String, created: Int? = nil) throws(ExportingError) {
  let workbook = try Workbook(path: path, title: "对比数据", created: created ?? lastDay(of: comparison.years.last ?? 2000))
  var styles = StyleSheet(workbook: workbook)
  try writeOverview(comparison, to: try workbook.addSheet("总览"), styles: &styles)
  if let charts = ChartSheet(comparison) {
    try charts.write(to: try workbook.addSheet(ChartSheet.name), of: workbook, styles: &styles)
  }
  try writeTidy(comparison, to: try workbook.addSheet("数据"), styles: &styles)
  try writeSources(comparison, to: try workbook.addSheet("来源"), styles: &styles)
  try workbook.close()
}

/// Noon of 31 December, in seconds since 1970.
private func lastDay(of year: Int) -> Int {
  let before = year  // years counted from 1970 to the end of this one, with their leap days
  let days = (before - 1969) * 365 + leapDays(upTo: before) - leapDays(upTo: 1969)
  return (days - 1) * 86_400 + 43_200
}

private func leapDays(upTo year: Int) -> Int { year / 4 - year / 100 + year / 400 }

/// Each look of cells once, as the file wants it.
struct StyleSheet {
  private let workbook: Workbook
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]

  init(workbook: Workbook) { self.workbook = workbook }

  mutating func callAsFunction(_ style: CellStyle) throws(ExportingError) -> UnsafeMutablePointer<lxw_format> {
    if let known = formats[style] { return known }
    let format = try workbook.addFormat(style)
    formats[style] = format
    return format
  }
}

/// How wide a column has to be: a Chinese character takes two digits' room.
struct ColumnWidths {
  private var widths: [Int: Double] = [:]

  mutating func fit(_ text: String, column: Int) {
    let width = text.unicodeScalars.reduce(0.0) { $0 + ($1.value >= 0x2E80 ? 2.1 : 1.05) }
    widths[column] = max(widths[column] ?? 0, width)
  }

  func apply(to sheet: Worksheet, atMost limit: Double = 60) {
    for (column, width) in widths.sorted(by: { $0.key < $1.key }) {
      sheet.setWidth(min(limit, max(6, width + 2)), column: column)
    }
  }
}

extension Decimal {
  /// The nearest binary number, for the one place that has no decimals: a spreadsheet's cell.
  var double: Double { Double(plain(self)) ?? 0 }
}

private func writeTidy(_ comparison: Comparison, to sheet: Worksheet, styles: inout StyleSheet) throws(ExportingError) {
  let columns = TidyRow.columns
  var widths = ColumnWidths()
  let head = try styles(CellStyle(isHead: true, isBold: true))
  for (column, name) in columns.enumerated() {
    try sheet.write(name, 0, column, head)
    widths.fit(name, column: column)
  }
  let number = try styles(CellStyle(numberFormat: "0.##########"))
  let whole = try styles(CellStyle(numberFormat: "0"))
  let rows = tidyRows(comparison)
  for (index, row) in rows.enumerated() {
    let line = index + 1
    let quantity = row.observation.quantity
    let citation = row.observation.citation
    let texts: [(Int, String)] = [
      (0, row.area.name), (1, row.area.code), (2, row.indicator.id), (3, row.indicator.name),
      (4, row.measure.rawValue), (5, row.scenario.rawValue), (6, row.observation.period.code), (10, row.unit),
      (11, quantity.bound?.rawValue ?? ""), (12, quantity.isMasked ? "true" : "false"), (13, row.status.rawValue),
      (14, row.comparability.verdict.rawValue),
      (15, row.comparability.reasons.map(\.rawValue).joined(separator: ";")), (16, citation.document),
      (19, citation.quote), (20, row.observation.id),
    ]
    for (column, text) in texts {
      try sheet.write(text, line, column, nil)
      widths.fit(text, column: column)
    }
    for (column, value) in [(7, quantity.value), (8, quantity.low), (9, quantity.high)] {
      guard let value else { continue }
      try sheet.write(value.double, line, column, value.exponent < 0 ? number : whole)
      widths.fit(plain(value), column: column)
    }
    try sheet.write(Double(citation.range.lowerBound), line, 17, whole)
    try sheet.write(Double(citation.range.upperBound), line, 18, whole)
  }
  widths.apply(to: sheet)
  sheet.freeze(rows: 1, columns: 4)
  sheet.filter(rows: rows.count, columns: columns.count, head: 0)
  sheet.setPage(heads: 1)
}

private func writeSources(_ comparison: Comparison, to sheet: Worksheet, styles: inout StyleSheet) throws(ExportingError) {
  let heads = ["编号", "材料", "段落", "起", "止", "原词", "原文"]
  var widths = ColumnWidths()
  let head = try styles(CellStyle(isHead: true, isBold: true))
  for (column, name) in heads.enumerated() {
    try sheet.write(name, 0, column, head)
    widths.fit(name, column: column)
  }
  let whole = try styles(CellStyle(numberFormat: "0"))
  let wrapped = try styles(CellStyle(wraps: true))
  let observations = citedObservations(comparison)
  for (index, observation) in observations.enumerated() {
    let citation = observation.citation
    let line = index + 1
    for (column, text) in [(0, observation.id), (1, citation.document), (5, citation.words)] {
      try sheet.write(text, line, column, nil)
      widths.fit(text, column: column)
    }
    try sheet.write(citation.quote, line, 6, wrapped)
    widths.fit(citation.quote, column: 6)
    for (column, value) in [(2, citation.paragraph), (3, citation.range.lowerBound), (4, citation.range.upperBound)] {
      try sheet.write(Double(value), line, column, whole)
    }
  }
  widths.apply(to: sheet, atMost: 90)
  sheet.freeze(rows: 1, columns: 1)
  sheet.filter(rows: observations.count, columns: heads.count, head: 0)
  sheet.setPage(heads: 1)
}

/// Every observation that a cell or its rivals name, once, in the order of documents and their text.
func citedObservations(_ comparison: Comparison) -> [Observation] {
  var byID: [String: Observation] = [:]
  for row in comparison.rows {
    for cells in row.cells {
      for cell in cells {
        if let observation = cell.observation { byID[observation.id] = observation }
        for rival in cell.rivals { byID[rival.id] = rival }
      }
    }
  }
  for observation in comparison.elsewhere { byID[observation.id] = observation }
  let order = Dictionary(comparison.profiles.enumerated().map { ($1.document, $0) }, uniquingKeysWith: { a, _ in a })
  let ordered = byID.values.map { (document: order[$0.citation.document] ?? .max, observation: $0) }.sorted { a, b in
    if a.document != b.document { return a.document < b.document }
    let (x, y) = (a.observation.citation.range, b.observation.citation.range)
    return (x.lowerBound, x.upperBound, a.observation.id) < (y.lowerBound, y.upperBound, b.observation.id)
  }
  return ordered.map(\.observation)
}

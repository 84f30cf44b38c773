package import Analysis
import Documents
import FoundationEssentials
import Statistics

/// The comparison in SDMX-CSV 2.0, an observation a row: UTF-8 without a mark, commas and points.
///
/// The dimensions are area, indicator, measure, scenario, unit and period; behind the attributes stand columns of our own that
/// say where the figure was read. What a document does not state, or hides, has a row with `NaN` and says why.
package func sdmxCSV(_ comparison: Comparison) -> [UInt8] {
  var csv = DelimitedText(marked: false)
  for name in SDMXData.columns { csv.field(name) }
  csv.endRow()
  for row in SDMXData(comparison).rows {
    for (index, cell) in row.enumerated() {
      // Codes and numbers are ours; the words of documents stand behind the sixteenth column.
      if index >= SDMXData.firstText { csv.text(cell) } else { csv.field(cell) }
    }
    csv.endRow()
  }
  return csv.bytes
}

/// The rows of the data message, and the codes that they use.
struct SDMXData {
  static let agency = "DUIZHAO"
  static let structure = "SUMMARY"
  static let version = "1.0"

  /// The unit is a dimension: one label may count 户 in one sentence and 元 in the next, and neither is lost.
  static let dimensions = ["FREQ", "REF_AREA", "INDICATOR", "MEASURE", "SCENARIO", "UNIT_MEASURE", "TIME_PERIOD"]
  static let attributes = [
    "UNIT_MULT", "DECIMALS", "OBS_STATUS", "CONF_STATUS", "PERIOD_COVERAGE", "PRECISION_QUAL", "OBS_LOWER",
    "OBS_UPPER", "COMMENT_OBS", "SRC_ID", "SRC_FILE", "SRC_SHA256", "SRC_START", "SRC_END", "SRC_TEXT", "RULE_ID",
  ]
  static let columns = ["STRUCTURE", "STRUCTURE_ID", "ACTION"] + dimensions + ["OBS_VALUE"] + attributes
  static let firstText = 19

  private(set) var rows: [[String]] = []
  private(set) var areas: [SDMXCode] = []
  private(set) var indicators: [SDMXCode] = []
  private(set) var units: [SDMXCode] = []
  private(set) var measures: [SDMXCode] = []
  private(set) var scenarios: [SDMXCode] = []
  private(set) var precisions: [SDMXCode] = []
  private var seen: Set<[String]> = []
  private let digests: [String: String]

  init(_ comparison: Comparison) {
    digests = Dictionary(comparison.profiles.map { ($0.document, $0.digest) }) { first, _ in first }
    for (index, area) in comparison.areas.enumerated() {
      for row in comparison.rows {
        for (period, cell) in zip(row.periods, row.cells[index]) {
          // A gap means something only where there is a line to stand in.
          guard cell.observation != nil || row.isLinedUp && period.isWholeYear else { continue }
          add(cell, of: area, row, period)
        }
      }
    }
  }

  private mutating func add(_ cell: Cell, of area: ReferenceArea, _ row: Row, _ period: TimePeriod) {
    let codes = (
      area: SDMXCodes.area(area), indicator: SDMXCodes.indicator(row.indicator), measure: SDMXCodes.measure(row.measure),
      scenario: SDMXCodes.scenario(row.scenario)
    )
    let time = Self.timePeriod(period)
    let observation = cell.observation
    let quantity = observation?.quantity
    let unit = SDMXCodes.unit(quantity?.unit ?? row.unit)
    let key = [
      time.frequency, codes.area.id, codes.indicator.id, codes.measure.id, codes.scenario.id, unit.id, time.code,
    ]
    guard seen.insert(key).inserted else { return }
    let precision = quantity.map(SDMXCodes.precision)
    note(codes.area, in: &areas)
    note(codes.indicator, in: &indicators)
    note(codes.measure, in: &measures)
    note(codes.scenario, in: &scenarios)
    note(unit, in: &units)
    if let precision { note(precision, in: &precisions) }
    let decimals = quantity.map { max(0, $0.decimals - $0.scale) } ?? 0
    let citation = observation?.citation
    rows.append(
      ["dataflow", "\(Self.agency):\(Self.structure)(\(Self.version))", "R"] + key + [
        quantity?.value.map(plain) ?? "NaN", "0", String(decimals), Self.status(cell),
        quantity?.isMasked == true ? "N" : "F", period.isWholeYear ? "" : period.code, precision?.id ?? "",
        quantity?.low.map(plain) ?? "", quantity?.high.map(plain) ?? "",
        cell.comparability.reasons.map(\.rawValue).joined(separator: ";"), observation?.id ?? "", citation?.document ?? "",
        citation.flatMap { digests[$0.document] } ?? "", citation.map { String($0.range.lowerBound) } ?? "",
        citation.map { String($0.range.upperBound) } ?? "", citation?.quote ?? "", observation?.rule ?? "",
      ])
  }

  private func note(_ code: SDMXCode, in list: inout [SDMXCode]) {
    if !list.contains(where: { $0.id == code.id }) { list.append(code) }
  }

  private static func status(_ cell: Cell) -> String {
    switch cell.content {
    case .notStated: "L"
    case .noDocument: "O"
    case .stated, .masked: ObservationStatus(cell).rawValue
    }
  }

  /// Whole years as `2023`; months as a start and a duration, `2023-01-01/P11M`; a stock on a day as that day.
  static func timePeriod(_ period: TimePeriod) -> (frequency: String, code: String) {
    if period.isWholeYear { return ("A", period.code) }
    let code = period.code
    let ends = code.split(separator: ":").last.map { $0.split(separator: "/") } ?? []
    func month(_ end: Substring) -> (year: Int, month: Int)? {
      let parts = end.split(separator: "-").compactMap { Int($0) }
      return parts.count >= 2 ? (parts[0], parts[1]) : parts.count == 1 && end.count == 4 ? (parts[0], 0) : nil
    }
    if !code.hasPrefix("asof:"), ends.count == 2, let from = month(ends[0]), let to = month(ends[1]) {
      let start = from.month == 0 ? 1 : from.month
      let months = (to.year - from.year) * 12 + (to.month == 0 ? 12 : to.month) - start + 1
      let head = "\(from.year)-\(start < 10 ? "0" : "")\(start)-01"
      if months > 0 { return ("_O", months % 12 == 0 ? "\(head)/P\(months / 12)Y" : "\(head)/P\(months)M") }
    }
    return ("_O", String(ends.joined(separator: "/")))
  }
}

package import Analysis
import Documents
import Statistics

/// The comparison as one table with a stated figure a row, in UTF-8; with a byte order mark, by which Chinese Excel knows
/// it, unless other programs are to read it.
///
/// Values are in base units and plain decimal notation. A figure that a cell set aside for a better statement of the
/// same is not in the table; it is in the json and in the ledger.
package func tidyCSV(_ comparison: Comparison, marked: Bool = true) -> [UInt8] {
  var csv = DelimitedText(marked: marked)
  for name in TidyRow.columns { csv.field(name) }
  csv.endRow()
  for row in tidyRows(comparison) {
    csv.text(row.area.name)
    csv.text(row.area.code)
    csv.text(row.indicator.id)
    csv.text(row.indicator.name)
    csv.field(row.measure.rawValue)
    csv.field(row.scenario.rawValue)
    csv.text(row.observation.period.code)
    let quantity = row.observation.quantity
    csv.field(quantity.value.map(plain) ?? "")
    csv.field(quantity.low.map(plain) ?? "")
    csv.field(quantity.high.map(plain) ?? "")
    csv.text(row.unit)
    csv.field(quantity.bound?.rawValue ?? "")
    csv.field(quantity.isMasked ? "true" : "false")
    csv.field(row.status.rawValue)
    csv.field(row.comparability.verdict.rawValue)
    csv.field(row.comparability.reasons.map(\.rawValue).joined(separator: ";"))
    csv.text(row.observation.citation.document)
    csv.field(String(row.observation.citation.range.lowerBound))
    csv.field(String(row.observation.citation.range.upperBound))
    csv.text(row.observation.citation.quote)
    csv.field(row.observation.id)
    csv.endRow()
  }
  return csv.bytes
}

/// One stated figure with the area, indicator and cell that it stands in.
struct TidyRow {
  static let columns = [
    "area", "area_code", "indicator", "indicator_name", "measure", "scenario", "period", "value", "low", "high", "unit",
    "bound", "masked", "obs_status", "comparable", "reason", "document", "start", "end", "quote", "observation",
  ]

  var area: ReferenceArea
  var indicator: Indicator
  var measure: Measure
  var scenario: Scenario
  var unit: String
  var observation: Observation
  var comparability: Comparability
  var status: ObservationStatus
}

/// The stated cells, by area, then in the order of the brief, then by period.
func tidyRows(_ comparison: Comparison) -> [TidyRow] {
  var result: [TidyRow] = []
  for (index, area) in comparison.areas.enumerated() {
    for row in comparison.rows {
      for cell in row.cells[index] {
        guard let observation = cell.observation else { continue }
        result.append(
          TidyRow(
            area: area, indicator: row.indicator, measure: row.measure, scenario: row.scenario,
            // The row's unit, but for what cannot be brought to it.
            unit: observation.quantity.unit,
            observation: observation, comparability: cell.comparability, status: ObservationStatus(cell)))
      }
    }
  }
  return result
}

/// The observation status of SDMX (CL_OBS_STATUS), of which one stands for a cell: the first that applies.
enum ObservationStatus: String {
  case seriesBreak = "B"
  case suppressed = "Q"
  case definitionDiffers = "D"
  case estimated = "E"
  case provisional = "P"
  case unvalidated = "V"
  case normal = "A"

  init(_ cell: Cell) {
    let reasons = cell.comparability.reasons
    if reasons.contains(.boundaryChange) {
      self = .seriesBreak
    } else if reasons.contains(.masked) {
      self = .suppressed
    } else if !Set(reasons).isDisjoint(with: [.otherScope, .otherUnit, .cumulative, .stockAndFlow]) {
      self = .definitionDiffers
    } else if reasons.contains(.approximate) || reasons.contains(.bound) || reasons.contains(.range) {
      self = .estimated
    } else if reasons.contains(.partialPeriod) {
      self = .provisional
    } else if reasons.contains(.conflicting) {
      self = .unvalidated
    } else {
      self = .normal
    }
  }
}

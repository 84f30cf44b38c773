import Analysis
import Diagnostics
import Drawing
import FoundationEssentials
import Statistics

extension Subject {
  /// A row for each area and year with its place in a grid of small pictures, all on one scale: `across` counts pictures from
  /// the left, `down` from the top.
  func panelRows() -> BoundData? {
    guard var data = trendRows(), data.areaCount >= 2 else { return nil }
    let numbers = data.table.rows.compactMap { $0["value"].number }
    guard let low = numbers.min(), let high = numbers.max() else { return nil }
    let years = comparison.years.filter { $0 <= year }
    guard years.count >= 2 else { return nil }
    var names: [String] = []
    for row in data.table.rows { if let name = row["area"].text, names.last != name { names.append(name) } }
    // A line of the page holds 44 characters; a name stands on one line over its picture.
    let longest = names.map { CountingMeasurer().extents(of: $0, in: Face(.figure, size: 1)).width }.max() ?? 0
    let usual = names.count <= 4 ? 2 : names.count <= 9 ? 3 : 4
    let columns = max(1, min(usual, Int(44 / max(1, longest))))
    var table: [DataRow] = []
    for var r in data.table.rows {
      guard let name = r["area"].text, let i = names.firstIndex(of: name), let own = r["year"].number.map({ Int($0) }),
        let k = years.firstIndex(of: own)
      else { continue }
      let (column, line) = (Double(i % columns), Double(i / columns))
      r["column"] = .number(column)
      r["line"] = .number(line)
      r["across"] = .number(column + 0.03 + 0.56 * Double(k) / Double(years.count - 1))
      // The name stands above, in two fifths of the height.
      let height = high > low ? ((r["value"].number ?? low) - low) / (high - low) : 0.5
      r["down"] = r["value"].isNull ? .null : .number(line + 0.9 - 0.5 * height)
      r["foot"] = .number(line + 0.97)
      r["right"] = .number(column + 0.94)
      r["head"] = .number(line + 0.14)
      r["isFirst"] = .bool(k == 0)
      table.append(r)
    }
    data.table = DataTable(table)
    data.notes.append(
      "注：各图同一刻度，由\(written(low))至\(written(high))\(unit.name)，不从零开始；末端标\(years[years.count - 1])年或最近一年数值。")
    return data
  }

  private func written(_ number: Double) -> String {
    plainNumber((number * 100).rounded() / 100).replacing("-", with: "\u{2212}")
  }
}

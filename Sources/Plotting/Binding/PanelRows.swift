import Analysis

extension Subject {
  /// A row for each area and year, for small pictures side by side: the course of two areas at least.
  func panelRows() -> BoundData? {
    guard var data = trendRows(), data.areaCount >= 2 else { return nil }
    let years = comparison.years.filter { $0 <= year }
    guard let last = years.last, years.count >= 2 else { return nil }
    data.notes.append("注：各图同一刻度，末端标\(last)年或最近一年数值。")
    return data
  }
}

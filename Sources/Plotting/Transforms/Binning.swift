package import Definitions
package import Diagnostics
#if canImport(Glibc)
  import Glibc
#endif

/// How numbers are put into classes of equal width.
package struct Binning: Hashable, Sendable {
  package var maximum: Int?
  package var step: Double?
  package var extent: ClosedRange<Double>?

  /// Where the classes of some numbers begin, end, and how wide each is: the widest handy step with no more classes than wanted.
  package func classes(of numbers: [Double], usual: Int) -> (start: Double, end: Double, step: Double) {
    let low = extent?.lowerBound ?? numbers.min() ?? 0
    let high = extent?.upperBound ?? numbers.max() ?? 1
    let span = high > low ? high - low : max(1, abs(low))
    let most = Double(max(1, maximum ?? usual))
    var width = step ?? 0
    if step == nil {
      width = tenToThe(Int(log10(span).rounded()) - Int(log10(most).rounded(.up)))
      while (span / width).rounded(.up) > most { width *= 10 }
      for part in [5.0, 2] where span / (width / part) <= most { width /= part }
    }
    let start = (low / width + 1e-9).rounded(.down) * width
    let end = max(start + width, (high / width - 1e-9).rounded(.up) * width)
    return (start.rounded(toPlaces: 12), end.rounded(toPlaces: 12), width)
  }
}

extension DataTable {
  /// The rows with two more columns: where the class of each number begins and ends. A number at the last end belongs to the last class.
  package func binned(_ field: String, _ binning: Binning, as names: (start: String, end: String), usual: Int = 10) -> DataTable {
    let (start, end, step) = binning.classes(of: rows.compactMap { $0[field].number }, usual: usual)
    return DataTable(
      rows.map { row in
        var row = row
        guard let n = row[field].number else {
          row[names.start] = .null
          row[names.end] = .null
          return row
        }
        let last = ((end - start) / step).rounded() - 1
        let k = min(max(0, ((n - start) / step + 1e-9).rounded(.down)), last)
        row[names.start] = .number((start + k * step).rounded(toPlaces: 12))
        row[names.end] = .number((start + (k + 1) * step).rounded(toPlaces: 12))
        return row
      })
  }
}

extension DefinitionReader {
  /// `true`, or `{"maxbins": 20}`, `{"step": 5}`; nil where switched off.
  mutating func binning(_ node: Node) throws(PlottingError) -> Binning? {
    if node.isNull || node.bool == false { return nil }
    var result = Binning()
    guard node.map != nil else {
      if node.bool == true || node.string == "binned" { return result }
      throw .definition(
        .wrongKind(node.place, key: "bin", expected: Wording(en: "true or a group of settings", zh: "true或一组设置"), found: node.kind))
    }
    allow(["maxbins", "step", "extent", "binned"], in: "bin", node)
    if let n = node["maxbins"] { result.maximum = max(1, Int(try number(n, "maxbins"))) }
    if let n = node["step"] {
      let step = try number(n, "step")
      if step > 0 { result.step = step }
    }
    if let ends = node["extent"]?.list?.compactMap(\.double), ends.count == 2, ends[0] < ends[1] { result.extent = ends[0]...ends[1] }
    return result
  }
}

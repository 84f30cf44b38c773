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
  package var minimumStep: Double?
  package var anchor: Double?
  package var base: Double?
  package var steps: [Double]?
  package var isNice = true

  /// What tells columns of different classes of one field apart.
  var suffix: String {
    [maximum.map { "_maxbins_\($0)" }, step.map { "_step_\(plainNumber($0))" }, extent.map { "_\(plainNumber($0.lowerBound))_\(plainNumber($0.upperBound))" }]
      .compactMap { $0 }.joined()
  }

  /// Where the classes of some numbers begin, end, and how wide each is: the widest handy step with no more classes than wanted.
  package func classes(of numbers: [Double], usual: Int) -> (start: Double, end: Double, step: Double) {
    var low = extent?.lowerBound ?? numbers.min() ?? 0
    var high = extent?.upperBound ?? numbers.max() ?? 1
    let span = high > low ? high - low : (abs(low) > 0 ? abs(low) : 1)
    let most = Double(max(1, maximum ?? usual))
    let base = self.base ?? 10
    var width: Double
    if let step {
      width = step
    } else if let steps, !steps.isEmpty {
      width = steps.last { $0 < span / most } ?? steps[0]
    } else {
      let level = (Glibc.log(most) / Glibc.log(base)).rounded(.up)
      width = max(minimumStep ?? 0, pow(base, (Glibc.log(span) / Glibc.log(base)).rounded() - level))
      while (span / width).rounded(.up) > most { width *= base }
      for part in [5.0, 2] where width / part >= (minimumStep ?? 0) && span / (width / part) <= most { width /= part }
    }
    if isNice || step != nil {
      // Binary fractions of the step must not push the lower limit into the class below.
      let places = Glibc.log(width) >= 0 ? 0 : (-Glibc.log(width) / Glibc.log(base)).rounded(.down) + 1
      let bottom = (low / width + pow(base, -places - 1)).rounded(.down) * width
      low = low < bottom ? bottom - width : bottom
      high = (high / width).rounded(.up) * width
    }
    if let anchor {
      let shift = anchor - (low + width * ((anchor - low) / width).rounded(.down))
      (low, high) = (low + shift, high + shift)
    }
    return (low.rounded(toPlaces: 12), (high == low ? low + width : high).rounded(toPlaces: 12), width)
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
        let k = ((max(start, min(n, end - step)) - start) / step + 1e-12).rounded(.down)
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
    allow(["maxbins", "step", "extent", "binned", "minstep", "anchor", "base", "steps", "nice", "divide"], in: "bin", node)
    result.minimumStep = node["minstep"]?.double
    result.anchor = node["anchor"]?.double
    result.base = node["base"]?.double
    result.steps = node["steps"]?.list?.compactMap(\.double)
    result.isNice = node["nice"]?.bool ?? true
    if let n = node["maxbins"] { result.maximum = max(1, Int(try number(n, "maxbins"))) }
    if let n = node["step"] {
      let step = try number(n, "step")
      if step > 0 { result.step = step }
    }
    if let ends = node["extent"]?.list?.compactMap(\.double), ends.count == 2, ends[0] < ends[1] { result.extent = ends[0]...ends[1] }
    return result
  }
}

import Analysis
import Diagnostics
import Drawing
import FoundationEssentials
import Statistics

/// A row for each area and each of the best known indicators: what is not known keeps its place, with its sign.
///
/// Each indicator has a column of the width 1 and a scale of its own in it, from zero on.
func indicatorRows(_ comparison: Comparison, year: Int, words: BreakWords) -> BoundData? {
  // A column has room for a name of two lines and nine characters.
  let known = comparison.bestKnown(year: year, limit: 8)
  let subjects = known.filter { $0.columnHead(words).count <= 2 }.prefix(4)
  guard subjects.count >= 2 else { return nil }
  var table: [DataRow] = []
  var firsts = [Int](repeating: 0, count: comparison.areas.count)
  var signs: Set<String> = []
  var notes: [String] = []
  for (k, subject) in subjects.enumerated() {
    let values = subject.values(year)
    let numbers = values.compactMap { $0.value.map { subject.unit.scaled($0).double } }
    let (low, high) = (min(0, numbers.min() ?? 0), max(0, numbers.max() ?? 0))
    // What the widest number leaves of the column, in which a full character takes a ninth.
    let widest = values.map { textWidth(subject.label($0)) }.max() ?? 0
    let length = min(0.6, max(0.2, 0.86 - widest * 0.115))
    func place(_ number: Double) -> Double { Double(k) + (high > low ? (number - low) / (high - low) * length : 0) }
    let head = subject.columnHead(words)
    for (i, value) in values.enumerated() {
      var r = subject.fields(value, previous: nil)
      r["panel"] = .number(Double(k))
      r["head"] = .text(head.count > 1 ? head[0] : "")
      r["head2"] = .text(head.last ?? "")
      r["left"] = .number(Double(k))
      r["zero"] = .number(place(0))
      let number = value.value.map { subject.unit.scaled($0).double }
      r["from"] = number == nil ? .null : .number(place(min(0, number ?? 0)))
      r["to"] = number == nil ? .null : .number(place(max(0, number ?? 0)))
      r["end"] = .number(place(max(0, number ?? 0)))
      table.append(r)
      if value.value == nil { signs.insert(subject.label(value)) }
      if value.cell.rank == 1, subject.row.indicator.direction != .neutral { firsts[i] += 1 }
    }
    notes += subject.conditionNotes(values).map {
      $0.replacing("斜线：", with: "").replacing("。", with: "") + "（\(subject.name)）"
    }
  }
  var lines = notes.isEmpty ? [] : ["斜线：" + notes.joined(separator: "；") + "。"]
  let meanings = [("—", "未提及或不可比"), ("*", "数字隐去")].filter { signs.contains($0.0) }
  if !meanings.isEmpty { lines.append("注：“" + meanings.map { "\($0.0)”为\($0.1)" }.joined(separator: "，“") + "。") }
  let most = firsts.max() ?? 0
  let leaders = firsts.indices.filter { firsts[$0] == most }
  let finding =
    most >= 2 && leaders.count == 1
    ? Wording(
      en: "\(comparison.areas[leaders[0]].name) comes first in \(most) of \(subjects.count)",
      zh: "所列\(subjects.count)项中，\(comparison.areas[leaders[0]].name)有\(most)项居首") : nil
  return BoundData(
    table: DataTable(table), leftOut: [], notes: lines,
    subject: Wording(en: "Main indicators side by side, \(year)", zh: "\(year)年主要指标对比"), finding: finding,
    subtitle: "各项指标自用刻度，均从零画起　\(year)年",
    readings: subjects.map { subject in
      let values = subject.values(year)
      return Wording(
        en: subject.englishName + ":"
          + values.map { " \($0.area.name) \(subject.spokenInEnglish($0))" }.joined(separator: ","),
        zh: subject.name + values.map { $0.area.name + subject.spoken($0) }.joined(separator: "、"))
    }, areaCount: comparison.areas.count)
}

extension Subject {
  /// `地区生产总值` and `（亿元）` in lines of a column's width.
  fileprivate func columnHead(_ words: BreakWords) -> [String] {
    breakLabel(titled, in: Face(.figure, size: 1), to: 9.5, words: words, by: CountingMeasurer())
  }
}

/// In characters of full width.
private func textWidth(_ text: String) -> Double {
  CountingMeasurer().extents(of: text, in: Face(.figure, size: 1)).width
}

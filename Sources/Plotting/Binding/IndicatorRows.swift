import Analysis
import Diagnostics
import FoundationEssentials
import Statistics

/// A row for each area and each of the best known indicators: what is not known keeps its place, with its sign.
func indicatorRows(_ comparison: Comparison, year: Int) -> BoundData? {
  let subjects = comparison.bestKnown(year: year, limit: 6)
  guard subjects.count >= 2 else { return nil }
  var table: [DataRow] = []
  var firsts = [Int](repeating: 0, count: comparison.areas.count)
  var signs: Set<String> = []
  var notes: [String] = []
  for (k, subject) in subjects.enumerated() {
    let values = subject.values(year)
    for (i, value) in values.enumerated() {
      var r = subject.fields(value, previous: nil)
      r["panel"] = .text(subject.titled)
      r["panelOrder"] = .number(Double(k))
      table.append(r)
      if value.value == nil { signs.insert(subject.label(value)) }
      if value.cell.rank == 1, subject.row.indicator.direction != .neutral { firsts[i] += 1 }
    }
    notes += subject.conditionNotes(values).map { $0.replacing("斜线：", with: "").replacing("。", with: "") + "（\(subject.name)）" }
  }
  var lines = notes.isEmpty ? [] : ["斜线：" + notes.joined(separator: "；") + "。"]
  let meanings = [("—", "未提及或不可比"), ("*", "数字隐去")].filter { signs.contains($0.0) }
  if !meanings.isEmpty { lines.append("注：“" + meanings.map { "\($0.0)”为\($0.1)" }.joined(separator: "，“") + "。") }
  let most = firsts.max() ?? 0
  let leaders = firsts.indices.filter { firsts[$0] == most }
  let finding =
    most >= 2 && leaders.count == 1 ? "所列\(subjects.count)项中，\(comparison.areas[leaders[0]].name)有\(most)项居首" : nil
  return BoundData(
    table: DataTable(table), leftOut: [], notes: lines,
    subject: Wording(en: "Main indicators side by side, \(year)", zh: "\(year)年主要指标对比"), finding: finding,
    subtitle: "各项指标自用刻度，均从零画起　\(year)年",
    readings: subjects.map { subject in
      let values = subject.values(year)
      return Wording(
        en: subject.englishName + ":" + values.map { " \($0.area.name) \(subject.spokenInEnglish($0))" }.joined(separator: ","),
        zh: subject.name + values.map { $0.area.name + subject.spoken($0) }.joined(separator: "、"))
    }, areaCount: comparison.areas.count)
}

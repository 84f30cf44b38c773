package import CodeLists
package import Diagnostics
import Documents
import FoundationEssentials
import Statistics

/// How a sentence is read: each number with the rule that decided, what it measures, and what was set aside and why.
package func explain(_ sentence: String, with lists: CodeLists, in language: Language) -> String {
  let text = Array(sentence.unicodeScalars)
  let document = Document(
    name: "-", format: .txt, digest: "", text: text, blocks: [Block(.paragraph, range: 0..<text.count)])
  let extractor = Extractor(lists)
  // A sentence has no title: what it says of plans and years is not said of a whole document.
  var profile = extractor.profile(of: document)
  (profile.kind, profile.area) = (.review, nil)
  let ledger = extractor.ledger(of: document, as: profile)
  let chinese = language == .chinese
  var lines: [String] = [sentence.replacing("\n", with: " ")]
  for (n, entry) in ledger.entries.enumerated() {
    let isLast = n == ledger.entries.count - 1
    lines.append("\(isLast ? "└" : "├")─ \(entry.text)  [\(entry.range.lowerBound)–\(entry.range.upperBound))")
    let bar = isLast ? "   " : "│  "
    var rows: [String] = []
    func row(_ name: Wording, _ value: String) { rows.append("\(name(in: language))\(chinese ? "：" : ": ")\(value)") }
    defer {
      for (k, row) in rows.enumerated() { lines.append("\(bar)\(k == rows.count - 1 ? "└" : "├")─ \(row)") }
    }
    guard let o = entry.observation else {
      row(Wording(en: "no observation", zh: "不作为观测值"), "\(entry.role.name(in: language))（\(entry.rule)）")
      continue
    }
    let q = o.quantity
    let amount =
      q.isMasked ? "*" : q.value.map { $0.description } ?? "\(q.low?.description ?? "?")–\(q.high?.description ?? "?")"
    row(Wording(en: "quantity", zh: "数值"), "\(amount) \(q.unit)  (\(q.family.rawValue)\(q.bound.map { ", \($0.rawValue)" } ?? ""))")
    row(Wording(en: "label", zh: "指标名称"), "\(o.label.isEmpty ? (chinese ? "（句中未说明）" : "(not said here)") : o.label)  ← \(o.rule)")
    if let id = o.indicator, let indicator = lists.indicators[id] {
      row(Wording(en: "indicator", zh: "对应指标"), "\(indicator.name) (\(id))")
    }
    row(
      Wording(en: "read as", zh: "含义"),
      "\(o.measure.rawValue), \(o.scenario.rawValue)\(o.period.code.isEmpty ? "" : ", " + o.period.code)")
    if !o.qualifiers.isEmpty { row(Wording(en: "qualifiers", zh: "限定"), o.qualifiers.joined(separator: "、")) }
  }
  if ledger.entries.isEmpty { lines.append(chinese ? "└─ 没有数字" : "└─ no number") }
  return lines.joined(separator: "\n")
}

extension Role {
  func name(in language: Language) -> String {
    guard language == .chinese else { return rawValue.replacing("_", with: " ") }
    return switch self {
    case .observation: "观测值"
    case .date: "日期"
    case .documentNumber: "文号"
    case .ordinal: "序数"
    case .name: "名称"
    case .maskedName: "隐去的名称"
    case .incidental: "附带数字"
    case .enumerator: "列表编号"
    }
  }
}

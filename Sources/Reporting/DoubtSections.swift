import Analysis
import Diagnostics
import Documents
import FoundationEssentials
import Statistics

/// 不可比情况说明 and 需核实事项: what was not compared and why, and what an author has to look into.
extension Composer {
  /// A cell that is not, or not fully, comparable.
  private struct Doubt {
    var row: Row
    var area: Int
    var period: TimePeriod
    var cell: Cell
  }

  private static let listLimit = 60

  /// Hedged figures are compared with their hedge printed, so they are no case for this list.
  private static let harmless: Set<Comparability.Reason> = [.approximate, .bound, .range, .missing, .otherDocument]

  private var doubts: [Doubt] {
    listedRows.filter { $0.scenario == .actual }.flatMap { row in
      areas.indices.filter { row.cells.indices.contains($0) }.flatMap { area in
        row.periods.indices.filter { row.cells[area].indices.contains($0) }.compactMap { i -> Doubt? in
          let cell = row.cells[area][i]
          guard cell.observation != nil, !reasons(cell, row.periods[i]).isEmpty else { return nil }
          return Doubt(row: row, area: area, period: row.periods[i], cell: cell)
        }
      }
    }
  }

  private func reasons(_ cell: Cell, _ period: TimePeriod) -> [Comparability.Reason] {
    var reasons = cell.comparability.reasons.filter { !Self.harmless.contains($0) }
    if case .masked = cell.content, !reasons.contains(.masked) { reasons.append(.masked) }
    if Entry(area: 0, period: period, cell: cell).part != nil, cell.value != nil, !reasons.contains(.partialPeriod) { reasons.append(.partialPeriod) }
    return reasons
  }

  mutating func doubtText() -> String {
    let all = doubts
    var parts: [String] = []
    for reason in Comparability.Reason.allCases where !Self.harmless.contains(reason) {
      let n = all.filter { reasons($0.cell, $0.period).contains(reason) }.count
      if n > 0 { parts.append("\(reason.words)\(count(n, "处", key: "count|reason|\(reason.rawValue)", of: reason.words))") }
    }
    // Masked figures say nothing but where they are: a list of names is enough.
    let masked = all.filter { if case .masked = $0.cell.content { true } else { false } }
    var text = parts.isEmpty ? "已整理的数值未发现口径、时段方面的不可比情况。" : "不能直接比较或需加条件比较的数值中，\(parts.joined(separator: "，"))。"
    if !masked.isEmpty {
      var groups: [(key: String, names: [String])] = []
      for doubt in masked {
        let key = (isSingle ? "" : name(doubt.area)) + doubt.period.words
        if groups.last?.key != key, let i = groups.firstIndex(where: { $0.key == key }) {
          groups[i].names.append(rowName(doubt.row))
        } else if groups.last?.key == key {
          groups[groups.count - 1].names.append(rowName(doubt.row))
        } else {
          groups.append((key, [rowName(doubt.row)]))
        }
      }
      let items = groups.map { group in
        "\(group.key)的\(group.names.prefix(6).joined(separator: "、"))" + (group.names.count > 6 ? "等" : "")
      }
      text += "数值被隐去的是：\(items.joined(separator: "；"))。"
    }
    if !isSingle {
      let gaps = topics.reduce(into: 0) { sum, topic in
        sum += areas.indices.filter { topic.row.entry(area: $0, year: topic.year)?.cell.observation == nil }.count
      }
      if gaps > 0 {
        text += "可比指标中，材料未提及或无该年度材料的\(count(gaps, "处", key: "count|gaps", of: "可比指标最近年度没有数值的地区"))，表中以“—”表示。"
      }
    }
    let missing = areas.indices.flatMap { area in
      comparison.years.filter { year in
        !comparison.profiles.contains { $0.area == areas[area] && $0.year == year }
      }.map { "\(name(area))\($0)年" }
    }
    if !missing.isEmpty, !isSingle { text += "缺少的材料有：\(list(missing))。" }
    if !comparison.elsewhere.isEmpty {
      text += "材料中述及其他地区或上级地区的数值\(count(comparison.elsewhere.count, "处", key: "count|elsewhere", of: "述及其他地区的数值"))，不作为本\(isSingle ? "地区" : "次对比")数据。"
    }
    return text
  }

  mutating func doubtTable() -> ManuscriptTable? {
    let all = doubts.filter { if case .masked = $0.cell.content { false } else { true } }
    guard !all.isEmpty else { return nil }
    let single = isSingle
    var table = ManuscriptTable(
      title: "不可比或有条件可比的数值",
      header: (single ? [] : ["地区"]) + ["指标", "时期", "材料所述", "原因"],
      alignment: (single ? [] : [.left]) + [.left, .left, .right, .left])
    for doubt in all.prefix(Self.listLimit) {
      guard let o = doubt.cell.observation else { continue }
      var value = stated(o, signed: true)
      let rivals = doubt.cell.rivals.filter { $0.quantity.value != o.quantity.value && !$0.quantity.isMasked }.prefix(2)
      if doubt.cell.comparability.reasons.contains(.conflicting), !rivals.isEmpty {
        value += "（另有" + rivals.map { stated($0, signed: true) }.joined(separator: "、") + "）"
      }
      table.rows.append(
        (single ? [] : [stub(areas[doubt.area])]) + [
          rowName(doubt.row),
          (Entry(area: doubt.area, period: doubt.period, cell: doubt.cell).part ?? doubt.period).words, value,
          reasons(doubt.cell, doubt.period).map(\.words).joined(separator: "、"),
        ])
    }
    let rest = all.count - table.rows.count
    if rest > 0 { table.notes.append("另有\(count(rest, "处", key: "count|doubts-rest", of: "本表未列的不可比数值"))未列出，见附件“全部指标数值”。") }
    return table
  }

  // MARK: To verify

  private static let findingLimit = 40

  mutating func findingText() -> String? {
    let found = comparison.findings.filter { $0.verdict == .toVerify }
    guard !found.isEmpty else { return nil }
    return "编制中发现需要核实的事项\(count(found.count, "处", key: "count|findings", of: "“需核实事项”所列事项"))"
      + (found.count > Self.findingLimit ? "，列出前\(NumberPrinting.chinese(Self.findingLimit))处" : "")
      + "。以下只列出材料所述与核算结果的差异，不代表材料有误。"
  }

  mutating func findingItems() -> [String] {
    comparison.findings.filter { $0.verdict == .toVerify }.prefix(Self.findingLimit).enumerated().map { index, finding in
      var text = "（\(NumberPrinting.chinese(index + 1))）"
      let lead = [finding.area.map { escaped($0.name) }, finding.year.map { "\($0)年" }].compactMap { $0 }.joined()
      let message = finding.message.chinese
      if !lead.isEmpty, !message.hasPrefix(finding.area?.name ?? "\u{0}") { text += lead + "：" }
      text += ended(bound(message, of: finding, index: index))
      text += "核实建议：" + ended(bound(finding.remedy.chinese, of: finding, index: index))
      let unprinted = finding.operands.filter { !text.contains("(#\($0.id))") }
      if !unprinted.isEmpty {
        text += "材料所述：" + unprinted.prefix(4).map { "\(escaped($0.label))\(stated($0, signed: true))" }.joined(separator: "，") + "。"
      }
      return text
    }
  }

  private func ended(_ text: String) -> String {
    guard let last = text.last else { return text }
    return "。！？；".contains(last) ? text : text + "。"
  }

  /// A check's sentence with its numbers bound: to the operand whose words they are, else to the check's calculation.
  private mutating func bound(_ sentence: String, of finding: Finding, index: Int) -> String {
    let operands = finding.operands.map { (words: $0.citation.words, o: $0) }
      .filter { $0.words.contains { $0.isASCII && $0.isNumber } }
      .sorted { $0.words.count > $1.words.count }
    var result = ""
    var rest = Substring(sentence)
    var sign = ""
    while let first = rest.first {
      // A sign belongs to its number: `-7.2%`, but not in `83 - 29` or `1-11`.
      if first == "-" || first == "−", let next = rest.dropFirst().first, next.isASCII, next.isNumber,
        result.last.map({ !$0.isNumber && $0 != " " && $0 != ")" }) ?? true
      {
        rest = rest.dropFirst()
        sign = "−"
        continue
      }
      let opensNumber = first.isASCII && first.isNumber
      if opensNumber, let hit = operands.first(where: { rest.hasPrefix($0.words) }) {
        result += evidence.bind(sign + hit.words, to: hit.o)
        sign = ""
        rest = rest.dropFirst(hit.words.count)
      } else if opensNumber {
        var token = rest.prefix { ($0.isASCII && $0.isNumber) || $0 == "." || $0 == "," }
        while let last = token.last, last == "." || last == "," { token = token.dropLast() }
        let after = rest.dropFirst(token.count)
        if after.hasPrefix("年") || after.hasPrefix("月") || after.hasPrefix("日") || after.hasPrefix("段")
          || after.hasPrefix("—") && after.dropFirst().first?.isNumber == true && after.contains("月")
          || result.hasSuffix("—") && after.hasPrefix("月") || isInName(rest, of: finding)
        {
          result += token
          rest = after
          continue
        }
        let unit = Self.units.first { after.hasPrefix($0) } ?? ""
        let number = sign + String(token) + unit
        sign = ""
        // The check's own result has its formula; what else its sentence says is explained where it says it.
        let isResult = finding.computed.map {
NumberPrinting.computed($0.value, unit: $0.unit).hasPrefix(token) || $0.value.magnitude.description == token
        }
        let calculation =
          isResult == true
          ? Evidence.Calculation(printed: number, formula: finding.computed!.formula, inputs: finding.computed!.inputs)
          : .init(
            printed: number, formula: "见“需核实事项”第（\(NumberPrinting.chinese(index + 1))）项",
            inputs: finding.operands.map(\.id))
        result += evidence.bind(
          number,
          key: "finding|\(finding.check)|\(finding.area?.key ?? "")|\(finding.year ?? 0)|\(finding.operands.first?.id ?? "\(index)")|\(number)",
          calculation)
        rest = after.dropFirst(unit.count)
      } else {
        result += escaped(String(first))
        rest = rest.dropFirst()
      }
    }
    return result
  }

  /// Digits inside a file's name are no number.
  private func isInName(_ rest: Substring, of finding: Finding) -> Bool {
    guard let dot = rest.firstRange(of: ".") else { return false }
    let ending = rest[dot.upperBound...]
    guard ["txt", "docx", "pdf", "html", "htm", "md"].contains(where: { ending.hasPrefix($0) }) else { return false }
    return !rest[..<dot.lowerBound].contains { "，。；、：（ ".contains($0) }
  }

  private static let units = [
    "万亿元", "亿元", "万元", "个百分点", "万人次", "人次", "万户", "万人", "万亩", "公里", "平方米", "%", "％", "元", "家", "项", "个",
    "人", "户", "亩", "件", "宗", "倍", "位", "处", "吨",
  ]
}

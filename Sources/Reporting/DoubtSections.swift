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
    var year: Int
    var entry: Entry
  }

  private static let rowLimit = 25

  /// Hedged figures are compared with their hedge printed, so they are no case for this list.
  private static let harmless: Set<Comparability.Reason> = [.approximate, .bound, .range, .missing, .otherDocument]

  /// Over the rows that the annex prints, the years compared.
  private var doubts: [Doubt] {
    annex.rows.flatMap { row in
      areas.indices.flatMap { area in
        comparison.years.compactMap { year -> Doubt? in
          guard let entry = row.entry(area: area, year: year), entry.cell.observation != nil,
            !reasons(entry).isEmpty
          else { return nil }
          return Doubt(row: row, area: area, year: year, entry: entry)
        }
      }
    }
  }

  private func reasons(_ entry: Entry) -> [Comparability.Reason] {
    var reasons = entry.cell.comparability.reasons.filter { !Self.harmless.contains($0) }
    if case .masked = entry.cell.content, !reasons.contains(.masked) { reasons.append(.masked) }
    if entry.part != nil, entry.cell.value != nil, !reasons.contains(.partialPeriod) { reasons.append(.partialPeriod) }
    return reasons
  }

  mutating func doubtText() -> String {
    let all = doubts
    var parts: [String] = []
    for reason in Comparability.Reason.allCases where !Self.harmless.contains(reason) {
      let n = all.filter { reasons($0.entry).contains(reason) }.count
      if n > 0 { parts.append("\(reason.words)的\(count(n, "处", key: "count|reason|\(reason.rawValue)", of: reason.words))") }
    }
    var text =
      parts.isEmpty
      ? "所列数值未发现口径、时段方面的不可比情况。" : "附件所列数值中，不能直接比较的有：\(parts.joined(separator: "，"))。"
    if !parts.isEmpty { text += "这些数值照录原文，均不参与排序、合计和增减计算。" }
    if let text2 = leapText() { text += text2 }
    let missing = areas.indices.flatMap { area in
      comparison.years.filter { year in
        !comparison.profiles.contains { $0.area == areas[area] && $0.year == year }
      }.map { "\(name(area))\($0)年" }
    }
    if !missing.isEmpty, !isSingle { text += "缺少\(list(missing))的材料。" }
    if !comparison.elsewhere.isEmpty {
      text += "材料中述及其他地区或上级地区的数值\(count(comparison.elsewhere.count, "处", key: "count|elsewhere", of: "述及其他地区的数值"))，不作为本\(isSingle ? "地区" : "次对比")数据。"
    }
    return text
  }

  /// Amounts that leap from one year to the next.
  private mutating func leapText() -> String? {
    var cases: [(row: Row, entry: Entry, year: Int)] = []
    for topic in topics {
      for year in comparison.years {
        for entry in topic.row.usable(areas: areas.count, year: year) where topic.row.leaps(entry, year: year) {
          cases.append((topic.row, entry, year))
        }
      }
    }
    guard !cases.isEmpty else { return nil }
    let items = cases.prefix(3).map { item -> String in
      let scale = TableScale(of: [item.row])
      let before = item.row.entry(area: item.entry.area, year: item.year - 1)?.cell.observation
      return "\(isSingle ? "" : name(item.entry.area))\(rowName(item.row))"
        + "（\(item.year - 1)年\(before.map { stated($0, in: scale) } ?? "—")，\(item.year)年\(stated(item.entry.cell.observation!, in: scale))）"
    }
    return "相邻两年数值相差悬殊、口径可能不同的有\(count(cases.count, "处", key: "count|leaps", of: "相邻两年相差四倍以上的数值"))，"
      + "未计算增减，\(cases.count > 3 ? "如" : "即")\(items.joined(separator: "、"))，需要核实。"
  }

  /// One line for each area, year and reason; contradictions with their figures.
  mutating func doubtTable() -> ManuscriptTable? {
    let all = doubts
    guard !all.isEmpty else { return nil }
    struct Group {
      var area: Int
      var year: Int
      var reason: String
      var names: [String]
      var count: Int
    }
    var groups: [Group] = []
    for doubt in all {
      let entry = doubt.entry
      for reason in reasons(entry) {
        var words = reason.words
        if reason == .partialPeriod, let part = entry.part?.partWords { words = part.hasPrefix("截至") ? part + "数" : "为\(part)数" }
        var name = rowName(doubt.row)
        if reason == .conflicting, let o = entry.cell.observation {
          let scale = TableScale(of: [doubt.row])
          let others = entry.cell.rivals.filter { $0.quantity.value != o.quantity.value && !$0.quantity.isMasked }.prefix(2)
          name += "（\(([o] + others).map { stated($0, in: scale, signed: true) }.joined(separator: "、"))）"
        }
        if let i = groups.firstIndex(where: { $0.area == doubt.area && $0.year == doubt.year && $0.reason == words }) {
          groups[i].names.append(name)
          groups[i].count += 1
        } else {
          groups.append(Group(area: doubt.area, year: doubt.year, reason: words, names: [name], count: 1))
        }
      }
    }
    groups.sort { ($0.area, $0.year, -$0.count, $0.reason) < ($1.area, $1.year, -$1.count, $1.reason) }
    let single = isSingle
    var table = ManuscriptTable(
      title: "不可比数值", header: (single ? [] : ["地区"]) + ["年度", "原因", "处数", "涉及指标"],
      alignment: (single ? [] : [.left]) + [.center, .left, .right, .left])
    for group in groups.prefix(Self.rowLimit) {
      let key = "count|doubt|\(areas[group.area].key)|\(group.year)|\(group.reason)"
      let limit = 4
      table.rows.append(
        (single ? [] : [stub(areas[group.area])]) + [
          "\(group.year)年", group.reason, count(group.count, "", key: key, of: group.reason),
          group.names.prefix(limit).joined(separator: "、") + (group.names.count > limit ? "等" : ""),
        ])
    }
    let rest = groups.dropFirst(Self.rowLimit).reduce(0) { $0 + $1.count }
    if rest > 0 { table.notes.append("另有\(count(rest, "处", key: "count|doubts-rest", of: "本表未列的不可比数值"))未列出，见随附数据文件data.xlsx。") }
    return table
  }

  // MARK: To verify

  private static let findingLimit = 20

  mutating func findingText() -> String? {
    let found = comparison.findings.filter { $0.verdict == .toVerify }
    guard !found.isEmpty else { return nil }
    return "编制中发现需要核实的事项\(count(found.count, "处", key: "count|findings", of: "“需核实事项”所列事项"))"
      + (found.count > Self.findingLimit ? "，列出前\(NumberPrinting.chinese(Self.findingLimit))处" : "")
      + "。所列为材料所述与核算结果的差异，不代表材料有误，请有关单位核实。"
  }

  mutating func findingItems() -> [String] {
    comparison.findings.filter { $0.verdict == .toVerify }.prefix(Self.findingLimit).enumerated().map { index, finding in
      var text = "（\(NumberPrinting.chinese(index + 1))）"
      let lead = [finding.area.map { escaped($0.name) }, finding.year.map { "\($0)年" }].compactMap { $0 }.joined()
      let message = called(plain(finding.message.chinese))
      if let year = finding.year, message.hasPrefix("\(year)年"), let area = finding.area {
        text += escaped(area.name)
      } else if !lead.isEmpty, !message.hasPrefix(finding.area?.name ?? "\u{0}") {
        text += lead + subject(of: finding) + "："
      }
      text += ended(bound(message, of: finding, index: index))
      text += "核实建议：" + ended(bound(finding.remedy.chinese, of: finding, index: index))
      let unprinted = finding.operands.filter { !text.contains("(#\($0.id))") && $0.label.count >= 3 }
      if !unprinted.isEmpty {
        text += "材料所述：" + unprinted.prefix(2).map { "\(escaped($0.label))\(stated($0, signed: true))" }.joined(separator: "，") + "。"
      }
      return text
    }
  }

  /// What the number in doubt measures, unless the sentence says it.
  private func subject(of finding: Finding) -> String {
    guard let o = finding.operands.first else { return "" }
    let indicator = o.indicator.flatMap { id in comparison.rows.first { $0.indicator.id == id }?.indicator.name }
    let name = indicator ?? o.label
    guard name.count >= 3, !finding.message.chinese.contains(name) else { return "" }
    let isRate = o.quantity.unit == "%" && !["率", "比", "重", "例", "度"].contains { name.hasSuffix($0) }
    let isTask = o.measure == .completion || taskCodes.contains(o.indicator ?? "")
    return escaped(name) + (isRate ? isTask ? "完成率" : o.measure == .growth ? "增速" : "占比" : "")
  }

  /// A check's sentence with documents by their short names: 澜江区2022年材料 for the name of a file.
  private func called(_ sentence: String) -> String {
    comparison.profiles.sorted { $0.document.count > $1.document.count }.reduce(sentence) { text, profile in
      guard let area = profile.area, let year = profile.year else { return text }
      let name = "\(area.name)\(year)年材料"
      // Where the sentence has said which, the brackets give the place only.
      return text.replacing(profile.document, with: name).replacing("\(name)（\(name)", with: "\(name)（")
    }
  }

  /// A check's sentence as print sets it: no spaces around signs of calculation.
  private func plain(_ sentence: String) -> String {
    ["÷", "×", "−", "+", "="].reduce(sentence) { $0.replacing(" \($1) ", with: $1) }
  }

  private func ended(_ text: String) -> String {
    guard let last = text.last else { return text }
    return "。！？；".contains(last) ? text : text + "。"
  }

  /// A check's sentence with its numbers bound: to the operand whose words they are, else to the check's calculation.
  private mutating func bound(_ sentence: String, of finding: Finding, index: Int) -> String {
    let operands = finding.operands.flatMap { o -> [(words: String, o: Observation)] in
      let written = o.written.hasPrefix("-") ? String(o.written.dropFirst()) : o.written
      return [(written, o)] + (written == o.citation.words ? [] : [(o.citation.words, o)])
    }
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
          NumberPrinting.computed($0.value, unit: $0.unit, rule: comparison.rounding).hasPrefix(token) || $0.value.magnitude.description == token
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
    "万倍", "亿倍", "万亿元", "亿元", "万元", "个百分点", "万人次", "人次", "万户", "万人", "万亩", "公里", "平方米", "%", "％", "元", "家", "项", "个",
    "人", "户", "亩", "件", "宗", "倍", "位", "处", "吨",
  ]
}

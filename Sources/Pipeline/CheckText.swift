import Analysis
import Diagnostics
import Documents
import Statistics

/// The checks' findings as a person reads them: what is to verify with place, quoted words and remedy, then what was
/// checked and agreed, then labels that may mean the same.
struct CheckText {
  var comparison: Comparison
  /// Also what agrees is listed.
  var all: Bool
  var language: Language

  var text: String {
    let open = comparison.findings.filter { $0.verdict == .toVerify }
    var parts = [
      open.isEmpty
        ? say("nothing to verify", "没有需要核实的事项") : list(open, say("to verify: \(open.count)", "需核实\(open.count)处"))
    ]
    if all {
      let rest = comparison.findings.filter { $0.verdict != .toVerify }
      if !rest.isEmpty { parts.append(list(rest, say("agreeing: \(rest.count)", "相符\(rest.count)处"))) }
    }
    parts.append(counts)
    if !comparison.proposals.isEmpty { parts.append(proposals) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// More labels than a person looks through are told with `--all`.
  private static let proposalLimit = 20

  private func say(_ english: String, _ chinese: String) -> String { language == .english ? english : chinese }

  private func list(_ findings: [Finding], _ head: String) -> String {
    head + "\n"
      + findings.enumerated().map { index, finding in "\n\(index + 1). \(entry(finding))" }.joined(separator: "\n")
  }

  private func entry(_ finding: Finding) -> String {
    let title =
      comparison.checks.first { $0.check == finding.check }?.title ?? Wording(en: finding.check, zh: finding.check)
    let who = [finding.area?.name, finding.year.map { say("\($0)", "\($0)年") }].compactMap { $0 }.joined(
      separator: say(" ", ""))
    var lines = [
      say("\(who) · \(title.english)", "\(who)　\(title.chinese)"), "   " + ended(finding.message(in: language)),
    ]
    for (place, quote) in quotations(of: finding) { lines.append("   " + place + say(": “", "：“") + quote + "”") }
    if finding.verdict == .toVerify { lines.append("   " + say("remedy: ", "办法：") + finding.remedy(in: language)) }
    return lines.joined(separator: "\n")
  }

  /// A line for each place, in the order of the operands; quotations that overlap are put together.
  private func quotations(of finding: Finding) -> [(place: String, quote: String)] {
    var places: [(place: String, quotes: [Citation])] = []
    for citation in finding.operands.map(\.citation) {
      let place =
        citation.place.description(in: language) + (citation.cell.map { say(", cell \($0)", "，单元格\($0)") } ?? "")
      if let index = places.firstIndex(where: { $0.place == place }) {
        places[index].quotes.append(citation)
      } else {
        places.append((place, [citation]))
      }
    }
    return places.map { place, citations in
      let quotes = citations.sorted { $0.range.lowerBound < $1.range.lowerBound }.map(\.quote.oneLine)
      var joined = quotes[0]
      for quote in quotes.dropFirst() where !joined.contains(quote) {
        let overlap = stride(from: min(joined.count, quote.count), to: 3, by: -1).first {
          joined.suffix($0) == quote.prefix($0)
        }
        joined += overlap.map { String(quote.dropFirst($0)) } ?? " … " + quote
      }
      return (place, joined)
    }
  }

  private func ended(_ sentence: String) -> String {
    guard let last = sentence.last, !"。.！？；".contains(last) else { return sentence }
    return sentence + say(".", "。")
  }

  private var counts: String {
    var lines = [say("checked", "核对情况")]
    for count in comparison.checks where count.checked > 0 {
      lines.append(
        say(
          "  \(count.title.english): \(count.checked), agree \(count.agrees), within rounding \(count.agreesWithinRounding), to verify \(count.toVerify)",
          "  \(count.title.chinese)：\(count.checked)处，相符\(count.agrees)，舍入内相符\(count.agreesWithinRounding)，需核实\(count.toVerify)"
        ))
    }
    let idle = comparison.checks.filter { $0.checked == 0 }
    if !idle.isEmpty {
      lines.append(
        say(
          "  nothing to look at: " + idle.map(\.title.english).joined(separator: "; "),
          "  没有可核对内容：" + idle.map(\.title.chinese).joined(separator: "、")))
    }
    return lines.joined(separator: "\n")
  }

  /// With the lines to copy into `duizhao.yaml`.
  private var proposals: String {
    var lines = [
      say(
        "labels that may be the same: \(comparison.proposals.count)",
        "可能是同一指标的不同名称\(comparison.proposals.count)处")
    ]
    var byName: [(name: String, labels: [String])] = []
    let shown = all ? comparison.proposals : Array(comparison.proposals.prefix(Self.proposalLimit))
    for item in shown {
      let (a, b) = (item.first, item.second)
      lines.append(
        say(
          "  “\(item.name)” (\(a.written), \(a.citation.place.description(in: language))) and “\(item.label)” (\(b.written), \(b.citation.place.description(in: language)))",
          "  “\(item.name)”（\(a.written)，\(a.citation.place.description(in: language))）与“\(item.label)”（\(b.written)，\(b.citation.place.description(in: language))）"
        ))
      if let index = byName.firstIndex(where: { $0.name == item.name }) {
        if !byName[index].labels.contains(item.label) { byName[index].labels.append(item.label) }
      } else {
        byName.append((item.name, [item.label]))
      }
    }
    let rest = comparison.proposals.count - shown.count
    if rest > 0 { lines.append(say("  and \(rest) more: use --all", "  另有\(rest)处，用 --all 列出")) }
    lines.append(
      say("where they mean one thing, copy the line into duizhao.yaml:", "如确为同一指标，请将相应的行复制到duizhao.yaml："))
    lines.append("synonyms:")
    lines += byName.map { "  \(quoted($0.name)): [\($0.labels.map(quoted).joined(separator: ", "))]" }
    return lines.joined(separator: "\n")
  }

  /// As YAML takes it: plain where it is only letters and digits.
  private func quoted(_ text: String) -> String {
    text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      && text.unicodeScalars.first?.properties.isAlphabetic == true
      ? text : "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension String {
  /// Without line feeds and runs of spaces, as a quotation in a list stands.
  fileprivate var oneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

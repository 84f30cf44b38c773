import CodeLists
import Diagnostics
import Foundation
import Programs
import Reading
import Reporting

/// What came of holding a printed brief against the data that it carries.
package struct Verification: Sendable {
  package var file: String
  package var pages = 0
  /// Numbers that are printed as the ledger states them.
  package var stated = 0
  /// Numbers that were computed again from the ledger.
  package var computed = 0
  /// Counts and the like, which only the whole comparison tells: they are as they were printed.
  package var asPrinted = 0
  /// Lines of the carried files that were looked at.
  package var lines = 0
  package var faults: [VerificationFault] = []

  package var passes: Bool { faults.isEmpty }
}

/// Recomputes every number of a printed brief from what the PDF carries: the text by pdftotext, the files by qpdf.
package func verifyBrief(at path: String) throws(RunFailure) -> Verification {
  let bytes: [UInt8]
  guard FileManager.default.fileExists(atPath: path) else { throw RunFailure(PipelineError.fileMissing(path)) }
  do {
    bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  } catch {
    throw RunFailure(PipelineError.fileUnreadable(path, detail: error.reason))
  }
  return try Verifying(file: path, bytes: bytes).run()
}

/// One brief on its way through the checks.
private struct Verifying {
  let file: String
  let bytes: [UInt8]
  private var result: Verification

  init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    result = Verification(file: file)
  }

  consuming func run() throws(RunFailure) -> Verification {
    guard let carried = try attachment(BriefManifest.fileName) else { throw RunFailure(VerificationError.carriesNothing(file: file)) }
    let manifest: BriefManifest
    do {
      manifest = try JSONDecoder().decode(BriefManifest.self, from: Data(carried))
    } catch {
      throw RunFailure(VerificationError.unknownForm(file: file, detail: error.reason))
    }
    guard manifest.format == BriefManifest.formatName else {
      throw RunFailure(
        VerificationError.unknownForm(
          file: file, detail: Wording(en: "form “\(manifest.format)”", zh: "格式“\(manifest.format)”")))
    }
    var files: [String: [UInt8]] = [:]
    for file in manifest.files { files[file.name] = try check(file) }
    var ledger = CarriedLedger(files[CarriedData.ledgerName] ?? [])
    if let table = files[CarriedData.tableName] { try check(table: table, against: &ledger) }
    let pages = try printedPages()
    result.pages = pages.count
    if pages.count != manifest.pages.count {
      result.faults.append(.pagesAltered(file: file, printed: manifest.pages.count, found: pages.count))
    }
    for (index, page) in manifest.pages.enumerated() where index < pages.count {
      check(page, found: pages[index], number: index + 1, ledger: ledger, calculations: manifest.calculations)
    }
    return result
  }

  // MARK: Reading

  private func attachment(_ name: String) throws(RunFailure) -> [UInt8]? {
    let outcome = try run("qpdf", package: "qpdf", ["--show-attachment=\(name)"], behind: [])
    if outcome.status == 0 || outcome.status == 3 { return outcome.output }
    if outcome.errors.contains("attachment") { return nil }
    throw RunFailure(VerificationError.programFailed(file: file, program: "qpdf", detail: Self.firstLine(outcome)))
  }

  /// The text of each page in the order of printing, without white space.
  private func printedPages() throws(RunFailure) -> [String.UnicodeScalarView] {
    let outcome = try run("pdftotext", package: "poppler-utils", ["-raw", "-enc", "UTF-8"], behind: ["-"])
    guard outcome.status == 0 else {
      throw RunFailure(
        VerificationError.programFailed(file: file, program: "pdftotext", detail: Self.firstLine(outcome)))
    }
    var pages = String(decoding: outcome.output, as: UTF8.self).unicodeScalars
      .split(separator: "\u{0C}", omittingEmptySubsequences: false)
      .map { String.UnicodeScalarView($0.filter { !$0.properties.isWhitespace }) }
    // A page ends with a form feed, the last one too.
    if pages.last?.isEmpty == true { pages.removeLast() }
    return pages
  }

  private func run(
    _ program: String, package: String, _ arguments: [String], behind: [String]
  ) throws(RunFailure) -> ChildProcess.Outcome {
    guard let path = ChildProcess.path(of: program) else {
      throw RunFailure(VerificationError.programMissing(file: file, program: program, package: package))
    }
    guard let folder = ScratchFolder(), folder.write(bytes, as: "brief.pdf") else {
      throw RunFailure(VerificationError.programFailed(file: file, program: program, detail: "no room for a copy"))
    }
    let process = ChildProcess(
      program: path, arguments: arguments + ["\(folder.path)/brief.pdf"] + behind, seconds: 60, megabytes: 2048)
    guard let outcome = process.run() else {
      throw RunFailure(
        VerificationError.programFailed(file: file, program: program, detail: "it could not be started"))
    }
    return outcome
  }

  private static func firstLine(_ outcome: ChildProcess.Outcome) -> String {
    outcome.errors.split(separator: "\n").first.map(String.init) ?? "exit status \(outcome.status)"
  }

  // MARK: Carried files

  private mutating func check(_ known: BriefManifest.File) throws(RunFailure) -> [UInt8]? {
    guard let bytes = try attachment(known.name) else {
      result.faults.append(.fileLost(file: file, carried: known.name))
      return nil
    }
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    result.lines += lines.count - 1
    guard sha256(bytes) != known.sha256 else { return bytes }
    let before = stride(from: 0, to: known.lines.utf8.count, by: 8).map { Array(known.lines.utf8)[$0..<($0 + 8)] }
    let now = BriefManifest.lineDigests(of: bytes).map { Array($0.utf8)[...] }
    let altered = (0..<max(before.count, now.count)).filter { index in
      index >= before.count || index >= now.count || before[index] != now[index]
    }
    for index in altered.prefix(20) {
      let words = index < lines.count ? String(String(decoding: lines[index], as: UTF8.self).prefix(160)) : ""
      result.faults.append(.lineAltered(file: file, carried: known.name, line: index + 1, words: words))
    }
    if altered.isEmpty { result.faults.append(.fileAltered(file: file, carried: known.name)) }
    return bytes
  }

  /// Holds each row of the table against the ledger's entry for the same observation, and keeps those that it has in
  /// another unit: 吨 of the ledger are 公斤 in a table that compares them with others.
  private mutating func check(table: [UInt8], against ledger: inout CarriedLedger) throws(RunFailure) {
    var rows = separatedValues(table)
    guard !rows.isEmpty else { return }
    let head = rows.removeFirst().cells
    func column(_ name: String) -> Int? { head.firstIndex(of: name) }
    guard let id = column("observation"), let value = column("value"), let low = column("low"), let high = column("high"),
      let start = column("start"), let end = column("end"), let masked = column("masked"), let unit = column("unit")
    else { return }
    var units: UnitList?
    for row in rows where row.cells.count == head.count {
      guard let entry = ledger.entries[row.cells[id]] else {
        result.faults.append(
          .tableContradicted(file: file, line: row.line, column: "observation", table: row.cells[id], ledger: "—"))
        continue
      }
      var converted: CarriedLedger.Entry? = entry
      if row.cells[unit] != entry.unit ?? "" {
        if units == nil { units = try StockFiles.codeLists().units }
        // 家, 户 and 个 count alike, and the parts of a proportion are per cent of the whole.
        let isSame = entry.dimension == "count" || entry.dimension == "ratio" && row.cells[unit] == "%"
        let factor = units?.factor(from: entry.unit ?? "", to: row.cells[unit]) ?? (isSame ? 1 : nil)
        converted = factor.map { entry.converted(by: $0, to: row.cells[unit]) }
        if let converted { ledger.add(converted: converted) }
      }
      func number(_ value: Decimal?) -> String { value.map { "\($0)" } ?? "" }
      let expected = [
        (unit, converted?.unit ?? entry.unit ?? ""), (value, number(converted?.value)), (low, number(converted?.low)),
        (high, number(converted?.high)), (start, "\(entry.start)"), (end, "\(entry.end)"),
        (masked, entry.isMasked ? "true" : "false"),
      ]
      for (column, ledger) in expected where row.cells[column] != ledger {
        result.faults.append(
          .tableContradicted(
            file: file, line: row.line, column: head[column], table: row.cells[column], ledger: ledger))
      }
    }
  }

  // MARK: Pages

  private mutating func check(
    _ page: PrintedPage, found: String.UnicodeScalarView, number: Int, ledger: CarriedLedger,
    calculations: [String: Calculation]
  ) {
    let printed = Array(page.text.unicodeScalars)
    let found = Array(found)
    for change in changes(from: printed, to: found) {
      result.faults.append(
        .textAltered(
          file: file, page: number, around: around(change.printed, in: printed), printed: Self.text(printed[change.printed]),
          found: Self.text(found[change.found])))
    }
    let isAsLong = printed.count == found.count
    for bound in page.numbers where bound.end <= printed.count && bound.start < bound.end {
      // What stands on the page now, where it can be told.
      let words = Self.text((isAsLong ? found : printed)[bound.start..<bound.end])
      let context = around(bound.start..<bound.end, in: printed)
      check(words, bound.id, at: context, page: number, ledger: ledger, calculations: calculations)
    }
  }

  private mutating func check(
    _ words: String, _ id: String, at context: String, page: Int, ledger: CarriedLedger,
    calculations: [String: Calculation]
  ) {
    let number = PrintedNumber(words)
    if let entry = ledger.entries[id] {
      if let number, ledger.isPrinted(id, as: number) == true {
        result.stated += 1
      } else {
        result.faults.append(
          .numberContradicted(file: file, page: page, around: context, printed: words, id: id, data: entry.shown))
      }
    } else if let calculation = calculations[id] {
      let inputs = calculation.inputs.compactMap(ledger.input)
      guard inputs.count == calculation.inputs.count else {
        result.faults.append(.evidenceLost(file: file, page: page, around: context, printed: words, id: id))
        return
      }
      guard let value = calculation.result(of: inputs) else {
        result.asPrinted += 1
        return
      }
      if number?.says(value) == true {
        result.computed += 1
      } else {
        result.faults.append(
          .resultContradicted(
            file: file, page: page, around: context, printed: words, id: id, result: String("\(value)".prefix(14))))
      }
    } else {
      result.faults.append(.evidenceLost(file: file, page: page, around: context, printed: words, id: id))
    }
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  /// A few characters on both sides.
  private func around(_ range: Range<Int>, in text: [Unicode.Scalar]) -> String {
    Self.text(text[max(0, range.lowerBound - 8)..<min(text.count, range.upperBound + 6)])
  }
}

/// The places where two texts differ, each widened to whole numbers. Texts of one length are held against each other
/// character by character; of others, what is between their common beginning and end is one place.
func changes(
  from printed: [Unicode.Scalar], to found: [Unicode.Scalar]
) -> [(printed: Range<Int>, found: Range<Int>)] {
  guard printed != found else { return [] }
  guard printed.count == found.count else {
    let most = min(printed.count, found.count)
    let start = (0..<most).first { printed[$0] != found[$0] } ?? most
    var tail = 0
    while tail < most - start, printed[printed.count - 1 - tail] == found[found.count - 1 - tail] { tail += 1 }
    let span = start..<(printed.count - tail)
    return [(widened(span, in: printed), widened(start..<(found.count - tail), in: found))]
  }
  var ranges: [Range<Int>] = []
  for index in printed.indices where printed[index] != found[index] {
    if let last = ranges.last, index < last.upperBound { continue }
    ranges.append(widened(index..<(index + 1), in: printed))
  }
  return ranges.map { ($0, $0) }
}

private func widened(_ range: Range<Int>, in text: [Unicode.Scalar]) -> Range<Int> {
  func isPart(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) || scalar == "." }
  var (start, end) = (range.lowerBound, range.upperBound)
  while start > 0, isPart(text[start - 1]) { start -= 1 }
  while end < text.count, isPart(text[end]) { end += 1 }
  return start..<end
}

package import Diagnostics
import Foundation

extension Verification {
  /// The outcome for a person: what differs, then a line that says what was looked at and whether it passes.
  package func text(in language: Language) -> String {
    var words = faults.map { $0.diagnostic.text(in: language) }
    let counts =
      language == .english
      ? "\(pages) pages, \(stated) stated numbers, \(computed) computed again, \(asPrinted) counts and the like as printed,"
        + " \(lines) lines of data"
      : "\(pages)页；照材料所述\(stated)处，重新计算\(computed)处，计数等照印制时核对\(asPrinted)处；附带数据\(lines)行"
    let verdict =
      switch (language, passes) {
      case (.english, true): "pass"
      case (.english, false): "\(faults.count) \(faults.count == 1 ? "difference" : "differences")"
      case (.chinese, true): "核验通过"
      case (.chinese, false): "有\(faults.count)处不符"
      }
    words.append(language == .english ? "\(file): \(verdict) (\(counts))" : "\(file)：\(verdict)（\(counts)）")
    return words.joined(separator: "\n") + "\n"
  }

  /// The outcome for programs.
  package func json(in language: Language) -> String {
    struct Report: Encodable {
      var file: String
      var passes: Bool
      var pages: Int
      var stated: Int
      var computed: Int
      var asPrinted: Int
      var lines: Int
      var differences: [Difference]
    }
    struct Difference: Encodable {
      var kind: String
      var file: String?
      var line: Int?
      var page: Int?
      var message: String
      var remedy: String
    }
    let report = Report(
      file: file, passes: passes, pages: pages, stated: stated, computed: computed, asPrinted: asPrinted, lines: lines,
      differences: faults.map {
        Difference(
          kind: $0.kind, file: $0.place?.file, line: $0.place?.line, page: $0.page, message: $0.message(in: language),
          remedy: $0.remedy(in: language))
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let bytes = (try? encoder.encode(report)) ?? Data()
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }
}

import Diagnostics
import Drawing
import Foundation
import Manuscript
import Reporting

/// What a brief refers to, kept beside it as `brief.json`: its figures as drawing lists, and its bound numbers as printed.
///
/// With it an edited `brief.md` is typeset again without the summaries, and a bound number that was altered is noticed.
package struct BriefRecord: Codable, Sendable {
  package static let fileName = "brief.json"

  /// By chart id.
  var figures: [String: Frame]
  /// By the id that the number is bound to, the ways in which the brief prints it.
  var numbers: [String: [String]]

  /// The day that the PDF bears in its metadata.
  var date: IssueDate

  /// How the computed numbers were computed, by their ids; nil in records of earlier versions.
  var calculations: [String: Calculation]?

  init(
    figures: [String: Frame], date: IssueDate, references: [Manuscript.Reference],
    calculations: [String: Calculation] = [:]
  ) {
    self.figures = figures
    self.calculations = calculations
    self.date = date
    var numbers: [String: Set<String>] = [:]
    for number in references { numbers[number.target, default: []].insert(number.text) }
    self.numbers = numbers.mapValues { $0.sorted() }
  }

  /// Reads a record; nil where there is none.
  init?(at path: String) throws(PipelineError) {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      self = try JSONDecoder().decode(BriefRecord.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw .badEvidence(path, detail: error.reason)
    }
  }

  /// The record as it is kept: keys sorted, so that the same brief gives the same bytes.
  func bytes() throws(PipelineError) -> [UInt8] { try canonicalJSON(for: Self.fileName) }

  /// The numbers of an edited manuscript that no longer say what they are bound to.
  func alterations(in references: [Manuscript.Reference]) -> [Diagnostic] {
    references.compactMap { number in
      guard let printed = numbers[number.target] else {
        return Diagnostic(
          .warning, at: number.place,
          Wording(
            en: "“\(number.text)” is bound to \(number.target), which the data do not have",
            zh: "“\(number.text)”绑定到\(number.target)，数据中没有这一项"),
          remedy: Wording(
            en: "bind it to an entry of the source index, or take the link away",
            zh: "请绑定到数据来源索引中的条目，或去掉链接"))
      }
      guard !printed.contains(number.text) else { return nil }
      return Diagnostic(
        .warning, at: number.place,
        Wording(
          en:
            "the bound number was altered: “\(number.text)”, where the data say “\(printed.joined(separator: "”, “"))”",
          zh: "绑定的数字被改动：现为“\(number.text)”，数据为“\(printed.joined(separator: "”、“"))”"),
        remedy: Wording(
          en: "write the number as it was, or take the link away if it is your own",
          zh: "请恢复原数字；如系自行填写的数字，请去掉链接"))
    }
  }
}

import Analysis
import CodeLists
import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// Texts as offices write them, read and checked from end to end: what each check finds, and what it leaves alone.
@Suite struct CheckCorpusTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    /// By area and year: what the review says, a paragraph a line, and what the plan says.
    var documents: [(area: String, year: Int, review: [String], plan: [String])] = []
    var found: [(check: String, verdict: String, words: String)] = []
    var absent: [String] = []

    var testDescription: String { name }

    mutating func add(_ line: Substring) {
      guard let colon = line.firstIndex(of: ":") else { return }
      let head = line[..<colon].split(separator: " ")
      let text = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      guard head.count >= 2, let year = Int(head[1]) else { return }
      let index = documents.firstIndex { $0.area == head[0] && $0.year == year } ?? documents.count
      if index == documents.count { documents.append((String(head[0]), year, [], [])) }
      if head.count == 3 { documents[index].plan.append(text) } else { documents[index].review.append(text) }
    }
  }

  static let cases: [Case] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Corpus/checks.txt")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    var cases: [Case] = []
    for line in text.split(separator: "\n") where line.first != "#" {
      if line.hasPrefix("= ") {
        cases.append(Case(name: String(line.dropFirst(2))))
      } else if line.hasPrefix("⇒ ") {
        let parts = line.dropFirst(2).split(separator: " ", maxSplits: 2).map(String.init)
        cases[cases.count - 1].found.append((parts[0], parts[1], parts[2]))
      } else if line.hasPrefix("⇏ ") {
        cases[cases.count - 1].absent.append(String(line.dropFirst(2)))
      } else {
        cases[cases.count - 1].add(line)
      }
    }
    return cases
  }()

  private static let lists = Result { try StockFiles.codeLists() }

  @Test func `every check has a text that it finds something in, and one that it passes over`() {
    let checks = Set([
      "share-of-total", "task-parts", "parts-and-whole", "percentages-close", "counted-exits",
      "completion-of-target", "completion-wording", "times-wording", "points-wording", "stated-growth", "stated-change",
      "restatement", "same-figure", "stated-rank", "magnitude", "reused-sentence",
    ])
    #expect(Set(Self.cases.flatMap { $0.found.map(\.check) }) == checks)
    #expect(Self.cases.count > 40)
  }

  @Test(arguments: cases)
  func `texts are checked as the corpus says`(_ item: Case) async throws {
    let folder = try TemporaryFolder()
    for document in item.documents {
      let lines =
        ["\(document.area)\(document.year)年工作总结", "", "一、\(document.year)年工作完成情况", ""] + document.review
        + (document.plan.isEmpty ? [] : ["二、\(document.year + 1)年工作计划", ""] + document.plan)
      try folder.write(
        Array((lines.joined(separator: "\n") + "\n").utf8), to: "in/\(document.area)\(document.year)年工作总结.txt")
    }
    let study = try await Study(of: try StudyFolder(at: folder.path + "/in"), with: try Self.lists.get())
    let findings = study.comparison.findings
    let told = findings.map { "\($0.check) \($0.verdict.rawValue) \($0.message.chinese)" }.joined(separator: "\n")
    for expected in item.found {
      #expect(
        findings.contains {
          $0.check == expected.check && $0.verdict.rawValue == expected.verdict
            && $0.message.chinese.contains(expected.words)
        }, "\(expected)\nfound:\n\(told)")
    }
    for check in item.absent {
      #expect(!findings.contains { $0.check == check && $0.verdict == .toVerify }, "\(check)\nfound:\n\(told)")
    }
    // Nothing else is to verify in a text that was written for one check.
    let expected = Set(item.found.map(\.check))
    #expect(findings.allSatisfy { $0.verdict != .toVerify || expected.contains($0.check) }, "found:\n\(told)")
  }
}

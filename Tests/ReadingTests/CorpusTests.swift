import Diagnostics
import Documents
import Foundation
import Testing

@testable import Reading

/// Reading real documents, where a folder of them is given.
@Suite(.enabled(if: Corpus.folder != nil, "DUIZHAO_CORPUS is not set"))
struct CorpusTests {
  @Test(arguments: Corpus.files(in: "prefecture-2025-statbulletin/raw"))
  func bulletin(file: String) throws {
    let document = try Corpus.read(file)
    let text = document.words(0..<document.text.count)
    #expect(document.text.count > 2500)
    for furniture in ["网站地图", "版权所有", "关闭窗口", "ICP备", "浏览次数", "当前位置", "上一篇"] {
      #expect(!text.contains(furniture))
    }
    // As many of the numbers as in the plain rendering kept beside it, save for dates and counters of the site.
    let rendering = try Corpus.text(
      "prefecture-2025-statbulletin/" + URL(fileURLWithPath: file).lastPathComponent + ".txt")
    let lost = Corpus.numbers(rendering).subtracting(Corpus.numbers(text))
    #expect(lost.count <= 30 && lost.count * 16 <= Corpus.numbers(rendering).count, "\(lost.elements)")
    let gained = Corpus.numbers(text).subtracting(Corpus.numbers(rendering))
    #expect(gained.count <= 3, "\(gained.elements)")
    checkBlocks(of: document)
  }

  @Test(arguments: Corpus.files(in: "province-2025/docx"))
  func provinceReport(file: String) throws {
    let document = try Corpus.read(file)
    let renderings = Corpus.files(in: "province-2025").filter { $0.hasSuffix(".txt") }
    let rendering = try #require(
      renderings.first { file.contains(URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent) })
    let visible = try Corpus.text(rendering).unicodeScalars.filter { !$0.properties.isWhitespace }
    #expect(document.text.filter { !$0.properties.isWhitespace }.elementsEqual(visible))
    checkBlocks(of: document)
  }

  @Test(arguments: Corpus.files(in: "district-hailar/raw-gbk"))
  func districtReportInGB18030(file: String) throws {
    let document = try Corpus.read(file)
    #expect(document.text.count > 8000 && document.blocks.count > 30)
    #expect(!document.text.contains("\r") && !document.text.contains("\u{FFFD}"))
    #expect(document.words(0..<document.text.count).contains("地区生产总值"))
    checkBlocks(of: document)
  }

  @Test(arguments: Corpus.files(in: "seeds") + Corpus.files(in: "national") + Corpus.files(in: "province-2026"))
  func plainText(file: String) throws {
    let document = try Corpus.read(file)
    let bytes = try String(contentsOf: Corpus.url(file), encoding: .utf8)
    #expect(document.words(0..<document.text.count) == bytes)
    checkBlocks(of: document)
  }

  @Test(arguments: Corpus.files(in: "reader-odd").filter { $0.hasSuffix(".html") })
  func shellsAreRefused(file: String) {
    #expect(throws: ReadingError.noMainText(file: URL(fileURLWithPath: file).lastPathComponent, loadedByScript: true)) {
      try Corpus.read(file)
    }
  }

  private func checkBlocks(of document: Document) {
    var end = 0
    for block in document.blocks {
      #expect(block.range.lowerBound >= end && !block.range.isEmpty)
      // Together they hold everything that is not white space.
      #expect(document.text[end..<block.range.lowerBound].allSatisfy { $0.properties.isWhitespace })
      end = block.range.upperBound
    }
    #expect(document.text[end...].allSatisfy { $0.properties.isWhitespace })
  }
}

/// The folder of real documents that `DUIZHAO_CORPUS` names.
enum Corpus {
  static let folder = ProcessInfo.processInfo.environment["DUIZHAO_CORPUS"]

  static func url(_ file: String) -> URL { URL(fileURLWithPath: folder ?? "").appendingPathComponent(file) }

  static func files(in part: String) -> [String] {
    guard folder != nil else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url(part).path)) ?? []
    return names.filter { $0.contains(".") }.sorted().map { part + "/" + $0 }
  }

  static func read(_ file: String) throws -> Document {
    try Reading.read([UInt8](Data(contentsOf: url(file))), named: file)
  }

  static func text(_ file: String) throws -> String { try String(contentsOf: url(file), encoding: .utf8) }

  /// The numbers of a text and how often each occurs.
  static func numbers(_ text: String) -> Multiset {
    var numbers = Multiset()
    var number = ""
    for scalar in text.unicodeScalars {
      if ("0"..."9").contains(scalar) || (scalar == "." && !number.isEmpty) {
        number.unicodeScalars.append(scalar)
      } else if !number.isEmpty {
        numbers.counts[number.hasSuffix(".") ? String(number.dropLast()) : number, default: 0] += 1
        number = ""
      }
    }
    return numbers
  }

  struct Multiset {
    var counts: [String: Int] = [:]
    var count: Int { counts.values.reduce(0, +) }
    var elements: [String] { counts.sorted { $0.key < $1.key }.flatMap { Array(repeating: $0.key, count: $0.value) } }

    func subtracting(_ other: Multiset) -> Multiset {
      Multiset(
        counts: counts.filter { $0.value > other.counts[$0.key] ?? 0 }
          .reduce(into: [:]) { $0[$1.key] = $1.value - (other.counts[$1.key] ?? 0) })
    }
  }
}

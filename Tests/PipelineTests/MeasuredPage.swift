import Foundation
import Programs
import Testing

/// A page as pdftotext measures it: words with their boxes, in points from the upper left corner.
struct MeasuredPage: Sendable {
  struct Word: Sendable {
    var text: String
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double
  }

  var width: Double
  var height: Double
  var words: [Word]
  /// The height that pdftotext gives to 15.75 points of the body face, measured at the opening sentence.
  var bodyHeight = 0.0

  var isSideways: Bool { width > height }

  /// The words of the page line by line.
  var text: String {
    words.sorted { ($0.bottom.rounded(), $0.left) < ($1.bottom.rounded(), $1.left) }.map(\.text).joined()
  }

  /// The lines from top to bottom; what is raised stands in its line.
  func lines() -> [String] {
    var lines: [[Word]] = []
    for word in words.sorted(by: { ($0.bottom, $0.left) < ($1.bottom, $1.left) }) {
      if let last = lines.last?.last, word.bottom - last.bottom < 2 {
        lines[lines.count - 1].append(word)
      } else {
        lines.append([word])
      }
    }
    return lines.map { $0.sorted { $0.left < $1.left }.map(\.text).joined() }
  }

  /// Words of the body's size that stand side by side, from left to right.
  func bodyLines() -> [[Word]] {
    var lines: [[Word]] = []
    for word in words where abs(word.bottom - word.top - bodyHeight) < 0.6 {
      if let index = lines.lastIndex(where: { abs($0[0].bottom - word.bottom) < 2 }) {
        lines[index].append(word)
      } else {
        lines.append([word])
      }
    }
    return lines.map { $0.sorted { $0.left < $1.left } }
  }
}

extension MeasuredPage {
  static let canMeasure = ChildProcess.path(of: "pdftotext") != nil

  /// The opening sentence, which is set in the body face.
  static func opening(_ pages: [MeasuredPage]) -> Word? {
    pages.lazy.flatMap(\.words).first { $0.text.contains("本简报根据") }
  }

  static func all(of brief: PrintedBrief) async throws -> [MeasuredPage] {
    let bytes = try #require(try await brief.files["brief.pdf"])
    let path = try #require(ChildProcess.path(of: "pdftotext"))
    let process = ChildProcess(program: path, arguments: ["-bbox", "-", "-"], seconds: 60, megabytes: 2048)
    let outcome = try #require(process.run(input: [UInt8](bytes)))
    #expect(outcome.status == 0)
    var pages: [MeasuredPage] = []
    for line in String(decoding: outcome.output, as: UTF8.self).split(separator: "\n") {
      func value(_ name: String) -> Double {
        guard let start = line.firstRange(of: " \(name)=\"") else { return 0 }
        return Double(line[start.upperBound...].prefix { $0 != "\"" }) ?? 0
      }
      if line.contains("<page ") {
        pages.append(MeasuredPage(width: value("width"), height: value("height"), words: []))
      } else if line.contains("<word "), let open = line.firstIndex(of: ">"), let close = line.lastIndex(of: "<"), open < close {
        let text = String(line[line.index(after: open)..<close])
        pages[pages.count - 1].words.append(
          Word(text: text, left: value("xMin"), top: value("yMin"), right: value("xMax"), bottom: value("yMax")))
      }
    }
    let word = try #require(opening(pages))
    for index in pages.indices { pages[index].bodyHeight = word.bottom - word.top }
    return pages
  }
}

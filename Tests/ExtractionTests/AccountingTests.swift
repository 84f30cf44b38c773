import CodeLists
import Documents
import Extraction
import Foundation
import Statistics
import Stock
import Testing

/// Nothing is lost: every digit run and mask of a text stands in exactly one entry, and entries are in order.
struct AccountingTests {
  private func check(_ sentence: String) {
    let text = Array(sentence.unicodeScalars)
    let entries = CorpusTests.ledger(sentence).entries
    var covered = Array(repeating: 0, count: text.count)
    var last = 0
    for entry in entries {
      #expect(entry.range.lowerBound >= last, "\(sentence)")
      last = entry.range.upperBound
      for i in entry.range { covered[i] += 1 }
      #expect(entry.text == String(String.UnicodeScalarView(text[entry.range])))
      #expect((entry.observation == nil) == (entry.role != .observation))
    }
    for (i, scalar) in text.enumerated() where ("0"..."9").contains(scalar) || scalar == "*" || ("０"..."９").contains(scalar) {
      #expect(covered[i] == 1, "\(scalar) at \(i) of \(sentence) is in \(covered[i]) entries")
    }
  }

  @Test func everyDigitOfTheCorpusIsAccountedFor() {
    for name in ["quantities", "exclusions", "labels"] {
      for line in CorpusTests.lines(name, arrow: name == "exclusions" ? "⇏" : "⇒") { check(line.phrase) }
    }
  }

  /// Texts put together at random from the parts of numbers, from a fixed seed: no crash, nothing lost.
  @Test func everyDigitOfMutatedTextIsAccountedFor() {
    let parts = [
      "1", "2", "0", "9", "12", "2021", "年", "月", "日", "万", "亿", "元", "%", "％", "个百分点", "家", "项", "*", "**", "第", "位", "，", "。", "、",
      "；", "“", "”", "《", "》", "（", "）", "〔", "〕", "号", "+", "-", "—", "至", "到", "从", "增长", "下降", "分别", "和", "以上", "约", "超过",
      ".", ",", "地区生产总值", "十", "两", "三", "千", "余", "多", "占比", "累计", " ", "\n", "５", "A", "PM2.5", "/", "年均", "“十四五”时期",
    ]
    var state: UInt64 = 20_240_208
    func next(_ n: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % n
    }
    for _ in 0..<3000 { check((0..<(1 + next(24))).map { _ in parts[next(parts.count)] }.joined()) }
  }

  /// The documents of the corpus, where it is there.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["DUIZHAO_CORPUS"] != nil, "set DUIZHAO_CORPUS to the folder of real documents"))
  func everyDigitOfRealDocumentsIsAccountedFor() throws {
    let root = URL(fileURLWithPath: ProcessInfo.processInfo.environment["DUIZHAO_CORPUS"] ?? "")
    var count = 0
    for folder in ["province-2025", "province-2026", "district-hailar", "seeds"] {
      let files = try FileManager.default.contentsOfDirectory(at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
      for file in files where file.pathExtension == "txt" {
        check(try String(contentsOf: file, encoding: .utf8))
        count += 1
      }
    }
    #expect(count >= 20)
  }
}

/// Text made to be slow: long runs of numerals, one sentence with thousands of numbers.
struct LongTextTests {
  @Test(.timeLimit(.minutes(1)), arguments: [
    String(repeating: "一百", count: 4000), String(repeating: "投资5亿元、", count: 300), String(repeating: "9", count: 3000),
    String(repeating: "“", count: 4000), String(repeating: "（一）", count: 800),
  ])
  func takesNoLongerThanItsLength(_ text: String) {
    let ledger = CorpusTests.ledger(text)
    #expect(ledger.entries.allSatisfy { !$0.text.isEmpty })
  }
}

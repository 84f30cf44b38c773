import CodeLists
import Documents
import Extraction
import Pipeline
import Reading
import Statistics

/// Reads one input and looks whether what comes out holds together.
struct Trial {
  private let subject: Subject
  private let extractor: Extractor

  init(_ subject: Subject) throws {
    self.subject = subject
    extractor = Extractor(try StockFiles.codeLists())
  }

  /// What is wrong with what became of an input; nil where nothing is.
  func fault(of bytes: [UInt8]) -> String? {
    let document: Document
    if subject == .extraction {
      let text = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
      document = Document(name: "fuzz.txt", format: .txt, digest: "fuzz", text: text, blocks: Self.lines(of: text))
    } else {
      // A refusal is an answer.
      guard let read = try? read(bytes, named: "fuzz.\(subject.rawValue)") else { return nil }
      document = read
      if let fault = faultOfBlocks(document) ?? lostDigits(document, bytes) { return fault }
    }
    let ledger = extractor.ledger(of: document, as: extractor.profile(of: document))
    return faultOfLedger(ledger, document)
  }

  /// Each line that is not blank is a paragraph.
  private static func lines(of text: [Unicode.Scalar]) -> [Block] {
    var blocks: [Block] = []
    var start = 0
    for end in 0...text.count where end == text.count || text[end] == "\n" {
      if text[start..<end].contains(where: { !$0.properties.isWhitespace }) {
        blocks.append(Block(.paragraph, range: start..<end))
      }
      start = end + 1
    }
    return blocks
  }

  // MARK: Documents

  /// Blocks come in the order of the text, apart from each other, and hold everything but white space.
  private func faultOfBlocks(_ document: Document) -> String? {
    var last = 0
    for block in document.blocks {
      guard block.range.lowerBound >= last, block.range.upperBound <= document.text.count, !block.range.isEmpty else {
        return "block \(block.range) after \(last) of \(document.text.count)"
      }
      if let lost = document.text[last..<block.range.lowerBound].first(where: { !$0.properties.isWhitespace }) {
        return "U+\(String(lost.value, radix: 16)) before \(block.range.lowerBound) is in no block"
      }
      last = block.range.upperBound
      guard case .table(let rows) = block.kind else { continue }
      for cell in rows.joined() where cell.range.lowerBound < block.range.lowerBound || cell.range.upperBound > last {
        return "cell \(cell.range) outside of its table \(block.range)"
      }
    }
    if document.text[last...].contains(where: { !$0.properties.isWhitespace }) { return "words after the last block" }
    return nil
  }

  /// Plain text in UTF-8 keeps each digit.
  private func lostDigits(_ document: Document, _ bytes: [UInt8]) -> String? {
    guard subject == .txt, document.format == .txt, let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let written = text.unicodeScalars.count { $0.isNumberPart }
    let kept = document.text.count { $0.isNumberPart }
    // Text that may as well be in another encoding may be read in that.
    let sameEncoding = document.text.count <= text.unicodeScalars.count && document.text.last == text.unicodeScalars.last
    return sameEncoding && written != kept ? "\(written) digits written, \(kept) read" : nil
  }

  // MARK: Ledgers

  /// Every digit and mask stands in exactly one entry; entries are in order, with the words of the text.
  private func faultOfLedger(_ ledger: Ledger, _ document: Document) -> String? {
    var last = 0
    for entry in ledger.entries {
      let range = entry.range
      guard range.lowerBound >= last, range.upperBound <= document.text.count, !range.isEmpty else {
        return "entry \(range) after \(last) of \(document.text.count)"
      }
      if let lost = document.text[last..<range.lowerBound].firstIndex(where: { $0.isNumberPart }) {
        return "\(document.text[lost]) at \(lost) is in no entry"
      }
      last = range.upperBound
      if entry.text != document.words(range) { return "entry \(range) says \(entry.text), the text \(document.words(range))" }
      if (entry.observation != nil) != (entry.role == .observation) { return "entry \(range): \(entry.role) and observation" }
      if let observation = entry.observation, observation.citation.range != range { return "entry \(range) cites another place" }
    }
    if let lost = document.text[last...].firstIndex(where: { $0.isNumberPart }) {
      return "\(document.text[lost]) at \(lost) is in no entry"
    }
    return ledger.jsonLines().count { $0 == 0x0A } == ledger.entries.count ? nil : "lines are not as many as entries"
  }
}

extension Unicode.Scalar {
  /// What must not be lost: digits, also full-width ones, and the mask in their place.
  fileprivate var isNumberPart: Bool {
    switch self {
    case "0"..."9", "０"..."９", "*": true
    default: false
    }
  }
}

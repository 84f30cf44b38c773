import Analysis
import CodeLists
import Documents
import Extraction
import Foundation
import Pipeline
import Reading
import Statistics

/// What can be measured without a text is nothing.
struct NothingToMeasure: Error, CustomStringConvertible {
  var description: String
}

/// The phases that work on texts: the files of folders, one by one or put together to one long text.
struct TextPhases {
  private let bench: Bench
  private let files: [(name: String, bytes: [UInt8])]
  private let megabytes: Int
  private let lists: CodeLists

  init(_ bench: Bench, folders: [String], megabytes: Int) throws {
    self.bench = bench
    self.megabytes = megabytes
    // Texts of two encodings make no text together.
    files = try contents(of: folders, endings: ["txt"]).filter { String(validating: $0.bytes, as: UTF8.self) != nil }
    lists = try StockFiles.codeLists()
    guard !files.isEmpty else { throw NothingToMeasure(description: "no .txt file in UTF-8 in \(folders)") }
  }

  private var size: Int { files.reduce(0) { $0 + $1.bytes.count } }

  /// All files one behind the other, again and again up to the size asked for.
  private func concatenated() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(megabytes * 1_000_000 + size)
    repeat {
      for file in files { bytes += file.bytes + [0x0A] }
    } while bytes.count < megabytes * 1_000_000
    return bytes
  }

  private func words(_ bytes: Int) -> String { String(format: "%.1f MB", Double(bytes) / 1e6) }

  func decoding() throws -> [Row] {
    let bytes = concatenated()
    let samples = try bench.seconds { _ = try read(bytes, named: "all.txt") }
    return [Row("read plain text", bytes: bytes.count, samples, remark: words(bytes.count))]
  }

  /// One long text, each number handed on while it is read, as `duizhao extract` does: what size does to time and memory.
  func extraction() throws -> [Row] {
    let document: Document
    let count: Int
    do {
      let bytes = concatenated()
      count = bytes.count
      document = try read(bytes, named: "all.txt")
    }
    let before = Machine.peakMegabytes
    let extractor = Extractor(lists)
    var numbers = 0
    let samples = bench.seconds {
      numbers = 0
      extractor.forEachEntry(of: document, as: extractor.profile(of: document)) { _ in numbers += 1 }
    }
    let allowed = 2 * Double(count) / 1e6 + 60
    return [
      Row(
        "extraction, one text", bytes: count, samples,
        remark: "\(words(count)), \(numbers) numbers; \(Int(before)) MB before, "
          + "\(Int(allowed)) MB is twice the text and 60 MB")
    ]
  }

  /// The same size as many documents, one after the other, as in use.
  func documents() throws -> [Row] {
    let documents = try files.map { try read($0.bytes, named: $0.name) }
    let rounds = max(1, megabytes * 1_000_000 / size)
    let extractor = Extractor(lists)
    let samples = bench.seconds {
      for _ in 0..<rounds {
        for document in documents { _ = extractor.ledger(of: document, as: extractor.profile(of: document)) }
      }
    }
    return [
      Row(
        "extraction, document by document", bytes: size * rounds, samples,
        remark: "\(words(size * rounds)), \(files.count * rounds) documents")
    ]
  }

  func ledgerLines() throws -> [Row] {
    let extractor = Extractor(lists)
    let ledgers = try ledgers(extractor)
    let samples = bench.seconds { for ledger in ledgers { _ = ledger.jsonLines() } }
    return [Row("ledger as JSON lines", bytes: size, samples, remark: "megabytes of source text")]
  }

  func comparison() throws -> [Row] {
    let ledgers = try ledgers(Extractor(lists))
    var rows = 0
    let samples = bench.seconds { rows = compare(ledgers, with: lists).rows.count }
    return [
      Row("compare", samples, remark: "\(ledgers.count) documents, \(rows) rows")
    ]
  }

  private func ledgers(_ extractor: Extractor) throws -> [Ledger] {
    try files.map { file in
      let document = try read(file.bytes, named: file.name)
      return extractor.ledger(of: document, as: extractor.profile(of: document))
    }
  }
}

/// The files of folders that end in one of some ways, in the order of their paths.
func contents(of folders: [String], endings: [String]) throws -> [(name: String, bytes: [UInt8])] {
  var files: [(name: String, bytes: [UInt8])] = []
  for folder in folders {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let url = URL(fileURLWithPath: folder).appendingPathComponent(name)
      if endings.contains(url.pathExtension) { files.append((name, [UInt8](try Data(contentsOf: url)))) }
    }
  }
  return files
}

/// Reading by format: all files of a format in one run.
func readingRows(_ bench: Bench, folders: [String]) throws -> [Row] {
  var rows: [Row] = []
  for (format, endings) in [("html", ["html", "htm"]), ("docx", ["docx"]), ("pdf", ["pdf"])] {
    let files = try contents(of: folders, endings: endings).filter { (try? read($0.bytes, named: $0.name)) != nil }
    guard !files.isEmpty else { continue }
    let size = files.reduce(0) { $0 + $1.bytes.count }
    let samples = try bench.seconds { for file in files { _ = try read(file.bytes, named: file.name) } }
    let each = String(format: "%.1f", samples.median * 1000 / Double(files.count))
    let remark = format == "pdf" ? ", without the time of pdftotext" : ""
    rows.append(
      Row("read \(format)", bytes: size, samples, remark: "\(files.count) files, \(each) ms a file\(remark)"))
  }
  return rows
}

package import CodeLists
package import Diagnostics
import Documents
import Extraction
import Foundation
import Statistics

/// Writes the ledgers of files as JSON lines in the order of the files, to a file or to standard output.
///
/// Usual files are read a few at a time. One whose ledger would not go into memory well is written while it is read.
package func writeLedgers(
  of sources: [SourceFile], with lists: CodeLists, to path: String?, report: @escaping ProgressReport = { _ in }
) async throws(RunFailure) -> [Diagnostic] {
  let extractor = Extractor(lists)
  let output = try orFail { () throws(PipelineError) in try OutputFile(at: path) }
  var diagnostics: [Diagnostic] = []
  var done = 0
  var rest = sources[...]
  while let first = rest.first {
    report(RunProgress(.reading, done: done, of: sources.count))
    if first.isLong {
      diagnostics += try first.writeLedger(with: extractor, to: output)
      rest.removeFirst()
    } else {
      let batch = rest.prefix(batchSize).prefix { !$0.isLong }
      let files = await inParallel(Array(batch)) { source in
        let file = source.extracted(with: extractor, areas: [])
        return (lines: file.ledgers.flatMap { $0.jsonLines() }, diagnostics: file.diagnostics)
      }
      for file in files {
        try orFail(after: diagnostics) { () throws(PipelineError) in try output.write(file.lines) }
        diagnostics += file.diagnostics
      }
      rest = rest.dropFirst(batch.count)
    }
    done = sources.count - rest.count
  }
  report(RunProgress(.reading, done: done, of: sources.count))
  try orFail(after: diagnostics) { () throws(PipelineError) in try output.finish() }
  return diagnostics
}

/// How many files' lines are held until they are written.
private let batchSize = 32

extension SourceFile {
  /// From this size on a file is written while it is read.
  private static let longSize = 4 << 20

  fileprivate var isLong: Bool {
    let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    return (size ?? 0) >= Self.longSize
  }

  /// Reads the file and writes its ledger as it comes; gives what was met on the way.
  fileprivate func writeLedger(
    with extractor: Extractor, to output: OutputFile
  ) throws(RunFailure) -> [Diagnostic] {
    let read: (document: Document, profile: DocumentProfile)
    do throws(RunFailure) {
      read = try document(with: extractor, areas: [])
    } catch {
      return error.diagnostics
    }
    var lines = LedgerLines()
    func flush() throws(PipelineError) {
      try output.write(lines.bytes)
      lines.removeAll()
    }
    do {
      if read.document.isDataFile {
        for ledger in extractor.ledgers(of: read.document, as: read.profile) { try output.write(ledger.jsonLines()) }
      } else {
        try extractor.forEachEntry(of: read.document, as: read.profile) { entry in
          lines.append(entry, of: read.profile)
          if lines.bytes.count >= 1 << 16 { try flush() }
        }
      }
      try flush()
    } catch let error as PipelineError {
      throw RunFailure(error, after: read.document.diagnostics)
    } catch {
      throw RunFailure(PipelineError.writingFailed(output.name, detail: error.reason), after: read.document.diagnostics)
    }
    return read.document.diagnostics
  }
}

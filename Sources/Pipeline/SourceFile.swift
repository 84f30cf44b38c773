package import CodeLists
package import Diagnostics
import Documents
package import Extraction
import Foundation
import Reading
package import Statistics

/// A file to be read: where it lies, how it is called in outputs, what is stated of it.
package struct SourceFile: Sendable {
  package var path: String
  package var name: String
  package var stated: StatedProfile?

  package init(path: String, name: String, stated: StatedProfile? = nil) {
    self.path = path
    self.name = name
    self.stated = stated
  }

  /// Larger files are pictures or archives, not the text of a summary.
  private static let megabytesAllowed = 128

  private func bytes() throws(PipelineError) -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw .fileMissing(name) }
    guard !isFolder.boolValue else { throw .fileUnreadable(name, detail: systemReason(EISDIR)) }
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    guard size >> 20 < Self.megabytesAllowed else {
      throw .fileTooLarge(name, megabytes: size >> 20, limit: Self.megabytesAllowed)
    }
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw .fileUnreadable(name, detail: error.reason)
    }
  }

  /// Reads the file and tells what it is about; the reason where it cannot be read.
  func document(
    with extractor: Extractor, areas: [ReferenceArea]
  ) throws(RunFailure) -> (document: Document, profile: DocumentProfile) {
    let contents = try orFail { () throws(PipelineError) in try bytes() }
    var document = try orFail { () throws(ReadingError) in try read(contents, named: name) }
    // Files of the same name in two folders stay apart.
    document.name = name
    return (document, extractor.profile(of: document, stated: stated, areas: areas))
  }

  /// Reads the file and accounts for its numbers; what stops it is told in the result.
  func extracted(with extractor: Extractor, areas: [ReferenceArea]) -> ExtractedFile {
    do throws(RunFailure) {
      let (document, profile) = try document(with: extractor, areas: areas)
      return ExtractedFile(
        ledgers: extractor.ledgers(of: document, as: profile, areas: areas), diagnostics: document.diagnostics)
    } catch {
      return ExtractedFile(ledgers: [], diagnostics: error.diagnostics)
    }
  }
}

/// What became of a file: its ledger, or why there is none; a file of figures has one for each area and year.
package struct ExtractedFile: Sendable {
  package var ledgers: [Ledger]
  package var diagnostics: [Diagnostic]
}

/// Reads files a few at a time; results come in the order of the files. `areas` are those that the code list lacks.
package func extract(
  from sources: [SourceFile], with lists: CodeLists, areas: [ReferenceArea] = [],
  report: @escaping ProgressReport = { _ in }
) async -> [ExtractedFile] {
  let extractor = Extractor(lists)
  report(RunProgress(.reading, done: 0, of: sources.count))
  return await inParallel(
    sources, finished: { report(RunProgress(.reading, done: $0, of: sources.count)) },
    { $0.extracted(with: extractor, areas: areas) })
}

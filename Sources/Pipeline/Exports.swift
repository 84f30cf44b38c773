package import Diagnostics
import Exporting
import Foundation

/// The forms in which a comparison goes on to other programs.
package enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  case csv, json, xlsx
}

/// Compares a folder and gives the comparison in a format; where none is named, by the ending of the file.
package func exportComparison(
  of path: String, as format: ExportFormat?, named file: String?, report: @escaping ProgressReport = { _ in }
) async throws(RunFailure) -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
  let ending = ((file ?? "") as NSString).pathExtension.lowercased()
  guard let format = format ?? ExportFormat(rawValue: ending) else {
    throw RunFailure(PipelineError.unknownEnding(file ?? "", allowed: ExportFormat.allCases.map { "." + $0.rawValue }))
  }
  var folder = try orFail { () throws(PipelineError) in try StudyFolder(at: path) }
  try folder.readDefinition()
  let study = try await Study(of: folder, with: try StockFiles.codeLists(), report: report)
  switch format {
  case .csv: return (tidyCSV(study.comparison), study.diagnostics)
  case .json: return (json(study.comparison), study.diagnostics)
  case .xlsx:
    // The writer wants a path of its own.
    let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("duizhao-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: temporary) }
    try orFail(after: study.diagnostics) { () throws(ExportingError) in
      try writeXLSX(study.comparison, to: temporary.path)
    }
    do {
      return ([UInt8](try Data(contentsOf: temporary)), study.diagnostics)
    } catch {
      throw RunFailure(PipelineError.writingFailed(file ?? "", detail: error.reason), after: study.diagnostics)
    }
  }
}

package import Diagnostics
import Exporting
import Foundation

/// The forms in which a comparison goes on to other programs.
package enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  case csv, json, xlsx
  case sdmxCSV = "sdmx-csv"
  case dataPackage = "datapackage"

  /// The forms that the ending of a file names.
  static let byEnding: [ExportFormat] = [.csv, .json, .xlsx]
  /// Whether the form is a folder of several files.
  package var isFolder: Bool { self == .dataPackage }
}

/// A comparison in one form: a file, and those that belong beside it.
package struct Export: Sendable {
  package var format: ExportFormat
  package var bytes: [UInt8]
  /// What is written beside the file, by what replaces its ending; of a folder, its files by name.
  package var companions: [(name: String, bytes: [UInt8])] = []
  package var diagnostics: [Diagnostic]
}

/// Compares a folder and gives the comparison in a format; where none is named, by the ending of the file.
///
/// - Parameter marked: csv begins with a byte order mark, by which Chinese Excel knows UTF-8.
package func exportComparison(
  of path: String, as format: ExportFormat?, named file: String?, marked: Bool = true,
  report: @escaping ProgressReport = { _ in }
) async throws(RunFailure) -> Export {
  let ending = ((file ?? "") as NSString).pathExtension.lowercased()
  guard let format = format ?? ExportFormat.byEnding.first(where: { $0.rawValue == ending }) else {
    throw RunFailure(PipelineError.unknownEnding(file ?? "", allowed: ExportFormat.byEnding.map { "." + $0.rawValue }))
  }
  var folder = try orFail { () throws(PipelineError) in try StudyFolder(at: path) }
  try folder.readDefinition()
  let study = try await Study(of: folder, with: try StockFiles.codeLists(), report: report)
  let comparison = study.comparison
  func export(_ bytes: [UInt8], _ companions: [(name: String, bytes: [UInt8])] = []) -> Export {
    Export(format: format, bytes: bytes, companions: companions, diagnostics: study.diagnostics)
  }
  switch format {
  case .csv: return export(tidyCSV(comparison, marked: marked))
  case .json: return export(json(comparison))
  case .sdmxCSV:
    return export(
      sdmxCSV(comparison),
      [("structure.xml", sdmxStructure(comparison)), ("codelists.csv", sdmxCodeLists(comparison))])
  case .dataPackage: return export([], dataPackage(comparison))
  case .xlsx:
    // The writer wants a path of its own.
    let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("duizhao-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: temporary) }
    try orFail(after: study.diagnostics) { () throws(ExportingError) in
      try writeXLSX(comparison, to: temporary.path)
    }
    do {
      return export([UInt8](try Data(contentsOf: temporary)))
    } catch {
      throw RunFailure(PipelineError.writingFailed(file ?? "", detail: error.reason), after: study.diagnostics)
    }
  }
}

extension Export {
  /// Writes the export to a path: each file in one step, the description of a package last.
  package func write(to path: String) throws(RunFailure) {
    try orFail(after: diagnostics) { () throws(PipelineError) in try writeFiles(to: path) }
  }

  private func writeFiles(to path: String) throws(PipelineError) {
    guard format.isFolder else {
      let stem = (path as NSString).deletingPathExtension
      for companion in companions { try writeWhole(companion.bytes, to: "\(stem).\(companion.name)") }
      return try writeWhole(bytes, to: path)
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .outputUnwritable(path, detail: error.reason)
    }
    for companion in companions.reversed() { try writeWhole(companion.bytes, to: path.appendingPath(companion.name)) }
  }
}

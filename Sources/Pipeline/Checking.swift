package import Analysis
package import Diagnostics
import Exporting

/// What the checks of a folder came to.
package struct CheckRun: Sendable {
  package var comparison: Comparison
  package var diagnostics: [Diagnostic]

  /// 2 where something could not be read, 1 where something is to verify, else 0.
  package func status(strict: Bool) -> ExitStatus {
    let status = ExitStatus(of: diagnostics, strict: strict)
    return status == .clean && comparison.findings.contains { $0.verdict == .toVerify } ? .warnings : status
  }
}

/// The forms in which findings are printed.
package enum CheckFormat: String, Hashable, Sendable, CaseIterable { case text, json }

/// Reads and compares a folder and runs all checks.
package func checkFolder(
  _ path: String, report: @escaping ProgressReport = { _ in }
) async throws(RunFailure) -> CheckRun {
  var folder = try orFail { () throws(PipelineError) in try StudyFolder(at: path) }
  try folder.readDefinition()
  let study = try await Study(of: folder, with: try StockFiles.codeLists(), report: report)
  return CheckRun(comparison: study.comparison, diagnostics: study.diagnostics)
}

extension CheckRun {
  package func bytes(as format: CheckFormat, all: Bool, in language: Language) -> [UInt8] {
    switch format {
    case .text: Array(CheckText(comparison: comparison, all: all, language: language).text.utf8)
    case .json: checkJSON(comparison)
    }
  }
}

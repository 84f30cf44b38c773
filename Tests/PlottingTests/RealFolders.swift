import Analysis
import Foundation
import Pipeline
import Statistics

@testable import Plotting

/// Comparisons of whole folders, read as a run reads them: the samples, and the ten provinces where `DUIZHAO_CORPUS` says
/// where the real documents lie.
enum RealFolders {
  static let corpus = ProcessInfo.processInfo.environment["DUIZHAO_CORPUS"]

  private static let read = Task<[(name: String, comparison: Comparison)], any Error> {
    var list = [("samples", try await comparison(of: samples))]
    if let corpus { list.append(("ten-provinces", try await tenProvinces(in: corpus))) }
    return list
  }

  static var comparisons: [(name: String, comparison: Comparison)] { get async throws { try await read.value } }

  /// What stock charts show of a comparison: the indicators that most documents state, as amounts and as growth.
  static func requests() async throws -> [(name: String, request: ChartRequest, comparison: Comparison)] {
    try await comparisons.flatMap { set, comparison in
      let overall = StockCharts.names.filter(StockCharts.overall.contains).map { ChartRequest(definition: $0, indicator: nil, measure: .growth) }
      let single = [Measure.level, .growth].flatMap { measure in
        mostStated(comparison, measure).flatMap { indicator in
          StockCharts.names.filter { !StockCharts.overall.contains($0) }.map {
            ChartRequest(definition: $0, indicator: indicator, measure: measure)
          }
        }
      }
      return (overall + single).map { ("\($0.id)-\(set)", $0, comparison) }
    }.filter { _, request, comparison in
      guard let definition = try? StockCharts.definition(request.definition) else { return false }
      return canDraw(request, definition, of: comparison)
    }
  }

  private static func mostStated(_ comparison: Comparison, _ measure: Measure) -> [String] {
    let rows = comparison.rows.filter { $0.isCoded && $0.scenario == .actual && $0.measure == measure }
    let ranked = rows.enumerated().sorted { (-$0.element.statedCount, $0.offset) < (-$1.element.statedCount, $1.offset) }
    return ranked.prefix(6).map(\.element.indicator.id)
  }

  private static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Samples/示例市").path

  private static func comparison(of path: String) async throws -> Comparison {
    var folder = try StudyFolder(at: path)
    try folder.readDefinition()
    return try await Study(of: folder, with: try StockFiles.codeLists()).comparison
  }

  /// The reports of two years lie in two folders under the same names: side by side they are one study.
  private static func tenProvinces(in corpus: String) async throws -> Comparison {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appendingPathComponent("ten-provinces-\(ProcessInfo.processInfo.processIdentifier)")
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    for year in ["2025", "2026"] {
      let source = "\(corpus)/province-\(year)"
      for name in try files.contentsOfDirectory(atPath: source) where name.hasSuffix(".txt") {
        try files.copyItem(atPath: "\(source)/\(name)", toPath: folder.appendingPathComponent("\(year)-\(name)").path)
      }
    }
    return try await comparison(of: folder.path)
  }
}

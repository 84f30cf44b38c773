import Diagnostics
import Drawing
import Foundation
import Rendering
import Testing

@testable import Plotting

/// With `DUIZHAO_PICTURES=folder` every stock chart is written there as PNG, to be looked at.
@Suite struct PictureTests {
  static let folder = ProcessInfo.processInfo.environment["DUIZHAO_PICTURES"]

  @Test(.enabled(if: folder != nil, "set DUIZHAO_PICTURES to a folder"))
  func picturesToLookAt() async throws {
    let folder = try #require(Self.folder)
    let fonts = try Fonts(.standIns)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, request, comparison) in StockCharts.requests() + (try await RealFolders.requests()) {
      let chart = try StockCharts.chart(request, of: comparison, measurer: fonts)
      let bytes = try png(chart.frame, pixelWidth: 1600, fonts: fonts)
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name).png"))
      print(name, chart.altText.chinese, chart.altText.english, chart.diagnostics.map { $0.text(in: .english) })
    }
  }
}

import Definitions
import Diagnostics
import Drawing
import Foundation
import Testing

@testable import Plotting

/// Vega-Lite's own specifications, from the folder that `DUIZHAO_VEGA_LITE_EXAMPLES` names: each is drawn, or refused
/// with its place and a remedy.
@Suite struct VegaLiteExamplesTests {
  @Test func eachIsDrawnOrRefused() throws {
    guard let folder = ProcessInfo.processInfo.environment["DUIZHAO_VEGA_LITE_EXAMPLES"] else {
      print("skipped: DUIZHAO_VEGA_LITE_EXAMPLES is not set")
      return
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".vl.json") }.sorted()
    var drawn = 0
    for name in names {
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      do throws(PlottingError) {
        let chart = try plot(ChartDefinition(parsing: text, file: name), measurer: CountingMeasurer())
        drawn += 1
        #expect(chart.diagnostics.allSatisfy { $0.place?.line != nil && $0.remedy != nil }, "\(name)")
        print("drawn \(name) \(chart.diagnostics.map { $0.message.english })")
      } catch {
        #expect(error.place?.line != nil && !error.remedy.english.isEmpty, "\(name)")
        print("refused \(error.diagnostic.text(in: .english))")
      }
    }
    print("\(drawn) of \(names.count) drawn")
  }
}

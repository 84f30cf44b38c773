import Drawing
import Rendering
import Testing

@testable import Plotting

/// What every stock chart must keep on every set of data.
@Suite struct GateTests {
  /// Drawn once for all tests: with counted widths, and with those of the real fonts.
  private static let drawn = Result<[(name: String, chart: Chart)], any Error> {
    let fonts = try Fonts(.standIns)
    return try StockCharts.requests().flatMap { name, request, comparison in
      [
        (name, try StockCharts.chart(request, of: comparison, measurer: CountingMeasurer())),
        ("\(name) shaped", try StockCharts.chart(request, of: comparison, measurer: fonts)),
      ]
    }
  }

  private func charts() throws -> [(name: String, chart: Chart)] { try Self.drawn.get() }

  @Test func noTwoTextsTouch() throws {
    for (name, chart) in try charts() {
      let labels = chart.scene.labels
      // A hair of rounding is no overlap.
      let boxes = labels.map { $0.box.inset(by: 0.05) }
      for i in boxes.indices {
        for j in (i + 1)..<boxes.count where boxes[i].intersects(boxes[j]) {
          Issue.record("\(name): “\(labels[i].text)” touches “\(labels[j].text)”")
        }
      }
    }
  }

  @Test func nothingOutsideTheFrame() throws {
    for (name, chart) in try charts() {
      let page = Box(0, 0, chart.scene.size.width, chart.scene.size.height)
      for label in chart.scene.labels {
        if !page.contains(label.box.inset(by: 0.05)) { Issue.record("\(name): “\(label.text)” leaves the page") }
      }
      for plot in chart.scene.plots {
        #expect(page.contains(plot.box), "\(name)")
        #expect(plot.box.width > 60 && plot.box.height > 40, "\(name): the plot has no room")
        for mark in plot.marks {
          if case .rect(let box, _) = mark.shape { #expect(plot.box.inset(by: -0.1).contains(box), "\(name)") }
        }
      }
    }
  }

  @Test func barsBeginAtZero() throws {
    for (name, chart) in try charts() where chart.request.definition != "growth-heat" {
      for plot in chart.scene.plots {
        guard case .continuous(let x)? = plot.scales[.x] else { continue }
        let bars = plot.marks.compactMap { mark -> Box? in
          if mark.kind == .bar, case .rect(let box, _) = mark.shape { box } else { nil }
        }
        guard !bars.isEmpty else { continue }
        #expect(x.domain.contains(0), "\(name)")
        let zero = x.position(0)
        for row in Dictionary(grouping: bars, by: { ($0.midY * 4).rounded() }).values {
          #expect(row.contains { abs($0.x - zero) < 0.01 || abs($0.maxX - zero) < 0.01 }, "\(name)")
        }
      }
    }
  }

  @Test func bothKindsOfMeasuringAgreeOnTheMarks() throws {
    let charts = try charts()
    let kinds = { (chart: Chart) -> Int in
      chart.scene.plots.flatMap(\.marks).count { [MarkKind.bar, .line].contains($0.kind) }
    }
    for i in stride(from: 0, to: charts.count - 1, by: 2) {
      let (a, b) = (charts[i].chart, charts[i + 1].chart)
      #expect(kinds(a) == kinds(b) && a.title == b.title && a.altText == b.altText, "\(charts[i].name)")
    }
  }

  @Test func neighboursDifferInGrey() throws {
    let theme = try StockCharts.theme()
    let category: [Color] = (theme.config.ranges["category"] ?? []).compactMap { color(named: $0) }
    for (a, b) in zip(category, category.dropFirst()) { #expect(abs(a.lightness - b.lightness) >= 15) }
    for (name, chart) in try charts() where ["this-year-last", "dumbbell", "task-completion"].contains(chart.request.definition) {
      // A hatched fill is told by its lines.
      var fills: [Color] = []
      for entry in chart.scene.legends.flatMap(\.entries) {
        if let fill = entry.symbol.fill, !theme.hatches.keys.contains(fill.hexText) { fills.append(fill) }
      }
      #expect(fills.count >= 2 || !chart.leftOut.isEmpty, "\(name)")
      for (a, b) in zip(fills, fills.dropFirst()) { #expect(abs(a.lightness - b.lightness) >= 15, "\(name)") }
    }
  }

  @Test func sameInputSamePicture() throws {
    let charts = try charts()
    for (i, (name, request, comparison)) in StockCharts.requests().enumerated() where !name.contains("nasty") {
      let again = try StockCharts.chart(request, of: comparison, measurer: CountingMeasurer())
      #expect(again == charts[2 * i].chart, "\(name)")
    }
  }
}

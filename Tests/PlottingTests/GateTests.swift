import Analysis
import Diagnostics
import Drawing
import Foundation
import Rendering
import Statistics
import Testing

@testable import Plotting

/// What every stock chart must keep on every set of data.
@Suite struct GateTests {
  private typealias Request = (name: String, request: ChartRequest, comparison: Comparison)
  private typealias Slides = (name: String, whole: Scene, pages: [Scene])

  /// The invented comparisons, and the samples and the ten provinces as they are read.
  private static let requests = Task<[Request], any Error> {
    StockCharts.requests() + (try await RealFolders.requests())
  }
  /// Drawn once for all tests, with the widths of the real fonts: for a page, and cut into pages for a meeting.
  private static let drawn = Task<[(name: String, chart: Chart)], any Error> {
    let fonts = try Fonts(.standIns)
    return try await requests.value.map { name, request, comparison in
      (name, try StockCharts.chart(request, of: comparison, measurer: fonts))
    }
  }
  private static let slides = Task<[Slides], any Error> {
    let fonts = try Fonts(.standIns)
    // Levels and rates are cut alike: one of them is enough.
    return try await requests.value.filter { !$0.name.contains("-growth") }.map { name, request, comparison in
      let scene = try StockCharts.chart(request, of: comparison, measurer: fonts, size: StockCharts.slideSize).scene
      return (name, scene, scene.pages(ofHeight: StockCharts.slideSize.height))
    }
  }

  private func charts() async throws -> [(name: String, chart: Chart)] { try await Self.drawn.value }

  /// Charts as they are printed, and the pages of a meeting.
  private func scenes() async throws -> [(name: String, scene: Scene)] {
    try await charts().map { ($0.name, $0.chart.scene) }
      + Self.slides.value.flatMap { item in
        item.pages.enumerated().map { ("\(item.name) slide \($0.offset + 1)", $0.element) }
      }
  }

  /// Sharing rows out over pages loses no mark and no word, and no page is too high for the screen.
  @Test func pagesHoldAllRows() async throws {
    for (name, whole, pages) in try await Self.slides.value {
      // Heads of columns, above the plot, stand on every page.
      func count(_ scenes: [Scene]) -> Int {
        scenes.flatMap(\.plots).reduce(0) { sum, plot in
          sum
            + plot.marks.count { mark in
              if case .text(let label) = mark.shape {
                label.box.midY >= plot.box.y
              } else {
                [.bar, .rect, .point].contains(mark.kind)
              }
            }
        }
      }
      #expect(count(pages) == count([whole]), "\(name)")
      let names = pages.flatMap(\.plots).flatMap(\.axes).filter { $0.channel == .y }.flatMap(\.labels).map(\.text)
      #expect(names == whole.plots.flatMap(\.axes).filter { $0.channel == .y }.flatMap(\.labels).map(\.text), "\(name)")
      for page in pages where pages.count > 1 {
        #expect(page.size.height <= StockCharts.slideSize.height + 0.01, "\(name)")
      }
      for page in pages { #expect(page.labels.allSatisfy { $0.face.size >= 9 }, "\(name)") }
    }
  }

  @Test func noTwoTextsTouch() async throws {
    for (name, scene) in try await scenes() {
      let labels = scene.labels
      // A hair of rounding is no overlap.
      let boxes = labels.map { $0.box.inset(by: 0.05) }
      for i in boxes.indices {
        for j in (i + 1)..<boxes.count where boxes[i].intersects(boxes[j]) {
          Issue.record("\(name): “\(labels[i].text)” touches “\(labels[j].text)”")
        }
      }
    }
  }

  /// No line, axis or foreign point runs through a word, unless it gives way to it.
  @Test func nothingStrikesWordsThrough() async throws {
    for (name, scene) in try await scenes() {
      for plot in scene.plots {
        var lines = plot.axes.compactMap(\.line).map { (row: DataRow?.none, ends: ($0.from, $0.to)) }
        var points: [(row: DataRow, box: Box)] = []
        for mark in plot.marks {
          switch mark.shape {
          case .line(let corners): lines += zip(corners, corners.dropFirst()).map { (nil, ($0, $1)) }
          case .rule(let a, let b): lines.append((mark.row, (a, b)))
          case .symbol(let center, _, let area):
            points.append((mark.row, Box(center.x, center.y, 0, 0).inset(by: -area.squareRoot() / 2)))
          default: break
          }
        }
        for mark in plot.marks {
          for label in mark.labels where label.paper == nil {
            let box = label.box.inset(by: 0.4)
            let isStruck = lines.contains { $0.row != mark.row && box.isCrossed(by: $0.ends) }
              || points.contains { $0.row != mark.row && $0.box.intersects(box) }
            if isStruck { Issue.record("\(name): “\(label.text)” is struck through") }
          }
        }
      }
    }
  }

  @Test func nothingOutsideTheFrame() async throws {
    for (name, scene) in try await scenes() {
      let page = Box(0, 0, scene.size.width, scene.size.height)
      for label in scene.labels {
        if !page.contains(label.box.inset(by: 0.05)) { Issue.record("\(name): “\(label.text)” leaves the page") }
      }
      for plot in scene.plots where !plot.isEdge {
        #expect(page.contains(plot.box), "\(name)")
        #expect(plot.box.width > 60 && plot.box.height > 40, "\(name): the plot has no room")
        for mark in plot.marks {
          if case .rect(let box, _) = mark.shape { #expect(plot.box.inset(by: -0.1).contains(box), "\(name)") }
        }
      }
    }
  }

  /// Along each row of bars one begins at zero: all of them, or the first of a stack, or the sum of steps.
  @Test func barsBeginAtZero() async throws {
    for (name, chart) in try await charts() {
      for plot in chart.scene.plots {
        let bars = plot.marks.compactMap { mark -> (box: Box, row: DataRow)? in
          if mark.kind == .bar, case .rect(let box, _) = mark.shape { (box, mark.row) } else { nil }
        }
        guard !bars.isEmpty else { continue }
        guard case .continuous(let x)? = plot.scales[.x] else {
          Issue.record("\(name): bars without a scale of lengths")
          continue
        }
        #expect(x.domain.contains(0), "\(name)")
        let zero = x.position(0)
        if chart.request.definition == "indicators" {
          // Each indicator has a zero of its own.
          for bar in bars {
            let own = x.position(bar.row["zero"].number ?? .nan)
            #expect(abs(bar.box.x - own) < 0.01 || abs(bar.box.maxX - own) < 0.01, "\(name)")
          }
          continue
        }
        let isStepwise = chart.request.definition == "waterfall"
        for (_, row) in Dictionary(grouping: bars, by: { ($0.box.midY * 4).rounded() }).sorted(by: { $0.key < $1.key })
        {
          if isStepwise, row[0].row["way"].text != "total" { continue }
          #expect(row.contains { abs($0.box.x - zero) < 0.01 || abs($0.box.maxX - zero) < 0.01 }, "\(name)")
        }
      }
    }
  }

  /// Names at the ends of lines stand in the order of their values, and who is hedged has a hollow point.
  @Test func endsOfLinesKeepTheirOrder() async throws {
    for (name, chart) in try await charts() where chart.request.definition == "trend" {
      for plot in chart.scene.plots {
        let ends = plot.marks.compactMap { mark -> (y: Double, x: Double, value: Double)? in
          guard case .text(let label) = mark.shape, label.anchor == .start, mark.row["isLast"] == .bool(true), let value = mark.row["value"].number
          else { return nil }
          return (label.point.y, label.point.x, value)
        }
        for (_, column) in Dictionary(grouping: ends, by: { Int($0.x.rounded()) }) {
          let values = column.sorted { $0.y < $1.y }.map(\.value)
          #expect(values == values.sorted(by: >), "\(name)")
        }
        for mark in plot.marks where mark.kind == .point && mark.row["conditional"] == .bool(true) {
          #expect(mark.fill == .white, "\(name): \(mark.row["area"].label)")
        }
      }
    }
  }

  /// An axis of one number is no scale.
  @Test func smallMultiplesHaveAScale() async throws {
    for (name, chart) in try await charts() where chart.request.definition == "districts" {
      let scales = chart.scene.plots.flatMap(\.axes).filter { $0.channel == .y && !$0.labels.isEmpty }
      #expect(!scales.isEmpty && scales.allSatisfy { $0.labels.count >= 2 }, "\(name)")
    }
  }

  /// Steps hang together: each begins where the one before ends, and the sum ends where the last does.
  @Test func stepsHangTogether() async throws {
    for (name, chart) in try await charts() where chart.request.definition == "waterfall" {
      let bars = chart.scene.plots[0].marks.filter { $0.kind == .bar }.map(\.row)
      for (a, b) in zip(bars, bars.dropFirst()) {
        #expect(b["way"].text == "total" ? a["to"] == b["to"] : a["to"] == b["from"], "\(name)")
      }
      #expect(bars.last?["way"].text == "total", "\(name)")
    }
  }

  @Test func noTofu() async throws {
    let fonts = try Fonts(.standIns)
    for (name, chart) in try await charts() {
      let missing = fonts.markingMissingCharacters(in: chart.frame).diagnostics
      #expect(missing.isEmpty, "\(name): \(missing.map { $0.text(in: .english) })")
    }
  }

  /// What is drawn stands out from its ground by 3 to 1, or has an outline or hatching that does.
  @Test func marksStandOut() async throws {
    let theme = try StockCharts.theme()
    // The tints of heat tables and tiles lie under their numbers, which say the same.
    let grounds: Set = ["growth-heat", "tiles"]
    for (name, chart) in try await charts() {
      for plot in chart.scene.plots {
        for mark in plot.marks
        where mark.kind != .text && !(mark.kind == .rect && grounds.contains(chart.request.definition)) {
          let inks = [mark.fill.map { theme.hatches[$0.hexText]?.line ?? $0 }, mark.fill, mark.stroke?.color].compactMap
          { $0 }
          let best = inks.map { contrast($0, chart.scene.background) }.max() ?? 1
          #expect(best >= 3, "\(name): \(mark.kind) \(inks.map(\.hexText)) on its ground")
        }
      }
    }
  }

  /// Text stands out by 4.5 to 1 from what it stands on: the page, a bar, a cell, or the lines of hatching.
  @Test func textIsLegible() async throws {
    let theme = try StockCharts.theme()
    for (name, chart) in try await charts() {
      let fields = chart.scene.plots.flatMap(\.marks).compactMap { mark -> (box: Box, ink: Color)? in
        guard case .rect(let box, _) = mark.shape, let fill = mark.fill else { return nil }
        return (box, theme.hatches[fill.hexText]?.line ?? fill)
      }
      for label in chart.scene.labels {
        let box = label.box
        let ground = fields.last { $0.box.inset(by: -0.5).contains(box) }?.ink ?? chart.scene.background
        let found = contrast(label.color, ground)
        #expect(found >= 4.5, "\(name): “\(label.text)” \(label.color.hexText) on \(ground.hexText): \(found)")
      }
    }
  }

  private func contrast(_ a: Color, _ b: Color) -> Double {
    func light(_ color: Color) -> Double {
      func linear(_ c: Double) -> Double { c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4) }
      return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
    }
    let (x, y) = (light(a), light(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  /// Every area of the comparison is drawn, or named with the reason, or its label is listed under the chart.
  @Test func nobodyIsLost() async throws {
    for (name, request, comparison) in try await Self.requests.value where !StockCharts.overall.contains(request.definition) {
      let data = try rows(for: request, StockCharts.definition(request.definition), of: comparison)
      let drawn = Set(data.table.rows.compactMap { $0["area"].text })
      let named = drawn.union(data.leftOut.map(\.area))
      guard !drawn.isEmpty, request.definition != "composition" else { continue }
      for area in comparison.areas where !named.contains(area.name) {
        Issue.record("\(name): \(area.name) is neither drawn nor named")
      }
    }
  }

  /// Counted widths give the same marks as shaped ones, elsewhere by a little: snapshots with them speak for the real picture.
  @Test func bothKindsOfMeasuringAgreeOnTheMarks() async throws {
    let kinds = { (chart: Chart) -> Int in
      chart.scene.plots.flatMap(\.marks).count { [MarkKind.bar, .line].contains($0.kind) }
    }
    for ((name, request, comparison), shaped) in zip(try await Self.requests.value, try await charts()) where !name.contains("nasty")
    {
      let counted = try StockCharts.chart(request, of: comparison, measurer: CountingMeasurer())
      let (a, b) = (counted, shaped.chart)
      #expect(kinds(a) == kinds(b) && a.title == b.title && a.altText == b.altText, "\(name)")
    }
  }

  @Test func neighboursDifferInGrey() async throws {
    let theme = try StockCharts.theme()
    let category: [Color] = (theme.config.ranges["category"] ?? []).compactMap { color(named: $0) }
    for (a, b) in zip(category, category.dropFirst()) { #expect(abs(a.lightness - b.lightness) >= 15) }
    for (name, chart) in try await charts()
    where ["this-year-last", "dumbbell", "task-completion", "composition"].contains(chart.request.definition) {
      // A hatched fill is told by its lines.
      var fills: [Color] = []
      for entry in chart.scene.legends.flatMap(\.entries) {
        if let fill = entry.symbol.fill, !theme.hatches.keys.contains(fill.hexText) { fills.append(fill) }
      }
      #expect(fills.count >= 2 || !chart.leftOut.isEmpty, "\(name)")
      for (a, b) in zip(fills, fills.dropFirst()) { #expect(abs(a.lightness - b.lightness) >= 15, "\(name)") }
    }
  }

  /// Without colour the tints of rises and falls are alike: falls have a frame, which the line below the title explains.
  @Test func fallsAreFramed() async throws {
    for (name, chart) in try await charts() where chart.request.definition == "growth-heat" {
      let marks = chart.scene.plots[0].marks
      let frames = marks.filter { $0.kind == .rect && $0.fill == nil && ($0.stroke?.color.lightness ?? 100) < 20 }
      let falls = Set(marks.filter { ($0.row["growth"].number ?? 0) < 0 }.map(\.row))
      #expect(Set(frames.map(\.row)) == falls && frames.count == falls.count, "\(name)")
      #expect(chart.subtitle.contains("加框为下降") == !falls.isEmpty, "\(name)")
    }
  }

  @Test func sameInputSamePicture() async throws {
    let fonts = try Fonts(.standIns)
    for ((name, request, comparison), first) in zip(try await Self.requests.value, try await charts()) where !name.contains("nasty")
    {
      let again = try StockCharts.chart(request, of: comparison, measurer: fonts)
      #expect(again == first.chart, "\(name)")
    }
  }
}

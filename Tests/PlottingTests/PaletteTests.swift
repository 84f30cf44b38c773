import Drawing
import Foundation
import Testing

@testable import Plotting

/// The colours of the theme, as a grey printer and as colour-blind readers see them.
@Suite struct PaletteTests {
  /// The three common deficiencies in full, by the matrices of Machado, Oliveira and Fernandes (2009) on linear light.
  enum Eye: String, CaseIterable {
    case usual, protan, deutan, tritan

    var rows: [[Double]] {
      switch self {
      case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
      case .protan:
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
      case .deutan:
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
      case .tritan:
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
      }
    }

    func sees(_ color: Color) -> [Double] {
      let light = [color.red, color.green, color.blue].map {
        $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4)
      }
      return rows.map { row in min(max(zip(row, light).map(*).reduce(0, +), 0), 1) }
    }
  }

  /// CIE L*a*b* under D65 of linear light.
  private func lab(_ light: [Double]) -> [Double] {
    func f(_ t: Double) -> Double { t > 216.0 / 24389 ? cbrt(t) : (t * 24389 / 27 + 16) / 116 }
    let x = f((0.4124 * light[0] + 0.3576 * light[1] + 0.1805 * light[2]) / 0.95047)
    let y = f(0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2])
    let z = f((0.0193 * light[0] + 0.1192 * light[1] + 0.9505 * light[2]) / 1.08883)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
  }

  private func distance(_ a: Color, _ b: Color, _ eye: Eye) -> Double {
    zip(lab(eye.sees(a)), lab(eye.sees(b))).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  private func colors(_ name: String) throws -> [Color] {
    let colors = try StockCharts.theme().config.ranges[name] ?? []
    return try colors.map { try #require(color(named: $0)) }
  }

  @Test func theSimulationLeavesGreysAndMergesRedWithGreen() throws {
    let grey = try #require(Color(hex: "#808080"))
    for eye in Eye.allCases {
      #expect(distance(grey, grey, .usual) == 0 && abs(lab(eye.sees(grey))[1]) < 1.5, "\(eye)")
    }
    let red = try #require(Color(hex: "#C8502A"))
    let green = try #require(Color(hex: "#7A8A2A"))
    #expect(distance(red, green, .usual) > 50 && distance(red, green, .deutan) < 25)
  }

  /// Series stand beside each other in the order of the range.
  @Test func neighbouringSeriesStayApart() throws {
    let category = try colors("category")
    #expect(category.count >= 4)
    for (a, b) in zip(category, category.dropFirst()) {
      #expect(abs(a.lightness - b.lightness) >= 15, "\(a.hexText) and \(b.hexText) in grey")
      for eye in Eye.allCases { #expect(distance(a, b, eye) >= 25, "\(a.hexText) and \(b.hexText) for \(eye)") }
    }
  }

  /// Parts of a whole are looked up in a legend, so that each has to differ from all.
  @Test func partsOfAWholeDifferFromAllOthers() throws {
    let parts = try colors("parts")
    #expect(parts.count == 5)
    for (i, a) in parts.enumerated() {
      for b in parts[(i + 1)...] {
        #expect(abs(a.lightness - b.lightness) >= 14.5, "\(a.hexText) and \(b.hexText) in grey")
        for eye in Eye.allCases { #expect(distance(a, b, eye) >= 15, "\(a.hexText) and \(b.hexText) for \(eye)") }
      }
    }
    for (a, b) in zip(parts, parts.dropFirst()) { #expect(abs(a.lightness - b.lightness) >= 15) }
  }

  /// Rise and fall are told by colour beside their signs.
  @Test func riseAndFallStayApart() throws {
    let (rise, fall) = (try #require(Color(hex: "#12436D")), try #require(Color(hex: "#F46A25")))
    #expect(abs(rise.lightness - fall.lightness) >= 15)
    for eye in Eye.allCases { #expect(distance(rise, fall, eye) >= 25, "\(eye)") }
  }
}

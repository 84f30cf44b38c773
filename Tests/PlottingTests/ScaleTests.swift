import Drawing
import Testing

@testable import Plotting

@Suite struct ScaleTests {
  private let names = ["甲", "乙", "丙"].map(Datum.text)

  @Test func continuousRunsBothWays() {
    let up = ContinuousScale(0...100, from: 200, to: 0)
    #expect(up.position(0) == 200 && up.position(100) == 0 && up.position(25) == 150)
    #expect(up.position(of: .null) == nil && up.position(of: .text("a")) == nil)
    #expect(ContinuousScale(0...10, from: 0, to: 10, clamps: true).position(20) == 10)
  }

  @Test func bandsFillTheirRange() {
    let band = BandScale(names, from: 10, to: 70, paddingInner: 0.1, paddingOuter: 0.05)
    #expect(abs(band.step - 20) < 1e-9 && abs(band.bandwidth - 18) < 1e-9)
    #expect(abs((band.low(of: .text("甲")) ?? 0) - 11) < 1e-9)
    #expect(abs((band.middle(of: .text("丙")) ?? 0) - 60) < 1e-9)
    #expect(band.low(of: .text("丁")) == nil)
  }

  @Test func pointsStandHalfAStepFromTheEnds() {
    let points = BandScale(names, from: 0, to: 90, paddingInner: 1, paddingOuter: 0.5, isPoint: true)
    #expect(points.bandwidth == 0 && points.middle(of: .text("甲")) == 15 && points.middle(of: .text("丙")) == 75)
  }

  @Test func reversedBandsKeepTheirPlaces() {
    let band = BandScale(names, from: 60, to: 0, paddingInner: 0, paddingOuter: 0)
    #expect(band.low(of: .text("甲")) == 40 && band.low(of: .text("丙")) == 0)
  }

  @Test func ordinalRangesRepeat() {
    let scale = OrdinalScale(names, [.text("#000000"), .text("#FFFFFF")])
    #expect(scale.output(.text("丙")) == .text("#000000") && scale.output(.text("丁")) == nil)
  }

  @Test func rampsMeetTheirStops() {
    let ramp = ColorRamp(stops: [-10, 0, 10], colors: [.black, .white, .black])
    #expect(ramp.color(0) == .white && ramp.color(-99) == .black && abs(ramp.color(5).red - 0.5) < 1e-9)
  }

  @Test func lightnessOfKnownColours() throws {
    #expect(abs(Color.white.lightness - 100) < 0.01 && abs(Color.black.lightness) < 0.01)
    #expect(abs(try #require(Color(hex: "#12436D")).lightness - 27.4) < 0.2)
    #expect(abs(try #require(Color(hex: "#28A197")).lightness - 60) < 0.2)
  }

  @Test(arguments: [(2023, 1, 1), (2024, 2, 29), (1970, 1, 1), (2000, 12, 31), (1999, 3, 1)])
  func daysComeBack(year: Int, month: Int, day: Int) throws {
    let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    let read = try #require(Day(.text(text)))
    #expect(Day(number: read.number) == read && read.year == year && read.month == month && read.day == day)
  }
}

import Testing

@testable import Plotting

@Suite struct TicksTests {
  @Test(arguments: [
    (0.0, 2750.6, 5, [0.0, 500, 1000, 1500, 2000, 2500]),
    (0.0, 1.0, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]),
    (0.0, 0.3, 3, [0, 0.1, 0.2, 0.3]),
    (-4.0, 7.0, 5, [-4, -2, 0, 2, 4, 6]),
    (0.0, 10.0, 4, [0, 2.5, 5, 7.5, 10]),
    (0.0, 145_846.8, 6, [0, 25_000, 50_000, 75_000, 100_000, 125_000]),
    (0.0, 0.0, 5, [0]),
  ])
  func statisticalTicks(low: Double, high: Double, count: Int, expected: [Double]) {
    #expect(TickSteps.statistical.ticks(from: low, to: high, count: count) == expected)
  }

  @Test func countsHaveWholeSteps() {
    #expect(TickSteps.statistical.whole.ticks(from: 0, to: 10, count: 4) == [0, 2, 4, 6, 8, 10])
    #expect(TickSteps.statistical.whole.ticks(from: 0, to: 3, count: 10) == [0, 1, 2, 3])
    #expect(TickSteps.statistical.whole.ticks(from: 0, to: 100, count: 4) == [0, 25, 50, 75, 100])
  }

  @Test func vegaCountsWithoutQuarters() {
    #expect(TickSteps.plain.ticks(from: 0, to: 10, count: 4) == [0, 2, 4, 6, 8, 10])
    #expect(!TickSteps.plain.ticks(from: 0, to: 100, count: 4).contains(25))
  }

  @Test(arguments: [(0.0, 2750.6, 5, 0.0, 3000.0), (-0.6, 9.3, 5, -2.5, 10.0), (0, 100, 5, 0, 100), (3, 3, 5, 3, 3)])
  func niceLimits(low: Double, high: Double, count: Int, niceLow: Double, niceHigh: Double) {
    let nice = TickSteps.statistical.nice(from: low, to: high, count: count)
    #expect(nice.low == niceLow && nice.high == niceHigh)
  }

  @Test func ticksAreWholeMultiples() {
    for high in [0.07, 3, 17, 999, 12_345, 8.8e11] {
      let ticks = TickSteps.statistical.ticks(from: 0, to: high, count: 5)
      #expect(ticks.first == 0 && ticks.count >= 3 && ticks.count <= 9, "\(high): \(ticks)")
      #expect(ticks.allSatisfy { $0 <= high })
    }
  }
}

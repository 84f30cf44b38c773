import Analysis
import Plotting
import Statistics
import Testing

@testable import Reporting

@Suite("The charts of a brief")
struct ChartPlanTests {
  /// One chart for each field of work.
  @Test func severalDistricts() {
    #expect(
      planCharts(Fixture.threeDistricts()).map(\.id) == [
        "rank-gdp-2023", "rank-satisfaction-share-2023", "task-completion-2023",
      ])
  }

  @Test func tenProvincesGetRatesAsAHeatTable() {
    let plan = planCharts(Fixture.tenProvinces())
    #expect(plan.first?.definition == "growth-heat")
    #expect(plan.contains { $0.definition == "rank" && $0.indicator == "gdp" })
  }

  /// A line needs three years; a district alone has no ranks.
  @Test func oneDistrictHasTrendsOnly() {
    #expect(planCharts(Fixture.oneDistrict()).map(\.id) == ["trend-gdp"])
  }

  @Test func nothingToDrawNothingPlanned() {
    #expect(planCharts(Fixture.maskedOnly()).isEmpty)
    #expect(planCharts(Comparison(profiles: [], areas: [], years: [], rows: [])).isEmpty)
  }

  @Test func eachChartOnceAndNotTooMany() {
    for comparison in [Fixture.threeDistricts(), Fixture.tenProvinces(), Fixture.oneDistrict()] {
      let ids = planCharts(comparison).map(\.id)
      #expect(Set(ids).count == ids.count)
      #expect(ids.count <= 10)
    }
  }
}

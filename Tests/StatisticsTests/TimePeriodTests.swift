import Statistics
import Testing

struct TimePeriodTests {
  @Test(arguments: [
    ("2021", 2021, true, false, nil), ("2021-01/2021-11", 2021, false, false, 11), ("2021/2025", 2025, false, true, nil),
    ("asof:2021-11-23", 2021, false, false, 11), ("202X", nil, false, false, nil),
  ] as [(String, Int?, Bool, Bool, Int?)])
  func parts(_ row: (code: String, year: Int?, whole: Bool, spans: Bool, month: Int?)) {
    let period = TimePeriod(row.code)
    #expect(period.year == row.year)
    #expect(period.isWholeYear == row.whole)
    #expect(period.spansYears == row.spans)
    #expect(period.endingMonth == row.month)
  }

  @Test func orderIsByYear() {
    let codes = ["2022", "2021-01/2021-11", "2021"].map { TimePeriod($0) }
    #expect(codes.sorted().map(\.code) == ["2021", "2021-01/2021-11", "2022"])
  }
}

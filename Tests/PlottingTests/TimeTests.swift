import Diagnostics
import Testing

@testable import Plotting

@Suite struct TimeTests {
  private func at(_ text: String) -> Double { Moment.read(text) ?? .nan }

  @Test(arguments: [
    ("2021-03-05", 2021, 3, 5, 0), ("2021-03-05T14:30:00", 2021, 3, 5, 14), ("2021-03-05T14:30:00+08:00", 2021, 3, 5, 6), ("2021", 2021, 1, 1, 0),
    ("Mar 5 2021", 2021, 3, 5, 0), ("5 March 2021 2:00 PM", 2021, 3, 5, 14), ("3/5/2021", 2021, 3, 5, 0), ("2021/03/05", 2021, 3, 5, 0),
    ("Fri, 05 Mar 2021 07:08:09 GMT", 2021, 3, 5, 7),
  ])
  func datesAreRead(text: String, year: Int, month: Int, day: Int, hour: Int) {
    let m = Moment(at(text))
    #expect(m.year == year && m.month == month && m.day.day == day && m.hour == hour)
  }

  @Test(arguments: ["甲区", "2021-13-01", "12:00", "", "2021-1", "soon"]) func whatIsNoDate(text: String) { #expect(Moment.read(text) == nil) }

  @Test(arguments: [
    ("year", "2021-01-01"), ("yearmonth", "2021-08-01"), ("yearquarter", "2021-07-01"), ("yearmonthdate", "2021-08-19"),
    ("month", "2012-08-01"), ("monthdate", "2012-08-19"), ("day", "2012-01-05"), ("hours", "2012-01-01T15:00"), ("yearweek", "2021-08-15"),
    ("yearmonthdatehoursminutes", "2021-08-19T15:47"), ("utcyearmonth", "2021-08-01"),
  ])
  func unitsCutBack(unit: String, expected: String) throws {
    #expect(try #require(TimeUnit(unit)).floor(at("2021-08-19T15:47:30")) == at(expected))
  }

  @Test(arguments: [
    ("year", "%Y"), ("yearmonth", "%b %Y"), ("yearmonthdate", "%b %d, %Y"), ("month", "%b"), ("hours", "%H:00"), ("hoursminutes", "%H:%M"), ("quarter", "Q%q"),
  ])
  func unitsHaveTheirPatterns(unit: String, pattern: String) throws { #expect(try #require(TimeUnit(unit)).pattern == pattern) }

  @Test(arguments: [
    ("%Y-%m-%d", "2021-08-19"), ("%b %d, %Y", "Aug 19, 2021"), ("%A %-d %B", "Thursday 19 August"), ("%H:%M:%S", "15:47:30"), ("%I %p", "03 PM"),
    ("%j", "231"), ("Q%q %y", "Q3 21"), ("%-m/%-d", "8/19"), ("%%", "%"),
  ])
  func moments(pattern: String, expected: String) { #expect(TimeFormat(pattern).string(at("2021-08-19T15:47:30")) == expected) }

  @Test(arguments: [("%Y年%m月%d日", "2021年08月19日"), ("%d/%b/%Y", "19/Aug/2021"), ("%m/%d/%y", "08/19/21")])
  func patternsReadWhatTheyWrite(pattern: String, text: String) { #expect(TimeFormat(pattern).read(text) == at("2021-08-19")) }

  @Test(arguments: [
    ("2020-01-01", "2023-01-01", 4, ["2020", "2021", "2022", "2023"]), ("2021-01-01", "2021-06-01", 6, ["2021", "February", "March", "April", "May", "June"]),
    ("2021-03-05", "2021-03-08", 4, ["Fri 05", "Sat 06", "Mar 07", "Mon 08"]), ("2021-03-05T00:00", "2021-03-05T12:00", 4, ["Fri 05", "03 AM", "06 AM", "09 AM", "12 PM"]),
  ])
  func ticksAreWholeUnits(from: String, to: String, count: Int, labels: [String]) {
    #expect(TimeTicks.ticks(from: at(from), to: at(to), count: count).map(TimeTicks.label) == labels)
  }

  @Test(arguments: [
    ("year(datum.t)", Datum.number(2021)), ("month(datum.t)", .number(7)), ("timeFormat(datum.t, '%Y年')", .text("2021年")),
    ("datetime(2021, 7, 19) < datum.t", .bool(true)), ("dayAbbrevFormat(day(datum.t))", .text("Thu")), ("quarter(datum.t)", .number(3)),
  ])
  func expressions(text: String, expected: Datum) throws {
    let row = DataRow(["t": .number(at("2021-08-19T15:47:30"))])
    #expect(try Expression(parsing: text, at: .init(file: "")).value(for: row) == expected)
  }
}

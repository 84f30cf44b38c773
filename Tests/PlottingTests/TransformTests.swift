import Diagnostics
import Drawing
import Testing

@testable import Plotting

@Suite struct TransformTests {
  private func rows(_ transform: String) throws -> [DataRow] {
    let text = """
      {"data": {"values": [
        {"g": "x", "v": 3, "w": 1}, {"g": "y", "v": 5, "w": 2}, {"g": "x", "v": 4, "w": 3}, {"g": "y", "v": null, "w": 4}]},
       "transform": [\(transform)], "mark": "point"}
      """
    let definition = try ChartDefinition(parsing: text, file: "t.vl.json")
    guard case .values(let rows) = definition.view.data else { return [] }
    return try DataTable(rows).transformed(by: definition.view.transforms).rows
  }

  @Test(arguments: [
    ("{\"filter\": \"datum.v > 3\"}", 2), ("{\"filter\": {\"field\": \"g\", \"equal\": \"x\"}}", 2),
    ("{\"filter\": {\"field\": \"w\", \"range\": [2, 3]}}", 2), ("{\"filter\": {\"field\": \"v\", \"valid\": true}}", 3),
    ("{\"filter\": {\"not\": {\"field\": \"w\", \"oneOf\": [1, 4]}}}", 2), ("{\"filter\": {\"field\": \"v\", \"lt\": 4}}", 1),
    ("{\"filter\": {\"and\": [{\"field\": \"g\", \"equal\": \"y\"}, \"datum.w > 2\"]}}", 1),
    ("{\"filter\": {\"or\": [{\"field\": \"w\", \"gte\": 4}, {\"field\": \"w\", \"lte\": 1}]}}", 2),
  ])
  func filters(transform: String, count: Int) throws { #expect(try rows(transform).count == count) }

  @Test func calculates() throws {
    #expect(try rows("{\"calculate\": \"datum.w * 2\", \"as\": \"z\"}").map { $0["z"] } == [2, 4, 6, 8].map(Datum.number))
  }

  @Test func aggregates() throws {
    let result = try rows(
      "{\"aggregate\": [{\"op\": \"sum\", \"field\": \"v\", \"as\": \"s\"}, {\"op\": \"count\", \"as\": \"n\"}], \"groupby\": [\"g\"]}")
    #expect(result.map { $0["g"] } == [.text("x"), .text("y")])
    #expect(result.map { $0["s"] } == [.number(7), .number(5)] && result.map { $0["n"] } == [.number(2), .number(2)])
  }

  @Test func joinsAggregates() throws {
    let result = try rows("{\"joinaggregate\": [{\"op\": \"max\", \"field\": \"v\", \"as\": \"m\"}], \"groupby\": [\"g\"]}")
    #expect(result.map { $0["m"] } == [4, 5, 4, 5].map(Datum.number))
  }

  @Test func folds() throws {
    let result = try rows("{\"fold\": [\"v\", \"w\"], \"as\": [\"k\", \"n\"]}")
    #expect(result.count == 8 && result[1]["k"] == .text("w") && result[1]["n"] == .number(1))
  }

  @Test func ranksInWindows() throws {
    let result = try rows(
      "{\"window\": [{\"op\": \"rank\", \"as\": \"r\"}, {\"op\": \"sum\", \"field\": \"w\", \"as\": \"c\"}], \"sort\": [{\"field\": \"w\", \"order\": \"descending\"}]}")
    #expect(result.map { $0["r"] } == [4, 3, 2, 1].map(Datum.number))
    #expect(result.map { $0["c"] } == [10, 9, 7, 4].map(Datum.number))
  }

  @Test func stacksFromZero() throws {
    let text = """
      {"data": {"values": [{"a": "甲", "c": "p", "b": 28}, {"a": "甲", "c": "q", "b": 12}, {"a": "乙", "c": "p", "b": 18}]},
       "mark": "bar", "encoding": {"x": {"field": "a", "type": "nominal"},
       "y": {"field": "b", "type": "quantitative", "stack": STACK}, "color": {"field": "c", "type": "nominal"}}}
      """
    func ends(_ stack: String) throws -> [[Datum]] {
      let definition = try ChartDefinition(parsing: text.replacing("STACK", with: stack), file: "s.vl.json")
      let layers = stackStage(try dataStage(definition.view, named: [:], config: Config()), config: Config())
      return layers[0].rows.map { [$0["__low"], $0["__high"]] }
    }
    #expect(try ends("\"zero\"") == [[.number(12), .number(40)], [.number(0), .number(12)], [.number(0), .number(18)]])
    #expect(try ends("\"normalize\"") == [[.number(0.3), .number(1)], [.number(0), .number(0.3)], [.number(0), .number(1)]])
  }
}

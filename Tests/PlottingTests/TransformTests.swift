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

  /// What becomes of four rows g, v, w: x 3 1, y 5 2, x 4 3, y – 4.
  static let outcomes: [(String, [Double])] = [
    (#"{"aggregate": [{"op": "stdev", "field": "w", "as": "r"}]}"#, [1.2909944487358056]),
    (#"{"aggregate": [{"op": "variancep", "field": "w", "as": "r"}]}"#, [1.25]),
    (#"{"aggregate": [{"op": "q1", "field": "w", "as": "r"}]}"#, [1.75]),
    (#"{"aggregate": [{"op": "q3", "field": "w", "as": "r"}]}"#, [3.25]),
    (#"{"aggregate": [{"op": "product", "field": "w", "as": "r"}]}"#, [24]),
    (#"{"aggregate": [{"op": "stderr", "field": "v", "as": "r"}]}"#, [0.5773502691896258]),
    (#"{"window": [{"op": "sum", "field": "w", "as": "r"}], "frame": [-1, 1]}"#, [3, 6, 9, 7]),
    (#"{"window": [{"op": "lag", "field": "w", "param": 2, "as": "r"}]}"#, [.nan, .nan, 1, 2]),
    (#"{"window": [{"op": "percent_rank", "as": "r"}], "sort": [{"field": "w"}]}"#, [0, 0.3333333333333333, 0.6666666666666666, 1]),
    (#"{"window": [{"op": "ntile", "param": 2, "as": "r"}], "sort": [{"field": "w"}]}"#, [1, 1, 2, 2]),
    (#"{"window": [{"op": "first_value", "field": "w", "as": "r"}], "groupby": ["g"]}"#, [1, 2, 1, 2]),
    (#"{"stack": "w", "groupby": ["g"], "as": ["s", "r"]}"#, [1, 2, 4, 6]),
    (#"{"stack": "w", "groupby": [], "offset": "normalize", "as": ["s", "r"]}"#, [0.1, 0.3, 0.6, 1]),
    (#"{"quantile": "w", "probs": [0.5], "as": ["p", "r"]}"#, [2.5]),
    ]

  @Test(arguments: TransformTests.outcomes)
  func results(transform: String, expected: [Double]) throws {
    let found = try rows(transform)
    #expect(found.count == expected.count)
    for (row, value) in zip(found, expected) where !value.isNaN {
      #expect(abs((row["r"].number ?? .infinity) - value) < 1e-9, "\(row)")
    }
  }

  @Test func imputesGapsAndMissingRows() throws {
    let filled = try rows(#"{"impute": "v", "key": "w", "groupby": ["g"], "method": "mean"}"#)
    #expect(filled.count == 8)
    let y = filled.filter { $0["g"] == .text("y") }
    #expect(y.allSatisfy { $0["v"] == .number(5) })
  }

  @Test func pivotsAndFlattens() throws {
    let wide = try rows(#"{"pivot": "g", "value": "w"}"#)
    #expect(wide.map { [$0["x"], $0["y"]] } == [[.number(4), .number(6)]])
    let long = DataTable([DataRow(["k": .text("a"), "l": .list([.number(1), .number(2)])])])
    #expect(try long.transformed(by: [.flatten(["l"], as: ["l"], Place(file: ""))]).rows.map { $0["l"] } == [.number(1), .number(2)])
  }

  @Test func intervalsOfTheMeanAreAlwaysTheSame() throws {
    let ends = try ["ci0", "ci1"].map { op in try rows(#"{"aggregate": [{"op": "\#(op)", "field": "w", "as": "r"}]}"#)[0]["r"] }
    let again = try rows(#"{"aggregate": [{"op": "ci0", "field": "w", "as": "r"}]}"#)[0]["r"]
    #expect(ends[0] == again)
    #expect((ends[0].number ?? 9) < 2.5 && (ends[1].number ?? 0) > 2.5 && (ends[0].number ?? 0) >= 1 && (ends[1].number ?? 9) <= 4)
  }

  @Test func straightLinesAreFound() throws {
    let curve = try #require(Regression([(0, 1), (1, 3), (2, 5)], .linear, order: 1))
    #expect(abs(curve.value(10) - 21) < 1e-9 && abs(curve.fit([(0, 1), (1, 3), (2, 5)]) - 1) < 1e-12)
    let power = try #require(Regression([(1, 2), (2, 8), (4, 32)], .pow, order: 1))
    #expect(abs(power.value(3) - 18) < 1e-6)
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

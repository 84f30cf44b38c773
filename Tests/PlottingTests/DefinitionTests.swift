import Diagnostics
import Drawing
import Testing

@testable import Plotting

@Suite struct DefinitionTests {
  private func text(_ inner: String) -> String { "{\n  \"data\": {\"values\": [{\"a\": 1, \"b\": \"x\"}]},\n  \(inner)\n}" }

  @Test(arguments: [
    ("\"mark\": \"baar\"", "3:11", "there is no mark called “baar”", "write “bar”; supported: bar, line, area, point, circle, square, tick, rule, rect, text, arc, trail, errorbar, errorband, boxplot"),
    ("\"mark\": \"geoshape\"", "3:11", "there is no mark called “geoshape”", "supported: bar, line, area, point, circle, square, tick, rule, rect, text, arc, trail, errorbar, errorband, boxplot"),
    ("\"mark\": \"bar\", \"transform\": [{\"filtre\": \"1\"}]", "3:33", "there is no transform called “filtre”", "write “filter”; supported: filter, calculate, aggregate, joinaggregate, fold, flatten, window, bin, timeUnit, stack, impute, pivot, density, regression, loess, quantile, lookup"),
    ("\"mark\": \"bar\", \"encoding\": {\"x\": {\"field\": \"a\", \"timeUnit\": \"moon\"}}", "3:63", "“timeUnit” cannot be “moon”", nil),
    ("\"mark\": \"bar\", \"encoding\": {\"x\": {\"value\": {\"gradient\": \"linear\"}}}", "3:46", "“value.gradient” is not drawn", "remove “value.gradient”; Charts/README.md lists what is drawn"),
    ("\"repeat\": [\"a\"]", "1:1", "“spec” is missing", "add “spec”"),
    ("\"repeat\": {\"row\": \"a\"}, \"spec\": {\"mark\": \"bar\"}", "3:21", "“repeat” should be a list of field names, not a text", nil),
    ("\"facet\": {\"row\": {\"field\": \"a\"}}", "1:1", "“spec” is missing", nil),
    ("\"mark\": \"errorbar\", \"encoding\": {\"x\": {\"field\": \"a\"}}", "3:35", "“y” is missing", nil),
    ("\"mark\": {\"type\": \"errorbar\", \"extent\": \"half\"}, \"encoding\": {\"y\": {\"field\": \"a\", \"type\": \"quantitative\"}}", "3:42", "“extent” cannot be “half”", nil),
    ("\"hconcat\": []", "3:14", "“mark” is missing", nil),
    ("\"mark\": \"bar\", \"encoding\": {\"x\": {\"field\": \"a\", \"type\": \"quantitativ\"}}", "3:59", "“type” cannot be “quantitativ”", "write “quantitative”; allowed here: quantitative, nominal, ordinal, temporal"),
    ("\"mark\": {\"type\": \"bar\", \"size\": \"big\"}", "3:35", "“size” should be a number, not a text", "give “size” a number"),
    ("\"mark\": {\"type\": \"bar\", \"color\": \"bluish\"}", "3:36", "“color” cannot be “bluish”", nil),
    ("\"mark\": \"bar\", \"encoding\": {\"x\": {\"field\": \"a\", \"scale\": {\"type\": \"lag\"}}}", "3:69", "“type” cannot be “lag”", nil),
    ("\"mark\": \"bar\", \"transform\": [{\"filter\": \"datum.a >\"}]", "3:53", "the expression “datum.a >” cannot be read: a value is missing at the end", nil),
    ("\"mark\": \"bar\", \"encoding\": {\"x\": {\"field\": \"a\", \"format\": \".1q\"}}", "3:61", "“format” cannot be “.1q”", nil),
  ])
  func errors(inner: String, at: String, message: String, remedy: String?) {
    do {
      _ = try ChartDefinition(parsing: text(inner), file: "x.vl.json")
      Issue.record("read \(inner)")
    } catch {
      #expect(error.place?.description(in: .english) == "x.vl.json:\(at)")
      #expect(error.message.english == message)
      if let remedy { #expect(error.remedy.english == remedy) }
      #expect(!error.message.chinese.isEmpty && !error.remedy.chinese.isEmpty)
    }
  }

  @Test(arguments: [
    ("\"mark\": {\"type\": \"bar\", \"colour\": \"red\"}", "3:27", "“colour” in mark is not drawn and was left out", "write “color”, or remove it"),
    ("\"mark\": \"bar\", \"encoding\": {\"x\": {\"field\": \"a\", \"axis\": {\"titel\": \"A\"}}}", "3:60", "“titel” in axis is not drawn and was left out", "write “title”, or remove it"),
    ("\"mark\": \"bar\", \"encoding\": {\"colour\": {\"field\": \"a\"}}", "3:31", "“colour” in encoding is not drawn and was left out", "write “color”, or remove it"),
    ("\"mark\": \"bar\", \"encodng\": {}", "3:18", "“encodng” in definition is not drawn and was left out", "write “encoding”, or remove it"),
  ])
  func warnings(inner: String, at: String, message: String, remedy: String) throws {
    let definition = try ChartDefinition(parsing: text(inner), file: "x.vl.json")
    let found = try #require(definition.diagnostics.first)
    #expect(definition.diagnostics.count == 1 && found.severity == .warning)
    #expect(found.place?.description(in: .english) == "x.vl.json:\(at)")
    #expect(found.message.english == message && found.remedy?.english == remedy)
  }

  @Test func fieldsThatNoRowHas() throws {
    let inner = "\"mark\": \"bar\", \"encoding\": {\"x\": {\"field\": \"aa\", \"type\": \"quantitative\"}}"
    let definition = try ChartDefinition(parsing: text(inner), file: "x.vl.json")
    #expect {
      _ = try plot(definition, measurer: CountingMeasurer())
    } throws: { error in
      (error as? PlottingError)?.diagnostic.text(in: .english)
        == "x.vl.json:3:36: error: no field called “aa”\n  remedy: write “a”; fields here: a, b"
    }
  }

  @Test func barsThatDoNotBeginAtZeroAreCorrected() throws {
    let inner = "\"mark\": \"bar\", \"encoding\": {\"x\": {\"field\": \"a\", \"type\": \"quantitative\", \"scale\": {\"zero\": false}}}"
    let definition = try ChartDefinition(parsing: text(inner), file: "x.vl.json")
    let chart = try plot(definition, theme: try StockCharts.theme(), measurer: CountingMeasurer(), size: StockCharts.size)
    #expect(chart.diagnostics.map(\.message.chinese) == ["条形不从零开始会误导读者，已改为从零画起"])
    guard case .continuous(let x)? = chart.scene.plots.first?.scales[.x] else {
      Issue.record("no scale")
      return
    }
    #expect(x.domain.lowerBound == 0)
  }

  @Test func stockDefinitionsAreRead() throws {
    for name in StockCharts.names {
      let definition = try StockCharts.definition(name)
      #expect(definition.diagnostics.isEmpty, "\(name)")
      #expect(definition.lineUp != nil && !definition.purpose.isEmpty && definition.name == name)
    }
    #expect(try StockCharts.theme().diagnostics.isEmpty)
  }
}

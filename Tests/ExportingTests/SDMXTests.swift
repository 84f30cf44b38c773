import Analysis
import Foundation
#if canImport(FoundationXML)
  import FoundationXML
#endif
import Statistics
import Testing

@testable import Exporting

@Suite("SDMX-CSV")
struct SDMXTests {
  private let lines = String(decoding: sdmxCSV(awkwardComparison()), as: UTF8.self).components(separatedBy: "\r\n")

  @Test("the columns agreed on, no mark, a row each")
  func head() {
    #expect(
      lines[0]
        == "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,MEASURE,SCENARIO,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,UNIT_MULT,DECIMALS,OBS_STATUS,CONF_STATUS,PERIOD_COVERAGE,PRECISION_QUAL,OBS_LOWER,OBS_UPPER,COMMENT_OBS,SRC_ID,SRC_FILE,SRC_SHA256,SRC_START,SRC_END,SRC_TEXT,RULE_ID"
    )
    #expect(lines.dropFirst().dropLast().allSatisfy { $0.hasPrefix("dataflow,DUIZHAO:SUMMARY(1.0),R,A,44070") })
  }

  @Test("what is hidden, a range and a formula keep their meaning")
  func cells() {
    #expect(
      lines.contains {
        $0.contains("X_9879_76EE,LEVEL,ACTUAL,X_4E2A,2023,NaN,0,0,Q,N,,AS_WRITTEN,,,masked,o-3,甲区.txt,440703,30,34")
      })
    #expect(lines.contains { $0.contains(",GROWTH,ACTUAL,PT,2023,NaN,0,0,E,F,,RANGE,5,5.5,range,o-4,") })
    #expect(lines.contains { $0.contains(",CNY,2023,3000000000000,0,0,A,F,") && $0.contains("\"'=HYPERLINK(\"\"x\"\")") })
    #expect(lines.contains { $0.contains(",GROWTH,ACTUAL,PT,2023,-3.7,") }, "a fall stays a number")
  }

  @Test("no key comes twice, and every code is in its list")
  func keys() {
    let data = SDMXData(awkwardComparison())
    let keys = data.rows.map { Array($0[3..<10]) }
    #expect(Set(keys).count == keys.count)
    let lists = SDMXStructure(data).lists
    for (column, id) in [(3, "CL_FREQ"), (4, "CL_AREA"), (5, "CL_INDICATOR"), (8, "CL_UNIT_MEASURE"), (13, "CL_OBS_STATUS")] {
      let codes = Set(lists.first { $0.id == id }?.codes.map(\.id) ?? [])
      #expect(Set(data.rows.map { $0[column] }).isSubset(of: codes), "\(id)")
    }
  }

  @Test(arguments: [
    ("2023", "A", "2023"), ("2021-01/2021-11", "_O", "2021-01-01/P11M"), ("2021/2025", "_O", "2021-01-01/P5Y"),
    ("asof:2021-11-23", "_O", "2021-11-23"), ("2023-06", "_O", "2023-06"),
  ])
  func periods(period: String, frequency: String, code: String) {
    let time = SDMXData.timePeriod(TimePeriod(period))
    #expect(time.frequency == frequency && time.code == code)
  }

  @Test("the structure is well-formed XML and names what the columns are")
  func structure() throws {
    let bytes = sdmxStructure(awkwardComparison())
    let parser = XMLParser(data: Data(bytes))
    #expect(parser.parse())
    let text = String(decoding: bytes, as: UTF8.self)
    for column in SDMXData.dimensions + SDMXData.attributes { #expect(text.contains("<Ref id=\"\(column)\" maintainable")) }
  }
}

@Suite("Data package")
struct DataPackageTests {
  @Test("the description names the columns that the tables have, and keys that lead somewhere")
  func description() throws {
    let files = Dictionary(uniqueKeysWithValues: dataPackage(awkwardComparison()).map { ($0.name, $0.bytes) })
    let bytes = try #require(files["datapackage.json"])
    let description = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let resources = try #require(description["resources"] as? [[String: Any]])
    #expect(resources.count == 3)
    for resource in resources {
      let path = try #require(resource["path"] as? String)
      let bytes = try #require(files[path])
      #expect(!bytes.starts(with: [0xEF, 0xBB, 0xBF]))
      let schema = try #require(resource["schema"] as? [String: Any])
      let fields = try #require(schema["fields"] as? [[String: Any]])
      let head = String(decoding: bytes.prefix { $0 != 13 }, as: UTF8.self)
      #expect(fields.compactMap { $0["name"] as? String }.joined(separator: ",") == head)
    }
    let sources = String(decoding: files["sources.csv"] ?? [], as: UTF8.self)
    for id in ["o-1", "o-2", "o-3", "o-4", "o-5"] { #expect(sources.contains(id + ",")) }
  }

  @Test("csv for Excel has a mark, csv for programs has none")
  func marks() {
    let comparison = awkwardComparison()
    #expect(tidyCSV(comparison, marked: true).dropFirst(3).elementsEqual(tidyCSV(comparison, marked: false)))
  }
}

import Diagnostics
import Foundation
import Rendering
import Reporting
import Statistics

/// The numbers that a printed brief carries inside, and how those computed from them were computed.
struct CarriedData: Sendable {
  static let tableName = "data.csv"
  static let ledgerName = StudyFolder.outputMark

  var table: [UInt8]
  var ledger: [UInt8]
  var calculations: [String: Calculation]

  var files: [(name: String, bytes: [UInt8])] { [(Self.tableName, table), (Self.ledgerName, ledger)] }

  init(table: [UInt8], ledger: [UInt8], calculations: [String: Calculation]) {
    self.table = table
    self.ledger = ledger
    self.calculations = calculations
  }

  /// What an earlier run left in a folder; nil where it is not all there.
  init?(in folder: String, calculations: [String: Calculation]?) {
    guard let calculations,
      let table = try? Data(contentsOf: URL(fileURLWithPath: folder.appendingPath(Self.tableName))),
      let ledger = try? Data(contentsOf: URL(fileURLWithPath: folder.appendingPath(Self.ledgerName)))
    else { return nil }
    self.init(table: [UInt8](table), ledger: [UInt8](ledger), calculations: calculations)
  }

  /// The files as they go into the PDF, with the manifest that describes them and the pages.
  func attachments(for pages: [PrintedPage]) throws(PipelineError) -> [CarriedFile] {
    [
      CarriedFile(
        name: Self.tableName, description: "对照数据：每行一个数值及其出处", type: "text/csv", relationship: .data, bytes: table),
      CarriedFile(
        name: Self.ledgerName, description: "数字台账：各份材料中的每一个数字", type: "application/json", relationship: .source,
        bytes: ledger),
      CarriedFile(
        name: BriefManifest.fileName, description: "清单：附件摘要、算法和各页印出的文字", type: "application/json",
        relationship: .supplement, bytes: try BriefManifest(self, pages: pages).bytes()),
    ]
  }
}

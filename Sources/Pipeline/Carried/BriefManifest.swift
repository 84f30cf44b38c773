import Foundation
import Reading
import Reporting

/// The table of what a printed brief carries: digests of its files, how its computed numbers were computed, and what each
/// page says. With it `duizhao verify` tells a brief that was altered from one that was not.
struct BriefManifest: Hashable, Sendable, Codable {
  static let fileName = "manifest.json"
  static let formatName = "duizhao-brief-1"

  var format = BriefManifest.formatName
  var files: [File]
  var calculations: [String: Calculation]
  var pages: [PrintedPage]

  struct File: Hashable, Sendable, Codable {
    var name: String
    var sha256: String
    /// The beginnings of the digests of its lines, eight digits each, so that an altered line can be found.
    var lines: String
  }

  init(_ data: CarriedData, pages: [PrintedPage]) {
    files = data.files.map { name, bytes in
      File(name: name, sha256: Reading.sha256(bytes), lines: Self.lineDigests(of: bytes).joined())
    }
    calculations = data.calculations
    self.pages = pages
  }

  static func lineDigests(of bytes: [UInt8]) -> [String] {
    bytes.split(separator: 10, omittingEmptySubsequences: false).map { String(Reading.sha256(Array($0)).prefix(8)) }
  }

  func bytes() throws(PipelineError) -> [UInt8] { try canonicalJSON(for: Self.fileName) }
}

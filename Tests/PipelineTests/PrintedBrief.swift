import Foundation
import Testing

@testable import Pipeline

/// Briefs that several tests look at, each made once: of the samples, and of real documents where they are at hand.
enum PrintedBrief: String, CaseIterable, CustomTestStringConvertible, Sendable {
  case samples = "the samples"
  case provinces = "ten provinces in two years"
  case district = "one district in three years"
  case seeds = "two summaries with little in common"

  /// Without the folder of real documents only the samples.
  static var atHand: [PrintedBrief] { Corpus.path == nil ? [.samples] : allCases }

  var testDescription: String { rawValue }

  var run: BriefRun { get async throws { try await made.run } }

  /// The files that the run made, by name.
  var files: [String: Data] {
    get async throws {
      let contents = try await made.folder.contents
      return Dictionary(
        uniqueKeysWithValues: contents.filter { $0.key.hasPrefix("out/") }.map { (String($0.key.dropFirst(4)), $0.value) })
    }
  }

  private typealias Made = (folder: TemporaryFolder, run: BriefRun)

  private var made: Made {
    get async throws {
      switch self {
      case .samples: try await Self.ofSamples.value
      case .provinces: try await Self.ofProvinces.value
      case .district: try await Self.ofDistrict.value
      case .seeds: try await Self.ofSeeds.value
      }
    }
  }

  private static let ofSamples = Task { try await make(from: SampleFolder.path) }
  private static let ofProvinces = Task { try await make(from: ["province-2025": "2025-", "province-2026": "2026-"]) }
  private static let ofDistrict = Task { try await make(from: ["district-hailar": ""]) }
  private static let ofSeeds = Task { try await make(from: ["seeds": ""]) }

  private static func make(from path: String, in folder: TemporaryFolder? = nil) async throws -> Made {
    let folder = try folder ?? TemporaryFolder()
    return (folder, try await makeBrief(from: path, to: folder.path + "/out"))
  }

  /// The text files of some folders of the corpus, with something in front of their names so that no two are alike.
  private static func make(from folders: [String: String]) async throws -> Made {
    let target = try TemporaryFolder()
    for (folder, prefix) in folders {
      let source = try #require(Corpus.path) + "/" + folder
      for name in try FileManager.default.contentsOfDirectory(atPath: source) where name.hasSuffix(".txt") {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: source + "/" + name))
        try target.write([UInt8](bytes), to: "in/" + prefix + name)
      }
    }
    return try await make(from: target.path + "/in", in: target)
  }
}

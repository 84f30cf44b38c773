import Foundation
import Pipeline

/// The invented summaries that come with the project.
enum SampleFolder {
  static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Samples/示例市").path

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path).appendingPathComponent(name)))
  }

  static let clean2021 = "澜江区2021年工作总结.txt"
  static let masked2022 = "鹿屏区2022年改革工作总结.txt"
  static let word2022 = "云桥区2022年改革发展工作总结和2023年工作安排.docx"
}

/// One run of the main job over the samples, for all tests that only look at what it made.
enum SampleRun {
  static var run: BriefRun { get async throws { try await PrintedBrief.samples.run } }
  /// The files that it made, by name.
  static var files: [String: Data] { get async throws { try await PrintedBrief.samples.files } }
}

/// The folder of real documents, where it is at hand.
enum Corpus {
  static let path = ProcessInfo.processInfo.environment["DUIZHAO_CORPUS"]
}

import Foundation

extension Encodable {
  /// As JSON with sorted keys, so that the same value gives the same bytes; `file` is what it will be called.
  func canonicalJSON(for file: String) throws(PipelineError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return [UInt8](try encoder.encode(self))
    } catch {
      throw .writingFailed(file, detail: error.reason)
    }
  }
}

import Foundation

/// Makes the inputs: parts of real documents, altered.
struct InputSource {
  private let subject: Subject
  private let seed: UInt64
  /// The texts or files that are altered.
  private var originals: [[UInt8]] = []
  private var texts: [[Unicode.Scalar]] = []
  /// The parts of docx files.
  private var packages: [[(name: String, bytes: [UInt8])]] = []

  init(_ subject: Subject, folders: [String], seed: UInt64) throws {
    self.subject = subject
    self.seed = seed
    for folder in folders {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
        let url = URL(fileURLWithPath: folder).appendingPathComponent(name)
        guard subject.endings.contains(url.pathExtension) else { continue }
        let bytes = [UInt8](try Data(contentsOf: url))
        // Larger ones would only make fewer inputs.
        if bytes.count < 2 << 20 { originals.append(bytes) }
        if subject == .docx { packages.append(try WordPackage.parts(of: url.path)) }
      }
    }
    if subject == .extraction { texts = originals.map { Array(String(decoding: $0, as: UTF8.self).unicodeScalars) } }
    if originals.isEmpty { throw NoOriginals(description: "no \(subject.endings) in \(folders)") }
  }

  struct NoOriginals: Error, CustomStringConvertible {
    var description: String
  }

  /// The input of a number.
  func bytes(_ number: Int) -> [UInt8] {
    var random = RandomNumbers(seed: seed, number: number)
    switch subject {
    case .extraction:
      var text = Array(texts.any(&random).part(&random, most: 1200))
      let other = texts.any(&random)
      for _ in 0...random.below(8) { alter(&text, with: other, words: Fragments.prose, &random) }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: text)
      return Array(String(view).utf8)
    case .docx:
      var package = packages.any(&random)
      if random.below(8) > 0 {
        // The main part most of the time: the others are small.
        let main = package.firstIndex { $0.name.hasSuffix("document.xml") } ?? 0
        let index = random.below(3) > 0 ? main : random.below(package.count)
        package[index].bytes = altered(package[index].bytes, limit: 60_000, words: Fragments.docx, &random)
        return WordPackage.zip(package)
      }
      return altered(originals.any(&random), limit: 2 << 20, words: Fragments.bytes, &random)
    case .pdf: return altered(originals.any(&random), limit: 2 << 20, words: Fragments.bytes, &random)
    case .html: return altered(originals.any(&random), limit: 30_000, words: Fragments.html, &random)
    case .txt, .md, .csv: return altered(originals.any(&random), limit: 4_000, words: Fragments.text, &random)
    }
  }

  /// The bytes, cut to a limit at both ends, with a few changes.
  private func altered(
    _ original: [UInt8], limit: Int, words: [[UInt8]], _ random: inout RandomNumbers
  ) -> [UInt8] {
    var bytes = original
    if bytes.count > limit {
      let start = random.below(2) == 0 ? 0 : random.below(bytes.count - limit)
      bytes = Array(bytes[start..<start + limit])
    }
    let other = originals.any(&random)
    for _ in 0...random.below(10) { alter(&bytes, with: other, words: words, &random) }
    return bytes
  }

  private func alter<Unit>(_ text: inout [Unit], with other: [Unit], words: [[Unit]], _ random: inout RandomNumbers) {
    let place = random.below(text.count + 1)
    let end = min(text.count, place + 1 + random.below(random.below(4) == 0 ? 400 : 12))
    switch random.below(9) {
    case 0: text.removeSubrange(place..<end)
    case 1: text.insert(contentsOf: text[place..<end], at: place)
    case 2: text.insert(contentsOf: other.part(&random, most: 200), at: place)
    case 3: text.replaceSubrange(place..<end, with: other.part(&random, most: 40))
    case 4:
      // Enough of the same to bring out what grows faster than the text, and no more than a long sentence has.
      let word = words.any(&random)
      let times = 1 + random.below(min(60, 1200 / max(1, word.count)))
      text.insert(contentsOf: Array(repeatElement(word, count: times).joined()), at: place)
    case 5: if !text.isEmpty { text.removeLast(min(text.count - 1, random.below(200))) }
    case 6: text.reverse(place..<end)
    default: text.replaceSubrange(place..<(random.below(2) == 0 ? place : end), with: words.any(&random))
    }
  }
}

extension Array {
  fileprivate mutating func reverse(_ range: Range<Int>) { self[range].reverse() }
}

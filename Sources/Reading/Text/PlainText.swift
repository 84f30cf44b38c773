import Diagnostics
import Documents

/// Plain text: the file's text as it stands, with line feeds for line ends and without a byte order mark.
///
/// Nothing else is changed, so that an offset in the document is an offset in the file's text.
func readText(_ source: Source) throws(ReadingError) -> Document {
  let decoded = try source.decodeText()
  var diagnostics: [Diagnostic] = []
  let text = normalisingLineEnds(decoded.scalars)
  if let note = decoded.diagnostic(in: source.name) { diagnostics.append(note) }
  let blocks = WrappedLines(text).paragraphs.map { Block(.paragraph, range: $0) }
  guard !blocks.isEmpty else { throw .empty(file: source.name) }
  return Document(
    name: source.name, format: .txt, digest: sha256(source.bytes), text: text, blocks: blocks,
    diagnostics: diagnostics)
}

/// The text with CRLF and CR as LF, and without a leading U+FEFF; the text itself where it is so already.
func normalisingLineEnds(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
  guard scalars.first == "\u{FEFF}" || scalars.contains("\r") else { return scalars }
  var text: [Unicode.Scalar] = []
  text.reserveCapacity(scalars.count)
  var index = scalars.first == "\u{FEFF}" ? 1 : 0
  while index < scalars.count {
    let scalar = scalars[index]
    index += 1
    guard scalar == "\r" else {
      text.append(scalar)
      continue
    }
    text.append("\n")
    if index < scalars.count, scalars[index] == "\n" { index += 1 }
  }
  return text
}

extension [Unicode.Scalar] {
  /// The ranges of the lines that hold more than white space, without the white space around them.
  var lineRanges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start <= count {
      var end = start
      while end < count, self[end] != "\n" { end += 1 }
      let trimmed = trimming(start..<end)
      if !trimmed.isEmpty { ranges.append(trimmed) }
      start = end + 1
    }
    return ranges
  }

  /// A range without white space at its ends.
  func trimming(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, self[low].properties.isWhitespace { low += 1 }
    while high > low, self[high - 1].properties.isWhitespace { high -= 1 }
    return low..<high
  }
}

extension DecodedText {
  /// What to say about bytes that made no character.
  func diagnostic(in file: String) -> Diagnostic? {
    guard let first = firstUndecodable else { return nil }
    var line = 1
    var column = 1
    for index in 0..<first {
      if scalars[index] == "\n" || (scalars[index] == "\r" && scalars[index + 1] != "\n") {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return Diagnostic(
      .warning, at: Place(file: file, line: line, column: column),
      Wording(
        en: "\(undecodable) place(s) could not be decoded as \(encoding.name), here first; they stand as “\u{FFFD}”",
        zh: "有\(undecodable)处按\(encoding.name)无法解码，首处在此，已用“\u{FFFD}”代替"),
      remedy: Wording(
        en: "check the file in an editor and save it as UTF-8", zh: "用编辑器核对原文件，另存为UTF-8编码"))
  }
}

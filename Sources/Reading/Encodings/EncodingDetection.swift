import CUchardet

extension Source {
  /// The text of the file: byte order mark first, then the declaration given, then UTF-8, then detection.
  func decodeText(declared: String? = nil) throws(ReadingError) -> DecodedText {
    if let (encoding, mark) = byteOrderMark, let text = encoding.decode(bytes[mark...]) { return text }
    let asUTF8 = TextEncoding.utf8.decode(bytes[...])
    if let asUTF8, asUTF8.undecodable == 0, !bytes.contains(0) { return asUTF8 }
    if let declared {
      let encoding = TextEncoding(declared: declared)
      guard let text = encoding.decode(bytes[...]) else {
        if let detected = detectedText(asUTF8: asUTF8) { return detected }
        throw .unsupportedEncoding(file: name, declared: declared)
      }
      // A wrong declaration shows in undecodable bytes; then what the bytes look like counts more.
      if text.undecodable * 100 <= text.scalars.count { return text }
      return detectedText(asUTF8: asUTF8) ?? text
    }
    if let text = detectedText(asUTF8: asUTF8) { return text }
    throw looksBinary ? .unreadableKind(file: name, kind: .binary) : .unknownEncoding(file: name)
  }

  /// Zero bytes or many control characters: no text file in any encoding that is left to try.
  private var looksBinary: Bool {
    let sample = bytes.prefix(1 << 16)
    let controls = sample.lazy.filter { Unicode.Scalar($0).isUnexpectedControl }.count
    return sample.contains(0) || controls * 50 > sample.count
  }

  private var byteOrderMark: (TextEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (TextEncoding(name: "UTF-32LE"), 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (TextEncoding(name: "UTF-32BE"), 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// The reading of the bytes that looks most like Chinese prose; nil where none does.
  private func detectedText(asUTF8: DecodedText?) -> DecodedText? {
    // A mostly sound UTF-8 text with a few broken characters is still UTF-8.
    if let asUTF8, !bytes.contains(0) {
      let sound = asUTF8.scalars.lazy.filter { !$0.isASCII }.count - asUTF8.undecodable
      if sound > 20 * asUTF8.undecodable { return asUTF8 }
    }
    var candidates: [TextEncoding] =
      bytes.contains(0) ? [.utf16LittleEndian, .utf16BigEndian] : [.gb18030, .big5]
    if !bytes.contains(0) {
      if bytes.count.isMultiple(of: 2) { candidates += [.utf16LittleEndian, .utf16BigEndian] }
      if let guess = uchardetGuess.map(TextEncoding.init(declared:)), guess != .utf8, !candidates.contains(guess) {
        candidates.append(guess)
      }
    }
    let sample = bytes.prefix(1 << 16)
    var best: (encoding: TextEncoding, score: Double)?
    for encoding in candidates {
      guard let text = encoding.decode(sample), text.undecodable * 20 <= text.scalars.count,
        var score = Plausibility.ofChinese(text.scalars)
      else { continue }
      // Control characters betray a wrong reading or no text at all.
      let controls = text.scalars.lazy.filter(\.isUnexpectedControl).count
      if controls * 50 > text.scalars.count { continue }
      score -= Double(text.undecodable) / Double(max(1, text.scalars.count))
      if best.map({ score > $0.score }) ?? true { best = (encoding, score) }
    }
    guard let best, best.score >= Plausibility.threshold else { return nil }
    return best.encoding.decode(bytes[...])
  }

  /// What the statistics of bytes suggest, which is right for long texts and often wrong for short ones.
  private var uchardetGuess: String? {
    guard let detector = Detector() else { return nil }
    return detector.guess(bytes.prefix(1 << 16))
  }
}

extension Unicode.Scalar {
  /// A control character that no text file has.
  var isUnexpectedControl: Bool {
    (value < 0x20 && !(0x09...0x0D).contains(value) && value != 0x1A) || value == 0x7F
  }
}

private final class Detector {
  private let handle: uchardet_t

  init?() {
    guard let handle = uchardet_new() else { return nil }
    self.handle = handle
  }

  deinit { uchardet_delete(handle) }

  func guess(_ bytes: ArraySlice<UInt8>) -> String? {
    let status = bytes.withUnsafeBytes { buffer in
      uchardet_handle_data(handle, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard status == 0 else { return nil }
    uchardet_data_end(handle)
    let name = uchardet_get_charset(handle).map { String(cString: $0) } ?? ""
    return name.isEmpty ? nil : name
  }
}

/// Rows of comma-separated values after RFC 4180: quoted where needed, ended by CR LF.
struct DelimitedText {
  private(set) var bytes: [UInt8] = []
  private var isAtStart = true

  /// - Parameter marked: begins with a byte order mark, by which Chinese Excel knows UTF-8.
  init(marked: Bool) {
    if marked { bytes = [0xEF, 0xBB, 0xBF] }
  }

  /// A number or a word of ours, which needs no guard.
  mutating func field(_ text: String) {
    separate()
    append(text)
  }

  /// Words of a document, which a spreadsheet must not take for a formula.
  mutating func text(_ text: String) {
    separate()
    append(guarded(text))
  }

  mutating func endRow() {
    bytes.append(contentsOf: [0x0D, 0x0A])
    isAtStart = true
  }

  private mutating func separate() {
    if !isAtStart { bytes.append(UInt8(ascii: ",")) }
    isAtStart = false
  }

  private mutating func append(_ text: String) {
    let utf8 = text.utf8
    guard utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0D || $0 == 0x0A }) else {
      bytes.append(contentsOf: utf8)
      return
    }
    bytes.append(0x22)
    for byte in utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}

/// Text that a spreadsheet would run as a formula, kept from it by a leading apostrophe.
///
/// For text cells only: the apostrophe changes the data, and a negative number must stay one.
func guarded(_ text: String) -> String {
  switch text.unicodeScalars.first {
  case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": "'" + text
  default: text
  }
}

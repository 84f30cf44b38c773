import Analysis
import FoundationEssentials

/// A JSON value that keeps its keys in the order given and its numbers as decimal digits.
indirect enum JSONText: Sendable {
  case object([(String, JSONText)])
  case array([JSONText])
  case string(String)
  /// Plain decimal notation.
  case number(String)
  case bool(Bool)
  case null

  static func number(_ value: Decimal?) -> JSONText { value.map { .number(plain($0)) } ?? .null }
  static func number(_ value: Int?) -> JSONText { value.map { .number(String($0)) } ?? .null }
  static func optional(_ text: String?) -> JSONText { text.map(JSONText.string) ?? .null }
  static func strings(_ texts: [String]) -> JSONText { .array(texts.map(JSONText.string)) }

  /// UTF-8; what holds only plain values stands on one line, everything else a line each.
  func bytes() -> [UInt8] {
    var out: [UInt8] = []
    write(to: &out, indent: 0)
    out.append(0x0A)
    return out
  }

  private var isPlain: Bool {
    switch self {
    case .object, .array: false
    case .string, .number, .bool, .null: true
    }
  }

  private func write(to out: inout [UInt8], indent: Int) {
    switch self {
    case .object(let members):
      let isFlat = members.allSatisfy(\.1.isPlain)
      Self.write("{", "}", members.count, isFlat: isFlat, to: &out, indent: indent) { index, out in
        Self.write(members[index].0, to: &out)
        out.append(contentsOf: [0x3A, 0x20])
        members[index].1.write(to: &out, indent: indent + 1)
      }
    case .array(let items):
      let isFlat = items.allSatisfy(\.isPlain)
      Self.write("[", "]", items.count, isFlat: isFlat, to: &out, indent: indent) { index, out in
        items[index].write(to: &out, indent: indent + 1)
      }
    case .string(let text): Self.write(text, to: &out)
    case .number(let digits): out.append(contentsOf: digits.utf8)
    case .bool(let value): out.append(contentsOf: (value ? "true" : "false").utf8)
    case .null: out.append(contentsOf: "null".utf8)
    }
  }

  private static func write(
    _ open: String, _ close: String, _ count: Int, isFlat: Bool, to out: inout [UInt8], indent: Int,
    item: (Int, inout [UInt8]) -> Void
  ) {
    out.append(contentsOf: open.utf8)
    for index in 0..<count {
      if index > 0 { out.append(0x2C) }
      if isFlat {
        if index > 0 { out.append(0x20) }
      } else {
        out.append(0x0A)
        out.append(contentsOf: repeatElement(0x20, count: (indent + 1) * 2))
      }
      item(index, &out)
    }
    if !isFlat, count > 0 {
      out.append(0x0A)
      out.append(contentsOf: repeatElement(0x20, count: indent * 2))
    }
    out.append(contentsOf: close.utf8)
  }

  private static func write(_ text: String, to out: inout [UInt8]) {
    out.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22: out.append(contentsOf: [0x5C, 0x22])
      case 0x5C: out.append(contentsOf: [0x5C, 0x5C])
      case 0x0A: out.append(contentsOf: [0x5C, 0x6E])
      case 0x0D: out.append(contentsOf: [0x5C, 0x72])
      case 0x09: out.append(contentsOf: [0x5C, 0x74])
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        out.append(contentsOf: "\\u00".utf8)
        out.append(contentsOf: [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      default: out.append(byte)
      }
    }
    out.append(0x22)
  }
}

/// A colour in sRGB, each part from 0 to 1.
package struct Color: Hashable, Sendable, Codable {
  package var red: Double
  package var green: Double
  package var blue: Double
  package var alpha: Double

  package init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// A colour written as `#12436D`, `#fff` or `#12436D80`; nil for anything else.
  package init?(hex: some StringProtocol) {
    // Charts ask for the same few colours mark by mark: digits are gathered in one number, not in lists.
    var digits = hex.utf8.makeIterator()
    guard digits.next() == UInt8(ascii: "#") else { return nil }
    var number: UInt32 = 0
    var count = 0
    while let character = digits.next() {
      guard count < 8, let digit = Self.value(ofHexDigit: character) else { return nil }
      number = number << 4 | digit
      count += 1
    }
    func part(_ shift: UInt32, digits: UInt32) -> Double {
      digits == 1 ? Double(number >> shift & 0xF) / 15 : Double(number >> shift & 0xFF) / 255
    }
    switch count {
    case 3: self.init(red: part(8, digits: 1), green: part(4, digits: 1), blue: part(0, digits: 1))
    case 6: self.init(red: part(16, digits: 2), green: part(8, digits: 2), blue: part(0, digits: 2))
    case 8: self.init(red: part(24, digits: 2), green: part(16, digits: 2), blue: part(8, digits: 2), alpha: part(0, digits: 2))
    default: return nil
    }
  }

  private static func value(ofHexDigit character: UInt8) -> UInt32? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0"))
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(character - UInt8(ascii: "A") + 10)
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(character - UInt8(ascii: "a") + 10)
    default: nil
    }
  }

  package static let black = Color(red: 0, green: 0, blue: 0)
  package static let white = Color(red: 1, green: 1, blue: 1)
}

/// What fills a shape: a flat colour, or hatching that survives a grey printer.
package enum Paint: Hashable, Sendable, Codable {
  case solid(Color)
  case hatch(Hatch)
}

/// Parallel lines, crossed lines or dots on a background.
package struct Hatch: Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
    case diagonal, backDiagonal, cross, horizontal, vertical, dots
  }

  package var kind: Kind
  package var line: Color
  package var background: Color
  /// Distance between lines in points.
  package var spacing: Double
  package var width: Double

  package init(_ kind: Kind, line: Color, background: Color = .white, spacing: Double = 5, width: Double = 1) {
    self.kind = kind
    self.line = line
    self.background = background
    self.spacing = spacing
    self.width = width
  }
}

/// How an outline is drawn.
package struct Stroke: Hashable, Sendable, Codable {
  package enum Cap: String, Hashable, Sendable, Codable { case butt, round, square }
  package enum Join: String, Hashable, Sendable, Codable { case miter, round, bevel }

  package var color: Color
  package var width: Double
  /// Lengths of dashes and gaps in points; empty for a whole line.
  package var dash: [Double]
  package var cap: Cap
  package var join: Join

  package init(_ color: Color, width: Double, dash: [Double] = [], cap: Cap = .butt, join: Join = .miter) {
    self.color = color
    self.width = width
    self.dash = dash
    self.cap = cap
    self.join = join
  }
}

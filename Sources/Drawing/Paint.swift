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
    guard hex.first == "#" else { return nil }
    var digits = hex.dropFirst().map { $0.hexDigitValue }
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    guard digits.count == 6 || digits.count == 8, !digits.contains(nil) else { return nil }
    let bytes = stride(from: 0, to: digits.count, by: 2).map { Double(digits[$0]! * 16 + digits[$0 + 1]!) / 255 }
    self.init(red: bytes[0], green: bytes[1], blue: bytes[2], alpha: bytes.count == 4 ? bytes[3] : 1)
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

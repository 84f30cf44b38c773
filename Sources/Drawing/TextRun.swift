/// A typeface by its role, size in points and cut. Rendering maps roles to font families.
package struct Face: Hashable, Sendable, Codable {
  /// What the text is for; `Fonts/roles.yaml` says which families serve each.
  package enum Role: String, Hashable, Sendable, CaseIterable, Codable {
    case title, heading1, heading2, body, table, figure, numerals
  }

  package var role: Role
  /// In points.
  package var size: Double
  package var bold: Bool

  package init(_ role: Role, size: Double, bold: Bool = false) {
    self.role = role
    self.size = size
    self.bold = bold
  }
}

/// A piece of one line of text in one face, set from a point on its baseline.
package struct TextRun: Hashable, Sendable, Codable {
  /// Which part of the run stands at the point.
  package enum Anchor: String, Hashable, Sendable, Codable { case start, middle, end }

  package var text: String
  package var face: Face
  package var color: Color
  package var anchor: Anchor
  /// Added after each character, in points (28 characters to a line need +0.043).
  package var letterSpacing: Double
  /// Turned about the point, clockwise, in degrees.
  package var angle: Double

  package init(
    _ text: String, _ face: Face, color: Color = .black, anchor: Anchor = .start, letterSpacing: Double = 0,
    angle: Double = 0
  ) {
    self.text = text
    self.face = face
    self.color = color
    self.anchor = anchor
    self.letterSpacing = letterSpacing
    self.angle = angle
  }
}

/// How much room a text takes when set in a face, in points.
package struct TextExtents: Hashable, Sendable {
  package var width: Double
  /// From the baseline up to the highest part of the face.
  package var ascent: Double
  /// From the baseline down to the lowest part of the face.
  package var descent: Double

  package init(width: Double, ascent: Double, descent: Double) {
    self.width = width
    self.ascent = ascent
    self.descent = descent
  }

  package var height: Double { ascent + descent }
}

/// Says how wide a text is in a face: the shaper in earnest, a table of widths in tests.
package protocol TextMeasurer {
  func extents(of text: String, in face: Face) -> TextExtents
}

/// Measures by counting: a Han character or full-width mark is one em, anything else half.
package struct CountingMeasurer: TextMeasurer, Sendable {
  package init() {}

  package func extents(of text: String, in face: Face) -> TextExtents {
    let ems = text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 || ($1.value >= 0x2014 && $1.value <= 0x2026) ? 1 : 0.5) }
    return TextExtents(width: ems * face.size, ascent: 0.88 * face.size, descent: 0.12 * face.size)
  }
}

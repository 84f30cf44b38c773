package import Diagnostics
package import Drawing

/// The fonts of a run: chooses a family for each role, measures text and shapes it for drawing.
///
/// Not to be shared between threads: each task that draws makes its own. Making one is cheap because fontconfig keeps a
/// cache on disk.
package final class Fonts: TextMeasurer {
  package let roles: FontRoles
  /// Which stand-in serves where a wanted family is not installed.
  package let diagnostics: [Diagnostic]

  private let context: TypesettingContext
  private var descriptions: [Cut: FontDescription] = [:]
  private var widths: [Measured: Double] = [:]
  /// The lines that were shaped last: what a chart has measured it draws soon after.
  private var lines: [Measured: ShapedLine] = [:]
  private static let mostLines = 1024
  private var emBoxes: [Cut: (ascent: Double, descent: Double)] = [:]
  private let servedBy: [Face.Role: [FontFamily]]

  /// A role in one of its weights, of any size.
  private struct Cut: Hashable {
    var role: Face.Role
    var bold: Bool
  }

  private struct Measured: Hashable {
    var text: String
    var cut: Cut
  }

  package init(_ roles: FontRoles) throws(RenderingError) {
    let configuration = try FontConfiguration(reading: roles.fontconfigDescription)
    let installed = Set(configuration.familyNames.map(FontFamily.key))
    var servedBy: [Face.Role: [FontFamily]] = [:]
    var notes: [Diagnostic] = []
    for role in Face.Role.allCases {
      let wanted = roles.choices(for: role)
      let found = wanted.filter { installed.contains(FontFamily.key($0.name)) }
      guard let first = found.first else {
        throw .familiesMissing(role: role, families: wanted.map(\.written))
      }
      servedBy[role] = found
      if wanted.count > 1, first == wanted.last { notes.append(Self.note(first, standsInFor: wanted[0], role)) }
    }
    self.roles = roles
    self.servedBy = servedBy
    diagnostics = notes
    context = try TypesettingContext(over: configuration)
  }

  private static func note(_ family: FontFamily, standsInFor wanted: FontFamily, _ role: Face.Role) -> Diagnostic {
    Diagnostic(
      .note, at: Place(file: "Fonts/roles.yaml"),
      Wording(
        en: "\(role.rawValue): \(wanted.written) is not installed, \(family.written) stands in",
        zh: "\(role.rawValue)：未安装“\(wanted.written)”，以“\(family.written)”代替"),
      remedy: Wording(
        en: "put the font file of \(wanted.written) into Fonts/ if your office has it",
        zh: "如单位拥有“\(wanted.written)”，请将字体文件放入Fonts/"))
  }

  // MARK: Measuring

  /// Width as shaped; ascent and descent are those of the square in which Han characters stand, one em together.
  package func extents(of text: String, in face: Face) -> TextExtents {
    let cut = Cut(role: face.role, bold: face.bold)
    let box = emBox(of: cut)
    let key = Measured(text: text, cut: cut)
    let width: Double
    if let known = widths[key] {
      width = known
    } else {
      width = shape(text, cut).width
      widths[key] = width
    }
    return TextExtents(width: width * face.size, ascent: box.ascent * face.size, descent: box.descent * face.size)
  }

  /// How wide a run is when it is drawn, with the room added after each character.
  package func width(of run: TextRun) -> Double { shape(run).width * run.face.size }

  /// The characters of a run that no font has.
  func missingScalars(in run: TextRun) -> [Unicode.Scalar] { shape(run).missing }

  /// Faces differ in what they call ascent, and some leave half an em of room; the ink of a square character does not lie.
  private func emBox(of cut: Cut) -> (ascent: Double, descent: Double) {
    if let known = emBoxes[cut] { return known }
    let ink = shape("国", cut).inkHeight
    let centre = (ink.above - ink.below) / 2
    let box = (ascent: centre + 0.5, descent: 0.5 - centre)
    emBoxes[cut] = box
    return box
  }

  // MARK: Shaping

  /// The families of a role that are installed, by name, in order, for a format that names its fonts.
  func families(for role: Face.Role) -> [FontFamily] { servedBy[role] ?? [] }

  /// Whether a face is set in a bold cut: because it was asked for, or because its family's place in the roles says so.
  func isBold(_ face: Face) -> Bool { face.bold || servedBy[face.role]?.first?.bold == true }

  func shape(_ run: TextRun) -> ShapedLine {
    let cut = Cut(role: run.face.role, bold: run.face.bold)
    guard run.letterSpacing != 0, run.face.size > 0 else { return shape(run.text, cut) }
    // Its own, because room is added to it.
    let line = newLine(run.text, cut)
    line.space(by: run.letterSpacing / run.face.size)
    return line
  }

  private func shape(_ text: String, _ cut: Cut) -> ShapedLine {
    let key = Measured(text: text, cut: cut)
    if let known = lines[key] { return known }
    if lines.count >= Self.mostLines { lines.removeAll(keepingCapacity: true) }
    let line = newLine(text, cut)
    lines[key] = line
    return line
  }

  private func newLine(_ text: String, _ cut: Cut) -> ShapedLine {
    ShapedLine(Self.onOneLine(text), in: context, font: description(of: cut))
  }

  private func description(of cut: Cut) -> FontDescription {
    if let known = descriptions[cut] { return known }
    let description = FontDescription(
      families: (servedBy[cut.role] ?? []).map(\.name), size: ShapedLine.unitsPerEm,
      bold: isBold(Face(cut.role, size: 1, bold: cut.bold)))
    descriptions[cut] = description
    return description
  }

  /// Line feeds, tabs and other controls have no shape: within a line they are spaces.
  static func onOneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029
  }
}

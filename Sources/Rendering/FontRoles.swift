package import Drawing

/// Which font families serve each role, in order of preference: what `Fonts/roles.yaml` says, as a value.
///
/// The last family of a role is its stand-in, a free one that every supported system can install; those before it are
/// what an office would choose. A family may end in ` Bold`: then the role is set in its bold cut.
package struct FontRoles: Hashable, Sendable {
  package var families: [Face.Role: [String]]
  /// A folder of fonts that an office has dropped in beside those of the system.
  package var folder: String?

  package init(_ families: [Face.Role: [String]], folder: String? = nil) {
    self.families = families
    self.folder = folder
  }

  /// Free families for every role: what is used without `Fonts/roles.yaml`.
  package static let standIns = FontRoles([
    .title: ["Noto Serif CJK SC Bold"],
    .heading1: ["Noto Sans CJK SC"],
    .heading2: ["LXGW WenKai"],
    .body: ["Noto Serif CJK SC"],
    .table: ["Noto Sans CJK SC"],
    .figure: ["Noto Sans CJK SC"],
    .numerals: ["Noto Serif CJK SC"],
  ])

  /// The families of a role in order; a role that nobody named is set as body text.
  func choices(for role: Face.Role) -> [FontFamily] {
    let named = families[role] ?? []
    return (named.isEmpty ? families[.body] ?? [] : named).map(FontFamily.init)
  }

  /// Every family that any role names, once each, in the order of roles.
  var allFamilies: [FontFamily] {
    var seen: Set<String> = []
    return Face.Role.allCases.flatMap(choices).filter { seen.insert($0.name).inserted }
  }
}

/// One family as the roles file names it: `Noto Serif CJK SC Bold` is the bold cut of Noto Serif CJK SC.
struct FontFamily: Hashable, Sendable {
  var name: String
  var bold: Bool

  init(_ text: String) {
    let suffix = " Bold"
    bold = text.hasSuffix(suffix)
    name = bold ? String(text.dropLast(suffix.count)) : text
  }

  var written: String { bold ? name + " Bold" : name }

  /// Fontconfig compares names without case and blanks.
  static func key(_ name: String) -> String { name.filter { $0 != " " }.lowercased() }
}

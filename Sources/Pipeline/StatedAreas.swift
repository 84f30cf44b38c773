import CodeLists
import Extraction
import Statistics

/// The areas that a definition names, with their codes.
struct StatedAreas: Sendable {
  /// In the order of the definition.
  private(set) var areas: [ReferenceArea] = []
  private let lists: CodeLists
  private let city: String?

  init(_ definition: StudyDefinition, in lists: CodeLists) {
    self.lists = lists
    city = definition.city
    for stated in definition.areas {
      areas.append(
        ReferenceArea(code: stated.code ?? Self.code(of: stated.name, below: city, in: lists), name: stated.name))
    }
  }

  /// What the definition states of a document, in the words of extraction.
  func profile(of document: StudyDefinition.StatedDocument?) -> StatedProfile? {
    guard let document else { return nil }
    return StatedProfile(
      area: document.area.map { name in
        areas.first { $0.name == name } ?? ReferenceArea(code: Self.code(of: name, below: city, in: lists), name: name)
      },
      year: document.year, kind: document.kind.flatMap { DocumentProfile.Kind(rawValue: $0.rawValue) })
  }

  /// The code of a name; of several areas of that name the one in the city; empty where it cannot be told.
  private static func code(of name: String, below city: String?, in lists: CodeLists) -> String {
    let codes = codes(of: name, in: lists)
    if codes.count == 1 { return codes[0] }
    let below = codes.filter { code in
      lists.areas.parent(of: code).flatMap { lists.areas[$0]?.name } == city && city != nil
    }
    return below.count == 1 ? below[0] : ""
  }

  private static func codes(of name: String, in lists: CodeLists) -> [String] {
    let scalars = Array(name.unicodeScalars)
    guard let match = lists.areas.match(in: scalars, at: 0, before: scalars.count), match.end == scalars.count else {
      return []
    }
    return match.codes
  }
}

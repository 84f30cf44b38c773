import Definitions
import Diagnostics
import Drawing
import Rendering

extension FontRoles {
  /// Reads `Fonts/roles.yaml`: for each role its families, the preferred one first.
  init(parsing text: String, file: String, folder: String) throws(DefinitionError) {
    let root = try Node(parsing: text, file: file)
    guard let map = root.map else {
      throw .wrongKind(
        root.place, key: file, expected: Wording(en: "a group of settings", zh: "一组设置"), found: root.kind)
    }
    let known = Face.Role.allCases.map(\.rawValue)
    var families: [Face.Role: [String]] = [:]
    for entry in map {
      guard let role = Face.Role(rawValue: entry.key) else {
        throw .unknownKey(entry.keyPlace, key: entry.key, allowed: known)
      }
      let named = entry.value.list ?? [entry.value]
      for family in named {
        guard let name = family.string else {
          throw .wrongKind(
            family.place, key: entry.key, expected: Wording(en: "names of font families", zh: "字体名称"),
            found: family.kind)
        }
        families[role, default: []].append(name)
      }
    }
    for role in Face.Role.allCases where families[role] == nil { throw .missingKey(root.place, key: role.rawValue) }
    self.init(families, folder: folder)
  }
}

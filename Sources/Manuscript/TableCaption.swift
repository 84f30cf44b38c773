/// A table's caption line: `题名 {单位：亿元；横排；紧排}`.
struct TableCaption: Hashable {
  var text: String
  var unit: String?
  var landscape = false
  var isClose = false
  /// Properties that tables do not have.
  var unknown: [String] = []

  init(_ line: String) {
    var text = trimmed(line)
    if text.hasSuffix("}") || text.hasSuffix("｝"), let open = text.lastIndex(where: { $0 == "{" || $0 == "｛" }) {
      let inside = text[text.index(after: open)...].dropLast()
      text = trimmed(text[..<open])
      for part in inside.split(whereSeparator: { $0 == "；" || $0 == ";" }) {
        let attribute = trimmed(part)
        if attribute == "横排" {
          landscape = true
        } else if attribute == "紧排" {
          isClose = true
        } else if attribute.hasPrefix("单位：") || attribute.hasPrefix("单位:") {
          unit = trimmed(attribute.dropFirst(3))
        } else if !attribute.isEmpty {
          unknown.append(attribute)
        }
      }
    }
    self.text = text
  }
}

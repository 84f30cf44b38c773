package import Diagnostics

/// What can be wrong with a definition file before its meaning is looked at.
package enum DefinitionError: ExplainedError {
  case notReadable(Place, detail: String)
  case unknownKey(Place, key: String, allowed: [String])
  case wrongKind(Place, key: String, expected: Wording, found: Wording)
  case missingKey(Place, key: String)
  case badValue(Place, key: String, value: String, allowed: [String])

  package var place: Place? {
    switch self {
    case .notReadable(let p, _), .unknownKey(let p, _, _), .wrongKind(let p, _, _, _), .missingKey(let p, _),
      .badValue(let p, _, _, _):
      p
    }
  }

  package var message: Wording {
    switch self {
    case .notReadable(_, let detail):
      Wording(en: "this is no readable YAML or JSON: \(detail)", zh: "不是可读的YAML或JSON：\(detail)")
    case .unknownKey(_, let key, _):
      Wording(en: "there is no setting called “\(key)” here", zh: "此处没有名为“\(key)”的设置")
    case .wrongKind(_, let key, let expected, let found):
      Wording(
        en: "“\(key)” should be \(expected.english), not \(found.english)",
        zh: "“\(key)”应为\(expected.chinese)，而不是\(found.chinese)")
    case .missingKey(_, let key): Wording(en: "“\(key)” is missing", zh: "缺少“\(key)”")
    case .badValue(_, let key, let value, _):
      Wording(en: "“\(key)” cannot be “\(value)”", zh: "“\(key)”不能是“\(value)”")
    }
  }

  package var remedy: Wording {
    switch self {
    case .notReadable:
      Wording(en: "check quotes, brackets and indentation at this place", zh: "请检查此处的引号、括号和缩进")
    case .unknownKey(_, let key, let allowed), .badValue(_, _, let key, let allowed):
      if let near = nearest(to: key, in: allowed) {
        Wording(
          en: "write “\(near)”; allowed here: \(allowed.joined(separator: ", "))",
          zh: "请改为“\(near)”；此处可用：\(allowed.joined(separator: "、"))")
      } else {
        Wording(
          en: "allowed here: \(allowed.joined(separator: ", "))", zh: "此处可用：\(allowed.joined(separator: "、"))")
      }
    case .wrongKind(_, let key, let expected, _):
      Wording(en: "give “\(key)” \(expected.english)", zh: "请把“\(key)”写成\(expected.chinese)")
    case .missingKey(_, let key): Wording(en: "add “\(key)”", zh: "请补上“\(key)”")
    }
  }
}

/// The word of `words` that differs from `word` in the fewest letters, if few enough differ for a slip of the pen.
package func nearest(to word: String, in words: [String]) -> String? {
  let a = Array(word)
  var best: (word: String, distance: Int)?
  for other in words {
    let b = Array(other)
    var above: [Int] = []
    var row = Array(0...b.count)
    for i in a.indices {
      let last = row
      row[0] = i + 1
      for j in b.indices {
        row[j + 1] = min(last[j] + (a[i] == b[j] ? 0 : 1), row[j] + 1, last[j + 1] + 1)
        // Two letters that changed places (titel) are one slip.
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { row[j + 1] = min(row[j + 1], above[j - 1] + 1) }
      }
      above = last
    }
    if row[b.count] < (best?.distance ?? .max) { best = (other, row[b.count]) }
  }
  guard let best, best.distance <= max(1, word.count / 3) else { return nil }
  return best.word
}

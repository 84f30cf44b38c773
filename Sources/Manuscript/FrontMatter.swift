import Definitions
import Diagnostics

/// The settings at the top of a manuscript.
package struct FrontMatter: Hashable, Sendable {
  package var title: String?
  package var subtitle: String?
  package var issuer: String?
  /// Who issues the document, in red above a red rule, as papers with a red head have it.
  package var head: String?
  /// As printed: `2024年2月8日`.
  package var date: String?
  /// The page style's name: `gongwen`.
  package var style: String
  /// The issue number as printed: `第3期`.
  package var number: String?

  package init(
    title: String? = nil, subtitle: String? = nil, issuer: String? = nil, date: String? = nil,
    style: String = "gongwen", number: String? = nil, head: String? = nil
  ) {
    self.head = head
    self.title = title
    self.subtitle = subtitle
    self.issuer = issuer
    self.date = date
    self.style = style
    self.number = number
  }
}

extension FrontMatter {
  static let keys = ["title", "subtitle", "issuer", "date", "style", "number", "head"]

  /// Takes the settings off a manuscript. The body keeps its line numbers: empty lines stand for the settings.
  static func split(
    _ markdown: String, file: String
  ) throws(ManuscriptError) -> (FrontMatter, body: String, problems: [ManuscriptError]) {
    var text = markdown
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    // Swift reads CR LF as one character, so the split has to know it.
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    guard lines.first.map({ isFence($0) }) == true else {
      return (FrontMatter(), lines.joined(separator: "\n"), [])
    }
    guard let close = lines.indices.dropFirst().first(where: { isFence(lines[$0]) }) else {
      throw .frontMatterNotClosed(Place(file: file, line: 1))
    }
    let yaml = "\n" + lines[1..<close].joined(separator: "\n")
    let body = String(repeating: "\n", count: close + 1) + lines[(close + 1)...].joined(separator: "\n")
    do {
      let (matter, problems) = try read(Node(parsing: yaml, file: file))
      return (matter, body, problems)
    } catch {
      throw .definition(error)
    }
  }

  private static func isFence(_ line: Substring) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" }
  }

  private static func read(_ node: Node) throws(DefinitionError) -> (FrontMatter, [ManuscriptError]) {
    if node.isNull { return (FrontMatter(), []) }
    guard let entries = node.map else {
      throw .wrongKind(
        node.place, key: "---", expected: Wording(en: "a group of settings", zh: "一组设置"), found: node.kind)
    }
    var matter = FrontMatter()
    var problems: [ManuscriptError] = []
    for entry in entries {
      guard keys.contains(entry.key) else {
        problems.append(.definition(.unknownKey(entry.keyPlace, key: entry.key, allowed: keys)))
        continue
      }
      let text: String?
      switch entry.value.value {
      case .null: text = nil
      case .string(let s): text = s
      case .number(let n): text = n
      default:
        throw .wrongKind(
          entry.value.place, key: entry.key, expected: Wording(en: "a text", zh: "文字"), found: entry.value.kind)
      }
      guard let text = text.map(trimmed), !text.isEmpty else { continue }
      switch entry.key {
      case "title": matter.title = text
      case "subtitle": matter.subtitle = text
      case "issuer": matter.issuer = text
      case "date": matter.date = text
      case "number": matter.number = text
      case "head": matter.head = text
      default: matter.style = text
      }
    }
    return (matter, problems)
  }
}

/// A text without spaces and line ends at both ends.
func trimmed(_ text: some StringProtocol) -> String {
  var rest = Substring(text)
  while let c = rest.first, c.isWhitespace { rest.removeFirst() }
  while let c = rest.last, c.isWhitespace { rest.removeLast() }
  return String(rest)
}

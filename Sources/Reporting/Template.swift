import Definitions
import Diagnostics
import Mustache

/// A brief's template: Markdown with Mustache tags, checked before it is used.
struct Template {
  /// Everything that a template may name.
  static let names = [
    "title", "issuer", "date", "number", "style", "opening", "headlines", "coverage", "overview", "overviewFigures",
    "domains", "name", "topics", "text", "table", "figures", "figure", "more", "tasks", "targets", "doubts", "findings",
    "item", "items", "tables", "heading", "rest", "breadth", "advice", "notes", "note", "values", "documents", "sourceIndex", "progress", "benchmark",
    "highlights", "hasHighlights", "league", "single", "several", "attachments",
  ]

  private let template: MustacheTemplate

  init(_ text: String, file: String) throws(ReportingError) {
    let text = text.replacing("\r\n", with: "\n")
    guard text.contains(where: { !$0.isWhitespace }) else { throw .emptyTemplate(Place(file: file)) }
    try Self.check(text, file: file)
    do {
      // Numbers and quotes are the manuscript's own; nothing is escaped as HTML.
      template = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + text)
    } catch let error as MustacheTemplate.ParserError {
      throw .notReadable(
        Place(file: file, line: error.context.lineNumber, column: error.context.columnNumber), detail: "\(error.error)")
    } catch {
      throw .notReadable(Place(file: file), detail: "\(error)")
    }
  }

  func render(_ content: [String: Any]) -> String { template.render(content) }

  /// Looks at every tag: its name, and that sections are closed. Mustache itself would print nothing for a slip.
  private static func check(_ text: String, file: String) throws(ReportingError) {
    var open: [(name: String, place: Place)] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var rest = line
      while let start = rest.firstRange(of: "{{") {
        let column = line.distance(from: line.startIndex, to: start.lowerBound) + 1
        let place = Place(file: file, line: index + 1, column: column)
        guard let end = rest[start.upperBound...].firstRange(of: "}}") else {
          throw .notReadable(place, detail: "“{{” without “}}”")
        }
        var tag = rest[start.upperBound..<end.lowerBound]
        rest = rest[end.upperBound...]
        if tag.hasPrefix("!") { continue }
        let sign = tag.first.flatMap { "#^/{&".contains($0) ? $0 : nil }
        if sign != nil { tag = tag.dropFirst() }
        let name = tag.split(separator: " ").first.map(String.init) ?? ""
        if name != "." && !names.contains(name) { throw .unknownTag(place, name: name, allowed: names) }
        switch sign {
        case "#", "^": open.append((name, place))
        case "/":
          guard open.last?.name == name else {
            throw .unbalancedSection(open.last?.place ?? place, name: open.last?.name ?? name)
          }
          open.removeLast()
        default: break
        }
      }
    }
    if let last = open.last { throw .unbalancedSection(last.place, name: last.name) }
  }
}

/// What went wrong or is doubtful, where, and what to do about it.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: Int, Hashable, Sendable, Comparable {
    case note, warning, error

    package static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
  }

  package var severity: Severity
  package var place: Place?
  package var message: Wording
  package var remedy: Wording?

  package init(_ severity: Severity, at place: Place? = nil, _ message: Wording, remedy: Wording? = nil) {
    self.severity = severity
    self.place = place
    self.message = message
    self.remedy = remedy
  }

  /// The diagnostic as it is printed: place, severity and fact on one line, the remedy below.
  package func text(in language: Language) -> String {
    var line = place.map { $0.description(in: language) + ": " } ?? ""
    line += severity.name(in: language) + (language == .english ? ": " : "：") + message(in: language)
    if let remedy {
      line += "\n  " + (language == .english ? "remedy: " : "办法：") + remedy(in: language)
    }
    return line
  }
}

extension Diagnostic.Severity {
  package func name(in language: Language) -> String {
    switch (self, language) {
    case (.note, .english): "note"
    case (.warning, .english): "warning"
    case (.error, .english): "error"
    case (.note, .chinese): "说明"
    case (.warning, .chinese): "提醒"
    case (.error, .chinese): "错误"
    }
  }
}

package import Diagnostics

/// What a run tells the shell: 0 clean, 1 warnings that were to count, 2 errors, 64 a wrong command line.
package enum ExitStatus: Int32, Sendable {
  case clean = 0
  case warnings = 1
  case errors = 2
  case usage = 64

  /// `strict` lets warnings count.
  package init(of diagnostics: [Diagnostic], strict: Bool) {
    switch diagnostics.map(\.severity).max() {
    case .error: self = .errors
    case .warning where strict: self = .warnings
    default: self = .clean
    }
  }
}

extension Language {
  /// The language of a person's surroundings: `zh…` in the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that is set is Chinese.
  package init(environment: [String: String]) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    self = locale?.lowercased().hasPrefix("zh") == true ? .chinese : .english
  }
}

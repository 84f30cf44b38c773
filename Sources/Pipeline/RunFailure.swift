package import Diagnostics

/// Why a run stopped before it delivered: the reason last, and before it what else was met on the way.
package struct RunFailure: Error, Hashable, Sendable {
  package var diagnostics: [Diagnostic]

  package init(_ reason: some ExplainedError, after diagnostics: [Diagnostic] = []) {
    self.diagnostics = diagnostics + [reason.diagnostic]
  }

  package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}

/// Runs a phase that throws its module's own facts, and says them as the run's failure.
func orFail<E: ExplainedError, Value>(
  after diagnostics: [Diagnostic] = [], _ phase: () throws(E) -> Value
) throws(RunFailure) -> Value {
  do {
    return try phase()
  } catch {
    throw RunFailure(error, after: diagnostics)
  }
}

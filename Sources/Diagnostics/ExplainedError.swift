/// An error of facts that can say itself in words: each module has one such enum.
package protocol ExplainedError: Error, Hashable, Sendable {
  var place: Place? { get }
  var message: Wording { get }
  var remedy: Wording { get }
}

extension ExplainedError {
  package var diagnostic: Diagnostic { Diagnostic(.error, at: place, message, remedy: remedy) }
}

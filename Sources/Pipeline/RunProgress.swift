/// How far a run is: which stage, how many of its pieces are done.
package struct RunProgress: Hashable, Sendable {
  package enum Stage: Int, Hashable, Sendable, CaseIterable {
    case reading, comparing, drawing, printing, writing
  }

  package var stage: Stage
  package var done: Int
  package var of: Int

  package init(_ stage: Stage, done: Int, of: Int) {
    self.stage = stage
    self.done = done
    self.of = of
  }
}

/// What is told of a run's progress; told from several threads at once.
package typealias ProgressReport = @Sendable (RunProgress) -> Void

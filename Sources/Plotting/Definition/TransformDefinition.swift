package import Diagnostics

/// One step that changes the rows before they are drawn.
package enum TransformDefinition: Hashable, Sendable {
  case filter(Predicate, Place)
  case calculate(Expression, as: String, Place)
  case aggregate([Summary], by: [String], Place)
  case joinAggregate([Summary], by: [String], Place)
  case fold([String], key: String, value: String, Place)
  case flatten([String], as: [String], Place)
  case bin(Binning, field: String, start: String, end: String, Place)
  case timeUnit(TimeUnit, field: String, name: String, Place)
  case stack(StackStep, Place)
  case window([WindowField], WindowFrame, Place)
  case impute(ImputeStep, Place)
  case pivot(field: String, value: String, by: [String], AggregateOperation, limit: Int?, Place)
  case density(DensityStep, Place)
  case regression(RegressionStep, Place)
  case loess(LoessStep, Place)
  case quantile(QuantileStep, Place)
  case lookup(LookupStep, Place)

  /// A summary of a field under a new name.
  package struct Summary: Hashable, Sendable {
    package var operation: AggregateOperation
    package var field: String?
    package var name: String
  }

  package struct WindowField: Hashable, Sendable {
    package enum Operation: Hashable, Sendable {
      case rowNumber, rank, denseRank, percentRank, cumulativeShare
      case parts(Int)
      case lag(Int), lead(Int)
      case firstValue, lastValue, nthValue(Int)
      case summary(AggregateOperation)
    }
    package var operation: Operation
    package var field: String?
    package var name: String
  }

  package struct SortKey: Hashable, Sendable {
    package var field: String
    package var descending: Bool
  }

  /// Which rows, in which order, a window summary of a row looks at.
  package struct WindowFrame: Hashable, Sendable {
    package var sort: [SortKey] = []
    package var by: [String] = []
    /// So many rows before and after; all where nil.
    package var from: Int?
    package var to: Int?
    /// Rows that tie are not taken together.
    package var ignoresPeers = false
  }

  package struct StackStep: Hashable, Sendable {
    package var field: String
    package var by: [String]
    package var sort: [SortKey]
    package var kind: ChannelDefinition.Stack
    package var start: String
    package var end: String
  }

  package struct ImputeStep: Hashable, Sendable {
    package var field: String
    package var key: String
    package var by: [String]
    package var impute: ChannelDefinition.Impute
  }

  package struct DensityStep: Hashable, Sendable {
    package var field: String
    package var by: [String]
    package var bandwidth: Double?
    package var extent: ClosedRange<Double>?
    package var steps: Int
    package var isCumulative: Bool
    package var counts: Bool
    package var value: String
    package var density: String
    /// Each group over its own span, not over that of all.
    package var isIndependent: Bool
  }

  package struct RegressionStep: Hashable, Sendable {
    package enum Method: String, Hashable, Sendable, CaseIterable { case linear, log, exp, pow, quad, poly }
    package var y: String
    package var x: String
    package var by: [String]
    package var method: Method
    package var order: Int
    package var extent: ClosedRange<Double>?
    package var xName: String
    package var yName: String
    /// The numbers that describe the curve, not the curve.
    package var wantsParameters: Bool
  }

  package struct LoessStep: Hashable, Sendable {
    package var y: String
    package var x: String
    package var by: [String]
    package var bandwidth: Double
    package var xName: String
    package var yName: String
  }

  package struct QuantileStep: Hashable, Sendable {
    package var field: String
    package var by: [String]
    package var probabilities: [Double]
    package var probability: String
    package var value: String
  }

  package struct LookupStep: Hashable, Sendable {
    package var field: String
    package var source: ViewDefinition.Source
    package var key: String
    package var fields: [String]
    package var names: [String]
    package var missing: Datum
  }
}

/// A visible property that a field of the data may drive.
package enum Channel: String, Hashable, Sendable, CaseIterable {
  case x, y, x2, y2, xOffset, yOffset
  case theta, theta2, radius, radius2
  case color, fill, stroke, opacity, fillOpacity, strokeOpacity, strokeWidth, size, shape, strokeDash, angle
  case text, order, detail, key
  case row, column, facet
  case tooltip, href, url, description

  /// The position channel that a channel belongs to, if any.
  var isPosition: Bool { self == .x || self == .y }
  var isColor: Bool { self == .color || self == .fill || self == .stroke }
  /// Colours, sizes, shapes and the like, each with a scale and a legend of its own.
  static let visuals: [Channel] = [
    .color, .fill, .stroke, .shape, .size, .strokeDash, .strokeWidth, .opacity, .fillOpacity, .strokeOpacity, .angle,
  ]
  static let facets: [Channel] = [.row, .column, .facet]

  /// Where a mark ends that begins at this channel.
  var second: Channel? {
    switch self {
    case .x: .x2
    case .y: .y2
    case .theta: .theta2
    case .radius: .radius2
    default: nil
    }
  }
  /// The channel that stands across this one.
  var across: Channel {
    switch self {
    case .x: .y
    case .y: .x
    case .theta: .radius
    case .radius: .theta
    default: self
    }
  }
  var offset: Channel? { self == .x ? .xOffset : self == .y ? .yOffset : nil }
  /// Of a second end or an offset: the channel whose scale it goes by.
  var main: Channel {
    switch self {
    case .x2: .x
    case .y2: .y
    case .theta2: .theta
    case .radius2: .radius
    default: self
    }
  }
}

package enum FieldType: String, Hashable, Sendable, CaseIterable {
  case quantitative, nominal, ordinal, temporal
}

/// The summaries of several rows in one number.
package enum AggregateOperation: String, Hashable, Sendable, CaseIterable {
  case count, sum, mean, average, median, min, max, distinct, valid, missing
  case product, variance, variancep, stdev, stdevp, stderr, q1, q3, ci0, ci1, argmin, argmax, values

  /// Sums of parts are the sum of the whole.
  var isAdditive: Bool { [.count, .sum, .distinct, .valid, .missing].contains(self) }
}

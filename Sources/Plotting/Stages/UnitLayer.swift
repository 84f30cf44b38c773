import Diagnostics

/// One mark with its rows after all transforms, its settings and its channels: what the later stages work on.
struct UnitLayer {
  var index: Int
  var mark: MarkDefinition
  var settings: Properties<MarkProperty>
  var encoding: [Channel: [ChannelDefinition]]
  var rows: [DataRow]
  /// The rows from which scales learn, where they are not those that are drawn.
  var scaleRows: [DataRow]?
  /// The rows before they were summarised, for orders by a field that the summary has no more.
  var rawRows: [DataRow] = []
  /// The lower and upper end of a stack, in columns that the stacking stage adds.
  var stack: StackColumns?
  /// Whether bars stand or lie; nil where it does not matter.
  var orient: Orientation?
  /// Fields by which the view around is divided into small multiples, as far as the rows have them.
  var facets: [String] = []

  enum Orientation: String { case horizontal, vertical }

  struct StackColumns {
    var channel: Channel
    var kind = ChannelDefinition.Stack.zero
    /// The fields that keep the parts of a pile apart.
    var parts: [String] = []
    var low = "__low"
    var high = "__high"
  }

  func channel(_ name: Channel) -> ChannelDefinition? { encoding[name]?.first }

  var kind: MarkKind { mark.kind }
  /// True where bars lie: the length runs along x.
  var isHorizontal: Bool { orient == .horizontal }
  /// The channel along which values are measured.
  var valueChannel: Channel { isHorizontal ? .x : .y }

  var isFilled: Bool { settings.bool(.filled) ?? ![.line, .rule, .point].contains(kind) }

  var isAggregated: Bool { encoding.values.contains { $0.contains { $0.aggregate != nil } } }

  var allDefinitions: [ChannelDefinition] { Channel.allCases.flatMap { encoding[$0] ?? [] } }

  /// What is done with rows whose number is missing.
  enum Gaps { case filter, breaks(learnsFromAll: Bool), show }

  var gaps: Gaps {
    switch settings[.invalid] {
    case .text("filter"): .filter
    case .text("show"), .null: .show
    case .text("break-paths-filter-domains"): .breaks(learnsFromAll: false)
    case .text("break-paths-show-domains"): .breaks(learnsFromAll: true)
    default: kind.isPath ? .breaks(learnsFromAll: true) : .filter
    }
  }
}

extension UnitLayer {
  /// Whether a mark stands or lies, by Vega-Lite's rules.
  static func orientation(_ kind: MarkKind, _ encoding: [Channel: [ChannelDefinition]], asked: String?) -> Orientation? {
    let (x, y) = (encoding[.x]?.first, encoding[.y]?.first)
    let (x2, y2) = (encoding[.x2]?.first, encoding[.y2]?.first)
    let wanted = asked.flatMap(Orientation.init)
    let isMeasure = { (d: ChannelDefinition?) in d?.isMeasure ?? false }
    switch kind {
    case .point, .circle, .square, .rect, .arc: return nil
    case .text, .bar:
      if let x, x.field != nil || x.source == .count, x.isBinned || (y?.aggregate != nil && x.aggregate == nil) { return .vertical }
      if let y, y.field != nil || y.source == .count, y.isBinned || (x?.aggregate != nil && y.aggregate == nil) { return .horizontal }
      if x2 != nil || y2 != nil {
        if let wanted { return wanted }
        if x2 == nil {
          if isMeasure(x), y?.isBinned == true { return .horizontal }
          return .vertical
        }
        if y2 == nil {
          if isMeasure(y), x?.isBinned == true { return .vertical }
          return .horizontal
        }
      }
    default: break
    }
    if [.text, .bar, .rule].contains(kind), x2 != nil, x?.isBinned != true, y2 != nil, y?.isBinned != true { return nil }
    if [.text, .bar, .rule, .area].contains(kind) {
      if y2 != nil { return y?.isBinned == true ? .horizontal : .vertical }
      if x2 != nil { return x?.isBinned == true ? .vertical : .horizontal }
      if kind == .rule {
        if x != nil, y == nil { return .vertical }
        if y != nil, x == nil { return .horizontal }
      }
    }
    if let wanted { return wanted }
    switch (isMeasure(x), isMeasure(y)) {
    case (true, false): return kind == .tick ? .vertical : .horizontal
    case (false, true): return kind == .tick ? .horizontal : .vertical
    case (true, true): return .vertical
    case (false, false):
      let (a, b) = (x?.type == .temporal, y?.type == .temporal)
      return a && !b ? .vertical : b && !a ? .horizontal : nil
    }
  }
}

/// A channel's definition in one layer, as a scale learns from it.
struct ScaleUse {
  var layer: UnitLayer
  var definition: ChannelDefinition
  /// Of conditions and second ends.
  var isSecondary = false

  /// The rows from which scales learn.
  var rows: [DataRow] { layer.scaleRows ?? layer.rows }
  var mark: MarkKind { layer.kind }
}

/// The values of a discrete scale in their order.
struct DomainOrder {
  var uses: [ScaleUse]
  /// Of which channel.
  var channel: Channel?
  /// Whether rows without a value have a place of their own, as in Vega-Lite.
  var keepsNulls: Bool

  func values() -> [Datum] {
    var values: [Datum] = []
    var seen: Set<Datum> = []
    func add(_ value: Datum) {
      if value.isNull && !keepsNulls { return }
      if seen.insert(value).inserted { values.append(value) }
    }
    for use in uses {
      if case .datum(let value) = use.definition.source { add(value) }
      if let column = use.definition.column { for row in use.rows { add(row[column]) } }
    }
    // Where marks end is part of the scale too.
    for use in uses {
      guard let channel, let second = channel.second, let column = use.layer.channel(second)?.column else { continue }
      for row in use.rows { add(row[column]) }
    }
    guard let sort = chosenSort else { return values }
    switch sort {
    case .ascending:
      // Names of classes are ordered by where the classes begin.
      if let use = uses.first(where: { $0.definition.usesClassNames }), let start = use.definition.startColumn, let column = use.definition.column {
        let keys = least(start, by: column, use.rows)
        return stableSorted(values) { Datum.precedes(keys[$0] ?? .null, keys[$1] ?? .null) }
      }
      return stableSorted(values, by: Datum.precedes)
    case .descending: return stableSorted(values) { Datum.precedes($1, $0) }
    case .none: return values
    case .values(let list):
      let wanted = list.map(moment)
      return wanted.filter(seen.contains) + values.filter { !wanted.contains($0) }
    case .field(let field, let op, let descending): return order(values, by: field, op, descending, of: nil)
    case .channel(let channel, let descending):
      for use in uses {
        guard let definition = use.layer.channel(channel) else { continue }
        let field = definition.field ?? ""
        if let op = definition.aggregate, op == .argmin || op == .argmax, let column = definition.column {
          return order(values, by: column, .min, descending, of: use, summarised: true)
        }
        if definition.binning != nil || definition.timeUnit != nil, let column = definition.column {
          return order(values, by: column, definition.aggregate, descending, of: use)
        }
        return order(values, by: field, definition.source == .count ? .count : definition.aggregate, descending, of: use)
      }
      return values
    }
  }

  /// Dates of a list are those that the rows hold as points in time.
  private func moment(_ value: Datum) -> Datum {
    guard uses.contains(where: { $0.definition.type == .temporal || $0.definition.timeUnit != nil }), value.text != nil else { return value }
    return Moment.milliseconds(value).map(Datum.number) ?? value
  }

  /// The sort of all layers: where they disagree, one that is not by the least value, else ascending.
  private var chosenSort: SortDefinition? {
    var sorts: [SortDefinition] = []
    for use in uses where !use.isSecondary {
      if case .datum = use.definition.source { continue }
      let sort = use.definition.sort ?? .ascending
      if sort != SortDefinition.none, !sorts.contains(sort) { sorts.append(sort) }
    }
    guard let first = sorts.first else { return nil }
    if sorts.count == 1 { return first }
    if !keepsNulls { return uses.compactMap(\.definition.sort).first ?? .ascending }
    let strong = sorts.filter { if case .field(_, let op?, _) = $0, op != .min { true } else { false } }
    let areFields = sorts.allSatisfy { if case .field = $0 { true } else { false } }
    return areFields && strong.count == 1 ? strong[0] : .ascending
  }

  private func least(_ key: String, by column: String, _ rows: [DataRow]) -> [Datum: Datum] {
    var keys: [Datum: Datum] = [:]
    for row in rows {
      let (value, k) = (row[column], row[key])
      if let known = keys[value], !Datum.precedes(k, known) { continue }
      keys[value] = k
    }
    return keys
  }

  private func order(
    _ values: [Datum], by field: String, _ op: AggregateOperation?, _ descending: Bool, of only: ScaleUse?, summarised: Bool = false
  ) -> [Datum] {
    var groups: [Datum: [DataRow]] = [:]
    var usual = AggregateOperation.min
    for use in only.map({ [$0] }) ?? uses {
      guard let column = use.definition.column else { continue }
      let raw = use.layer.rawRows
      let rows = summarised || raw.isEmpty || raw[0].fields[column] == nil ? use.layer.rows : raw
      for row in rows { groups[row[column], default: []].append(row) }
      // What is piled up is measured as a whole.
      if let stack = use.layer.stack, !stack.parts.contains(field), use.layer.channel(stack.channel.across)?.field != field { usual = .sum }
    }
    let operation = op ?? usual
    let keys = groups.mapValues { summarize($0, operation, operation == .count ? nil : field) }
    return stableSorted(values) { a, b in
      let (x, y) = (keys[a] ?? .null, keys[b] ?? .null)
      return descending ? Datum.precedes(y, x) : Datum.precedes(x, y)
    }
  }
}

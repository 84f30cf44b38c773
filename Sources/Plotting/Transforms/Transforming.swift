package import Diagnostics

extension DataTable {
  /// The rows after the steps; a step that reads a field no row has is an error with the step's place. `named` are the data that
  /// the steps may look things up in.
  package func transformed(by steps: [TransformDefinition], named: [String: DataTable] = [:]) throws(PlottingError) -> DataTable {
    var table = self
    for step in steps { table = try table.transformed(by: step, named) }
    return table
  }

  private func transformed(by step: TransformDefinition, _ named: [String: DataTable]) throws(PlottingError) -> DataTable {
    switch step {
    case .filter(let predicate, let place):
      try require(predicate.fields, at: place)
      return DataTable(rows.filter(predicate.holds))
    case .calculate(let expression, let name, let place):
      // A calculation may ask for a field that is not there: `datum.a || 0`.
      _ = place
      return with(name) { expression.value(for: $0) }
    case .aggregate(let summaries, let by, let place):
      try require(Set(summaries.compactMap(\.field) + by), at: place)
      return DataTable(
        grouped(by: by).map { group in
          var row = DataRow()
          for field in by { row[field] = group[0][field] }
          for summary in summaries { row[summary.name] = summarize(group, summary.operation, summary.field) }
          return row
        })
    case .joinAggregate(let summaries, let by, let place):
      try require(Set(summaries.compactMap(\.field) + by), at: place)
      var values: [[Datum]: [Datum]] = [:]
      for group in grouped(by: by) {
        values[by.map { group[0][$0] }] = summaries.map { summarize(group, $0.operation, $0.field) }
      }
      return DataTable(
        rows.map { row in
          var row = row
          for (summary, value) in zip(summaries, values[by.map { row[$0] }] ?? []) { row[summary.name] = value }
          return row
        })
    case .fold(let fields, let key, let value, let place):
      try require(Set(fields), at: place)
      return DataTable(
        rows.flatMap { row in
          fields.map { field in
            var folded = row
            folded[key] = .text(field)
            folded[value] = row[field]
            return folded
          }
        })
    case .flatten(let fields, let names, let place):
      try require(Set(fields), at: place)
      return flattened(fields, as: names)
    case .bin(let binning, let field, let start, let end, let place):
      try require([field], at: place)
      return binned(field, binning, as: (start, end))
    case .timeUnit(let unit, let field, let name, let place):
      try require([field], at: place)
      return timed(field, unit, as: (name, name + "_end"))
    case .stack(let step, let place):
      try require(Set([step.field] + step.by + step.sort.map(\.field)), at: place)
      return stacked(step)
    case .window(let fields, let frame, let place):
      try require(Set(fields.compactMap(\.field) + frame.sort.map(\.field) + frame.by), at: place)
      return windowed(fields, frame)
    case .impute(let step, let place):
      try require(Set([step.field, step.key] + step.by), at: place)
      return imputed(step)
    case .pivot(let field, let value, let by, let op, let limit, let place):
      try require(Set([field, value] + by), at: place)
      return pivoted(field, value, by: by, op, limit: limit)
    case .density(let step, let place):
      try require(Set([step.field] + step.by), at: place)
      return densities(step)
    case .regression(let step, let place):
      try require(Set([step.y, step.x] + step.by), at: place)
      return regressed(step)
    case .loess(let step, let place):
      try require(Set([step.y, step.x] + step.by), at: place)
      return smoothed(step)
    case .quantile(let step, let place):
      try require(Set([step.field] + step.by), at: place)
      return quantiles(step)
    case .lookup(let step, let place):
      try require([step.field], at: place)
      return joined(step, with: try table(of: step.source, named))
    }
  }

  private func table(of source: ViewDefinition.Source, _ named: [String: DataTable]) throws(PlottingError) -> DataTable {
    switch source {
    case .values(let rows): return DataTable(rows)
    case .nothing: return DataTable()
    case .named(let name, let place):
      guard let known = named[name] else { throw .unknownData(place, name: name) }
      return known
    case .file(let path, _, let place):
      guard let known = named[path] else { throw .unsupportedFeature(place, feature: "data.url") }
      return known
    }
  }

  /// The rows with one more field.
  func with(_ name: String, _ value: (DataRow) -> Datum) -> DataTable {
    DataTable(
      rows.map { row in
        var row = row
        row[name] = value(row)
        return row
      })
  }

  /// An empty table has no fields to miss.
  package func require(_ fields: Set<String>, at place: Place) throws(PlottingError) {
    guard !rows.isEmpty, !fields.isEmpty else { return }
    // Most often the first row has them all.
    let missing = fields.filter { rows[0].fields[$0] == nil }
    guard !missing.isEmpty else { return }
    let known = fieldSet
    for field in missing.sorted() where !known.contains(field) && !known.contains(FieldPath(field).name) && field != "*" {
      throw .unknownField(place, field: field, fields: known.filter { !$0.hasPrefix("__") }.sorted())
    }
  }

  /// The rows in groups with equal values, in the order of first appearance.
  package func grouped(by fields: [String]) -> [[DataRow]] {
    guard !fields.isEmpty else { return rows.isEmpty ? [] : [rows] }
    var positions: [[Datum]: Int] = [:]
    var groups: [[DataRow]] = []
    for row in rows {
      let key = fields.map { row[$0] }
      if let i = positions[key] {
        groups[i].append(row)
      } else {
        positions[key] = groups.count
        groups.append([row])
      }
    }
    return groups
  }

  /// A row for each element of lists; lists of one row are read side by side.
  private func flattened(_ fields: [String], as names: [String]) -> DataTable {
    DataTable(
      rows.flatMap { row -> [DataRow] in
        let lists = fields.map { field -> [Datum] in
          if case .list(let items) = row[field] { return items }
          return row[field].isNull ? [] : [row[field]]
        }
        return (0..<(lists.map(\.count).max() ?? 0)).map { i in
          var flat = row
          for (name, list) in zip(names, lists) { flat[name] = i < list.count ? list[i] : .null }
          return flat
        }
      })
  }

  /// The rows with the beginning and the end of the span of time that each falls into.
  func timed(_ field: String, _ unit: TimeUnit, as names: (start: String, end: String)) -> DataTable {
    var unit = unit
    if let maximum = unit.maximum {
      let moments = rows.compactMap { Moment.milliseconds($0[field]) }
      unit = TimeUnit.spanning(moments.min() ?? 0, moments.max() ?? 0, maximum: maximum)
    }
    return DataTable(
      rows.map { row in
        var row = row
        let start = Moment.milliseconds(row[field]).map { unit.isBinned ? $0 : unit.floor($0) }
        // What is cut already stays as it is.
        if !unit.isBinned || row[names.start].text != nil { row[names.start] = start.map(Datum.number) ?? .null }
        row[names.end] = start.map { .number(unit.end(of: $0)) } ?? .null
        return row
      })
  }

  /// A column for each value of a field, filled with the summary of another.
  private func pivoted(_ field: String, _ value: String, by: [String], _ op: AggregateOperation, limit: Int?) -> DataTable {
    var names: [String] = []
    for row in rows where !names.contains(row[field].label) { names.append(row[field].label) }
    names.sort { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    if let limit, limit > 0 { names = Array(names.prefix(limit)) }
    return DataTable(
      grouped(by: by).map { group in
        var result = DataRow()
        for field in by { result[field] = group[0][field] }
        for name in names {
          let members = group.filter { $0[field].label == name }
          result[name] = members.isEmpty ? (op == .sum || op == .count ? .number(0) : .null) : summarize(members, op, value)
        }
        return result
      })
  }

  private func joined(_ step: TransformDefinition.LookupStep, with other: DataTable) -> DataTable {
    var known: [Datum: DataRow] = [:]
    for row in other.rows where known[row[step.key]] == nil { known[row[step.key]] = row }
    return DataTable(
      rows.map { row in
        var row = row
        let found = known[row[step.field]]
        if step.fields.isEmpty {
          row[step.names.first ?? step.key] = found.map { .object($0.fields) } ?? step.missing
        } else {
          for (field, name) in zip(step.fields, step.names) { row[name] = found.map { $0[field] } ?? step.missing }
        }
        return row
      })
  }
}

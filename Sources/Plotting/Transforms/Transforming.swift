package import Diagnostics

extension DataTable {
  /// The rows after the steps; a step that reads a field no row has is an error with the step's place.
  package func transformed(by steps: [TransformDefinition]) throws(PlottingError) -> DataTable {
    var table = self
    for step in steps { table = try table.transformed(by: step) }
    return table
  }

  private func transformed(by step: TransformDefinition) throws(PlottingError) -> DataTable {
    switch step {
    case .filter(let predicate, let place):
      try require(predicate.fields, at: place)
      return DataTable(rows.filter(predicate.holds))
    case .calculate(let expression, let name, let place):
      try require(expression.fields, at: place)
      return DataTable(
        rows.map { row in
          var row = row
          row[name] = expression.value(for: row)
          return row
        })
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
    case .bin(let binning, let field, let start, let end, let place):
      try require([field], at: place)
      return binned(field, binning, as: (start, end))
    case .window(let fields, let sort, let by, let from, let to, let place):
      try require(Set(fields.compactMap(\.field) + sort.map(\.field) + by), at: place)
      return window(fields, sort: sort, by: by, from: from, to: to)
    }
  }

  /// An empty table has no fields to miss.
  package func require(_ fields: Set<String>, at place: Place) throws(PlottingError) {
    guard !rows.isEmpty else { return }
    let known = Set(rows.flatMap(\.fields.keys))
    for field in fields.sorted() where !known.contains(field) {
      throw .unknownField(place, field: field, fields: known.filter { !$0.hasPrefix("__") }.sorted())
    }
  }

  /// The rows in groups with equal values, in the order of first appearance.
  package func grouped(by fields: [String]) -> [[DataRow]] {
    var order: [[Datum]] = []
    var groups: [[Datum]: [DataRow]] = [:]
    for row in rows {
      let key = fields.map { row[$0] }
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(row)
    }
    return order.compactMap { groups[$0] }
  }

  private func window(
    _ fields: [TransformDefinition.WindowField], sort: [TransformDefinition.SortKey], by: [String], from: Int?, to: Int?
  ) -> DataTable {
    var result = rows
    var members: [[Datum]: [Int]] = [:]
    for (i, row) in rows.enumerated() { members[by.map { row[$0] }, default: []].append(i) }
    for positions in members.values {
      let ordered = positions.sorted { a, b in
        for key in sort {
          let (x, y) = (rows[a][key.field], rows[b][key.field])
          if x != y { return key.descending ? Datum.precedes(y, x) : Datum.precedes(x, y) }
        }
        return a < b
      }
      func ties(_ a: Int, _ b: Int) -> Bool { sort.allSatisfy { rows[a][$0.field] == rows[b][$0.field] } }
      var rank = 0
      var dense = 0
      for (place, i) in ordered.enumerated() {
        if place == 0 || !ties(i, ordered[place - 1]) {
          rank = place + 1
          dense += 1
        }
        for field in fields {
          let value: Datum
          switch field.operation {
          case .rowNumber: value = .number(Double(place + 1))
          case .rank: value = .number(Double(rank))
          case .denseRank: value = .number(Double(dense))
          case .lag(let n):
            value = place - n >= 0 && place - n < ordered.count ? rows[ordered[place - n]][field.field ?? ""] : .null
          case .lead(let n):
            value = place + n >= 0 && place + n < ordered.count ? rows[ordered[place + n]][field.field ?? ""] : .null
          case .summary(let op):
            let low = from.map { max(0, place + $0) } ?? 0
            let high = to.map { min(ordered.count - 1, place + $0) } ?? ordered.count - 1
            value = low <= high ? summarize(ordered[low...high].map { rows[$0] }, op, field.field) : .null
          }
          result[i][field.name] = value
        }
      }
    }
    return DataTable(result)
  }
}

/// Several rows' values of a field in one.
package func summarize(_ rows: [DataRow], _ operation: AggregateOperation, _ field: String?) -> Datum {
  guard let field, operation != .count else { return .number(Double(rows.count)) }
  let numbers = rows.compactMap { $0[field].number }
  switch operation {
  case .count: return .number(Double(rows.count))
  case .valid: return .number(Double(numbers.count))
  case .missing: return .number(Double(rows.count { $0[field].isNull }))
  case .distinct: return .number(Double(Set(rows.map { $0[field] }).count))
  case .sum: return .number(numbers.reduce(0, +))
  case .mean, .average: return numbers.isEmpty ? .null : .number(numbers.reduce(0, +) / Double(numbers.count))
  case .min:
    return rows.map { $0[field] }.filter { !$0.isNull }.min(by: Datum.precedes) ?? .null
  case .max:
    return rows.map { $0[field] }.filter { !$0.isNull }.max(by: Datum.precedes) ?? .null
  case .median:
    guard !numbers.isEmpty else { return .null }
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return .number(sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle])
  }
}

extension DataTable {
  /// The rows with ranks, neighbours' values and moving summaries, each within its group and by an order.
  func windowed(_ fields: [TransformDefinition.WindowField], _ frame: TransformDefinition.WindowFrame) -> DataTable {
    var result = rows
    for members in groupedPositions(by: frame.by) {
      let ordered = sorted(members, by: frame.sort)
      // Without an order no two rows tie.
      func ties(_ a: Int, _ b: Int) -> Bool {
        !frame.sort.isEmpty && frame.sort.allSatisfy { rows[ordered[a]][$0.field] == rows[ordered[b]][$0.field] }
      }
      var rank = 0
      var dense = 0
      for (place, i) in ordered.enumerated() {
        if place == 0 || !ties(place, place - 1) {
          rank = place + 1
          dense += 1
        }
        var lastPeer = place
        let hasPeers = !frame.ignoresPeers
        if hasPeers { while lastPeer + 1 < ordered.count, ties(lastPeer + 1, place) { lastPeer += 1 } }
        var low = frame.from.map { max(0, place + $0) } ?? 0
        var high = frame.to.map { min(ordered.count - 1, place + $0) } ?? ordered.count - 1
        if hasPeers, low <= high {
          while low > 0, ties(low, low - 1) { low -= 1 }
          while high + 1 < ordered.count, ties(high, high + 1) { high += 1 }
        }
        for field in fields {
          let value: Datum
          switch field.operation {
          case .rowNumber: value = .number(Double(place + 1))
          case .rank: value = .number(Double(rank))
          case .denseRank: value = .number(Double(dense))
          case .percentRank: value = .number(ordered.count > 1 ? Double(rank - 1) / Double(ordered.count - 1) : 0)
          case .cumulativeShare: value = .number(Double(lastPeer + 1) / Double(ordered.count))
          case .parts(let n): value = .number((Double(n) * Double(lastPeer + 1) / Double(ordered.count)).rounded(.up))
          case .lag(let n): value = self.value(ordered, place - n, field.field)
          case .lead(let n): value = self.value(ordered, place + n, field.field)
          case .firstValue: value = low <= high ? self.value(ordered, low, field.field) : .null
          case .lastValue: value = low <= high ? self.value(ordered, high, field.field) : .null
          case .nthValue(let n): value = low + n - 1 <= high ? self.value(ordered, low + n - 1, field.field) : .null
          case .summary(let op):
            value = low <= high ? summarize(ordered[low...high].map { rows[$0] }, op, field.field) : .null
          }
          result[i][field.name] = value
        }
      }
    }
    return DataTable(result)
  }

  private func value(_ ordered: [Int], _ k: Int, _ field: String?) -> Datum {
    ordered.indices.contains(k) ? rows[ordered[k]][field ?? ""] : .null
  }

  /// The positions of rows with equal values, in the order of first appearance.
  func groupedPositions(by fields: [String]) -> [[Int]] {
    guard !fields.isEmpty else { return rows.isEmpty ? [] : [Array(rows.indices)] }
    // Most are grouped by one field, and then a hundred thousand rows need no list of values each.
    if fields.count == 1 { return groupedPositions { $0[fields[0]] } }
    return groupedPositions { row in fields.map { row[$0] } }
  }

  private func groupedPositions<Key: Hashable>(by key: (DataRow) -> Key) -> [[Int]] {
    var known: [Key: Int] = [:]
    var groups: [[Int]] = []
    for (i, row) in rows.enumerated() {
      let key = key(row)
      if let k = known[key] {
        groups[k].append(i)
      } else {
        known[key] = groups.count
        groups.append([i])
      }
    }
    return groups
  }

  func sorted(_ positions: [Int], by keys: [TransformDefinition.SortKey]) -> [Int] {
    guard !keys.isEmpty, positions.count > 1 else { return positions }
    return positions.sorted { a, b in
      for key in keys {
        let (x, y) = (rows[a][key.field], rows[b][key.field])
        if x != y { return key.descending ? Datum.precedes(y, x) : Datum.precedes(x, y) }
      }
      return a < b
    }
  }

  /// The rows with two more columns: where the part of each begins and ends when those of a group are piled up.
  func stacked(_ step: TransformDefinition.StackStep) -> DataTable {
    var result = rows
    let groups = groupedPositions(by: step.by)
    func size(_ i: Int) -> Double { measured(rows[i][step.field]) ?? 0 }
    let largest = step.kind == .center ? groups.map { $0.reduce(0) { $0 + abs(size($1)) } }.max() ?? 0 : 0
    for members in groups {
      let total = step.kind == .zero ? 0 : members.reduce(0) { $0 + abs(size($1)) }
      var above = step.kind == .center ? (largest - total) / 2 : 0
      var below = 0.0
      for i in sorted(members, by: step.sort) {
        let value = size(i)
        let part = step.kind == .normalize ? (total > 0 ? value / total : 0) : step.kind == .center ? abs(value) : value
        let start = part < 0 ? below : above
        // Room for both at once: the fields of a row are copied once, not twice.
        result[i].fields.reserveCapacity(result[i].fields.count + 2)
        result[i][step.start] = .number(start)
        result[i][step.end] = .number(start + part)
        if part < 0 { below += part } else { above += part }
      }
    }
    return DataTable(result)
  }

  /// The rows with one more for each key that a group lacks, its value made up by the method asked for.
  /// `fillsNulls` says whether rows count that are there and have no value.
  func imputed(_ step: TransformDefinition.ImputeStep, fillsNulls: Bool = true) -> DataTable {
    let groups = groupedPositions(by: step.by)
    // One group alone has all keys that there are.
    if groups.count <= 1, step.impute.keys.isEmpty, !fillsNulls { return self }
    var keys: [Datum] = []
    var seen: Set<Datum> = []
    for value in rows.map({ $0[step.key] }) + step.impute.keys where seen.insert(value).inserted { keys.append(value) }
    keys.sort(by: Datum.precedes)
    var result = rows
    for members in groups {
      guard let first = members.first else { continue }
      var known: [Datum: Int] = [:]
      for i in members where known[rows[i][step.key]] == nil { known[rows[i][step.key]] = i }
      var complete: [DataRow] = []
      var gaps: [Int] = []
      for key in keys {
        if let i = known[key] {
          if fillsNulls, rows[i][step.field].isNull { gaps.append(complete.count) }
          complete.append(rows[i])
        } else {
          var row = DataRow()
          for field in step.by { row[field] = rows[first][field] }
          row[step.key] = key
          row[step.field] = .null
          gaps.append(complete.count)
          complete.append(row)
        }
      }
      for k in gaps {
        let filled: Datum
        if step.impute.method == .value {
          filled = step.impute.value
        } else {
          let low = step.impute.from.map { max(0, k + $0) } ?? 0
          let high = step.impute.to.map { min(complete.count - 1, k + $0) } ?? complete.count - 1
          let op = AggregateOperation(rawValue: step.impute.method.rawValue) ?? .mean
          let around = (low <= high ? Array(low...high) : []).filter { !gaps.contains($0) }.map { complete[$0] }
          filled = summarize(around, op, step.field)
        }
        var row = complete[k]
        row[step.field] = filled
        if let i = known[keys[k]] { result[i] = row } else { result.append(row) }
      }
    }
    return DataTable(result)
  }
}

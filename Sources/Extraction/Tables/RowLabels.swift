import CodeLists
import FoundationEssentials
import Statistics

/// The label of one row as far as its names and the rows around it tell.
struct RowLabel: Hashable, Sendable {
  /// What the row is about; empty for a total.
  var words: CellWords = []
  var unit: TableUnit?
  var measure: Measure?
  /// 其中, # or a row that the sum above it is made of.
  var isPart = false
  var isTotal = false
  var isIndex = false
  /// The row has no figures: it names what the rows below it are of.
  var isSection = false
  /// What was added behind the row's own words: 货物运输总量 of 公路货物运输总量.
  var stem: CellWords = []
  /// The words alone say what is measured.
  var standsAlone = false
}

/// Puts the labels of a table's rows together: marks of parts, sums, names that come again, rows without figures.
struct RowLabels {
  let words: TableWords
  let lists: CodeLists
  let isListed: (CellWords) -> Bool

  /// One row as it stands.
  struct Row {
    var stub: CellWords
    /// Its first amount, to see which rows add up to it.
    var amount: Decimal?
    /// Half of the last digit written.
    var error: Decimal
    var hasFigures: Bool
  }

  func labels(_ rows: [Row], subject: CellWords) -> [RowLabel] {
    var labels = rows.map { own($0) }
    let parts = sums(rows, labels)
    let recurring = Dictionary(grouping: labels.indices.filter { !labels[$0].words.isEmpty && !labels[$0].isSection }, by: { labels[$0].words })
      .filter { $0.value.count > 1 }
    var section: Int?
    for i in labels.indices {
      if labels[i].isSection, labels[i].words.isEmpty { continue }
      if labels[i].isSection {
        section = i
        continue
      }
      if labels[i].isTotal || labels[i].words.isEmpty { continue }
      let bare = labels[i].words
      if labels[i].isPart {
        if let parent = whole(of: i, rows, labels, parts) {
          compose(&labels[i], bare, below: labels[parent], subject: subject)
        } else {
          standOrTake(subject, &labels[i])
        }
      } else if let parent = parts[i] {
        compose(&labels[i], bare, below: labels[parent], subject: subject)
      } else if recurring[bare] != nil,
        let parent = labels[..<i].indices.last(where: { !labels[$0].isSection && recurring[own(rows[$0]).words] == nil && !labels[$0].isPart && !labels[$0].words.isEmpty })
      {
        compose(&labels[i], bare, below: labels[parent], subject: subject)
      } else if let section {
        labels[i].words = labels[section].words + bare
        labels[i].unit = labels[i].unit ?? labels[section].unit
      } else if i > 0, bare.contains("岁"), labels[i - 1].isPart, !labels[i - 1].stem.isEmpty {
        (labels[i].stem, labels[i].isPart) = (labels[i - 1].stem, true)
      } else {
        standOrTake(subject, &labels[i])
      }
    }
    return labels
  }

  /// The row that a row marked with 其中 or # is a part of: the nearest one above that is no smaller, first the row
  /// right above it. Without amounts the nearest one that is no part itself.
  private func whole(of i: Int, _ rows: [Row], _ labels: [RowLabel], _ parts: [Int: Int]) -> Int? {
    var above = labels[..<i].indices.reversed().filter { !labels[$0].isSection && !labels[$0].words.isEmpty }
    if let section = labels[..<i].lastIndex(where: \.isSection) { above.removeAll { $0 < section } }
    guard let amount = rows[i].amount else {
      return above.first { !labels[$0].isPart && parts[$0] == nil } ?? above.first
    }
    // Of rows that were parts of a sum, only the last one may be divided further.
    for (n, row) in above.enumerated() {
      guard let other = rows[row].amount, other >= amount else { continue }
      if n == 0 || !labels[row].isPart && parts[row] == nil { return row }
      if labels[row].isPart, n > 0 { continue }
    }
    return above.last
  }

  /// A label that does not say what is measured takes what the caption is about.
  private func standOrTake(_ subject: CellWords, _ label: inout RowLabel) {
    label.standsAlone = isWhole(label.words)
    guard !label.standsAlone, !subject.isEmpty, !subject.endsWith(label.words) else { return }
    // Taken only where the column names nothing itself; the reader decides.
    label.stem = stem(of: subject, for: label.words)
  }

  private func isWhole(_ words: CellWords) -> Bool {
    words.without(words.brackets).isEmpty == false
      && (isListed(words) || self.words.wholeEnding.longest(in: words.without(words.brackets), endingAt: words.without(words.brackets).count, from: 0) != nil)
  }

  /// 公路 below 货物运输总量 is 公路货物运输总量; 小麦 below 粮食播种面积 is 小麦播种面积.
  private func compose(_ label: inout RowLabel, _ bare: CellWords, below whole: RowLabel, subject: CellWords) {
    label.isPart = true
    label.unit = label.unit ?? whole.unit
    label.measure = label.measure ?? whole.measure
    label.isIndex = label.isIndex || whole.isIndex
    let parent = whole.words
    let per = Array("人均".unicodeScalars)
    if parent.starts(with: per), !HeadReading.has(bare, "人均") {
      let rest = Array(parent.dropFirst(per.count))
      label.words = per + (sharesEnding(bare, rest) ? bare : bare + stem(of: rest, for: bare))
      label.stem = []
      return
    }
    let plain = bare.without(bare.brackets)
    // 国有控股企业 beside 其他经济类型企业: what that one borrowed holds for this one too.
    if sharesEnding(bare, parent), !whole.standsAlone, !whole.stem.isEmpty {
      label.stem = whole.stem
      return
    }
    if sharesEnding(bare, parent) || words.partEnding.longest(in: plain, endingAt: plain.count, from: 0) != nil {
      label.standsAlone = true
      return
    }
    let added = whole.stem.isEmpty || parent.isEmpty ? stem(of: parent, for: bare) : whole.stem
    // The reader adds it where the column names nothing itself.
    label.stem = added
  }

  /// What of the whole's words goes behind a part's.
  private func stem(of whole: CellWords, for part: CellWords) -> CellWords {
    var rest = whole.without(whole.brackets.filter { TableUnit(Array(whole[$0].dropFirst().dropLast()), units: lists.units) != nil })
    if HeadReading.has(rest, "地区生产总值"), part.last == "业" { return Array("增加值".unicodeScalars) }
    if let noun = words.partNoun.longest(in: rest, endingAt: rest.count, from: 0) { return Array(rest[noun.start...]) }
    while let lead = words.partWhole.longest(in: rest, at: 0, before: rest.count), lead.end < rest.count { rest.removeFirst(lead.end) }
    return rest
  }

  private func sharesEnding(_ part: CellWords, _ whole: CellWords) -> Bool {
    let a = part.without(part.brackets)
    let b = whole.without(whole.brackets)
    return a.count > 2 && b.count >= 2 && a.suffix(2).elementsEqual(b.suffix(2))
  }

  // MARK: One row by itself

  private func own(_ row: Row) -> RowLabel {
    var label = RowLabel()
    var stub = row.stub
    stripNumber(&stub)
    if let mark = words.part.longest(in: stub, at: 0, before: stub.count), mark.end < stub.count {
      label.isPart = true
      stub.removeFirst(mark.end)
      while let first = stub.first, first == ":" || first == "," || first == "#" { stub.removeFirst() }
    }
    stripNumber(&stub)
    for bracket in stub.brackets.reversed() {
      let inner = Array(stub[bracket].dropFirst().dropLast())
      if let unit = TableUnit(inner, units: lists.units) {
        label.unit = unit
        stub.removeSubrange(bracket)
      } else if inner.count > 4, inner.endsWith(["1", "0", "0"]), inner.contains("=") || inner.contains("为") {
        label.isIndex = true
        stub.removeSubrange(bracket)
      }
    }
    for (ending, measure) in Self.measures where stub.count > ending.count && stub.endsWith(ending.scalars) {
      label.measure = measure
      stub.removeLast(ending.count)
      break
    }
    label.isTotal = stub.matches(words.total)
    label.isSection = !row.hasFigures
    label.words = label.isTotal ? [] : stub
    return label
  }

  /// 一、, 1., （一）, 1.1.
  private func stripNumber(_ stub: inout CellWords) {
    let end = TableRowNumber.end(in: stub)
    if end < stub.count { stub.removeFirst(end) }
  }

  /// Endings of a row's words that say what its figures are: 地区生产总值增速.
  private static let measures: [(StaticPhrase, Measure)] = [
    ("增长速度", .growth), ("增长率", .growth), ("增速", .growth), ("增幅", .growth), ("涨幅", .growth), ("位次", .rank), ("排名", .rank),
  ]

  // MARK: Sums

  /// For each row the row that it is a part of: where the rows below one add up to it within their rounding.
  private func sums(_ rows: [Row], _ labels: [RowLabel]) -> [Int: Int] {
    var parents: [Int: Int] = [:]
    guard rows.count <= 400 else { return parents }
    for i in rows.indices {
      guard let total = rows[i].amount, total > 0, labels[i].unit != nil || !labels[i].isSection else { continue }
      var sum: Decimal = 0
      var error = rows[i].error
      var taken: [Int] = []
      for j in rows.indices.dropFirst(i + 1).prefix(16) {
        // # marks a part of a part.
        if rows[j].stub.first == "#" { continue }
        guard !labels[j].isSection, !labels[j].isTotal, let amount = rows[j].amount, amount >= 0, amount < total,
          labels[j].unit == nil
        else { break }
        sum += amount
        error += rows[j].error
        taken.append(j)
        if taken.count >= 2, abs(sum - total) <= error {
          for part in taken where parents[part] == nil { parents[part] = i }
          break
        }
        if sum > total + error { break }
      }
    }
    return parents
  }

  private func abs(_ value: Decimal) -> Decimal { value < 0 ? -value : value }
}

/// The number that a row or a heading begins with.
enum TableRowNumber {
  /// Where it ends; 0 where there is none.
  static func end(in words: CellWords) -> Int {
    var i = 0
    if let first = words.first, first == "(" {
      var close = 1
      while close < words.count, close <= 3, words[close].isDigit || HanNumeral.isPart(words[close]) { close += 1 }
      return close > 1 && close < words.count && words[close] == ")" ? close + 1 : 0
    }
    while i < words.count, i < 3, HanNumeral.isPart(words[i]) { i += 1 }
    if i > 0 { return i < words.count && (words[i] == "、" || words[i] == ".") ? i + 1 : 0 }
    // 1.1.粮食播种面积, 1、, 2.
    var end = 0
    while i < words.count, words[i].isDigit {
      var j = i
      while j < words.count, j - i < 2, words[j].isDigit { j += 1 }
      guard j < words.count, words[j] == "." || words[j] == "、" else { break }
      end = j + 1
      i = end
    }
    return end
  }
}

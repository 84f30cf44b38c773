package import Documents
import Statistics

/// The numbers of the tables that were understood, set among those of the prose.
struct TableEntries {
  private var byOffset: [Int: TableReading.Entry] = [:]
  private let ranges: [Range<Int>]

  /// Puts the tables' numbers in the place of what the rules of prose found there.
  init(_ tables: [TableReading], replacing items: inout [Item]) {
    ranges = tables.map(\.range)
    guard !tables.isEmpty else { return }
    var merged: [Item] = []
    var next = 0
    for table in tables {
      while next < items.count, items[next].range.lowerBound < table.range.lowerBound {
        merged.append(items[next])
        next += 1
      }
      while next < items.count, items[next].range.lowerBound < table.range.upperBound { next += 1 }
      for entry in table.entries {
        byOffset[entry.item.range.lowerBound] = entry
        merged.append(entry.item)
      }
    }
    items = merged + items[next...]
  }

  /// The statements of a sentence's items: a table's figures have theirs, a cell's prose is read for itself.
  func statements(
    of items: ArraySlice<Item>, in sentence: Range<Int>, otherwise reader: StatementReader, after before: inout SentenceBefore
  ) -> [Statement?] {
    guard let first = items.first, byOffset[first.range.lowerBound] != nil else {
      return reader.statements(of: items, in: sentence, after: &before)
    }
    var result: [Statement?] = []
    var i = items.startIndex
    while i < items.endIndex {
      guard let entry = byOffset[items[i].range.lowerBound] else {
        result.append(nil)
        i += 1
        continue
      }
      var end = i + 1
      while end < items.endIndex, items[end].range.upperBound <= entry.cell.upperBound { end += 1 }
      if entry.statement != nil {
        result.append(entry.statement)
        end = i + 1
      } else {
        before = SentenceBefore()
        result += reader.statements(of: items[i..<end], in: sentence.clamped(to: entry.cell), after: &before)
      }
      i = end
    }
    return result
  }

  /// Adds the cell to the citation of a table's figure, and the whole row to its quotation.
  func cite(_ item: Item, in document: Document, _ citation: inout Citation) {
    guard let entry = byOffset[item.range.lowerBound], entry.statement != nil else { return }
    var start = entry.cell.lowerBound
    while start > 0, document.text[start - 1] != "\n", entry.cell.lowerBound - start < 60 { start -= 1 }
    var end = entry.cell.upperBound
    while end < document.text.count, document.text[end] != "\n", end - entry.cell.upperBound < 40 { end += 1 }
    citation.cell = entry.address
    citation.quote = document.words(start..<end)
  }
}

extension Document {
  /// A file of figures, whose rows may be about any area and year.
  package var isDataFile: Bool { format == .csv || format == .xlsx }
}

import CodeLists

/// The words of tables as tries, made once for all documents.
struct TableWords: Sendable {
  /// What a column of a given head holds.
  let columns: PhraseTrie<TableColumn.Kind>
  let generic: PhraseTrie<Bool>
  let scope: PhraseTrie<Bool>
  let rank: PhraseTrie<Bool>
  let completion: PhraseTrie<Bool>
  let change: PhraseTrie<Bool>
  let growth: PhraseTrie<Bool>
  let growthFiller: PhraseTrie<Bool>
  let fall: PhraseTrie<Bool>
  let share: PhraseTrie<Bool>
  let index: PhraseTrie<Bool>
  let target: PhraseTrie<Bool>
  let notTarget: PhraseTrie<Bool>
  let prior: PhraseTrie<Bool>
  let part: PhraseTrie<Bool>
  let total: PhraseTrie<Bool>
  let partNoun: SuffixTrie<Bool>
  let partWhole: PhraseTrie<Bool>
  let wholeEnding: SuffixTrie<Bool>
  let partEnding: SuffixTrie<Bool>
  let captionFiller: PhraseTrie<Bool>
  let captionLead: PhraseTrie<Bool>
  let captionMany: PhraseTrie<Bool>

  init(_ words: WordList) {
    func set(_ kind: String) -> [(String, Bool)] {
      words[kind].map { (String(folding: $0.unicodeScalars), true) }
    }
    func trie(_ kinds: String...) -> PhraseTrie<Bool> { PhraseTrie(kinds.flatMap(set)) }
    let kinds: [(String, TableColumn.Kind)] = [
      ("serial", .serial), ("code", .code), ("unit", .unit), ("area", .area), ("period", .period),
      ("attribute", .attribute), ("stub", .stub), ("remark", .text),
    ]
    columns = PhraseTrie(kinds.flatMap { kind in set("column." + kind.0).map { ($0.0, kind.1) } })
    generic = trie("generic")
    scope = trie("scope")
    rank = trie("measure.rank")
    completion = trie("measure.completion")
    change = trie("measure.change")
    growth = trie("measure.growth")
    growthFiller = trie("measure.growth", "measure.growth.filler")
    fall = trie("measure.fall")
    share = trie("measure.share")
    index = trie("measure.index")
    target = trie("target")
    notTarget = trie("target.not")
    prior = trie("prior")
    part = trie("part")
    total = trie("total")
    partNoun = SuffixTrie(set("part.noun"))
    partWhole = trie("part.whole")
    wholeEnding = SuffixTrie(set("whole.ending"))
    partEnding = SuffixTrie(set("part.ending"))
    captionFiller = trie("caption.filler")
    captionLead = trie("caption.lead")
    captionMany = trie("caption.many")
  }
}

/// Words of a cell, folded and without blanks: what heads and row labels are compared by.
typealias CellWords = [Unicode.Scalar]

extension [Unicode.Scalar] {
  /// Without every phrase of a trie, the longest at each place.
  func removing(_ trie: PhraseTrie<Bool>) -> CellWords {
    var result: CellWords = []
    var i = 0
    while i < count {
      if let found = trie.longest(in: self, at: i, before: count) {
        i = found.end
      } else {
        result.append(self[i])
        i += 1
      }
    }
    return result
  }

  /// Whether a phrase of a trie stands anywhere.
  func holds(_ trie: PhraseTrie<Bool>) -> Bool { trie.occurs(in: self, 0..<count) }

  /// Whether the whole is a phrase of a trie.
  func matches(_ trie: PhraseTrie<Bool>) -> Bool {
    trie.longest(in: self, at: 0, before: count).map { $0.end == count } ?? false
  }

  /// With other words behind, which are not said twice where they begin as this ends.
  func joined(to other: CellWords) -> CellWords {
    for shared in stride(from: Swift.min(count, other.count), through: 2, by: -1)
    where suffix(shared).elementsEqual(other.prefix(shared)) { return self + other.dropFirst(shared) }
    return self + other
  }

  func endsWith(_ other: CellWords) -> Bool { reversed().starts(with: other.reversed()) }

  /// As a label has them: with full-width brackets, as official texts set them.
  var label: String {
    var view = String.UnicodeScalarView()
    for scalar in self {
      switch scalar {
      case "(": view.append("（")
      case ")": view.append("）")
      default: view.append(scalar)
      }
    }
    return String(view)
  }

  /// The ranges of what stands in brackets, with the brackets.
  var brackets: [Range<Int>] {
    var found: [Range<Int>] = []
    var open: Int?
    for i in indices {
      if self[i] == "(" {
        open = open ?? i
      } else if self[i] == ")", let start = open {
        found.append(start..<i + 1)
        open = nil
      }
    }
    return found
  }

  func without(_ ranges: [Range<Int>]) -> CellWords {
    indices.filter { i in !ranges.contains { $0.contains(i) } }.map { self[$0] }
  }
}

extension String {
  init(folding scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    for scalar in scalars { view.append(scalar.folded) }
    self = String(view)
  }
}

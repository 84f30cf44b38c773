import CodeLists
import FoundationEssentials
package import Statistics

/// Two labels that may mean one thing; they are laid side by side only when a user says so.
package struct LabelProposal: Hashable, Sendable {
  /// The name that both would go by: an indicator's, or the label of the document that comes first.
  package var name: String
  /// The other label.
  package var label: String
  /// A statement of each.
  package var first: Observation
  package var second: Observation
}

/// Finds labels that differ a little and are used for figures of the same kind in different documents.
///
/// Near-equal are labels that are the same without words that say nothing (建成, 打造, 各类), or but for one short word
/// well inside; what stands in front narrows a label, what stands at its end is what is counted, and 、 adds another thing.
/// Words that turn a label into another thing (新增, 人均, 城镇, 国家级) must be the same on both sides, and a label of
/// nothing but words that fit everything (支持项目) is like no other. The figures must be in the same unit and not of
/// different orders, and what one document uses side by side is two things.
func labelProposals(_ comparison: Comparison, evidence: [[Evidence]], with lists: CodeLists) -> [LabelProposal] {
  let words = LabelWords(lists)
  var labels: [Label] = []
  var position: [String: Int] = [:]
  for (document, items) in evidence.enumerated() {
    for item in items {
      let o = item.observation
      guard o.scenario != .baseline, [.level, .share].contains(o.measure), o.number != nil, o.label.count >= 4,
        o.label.count <= 24, !o.quantity.unit.isEmpty, o.quantity.family != .rank
      else { continue }
      let name = o.indicator.flatMap { lists.indicators[$0]?.name } ?? o.label
      let form = matchingForm(ofLabel: o.indicator == nil ? o.label : name)
      let key = "\(o.indicator ?? "~" + form)|\(o.quantity.unit)"
      if let known = position[key] {
        labels[known].documents.insert(document)
        labels[known].areas.insert(item.area)
      } else {
        position[key] = labels.count
        labels.append(
          Label(
            name: name, form: form, words: words.reading(of: form), observation: o, documents: [document], areas: [item.area]))
      }
    }
  }
  // Only labels that share their first or their last two characters are held against each other.
  var groups: [String: [Int]] = [:]
  for (index, label) in labels.enumerated() {
    for end in Set([String(label.essence.prefix(2)) + "…", "…" + label.essence.suffix(2)]) {
      groups[end, default: []].append(index)
    }
  }
  var result: [LabelProposal] = []
  for (index, label) in labels.enumerated() where label.observation.indicator == nil {
    let others = Set(
      [String(label.essence.prefix(2)) + "…", "…" + label.essence.suffix(2)].flatMap { groups[$0] ?? [] })
    // Of two labels outside the list each pair is told once; a name of the list goes first.
    let near = others.sorted().filter { other in
      other != index && (labels[other].observation.indicator != nil || other < index)
        && words.areNear(label, labels[other])
    }
    guard let best = near.first(where: { labels[$0].observation.indicator != nil }) ?? near.first else { continue }
    result.append(
      LabelProposal(
        name: labels[best].name, label: label.observation.label, first: labels[best].observation,
        second: label.observation))
  }
  // One area's own words of two years are the surest case.
  let area = Dictionary(uniqueKeysWithValues: evidence.joined().map { ($0.observation.id, $0.area) })
  func isOfOneArea(_ item: LabelProposal) -> Bool { area[item.first.id] == area[item.second.id] }
  return result.filter(isOfOneArea) + result.filter { !isOfOneArea($0) }
}

private struct Label {
  var name: String
  var form: String
  var words: LabelWords.Reading
  var observation: Observation
  var documents: Set<Int>
  var areas: Set<Int>

  /// Without words that say nothing.
  var essence: String { words.essence }
}

/// The words that matter, and those that do not, when labels are held against each other.
private struct LabelWords {
  private var fillers: [String]
  private var distinguishing: [String]
  private var generic: [String]

  init(_ lists: CodeLists) {
    fillers = lists.words["label.filler"].sorted { ($1.count, $0) < ($0.count, $1) }
    distinguishing = lists.words["label.distinguishing"]
    generic = lists.words["label.generic"].sorted { ($1.count, $0) < ($0.count, $1) }
  }

  /// What a label is compared by; read once, because each label is held against many.
  struct Reading {
    /// Without words that say nothing.
    var essence: String
    /// The words in it that make it another thing.
    var distinguishing: [String]
    var digits: String
    /// Whether something is left without the words that fit everything.
    var saysWhat: Bool
  }

  func reading(of form: String) -> Reading {
    var essence = form
    for word in fillers where essence.count > word.count + 2 { essence = essence.replacing(word, with: "") }
    return Reading(
      essence: essence, distinguishing: distinguishing.filter { form.contains($0) }, digits: form.filter(\.isNumber),
      saysWhat: generic.reduce(essence) { $0.replacing($1, with: "") }.count >= 2)
  }

  func areNear(_ a: Label, _ b: Label) -> Bool {
    let (p, q) = (a.observation.quantity, b.observation.quantity)
    guard a.form != b.form, p.unit == q.unit, a.documents.isDisjoint(with: b.documents),
      a.observation.measure == b.observation.measure,
      let x = a.observation.number?.magnitude, let y = b.observation.number?.magnitude, max(x, y) <= min(x, y) * 20
    else { return false }
    // 养老、医疗保险 is more than 养老保险.
    guard a.observation.label.contains("、") == b.observation.label.contains("、") else { return false }
    guard a.words.distinguishing == b.words.distinguishing, a.words.digits == b.words.digits, a.words.saysWhat, b.words.saysWhat
    else { return false }
    if a.essence == b.essence { return a.essence.count >= 3 }
    let (short, long) = a.essence.count <= b.essence.count ? (a.essence, b.essence) : (b.essence, a.essence)
    return short.count >= 6 && (1...2).contains(long.count - short.count)
      && isInserted(short, long, byOneHand: !a.areas.isDisjoint(with: b.areas))
  }

  /// Whether the longer text is the shorter one with one short word put in behind three characters or more and in front
  /// of two or more; 额 may also stand at the end, and one area may have left out a word in front.
  private func isInserted(_ short: String, _ long: String, byOneHand: Bool) -> Bool {
    let extra = long.count - short.count
    if extra == 1, long.hasSuffix("额"), long.dropLast() == short { return true }
    let head = zip(short, long).prefix { $0 == $1 }.count
    let word = long.dropFirst(head).prefix(extra)
    return (head >= 3 || byOneHand && head == 0) && short.count - head >= 2 && !word.contains { "、和及与或".contains($0) }
      && short.dropFirst(head) == long.dropFirst(head + extra)
  }
}

import CodeLists
package import Statistics

/// An observation with where it comes from: which document, of which area and year, and the how-manieth of it.
struct Evidence {
  var observation: Observation
  /// Position in the sorted ledgers.
  var document: Int
  /// Position in `Comparison.areas`.
  var area: Int
  /// The year that the document looks back on.
  var reportYear: Int
  /// Position among the document's observations.
  var position: Int
  /// What it is about, by number in `Subjects`.
  var subject = 0
  /// Whether the document, by its title or name, covers the year only in part, so that a figure without a period of
  /// its own does too.
  var isOfPartOfYear = false
}

extension DocumentProfile {
  /// Whether title or name say that the document ends before its year does: `（1-11月）`, `上半年`, `前三季度`.
  var coversPartOfYear: Bool { [title, document].contains(where: Self.namesPartOfYear) }

  private static func namesPartOfYear(_ words: String) -> Bool {
    if ["上半年", "前三季度", "一季度", "前11个月", "前十一个月"].contains(where: { words.contains($0) }) { return true }
    let characters = Array(words)
    for (index, character) in characters.enumerated() where character == "月" {
      // Digits, a dash or 至, and a 1 that stands alone, read backwards from 月.
      var start = index
      while start > 0, characters[start - 1].isASCII, characters[start - 1].isNumber { start -= 1 }
      guard let last = Int(String(characters[start..<index])), (1...11).contains(last), start >= 2,
        "-—–－~～至到".contains(characters[start - 1])
      else { continue }
      let first = characters[start - 2] == "月" && start >= 3 ? start - 3 : start - 2
      if characters[first] == "1", first == 0 || !characters[first - 1].isNumber { return true }
    }
    return false
  }
}

/// What makes figures of several documents one line of the comparison.
struct SeriesKey: Hashable {
  /// By number in `Subjects`.
  var subject: Int
  var measure: Measure
  var scenario: Scenario
  var unit: String
}

extension SeriesKey {
  init(_ evidence: Evidence) {
    subject = evidence.subject
    measure = evidence.observation.measure
    scenario = evidence.observation.scenario
    unit = evidence.observation.quantity.unit
  }

  func with(_ scenario: Scenario) -> SeriesKey {
    var key = self
    key.scenario = scenario
    return key
  }
}

/// The indicators that are spoken of: codes, and labels outside the code list in the form used for matching, with
/// `~` before them. Numbered in the order of their names, so that sorting and looking up need no words.
struct Subjects {
  private(set) var names: [String] = []

  /// Numbers the evidence's subjects and notes them in it.
  init(of evidence: inout [[Evidence]]) {
    var numbers: [String: Int] = [:]
    var formOfLabel: [String: Int] = [:]
    var found: [String] = []
    func number(_ name: String) -> Int {
      if let known = numbers[name] { return known }
      numbers[name] = found.count
      found.append(name)
      return found.count - 1
    }
    for document in evidence.indices {
      for index in evidence[document].indices {
        let observation = evidence[document][index].observation
        if let code = observation.indicator {
          evidence[document][index].subject = number(code)
        } else if let known = formOfLabel[observation.label] {
          evidence[document][index].subject = known
        } else {
          let new = number("~" + matchingForm(ofLabel: observation.label))
          formOfLabel[observation.label] = new
          evidence[document][index].subject = new
        }
      }
    }
    let order = found.indices.sorted { found[$0] < found[$1] }
    names = order.map { found[$0] }
    var place = [Int](repeating: 0, count: found.count)
    for (position, old) in order.enumerated() { place[old] = position }
    for document in evidence.indices {
      for index in evidence[document].indices {
        evidence[document][index].subject = place[evidence[document][index].subject]
      }
    }
  }
}

/// A label without what differs from one document to the next and says nothing: quotes, spaces, 全区, 我市, 其中.
func matchingForm(ofLabel label: String) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in label.unicodeScalars {
    switch scalar {
    case "“", "”", "\"", "‘", "’", "'", "《", "》", "「", "」", "、", "，", ",", "。", "：", ":", "；", ";", " ", "\t", "\n",
      "\u{3000}", "(", ")", "（", "）":
      continue
    case "\u{FF01}"..."\u{FF5E}":
      scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
    default: scalars.append(scalar)
    }
  }
  var form = Substring(String(scalars))
  while let first = form.unicodeScalars.first, ["其", "全", "我", "本", "辖"].contains(first) {
    let before = form.count
    for prefix in [
      "其中", "全区", "全市", "全县", "全省", "全旗", "全州", "全盟", "我区", "我市", "我县", "我省", "我旗", "本区", "本市", "本县", "辖区",
    ]
    where form.hasPrefix(prefix) && form.count > prefix.count + 1 {
      form = form.dropFirst(prefix.count)
    }
    if form.count == before { break }
  }
  return String(form)
}

/// Whether the areas' amounts under a label outside the code list add up: rates, ratios and averages do not.
func addsUp(label: String, family: UnitFamily) -> Bool {
  switch family {
  case .money, .count, .area, .length, .volume, .mass, .energy: break
  case .percent, .percentagePoint, .power, .duration, .rank, .ratio, .index, .other: return false
  }
  return !["人均", "平均", "均", "每", "率", "比重", "强度", "密度", "单位", "指数", "得分"].contains { label.contains($0) }
}

/// How the columns of a row are found for an observation.
enum Column: Hashable {
  /// A whole calendar year, or what stands for it.
  case year(Int)
  /// Some other period, by its code.
  case period(TimePeriod)
}

extension TimePeriod {
  /// A year, or a period or day that ends with it.
  package var coveredYear: Int? {
    if isWholeYear { return year }
    if spansYears { return nil }
    guard endingMonth == 12, startsWithYear else { return nil }
    return year
  }

  /// The year of a period that begins with January and ends early, or of a day before the year's end.
  var partlyCoveredYear: Int? {
    guard !isWholeYear, !spansYears, let month = endingMonth, month < 12, startsWithYear else { return nil }
    return year
  }

  /// A stock on a day, or a span that begins with January of the year in which it ends.
  private var startsWithYear: Bool {
    if code.hasPrefix("asof:") { return true }
    guard let slash = code.firstIndex(of: "/"), let year else { return false }
    let start = code[..<slash]
    return start == "\(year)" || start.hasPrefix("\(year)-01")
  }

  /// Whether a year with digits removed (`202X`) may be the one given.
  func mayBe(_ year: Int) -> Bool {
    let digits = String(year)
    guard code.count == 4, digits.count == 4, self.year == nil else { return false }
    return zip(code, digits).allSatisfy { $0 == $1 || !$0.isNumber }
  }
}

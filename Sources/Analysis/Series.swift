import CodeLists
import Statistics

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
  /// The indicator's code, or `~` and the label in the form used for matching.
  var indicator: String
  var measure: Measure
  var scenario: Scenario
  var unit: String
}

extension SeriesKey {
  init(_ observation: Observation) {
    indicator = Self.indicator(of: observation)
    measure = observation.measure
    scenario = observation.scenario
    unit = observation.quantity.unit
  }

  static func indicator(of observation: Observation) -> String {
    observation.indicator ?? "~" + matchingForm(ofLabel: observation.label)
  }

  func with(_ scenario: Scenario) -> SeriesKey {
    var key = self
    key.scenario = scenario
    return key
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
  var isTrimmed = true
  while isTrimmed {
    isTrimmed = false
    for prefix in ["其中", "全区", "全市", "全县", "全省", "全旗", "全州", "全盟", "我区", "我市", "我县", "我省", "我旗", "本区", "本市", "本县", "辖区"]
    where form.hasPrefix(prefix) && form.count > prefix.count + 1 {
      form = form.dropFirst(prefix.count)
      isTrimmed = true
    }
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
  var coveredYear: Int? {
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

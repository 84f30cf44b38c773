import CodeLists
import Documents
import Statistics

/// A date of a sentence and the period that it gives to the numbers after it.
struct SentenceDate: Sendable {
  let range: Range<Int>
  /// nil where the date sets no period: the day of an event.
  let period: TimePeriod?
  /// 较2020年, 比2015年: what is compared with, not what is reported.
  let isComparison: Bool
  /// With the words that compare: 比2021年末 says nothing of what is measured.
  let span: Range<Int>
  /// 2016年以来: what is told is of all these years.
  let isSince: Bool
  /// Used up by the number after it: the 2018年 of 从2018年83家.
  var isSpent = false

  init(_ range: Range<Int>, in text: PreparedText, profile: DocumentProfile) {
    self.range = range
    var before = range.lowerBound
    while before > 0, text.folded[before - 1] == " " { before -= 1 }
    isComparison =
      text.has("较", endingAt: before) || text.has("比", endingAt: before) || text.has("与", endingAt: before)
      || text.has("相比", endingAt: before)
    var end = range.upperBound
    if isComparison {
      if text.has("相比", endingAt: before) || text.has("相较", endingAt: before) { before -= 1 }
      before -= 1
      for word in ["同期", "年末", "末", "底", "初"] as [StaticPhrase] where text.has(word, at: end) {
        end += word.count
        break
      }
    }
    // 12月份: the word goes with the month.
    if text.has("份", at: end) { end += 1 }
    span = max(0, before)..<end
    if isComparison { before += 1 }
    let year = profile.year
    let upTo =
      text.has("截至", endingAt: before) || text.has("截止", endingAt: before) || text.has("截止到", endingAt: before)
      || text.has("截至目前", endingAt: before)
    let parts = Self.parts(of: text.folded[range])
    let isSinceEvent = Self.isSinceEvent(range, text)
    if text.has("以来", at: range.upperBound) || text.has("起", at: range.upperBound) || isSinceEvent {
      // 2019年以来: what was done since, up to the year reported on.
      period = parts.year.flatMap { from in year.flatMap { from == $0 ? TimePeriod(year: $0) : from < $0 ? TimePeriod("\(from)/\($0)") : nil } }
    } else if text.has("季度", endingAt: range.upperBound), text.has("前", endingAt: before), let y = parts.year ?? year {
      period = TimePeriod("\(y)-01/\(y)-09")
    } else if parts.isMaskedYear {
      period = TimePeriod(parts.maskedYear)
    } else if upTo {
      let y = parts.year ?? year
      if let y, let month = parts.month, let day = parts.day {
        period = TimePeriod("asof:\(y)-\(Self.two(month))-\(Self.two(day))")
      } else if let y, let month = parts.month {
        period = TimePeriod("asof:\(y)-\(Self.two(month))")
      } else if let y, parts.hasMask {
        period = TimePeriod("asof:\(y)")
      } else if let y, parts.year != nil, Self.closesYear(text, at: range.upperBound) {
        period = TimePeriod("asof:\(y)-12-31")
      } else {
        period = y.map { TimePeriod(year: $0) }
      }
    } else if let last = parts.lastMonth, let first = parts.month, let y = parts.year ?? year {
      period = TimePeriod("\(y)-\(Self.two(first))/\(y)-\(Self.two(last))")
    } else if let y = parts.year, parts.month == nil, let part = PartOfYear.named(in: text, at: range.upperBound) {
      period = part.period(of: y)
    } else if let y = parts.year, parts.month == nil {
      period = parts.lastYear.map { TimePeriod("\(y)/\($0)") } ?? TimePeriod(year: y)
    } else if let y = parts.year ?? year, let month = parts.month, parts.day == nil, Self.isWholeMonth(text, at: range.upperBound) {
      period = TimePeriod("\(y)-\(Self.two(month))")
    } else {
      period = nil
    }
    isSince = (text.has("以来", at: range.upperBound) || isSinceEvent) && period?.spansYears ?? false
  }

  /// 自2017年4月19日政务大厅成立以来: since what happened on a day.
  private static func isSinceEvent(_ range: Range<Int>, _ text: PreparedText) -> Bool {
    guard text.has("自", endingAt: range.lowerBound) else { return false }
    var end = range.upperBound
    while end < min(text.count, range.upperBound + 24), !text.folded[end].isClauseEnd { end += 1 }
    return text.has("以来", endingAt: end)
  }

  /// 9月份, 5月，: the month itself; 9月底前 is a day, 6月召开 when something happened.
  private static func isWholeMonth(_ text: PreparedText, at end: Int) -> Bool {
    text.has("份", at: end) || text.has(",", at: end)
  }

  /// 截至2022年末, 截止2020年底: the last day of the year.
  private static func closesYear(_ text: PreparedText, at end: Int) -> Bool {
    text.has("末", at: end) || text.has("底", at: end) || text.has("年末", at: end) || text.has("年底", at: end)
  }

  private static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }

  private struct Parts {
    var year: Int?
    var lastYear: Int?
    var month: Int?
    var lastMonth: Int?
    var day: Int?
    var hasMask = false
    var isMaskedYear = false
    var maskedYear = ""
  }

  /// The numbers of a date by the characters behind them.
  private static func parts(of date: ArraySlice<Unicode.Scalar>) -> Parts {
    var parts = Parts()
    var value: Int? = nil
    var word = ""
    var pending: Int?
    for scalar in date {
      if scalar.isDigit {
        value = (value ?? 0) * 10 + Int(scalar.value) - 0x30
        word.unicodeScalars.append(scalar)
      } else if scalar.isMask {
        parts.hasMask = true
        word += "X"
      } else if let digit = HanNumeral.digit(scalar) {
        value = (value ?? 0) * 10 + digit
      } else {
        switch scalar {
        case "年":
          if word.contains("X") {
            parts.isMaskedYear = true
            parts.maskedYear = word
          } else if let first = pending ?? parts.year {
            parts.year = first
            parts.lastYear = value
          } else {
            parts.year = value
          }
        case "月":
          if let first = pending {
            parts.month = first
            parts.lastMonth = value
          } else if parts.month != nil {
            parts.lastMonth = value
          } else {
            parts.month = value
          }
        case "日": parts.day = value
        case "-", "~", "至", "到", "—": pending = value ?? pending
        default: break
        }
        if scalar != "-" && scalar != "~" && scalar != "至" && scalar != "到" && scalar != "—" { pending = nil }
        value = nil
        word = ""
      }
    }
    return parts
  }
}

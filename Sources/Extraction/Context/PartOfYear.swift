import Statistics

/// A part of a year by its name, as months: 上半年, 前三季度, 三季度.
struct PartOfYear {
  let name: StaticPhrase
  private let from: String
  private let to: String

  /// 前三季度 stands before 三季度, which it contains.
  static let all = [
    PartOfYear(name: "前三季度", from: "01", to: "09"), PartOfYear(name: "上半年", from: "01", to: "06"),
    PartOfYear(name: "下半年", from: "07", to: "12"), PartOfYear(name: "一季度", from: "01", to: "03"),
    PartOfYear(name: "二季度", from: "04", to: "06"), PartOfYear(name: "三季度", from: "07", to: "09"),
    PartOfYear(name: "四季度", from: "10", to: "12"),
  ]

  /// The part that is named right at a place: the 上半年 of 2023年上半年.
  static func named(in text: PreparedText, at start: Int) -> PartOfYear? {
    all.first { text.has($0.name, at: start) || text.has("第", at: start) && text.has($0.name, at: start + 1) }
  }

  func period(of year: Int) -> TimePeriod { TimePeriod("\(year)-\(from)/\(year)-\(to)") }
}

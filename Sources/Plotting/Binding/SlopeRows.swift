import Analysis
import Diagnostics
import FoundationEssentials
import Statistics

extension Subject {
  /// Two rows for each area: its rank in the year before and in this one, among the areas that both years compare.
  func slopeRows() -> BoundData? {
    let current = values(year)
    let last = values(year - 1)
    let (stands, stood) = (standing(in: current), standing(in: last))
    let pairs = zip(current, last).filter { stands($0.0) && stood($0.1) }
    guard pairs.count >= 2 else { return nil }
    let now = ranks(pairs.map(\.0))
    let before = ranks(pairs.map(\.1))
    let moves = zip(before, now).map { $0 - $1 }
    let marked = Self.mostMoved(moves)
    // Long names stand once, at the right.
    let namesBoth = pairs.allSatisfy { $0.0.area.name.count <= 12 }
    var table: [DataRow] = []
    for (i, (value, previous)) in pairs.enumerated() {
      for one in [previous, value] {
        var r = fields(one, previous: previous)
        let isCurrent = one.year == year
        let rank = isCurrent ? now[i] : before[i]
        r["series"] = .text("\(one.year)年")
        r["rank"] = .number(Double(rank))
        r["value"] = .number(Double(rank))
        r["moved"] = .number(Double(moves[i]))
        r["way"] = .text(!marked.contains(i) ? "other" : moves[i] > 0 ? "up" : "down")
        r["role"] = .text(isCurrent ? "current" : "previous")
        r["label"] = .text(
          isCurrent
            ? "\(rank)　\(value.area.name)\(Self.moveWords(moves[i]))"
            : namesBoth ? "\(value.area.name)　\(rank)" : before[..<i].contains(rank) ? "" : "\(rank)")
        table.append(r)
      }
    }
    let leftOut = zip(current, last).compactMap { value, previous in
      lackingEitherYear(value, previous) ?? (stands(value) && stood(previous) ? nil : lackingSureness(value, previous))
    }
    let noun = AreaWording(comparison.areas)
    let notes = (row.indicator.direction == .lower ? ["注：数值越低，位次越靠前。"] : [])
      + Self.conditionNotes(pairs.flatMap { [$0.0, $0.1] }, under: "注")
    return BoundData(
      table: DataTable(table), leftOut: leftOut, notes: notes,
      subject: Wording(en: "\(englishName): ranks, \(year - 1) and \(year)", zh: "\(year)年\(name)位次"),
      finding: Self.moveFinding(
        moves, pairs.map(\.0.area.name),
        among: pairs.count == comparison.areas.count
          ? Wording(en: "", zh: "") : Wording(en: "of the \(pairs.count) areas that compare, ", zh: "可比的\(pairs.count)\(noun.counter)")),
      subtitle: words(["按\(name)排位", "\(year - 1)年、\(year)年"]),
      readings: pairs.indices.map { i in
        let name = pairs[i].0.area.name
        if before[i] == now[i] { return Wording(en: "\(name) stays at \(now[i])", zh: "\(name)保持第\(now[i])位") }
        return Wording(en: "\(name) from \(before[i]) to \(now[i])", zh: "\(name)由第\(before[i])位到第\(now[i])位")
      }, areaCount: pairs.count)
  }

  /// Whether a value may be computed with: known, of a whole year, not hedged.
  func isSure(_ value: AreaValue) -> Bool {
    value.value != nil && (!value.isConditional || value.standsBeside && !value.isHedged)
  }

  /// Why two stated years are not held against each other: `2023年为1—11月数`.
  func lackingSureness(_ value: AreaValue, _ previous: AreaValue) -> LeftOut? {
    for one in [value, previous] where one.isConditional && !isSure(one) {
      let reason = one.conditions.first ?? Wording(en: "comparable with a condition", zh: "有条件可比")
      return LeftOut(
        area: one.area.name,
        reason: Wording(
          en: "\(reason.english), \(one.year)",
          zh: "\(one.year)年\(reason.chinese.hasSuffix("数") ? "为" : "")\(reason.chinese)"))
    }
    return nil
  }

  /// Whether two years lie too far apart for anything to be concluded from them.
  func leaps(_ value: AreaValue, _ previous: AreaValue) -> Bool {
    guard !isRate, let a = value.value, let b = previous.value else { return false }
    return isLeap(a, since: b)
  }

  /// Why two stated years are not held against each other: they lie too far apart.
  func leaping(_ value: AreaValue, _ previous: AreaValue) -> LeftOut? {
    guard leaps(value, previous) else { return nil }
    return LeftOut(
      area: value.area.name, reason: Wording(en: "the two years lie too far apart to be compared", zh: "两年数值相差悬殊，不作比较"))
  }

  /// 1 is first, by the indicator's direction; equal values share a rank.
  private func ranks(_ values: [AreaValue]) -> [Int] {
    let numbers = values.compactMap(\.value)
    return numbers.map { own in 1 + numbers.count { row.indicator.direction == .lower ? $0 < own : $0 > own } }
  }

  /// The at most three that moved most, the one that the title names among them: of many lines that cross, only few can
  /// be followed.
  private static func mostMoved(_ moves: [Int]) -> Set<Int> {
    let movers = moves.indices.filter { moves[$0] != 0 }
    if moves.count <= 6 { return Set(movers) }
    let named = highestRiser(moves).map { Set([$0]) } ?? []
    for limit in Set(movers.map { abs(moves[$0]) }).sorted() {
      let far = named.union(movers.filter { abs(moves[$0]) >= limit })
      if far.count <= 3 { return far }
    }
    return named
  }

  /// Who rose most, where nobody rose as far.
  private static func highestRiser(_ moves: [Int]) -> Int? {
    guard let most = moves.max(), most > 0, moves.count(where: { $0 == most }) == 1 else { return nil }
    return moves.firstIndex(of: most)
  }

  /// `（升2位）`; empty where a place was kept.
  private static func moveWords(_ moved: Int) -> String {
    moved == 0 ? "" : moved > 0 ? "（升\(moved)位）" : "（降\(-moved)位）"
  }

  /// `甲区上升2位，升幅最大`, `甲区 moves up 2 places, most of all`
  private static func moveFinding(_ moves: [Int], _ names: [String], among: Wording) -> Wording? {
    let ups = moves.indices.filter { moves[$0] > 0 }
    let downs = moves.indices.filter { moves[$0] < 0 }
    if ups.isEmpty, downs.isEmpty { return among + Wording(en: "nobody changes places", zh: "位次均未变化") }
    let of = among.chinese.isEmpty ? among : among + Wording(en: "", zh: "中")
    if let first = highestRiser(moves) {
      let (name, most) = (names[first], moves[first])
      return of
        + Wording(
          en: "\(name) moves up \(most) \(most == 1 ? "place" : "places")\(ups.count > 1 ? ", most of all" : "")",
          zh: "\(name)上升\(most)位\(ups.count > 1 ? "，升幅最大" : "")")
    }
    var parts: [Wording] = []
    func add(_ count: Int, _ english: String, _ chinese: String) {
      guard count > 0 else { return }
      parts.append(Wording(en: "\(count) \(english)", zh: "\(count)个\(parts.isEmpty ? "位次" : "")\(chinese)"))
    }
    add(ups.count, "move up", "上升")
    add(downs.count, "move down", "下降")
    add(moves.count - ups.count - downs.count, "stay", "未变")
    return of + parts.listed
  }
}

import Analysis
import Diagnostics
import FoundationEssentials
import Statistics

extension Subject {
  /// One row for each area that states a value of the year.
  func rankRows() -> BoundData? {
    let current = values(year)
    let last = values(year - 1)
    let drawn = current.filter { $0.value != nil }
    guard !drawn.isEmpty else { return nil }
    let table = DataTable(
      zip(current, last).filter { $0.0.value != nil }.map { value, previous in
        var r = fields(value, previous: previous)
        r["state"] = .text(value.isConditional ? "conditional" : "current")
        return r
      })
    return BoundData(
      table: table, leftOut: leftOut(current), notes: conditionNotes(drawn), subject: subject,
      finding: rankFinding(drawn), subtitle: words(["\(name)", unitWords, "\(year)年"]),
      readings: ranked(drawn).map(reading), areaCount: drawn.count)
  }

  /// Two rows for each area that states both years; areas with one year only are left out.
  func twoYearRows(hedged: LineUp.Hedged) -> BoundData? {
    let current = values(year)
    let last = values(year - 1)
    let pairs = zip(current, last).filter { $0.0.value != nil && $0.1.value != nil }
    guard !pairs.isEmpty else { return nil }
    let series = SeriesNames(of: pairs.flatMap { [$0.0, $0.1] }, hedged: hedged)
    var table: [DataRow] = []
    for (value, previous) in pairs {
      guard let a = value.value, let b = previous.value else { continue }
      for one in [previous, value] {
        var r = fields(one, previous: previous)
        let isCurrent = one.year == year
        r["role"] = .text(isCurrent ? "current" : "previous")
        r["series"] = .text(series.name(of: one))
        r["seriesOrder"] = .number(isCurrent ? 0 : 1)
        let ink = series.ink(of: one)
        r["legendOrder"] = .number(Double((isCurrent ? 0 : 3) + ink.order))
        r["state"] = .text(ink.state(isCurrent: isCurrent))
        r["current"] = .number(unit.scaled(a).double)
        r["previous"] = .number(unit.scaled(b).double)
        r["low"] = .number(unit.scaled(min(a, b)).double)
        r["high"] = .number(unit.scaled(max(a, b)).double)
        // A sum of months beside a whole year is no change of the year.
        let change = isSure(value) && isSure(previous) ? changeLabel(value) : ""
        r["changeLabel"] = .text(change)
        let high = a >= b ? label(value) : label(previous)
        r["lowLabel"] = .text(a >= b ? label(previous) : label(value))
        r["highLabel"] = .text(change.isEmpty ? high : "\(high)（\(change)）")
        table.append(r)
      }
    }
    let leaping = pairs.filter { isSure($0.0) && isSure($0.1) && leaps($0.0, $0.1) }.map(\.0.area.name)
    let leapNotes = leaping.isEmpty ? [] : ["注：\(leaping.joined(separator: "、"))两年数值相差悬殊，不推算增减。"]
    return BoundData(
      table: DataTable(table), leftOut: zip(current, last).compactMap(lackingEitherYear), notes: series.notes + leapNotes,
      subject: subject, finding: changeFinding(pairs),
      subtitle: words(["\(name)", unitWords, "\(year - 1)年、\(year)年"]),
      readings: pairs.map { value, previous in
        let change = isSure(value) && isSure(previous) ? changeLabel(value) : ""
        return reading(value)
          + Wording(
            en: ", the year before \(spokenInEnglish(previous))",
            zh: "，上年\(spoken(previous))" + (change.isEmpty ? "" : "（\(change)）"))
      }, areaCount: pairs.count)
  }

  /// A row for each area and year up to the year asked about; years without a value are kept, so that lines break.
  func trendRows() -> BoundData? {
    let years = comparison.years.filter { $0 <= year }
    let byYear = years.map(values)
    let drawn = comparison.areas.indices.filter { i in byYear.contains { $0[i].value != nil } }
    guard !drawn.isEmpty else { return nil }
    // Four lines can be told apart; of more, the first and the last are marked and the others stay grey: of those that compare
    // and are lines, where there are such.
    let current = drawn.compactMap { i in byYear.last.flatMap { $0[i].value == nil ? nil : (index: i, value: $0[i]) } }
    let stands = standing(in: current.map(\.value))
    let whole = current.filter { item in stands(item.value) && byYear.count { $0[item.index].value != nil } > 1 }
    let latest = (whole.isEmpty ? current : whole).map(\.value)
    let order = ranked(latest).map(\.area.name)
    let marked = drawn.count <= 4 ? Set(drawn.map { comparison.areas[$0].name }) : Set([order.first, order.last].compactMap { $0 })
    var table: [DataRow] = []
    for i in drawn {
      let lastYear = byYear.last { $0[i].value != nil }?[i].year
      for (k, values) in byYear.enumerated() {
        var r = fields(values[i], previous: k > 0 ? byYear[k - 1][i] : nil)
        let name = comparison.areas[i].name
        r["highlight"] = .text(marked.contains(name) ? name : "其他地区")
        r["lineOrder"] = .number(
          !marked.contains(name) ? 1000 : Double(drawn.count <= 4 ? i : order.firstIndex(of: name) ?? 0))
        r["isMarked"] = .bool(marked.contains(name))
        let isLast = values[i].year == lastYear
        r["isLast"] = .bool(isLast)
        // One line alone has room for its values at each point: below where it turns or sets out upwards.
        let after = byYear.dropFirst(k + 1).first.flatMap { $0[i].value }
        let before = k > 0 ? byYear[k - 1][i].value : nil
        let isLow = zip([before, after], [values[i].value, values[i].value]).allSatisfy { ($0 ?? $1 ?? 0) >= ($1 ?? 0) }
        r["pointSide"] = .text(isLow && after != nil && after != values[i].value ? "below" : "above")
        r["pointLabel"] = .text(drawn.count == 1 && !isLast && values[i].value != nil ? label(values[i]) : "")
        r["endLabel"] = .text(isLast ? "\(name)　\(label(values[i]))" : "")
        r["state"] = .text(values[i].isConditional ? "conditional" : "current")
        table.append(r)
      }
    }
    let gaps = drawn.compactMap { i -> LeftOut? in
      let reasons = byYear.compactMap { values in values[i].reason.map { $0.of(values[i].year) } }
      guard !reasons.isEmpty else { return nil }
      return LeftOut(
        area: comparison.areas[i].name,
        reason: Wording(
          en: reasons.map(\.english).joined(separator: ", "), zh: reasons.map(\.chinese).joined(separator: "、")))
    }
    let absent = comparison.areas.indices.filter { !drawn.contains($0) }.map {
      LeftOut(area: comparison.areas[$0].name, reason: byYear.last?[$0].reason ?? .notStated)
    }
    let span = years.count > 1 ? "\(years[0])—\(years[years.count - 1])年" : "\(year)年"
    let odd = byYear.flatMap { values in drawn.map { values[$0] } }
    return BoundData(
      table: DataTable(table), leftOut: absent, gaps: gaps,
      notes: Self.conditionNotes(odd, under: "空心点"),
      subject: Wording(
        en: "\(englishName), \(span.dropLast())" + (comparison.areas.count == 1 ? ", \(comparison.areas[0].name)" : ""),
        zh: (comparison.areas.count == 1 ? comparison.areas[0].name : "") + span + name),
      finding: trendFinding(drawn.map { i in byYear.map { $0[i] } }), subtitle: words([name, unitWords, span]),
      readings: drawn.map { i in
        let name = comparison.areas[i].name
        return Wording(
          en: name + byYear.map { " \($0[i].year) \(spokenInEnglish($0[i]))" }.joined(separator: ","),
          zh: name + (name.last?.isNumber == true ? "：" : "")
            + byYear.map { "\($0[i].year)年" + ($0[i].value == nil ? $0[i].reason?.chinese ?? "" : spoken($0[i])) }
            .joined(separator: "、"))
      }, areaCount: drawn.count)
  }

  /// `2023年地区生产总值`
  var subject: Wording { Wording(en: "\(englishName), \(year)", zh: "\(year)年\(name)") }
  var englishName: String { row.indicator.name(of: row.measure).english }

  /// `甲区2750.6亿元`
  func reading(_ value: AreaValue) -> Wording {
    Wording(en: "\(value.area.name) \(spokenInEnglish(value))", zh: [value.area.name, spoken(value)].joinedNames)
  }

  /// Why an area has no two years to hold against each other; nil where it has.
  func lackingEitherYear(_ value: AreaValue, _ previous: AreaValue) -> LeftOut? {
    if let reason = value.reason { return LeftOut(area: value.area.name, reason: reason.of(value.year)) }
    return previous.reason.map { LeftOut(area: value.area.name, reason: $0.of(previous.year)) }
  }

  func words(_ parts: [String]) -> String { parts.filter { !$0.isEmpty }.joined(separator: "　") }

  /// Largest first; equal values in the order of the areas.
  func ranked(_ values: [AreaValue]) -> [AreaValue] {
    values.sorted { (($1.value ?? 0), $0.order) < (($0.value ?? 0), $1.order) }
  }
}

extension Wording {
  /// `2022年未提及`
  func of(_ year: Int) -> Wording { Wording(en: "\(english), \(year)", zh: "\(year)年\(chinese)") }
}

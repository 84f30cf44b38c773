import Analysis
import FoundationEssentials
import Statistics

/// 年度任务进度: how much of the year's tasks is done beside how much of the year had passed, those behind by name; what
/// was not complete when the year ended.
extension Composer {
  private static let limit = 20

  /// Of the newest year. Task lists counted at the year's end have their own section.
  private var current: [Progress] {
    let items = comparison.progress.filter { $0.period.coveredYear == nil || !taskCodes.contains($0.indicator.id) }
    return items.filter { $0.year == newest }
  }

  mutating func progressText() -> String? {
    let items = current
    guard let year = items.first?.year else { return nil }
    let partial = items.filter { $0.period.coveredYear == nil }
    let whole = items.filter { $0.period.coveredYear != nil }
    var text = ""
    if !partial.isEmpty {
      text +=
        "\(year)年，统计到年中并述及年度任务完成程度的事项\(count(partial.count, "项", key: "count|progress-partial|\(year)", of: "统计截止于年中的事项"))，按截止时间折算序时进度。"
      text += side(partial, .behind, "慢于序时进度的", year, "behind")
      text += side(partial, .ahead, "快于序时进度的", year, "ahead")
    }
    if !whole.isEmpty {
      text +=
        "\(partial.isEmpty ? "\(year)年，" : "")统计到年底的事项\(count(whole.count, "项", key: "count|progress-whole|\(year)", of: "统计到年底并述及年度任务完成程度的事项"))。"
      text += side(whole, .behind, "未完成年度任务的", year, "short")
      text += side(whole, .ahead, "超额完成的", year, "over")
    }
    return text
  }

  private mutating func side(
    _ items: [Progress], _ verdict: Progress.Verdict, _ lead: String, _ year: Int, _ key: String
  ) -> String {
    var own = items.filter { $0.verdict == verdict }
    guard !own.isEmpty else { return "" }
    if verdict == .ahead { own.reverse() }
    let shown = own.prefix(5).map { (isSingle ? "" : escaped($0.area.name)) + progressPhrase($0) }
    return lead + count(own.count, "项", key: "count|progress-\(key)|\(year)", of: lead + "事项") + "："
      + shown.joined(separator: "；") + (own.count > 5 ? "等" : "") + "。"
  }

  /// 债券资金支出进度：完成74.4%，序时进度89.6%，慢15.2个百分点.
  mutating func progressPhrase(_ item: Progress) -> String {
    var name = item.indicator.name
    for tail in ["任务完成率", "完成率"] where name.hasSuffix(tail) && name.count > tail.count { name.removeLast(tail.count) }
    var text = escaped(name)
    if let done = item.done, !done.quantity.isMasked { text += stated(done) }
    text += "，完成\(completion(item))"
    let isWhole = item.period.coveredYear != nil
    switch item.verdict {
    case .level: text += isWhole ? "" : "，与序时进度持平"
    case .ahead: text += "，\(isWhole ? "超出年度任务" : "快于序时进度")" + lead(item)
    case .behind: text += "，\(isWhole ? "低于年度任务" : "慢于序时进度")" + lead(item)
    }
    return text
  }

  private mutating func completion(_ item: Progress) -> String {
    if let said = item.stated { return stated(said) }
    return computed(item.completion, key: key(item) + "|completion")
  }

  private mutating func lead(_ item: Progress) -> String {
    computed(
      item.lead, key: key(item) + "|lead", unit: "个百分点",
      shared: .init(key: "progress-lead", printed: "与序时进度之差", formula: "完成率−序时进度"))
  }

  private func key(_ item: Progress) -> String { "progress|\(item.indicator.id)|\(item.area.key)|\(item.year)" }

  mutating func progressTable() -> ManuscriptTable? {
    let items = current
    guard let year = items.first?.year, items.count >= 3 else { return nil }
    var table = ManuscriptTable(
      title: "\(year)年年度任务进度", attributes: [],
      header: (isSingle ? [] : ["地区"]) + ["事项", "统计时段", "完成率（%）", "序时进度（%）", "快慢（百分点）"],
      alignment: (isSingle ? [] : [.left]) + [.left, .center, .right, .right, .right])
    for item in items.prefix(Self.limit) {
      let rate: String
      if let said = item.stated {
        rate = evidence.bind(TableScale(unit: "%").text(said.quantity).number, to: said)
      } else {
        rate = bindFigure(
          item.completion, key: key(item) + "|completion", text: tabular(item.completion.value, places: 1))
      }
      table.rows.append(
        (isSingle ? [] : [stub(item.area)]) + [
          escaped(item.indicator.name), item.period.coveredYear == nil ? item.period.partWords : "全年", rate,
          bindFigure(
            item.elapsed, key: "elapsed|\(item.period.code)", text: tabular(item.elapsed.value, places: 1),
            shared: .init(key: "elapsed", printed: "序时进度", formula: "已过月数÷12×100%，或已过天数÷全年天数×100%")),
          bindFigure(
            item.lead, key: key(item) + "|lead", text: tabular(item.lead.value, places: 1), unit: "个百分点",
            shared: .init(key: "progress-lead", printed: "与序时进度之差", formula: "完成率−序时进度")),
        ])
    }
    var note = "序时进度为统计时段占全年的比重，1—11月为91.7%；快慢为完成率与序时进度之差，负数为慢。"
    if items.count > Self.limit {
      note += "另有\(count(items.count - Self.limit, "项", key: "count|progress-rest", of: "未列出的事项"))未列出。"
    }
    table.notes = [note]
    return table
  }
}

import Analysis
import FoundationEssentials
import Statistics

/// 任务完成情况: lists of reform tasks, what is done of them, and whether the stated rate follows.
extension Composer {
  private func key(_ list: TaskCompletion) -> String { "task-rate|\(list.area.key)|\(list.year)" }

  private static func rateLine(_ year: Int) -> Evidence.Shared {
    Evidence.Shared(key: "task-rate|\(year)", printed: "完成率", formula: "\(year)年已完成任务数÷任务总数×100%")
  }

  mutating func taskText() -> String? {
    let lists = comparison.taskLists
    guard let year = lists.first?.year else { return nil }
    if isSingle { return lists.reversed().map { sentence($0, named: "\($0.year)年，") }.joined() }
    let current = lists.filter { $0.year == year }
    var text = "\(year)年，"
    if current.count <= 2 {
      text += current.map { sentence($0, named: escaped($0.area.name)) }.joined()
    } else {
      // The table has all counts; a sentence needs the rates only.
      let items = current.map { list -> String in
        var item = escaped(list.area.name)
        if let total = list.total { item += "共\(stated(total))" }
        if let done = list.done { item += "，完成\(stated(done))" }
        if let rate = list.rate {
          item += "，完成率\(computed(rate, key: key(list), shared: Self.rateLine(list.year)))"
        } else if let stated = list.stated {
          item += "，材料所述完成率\(self.stated(stated))"
        }
        return item
      }
      text += "改革任务\(items.joined(separator: "；"))。"
    }
    for list in lists where list.year != year || current.count > 2 {
      guard let rate = list.rate, let said = list.stated, !agrees(rate, said) else { continue }
      text += "\(escaped(list.area.name))\(list.year)年材料所述完成率为\(stated(said))，按任务数计算为"
      text += "\(computed(rate, key: key(list), shared: Self.rateLine(list.year)))，两者不一致。"
    }
    return text
  }

  /// Whether a stated rate follows from the counts, within its rounding.
  private func agrees(_ rate: Derived, _ stated: Observation) -> Bool {
    guard let value = stated.quantity.value else { return true }
    return (rate.value - value).magnitude <= max(stated.quantity.roundingError, Decimal(5) / 100)
  }

  private mutating func sentence(_ list: TaskCompletion, named lead: String) -> String {
    var parts: [String] = []
    if let total = list.total { parts.append("共有改革任务\(stated(total))") }
    if let done = list.done { parts.append("已完成\(stated(done))") }
    if let ongoing = list.ongoing { parts.append("正在推进\(stated(ongoing))") }
    if let waiting = list.waiting { parts.append("尚未启动\(stated(waiting))") }
    var text = lead + parts.joined(separator: "，")
    if let rate = list.rate { text += "，完成率\(computed(rate, key: key(list), shared: Self.rateLine(list.year)))" }
    if let stated = list.stated, stated.quantity.value != nil {
      let follows = list.rate.map { agrees($0, stated) }
      if follows == false {
        text += "，与材料所述\(self.stated(stated))不一致"
      } else if follows == nil {
        text += "，材料所述完成率\(self.stated(stated))"
      }
    }
    return text + "。"
  }

  mutating func taskTable() -> ManuscriptTable? {
    let lists = comparison.taskLists
    guard !lists.isEmpty else { return nil }
    var table = ManuscriptTable(
      title: "改革任务完成情况", attributes: [],
      header: (isSingle ? [] : ["地区"]) + ["年度", "任务总数", "已完成", "正在推进", "尚未启动", "材料所述完成率（%）", "核算完成率（%）"],
      alignment: (isSingle ? [] : [.left]) + [.center, .right, .right, .right, .right, .right, .right])
    var notes = Notes()
    for list in lists {
      func figure(_ o: Observation?, _ composer: inout Composer) -> String {
        guard let o else {
          notes.hasGap = true
          return "—"
        }
        let scale = TableScale(unit: o.quantity.unit)
        let (before, number, after) = scale.text(o.quantity)
        if o.quantity.isMasked { notes.hasMask = true }
        return before + composer.evidence.bind(number, to: o) + after
      }
      table.rows.append((isSingle ? [] : [stub(list.area)]) + [
        "\(list.year)年", figure(list.total, &self), figure(list.done, &self),
        figure(list.ongoing, &self), figure(list.waiting, &self), figure(list.stated, &self),
        list.rate.map { bindFigure(
            $0, key: key(list), text: tabular($0.value, places: 1), shared: Self.rateLine(list.year)) } ?? "—",
      ])
    }
    table.notes = notes.printed
    return table
  }

  mutating func taskHeadline() -> String? {
    guard let year = comparison.taskLists.first?.year else { return nil }
    let rated = comparison.taskLists.filter { $0.year == year }.compactMap { list in list.rate.map { (list, $0) } }
    guard let most = rated.max(by: { $0.1.value < $1.1.value }), let least = rated.min(by: { $0.1.value < $1.1.value })
    else { return nil }
    func printed(_ item: (TaskCompletion, Derived)) -> String { NumberPrinting.digits(item.1.value, places: 1, rule: comparison.rounding) }
    // Rates that print alike are alike to a reader.
    func names(_ side: (TaskCompletion, Derived)) -> String {
      list(rated.filter { printed($0) == printed(side) }.map { escaped($0.0.area.name) })
    }
    let high = computed(most.1, key: key(most.0), shared: Self.rateLine(year))
    if rated.count == 1 { return "\(year)年\(isSingle ? "" : escaped(most.0.area.name))改革任务完成率\(high)" }
    if printed(most) == printed(least) { return "\(year)年\(names(most))改革任务完成率均为\(high)" }
    let low = computed(least.1, key: key(least.0), shared: Self.rateLine(year))
    return "\(year)年改革任务完成率\(names(most))最高（\(high)）、\(names(least))最低（\(low)）"
  }
}

import Analysis
import FoundationEssentials
import Statistics

/// The front of a brief: title, what it is based on, and the main findings.
extension Composer {
  var title: String {
    if let title = settings.title { return title }
    let years = yearWords(comparison.years)
    if areas.isEmpty { return "工作总结数据对照材料" }
    if isSingle { return "\(areas[0].name)\(years)工作总结数据\(comparison.years.count > 1 ? "对比" : "")分析" }
    let who: String
    if let region = settings.region {
      who = region + wording.each
    } else if areas.count <= 3 {
      who = areas.map(\.name).joined(separator: "、")
    } else {
      who = NumberPrinting.chinese(areas.count) + wording.noun
    }
    return "\(who)\(years)工作总结对比分析"
  }

  /// 根据几个区、哪几年、多少份材料编制；可比多少项；隐去、不完整多少处。
  mutating func opening() -> String {
    let documents = comparison.profiles.count
    let papers = count(documents, "份", key: "count|documents", of: "附件“编制说明”所列材料")
    var text = "本简报根据"
    if documents == 0 { return "没有可用的材料，本简报没有内容。" }
    if areas.isEmpty {
      return text + "\(papers)材料编制。材料所属地区或年度未能识别，未作对比；请在材料文件夹的duizhao.yaml中注明后重新编制。"
    }
    let years = yearWords(comparison.years)
    if isSingle {
      text += "\(name(0))\(years)工作材料（\(papers)）编制。"
    } else {
      text += "\(settings.region ?? "")\(count(areas.count, wording.counter, key: "count|areas", of: "纳入对比的地区"))"
      text += "\(years)工作材料（\(papers)）编制。"
    }
    let tally = Tally(listedRows)
    let indicators = count(tally.indicators, "项", key: "count|indicators", of: "附件“全部指标数值”所列指标")
    text += "材料中可归并的指标\(indicators)"
    if topics.isEmpty {
      text += "，没有可以\(isSingle ? "逐年" : "相互")比较的数值"
    } else {
      let comparable = count(topics.count, "项", key: "count|comparable", of: isSingle ? "两年以上可比的指标" : "两个以上地区可比的指标")
      text += "，其中可比\(comparable)"
    }
    var doubtful: [String] = []
    if tally.masked > 0 {
      doubtful.append("数值被隐去\(count(tally.masked, "处", key: "count|masked", of: "原文隐去数字的数值"))")
    }
    if tally.partial > 0 {
      doubtful.append("时段不完整\(count(tally.partial, "处", key: "count|partial", of: "只覆盖部分月份的数值"))")
    }
    if !doubtful.isEmpty { text += "；" + doubtful.joined(separator: "、") + "，均不参与排序和合计" }
    return text + "。"
  }

  /// 一是……二是……：three to five findings, each with its numbers.
  mutating func headlines() -> String? {
    var items: [String] = []
    if !areas.isEmpty {
      // A finding is one of the whole group; where half of it is unknown, the body tells.
      let leading = isSingle ? keyTopics : keyTopics.filter { $0.coverage * 3 >= areas.count * 2 }
      for topic in leading.prefix(3) {
        if let item = isSingle ? singleHeadline(topic) : headline(topic) { items.append(item) }
      }
      if !isSingle, let item = rankHeadline() { items.append(item) }
    }
    if let item = taskHeadline() { items.append(item) }
    if let item = targetHeadline() { items.append(item) }
    let doubtful = comparison.findings.filter { $0.verdict == .toVerify }.count
    if doubtful > 0, items.count < 5 {
      items.append("需要核实的数据\(count(doubtful, "处", key: "count|findings", of: "“需核实事项”所列事项"))")
    }
    guard !items.isEmpty else { return nil }
    let numbered = items.prefix(5).enumerated().map { "\(NumberPrinting.chinese($0 + 1))是\($1)" }
    return items.count == 1 ? "主要情况是：\(items[0])。" : "主要情况是：" + numbered.joined(separator: "；") + "。"
  }

  private mutating func headline(_ topic: Topic) -> String? {
    let row = topic.row
    let entries = row.usable(areas: areas.count, year: topic.year)
      .sorted { ($0.cell.value!, -$0.area) > ($1.cell.value!, -$1.area) }
    guard entries.count >= 2, let most = entries.first, let least = entries.last,
      most.cell.value != least.cell.value
    else { return nil }
    let title = escaped(topic.indicator.name)
    let isRate = topic.measure == .growth
    func number(_ entry: Entry, _ composer: inout Composer) -> String {
      let peers = entries.filter { $0.cell.value == entry.cell.value }
      let text = composer.shared(peers, in: row, signed: !isRate)
      return isRate ? NumberPrinting.direction(entry.cell.value!) + (entry.cell.value == 0 ? "" : text) : text
    }
    func who(_ entry: Entry) -> String { names(entries.filter { $0.cell.value == entry.cell.value }) }
    let high = "\(who(most))最高（\(number(most, &self))）"
    let low = "\(who(least))最低（\(number(least, &self))）"
    if topic.measure == .level, let total = total(of: row, year: topic.year) {
      var text = "\(wording.each)\(title)合计\(total)"
      if let growth = totalGrowth(of: row, year: topic.year), growth.value != 0 {
        text += "，比上年\(NumberPrinting.direction(growth.value))"
          + computed(growth, key: "total-growth|\(row.key)|\(topic.year)")
      }
      return text + "，\(high)、\(low)"
    }
    let scope = entries.count == areas.count ? "" : scope(entries.count) + "，"
    return "\(title)\(isRate ? "增速" : "")\(scope)\(high)、\(low)"
  }

  private mutating func singleHeadline(_ topic: Topic) -> String? {
    guard let sentence = yearsSentence(topic) else { return nil }
    // The middle years are for the body.
    let short = sentence.split(separator: "，其间").first.map(String.init) ?? sentence
    return short.hasSuffix("。") ? String(short.dropLast()) : short
  }

  private mutating func rankHeadline() -> String? {
    let moves = keyTopics.flatMap { topic in
      topic.row.usable(areas: areas.count, year: topic.year).compactMap { entry in
        topic.row.rankChange(of: entry, areas: areas.count, year: topic.year)
          .map { (topic: topic, entry: entry, change: $0) }
      }
    }
    guard
      let best = moves.filter({ $0.change > 0 }).max(by: { a, b in
        (a.change, -a.topic.indicator.order) < (b.change, -b.topic.indicator.order)
      }), best.change >= 2 || areas.count <= 4,
      let rank = best.topic.row.rank(of: best.entry, areas: areas.count, year: best.topic.year)
    else { return nil }
    let row = best.topic.row
    let before = row.entry(area: best.entry.area, year: best.topic.year - 1) ?? best.entry
    let old = place(rank + best.change, of: before, in: row, year: best.topic.year - 1)
    let now = place(rank, of: best.entry, in: row, year: best.topic.year)
    return "\(name(best.entry.area))\(rowName(row))位次由上年\(old)升至\(now)"
  }
}

/// Counts over the cells of a comparison.
struct Tally {
  var indicators = 0
  var masked = 0
  var partial = 0

  init(_ rows: [Row]) {
    var ids: Set<String> = []
    for row in rows {
      ids.insert(row.indicator.id)
      for cells in row.cells {
        for (i, cell) in cells.enumerated() {
          if case .masked = cell.content { masked += 1 }
          if row.periods.indices.contains(i), row.scenario == .actual, cell.value != nil,
            Entry(area: 0, period: row.periods[i], cell: cell).part != nil
          {
            partial += 1
          }
        }
      }
    }
    indicators = ids.count
  }
}

extension Comparison {
  /// The rows that the appendix prints: of listed indicators, and of labels that line up; all where nothing does.
  func listedRows(_ topics: [Topic]) -> [Row] {
    let aligned = Set(topics.map(\.indicator.id))
    return rows.filter { row in
      guard row.statedCount > 0 else { return false }
      if topics.isEmpty { return true }
      let isListed = row.isCoded || aligned.contains(row.indicator.id)
      let isMasked = areas.count == 1 && row.cells.contains { $0.contains { if case .masked = $0.content { true } else { false } } }
      return isListed || isMasked
    }
  }
}

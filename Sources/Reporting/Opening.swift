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
    let tally = Tally(annex, areas: areas.count, years: comparison.years)
    if topics.isEmpty {
      text += "材料中没有可以\(isSingle ? "逐年" : "相互")比较的指标"
    } else {
      let comparable = count(topics.count, "项", key: "count|comparable", of: isSingle ? "两年以上可比的指标" : "两个以上地区可比的指标")
      text += "按指标目录归并后，\(isSingle ? "两个以上年度" : "两个以上地区")有可比数值的指标\(comparable)"
    }
    var doubtful: [String] = []
    if tally.masked > 0 {
      doubtful.append("数值在原文中隐去的\(count(tally.masked, "处", key: "count|masked", of: "原文隐去数字的数值"))")
    }
    if tally.partial > 0 {
      doubtful.append("只覆盖部分月份的\(count(tally.partial, "处", key: "count|partial", of: "只覆盖部分月份的数值"))")
    }
    if !doubtful.isEmpty { text += "；" + doubtful.joined(separator: "、") + "，\(tally.masked + tally.partial > 1 ? "均" : "")不参与排序和合计" }
    return text + "。"
  }

  /// 一是……二是……：three to five findings, each with its numbers.
  mutating func headlines() -> String? {
    var items: [String] = []
    if isSingle {
      for topic in leading(by: Self.headlineOrder).prefix(3) {
        if let item = singleHeadline(topic) { items.append(item) }
      }
    } else if !areas.isEmpty {
      items += areaHeadlines()
    }
    let others = [taskHeadline(), targetHeadline()].compactMap { $0 }
    let doubtful = comparison.findings.filter { $0.verdict == .toVerify }.count
    // What follows has its place; the findings before it get what is left of five.
    items = items.prefix(max(2, 5 - others.count - (doubtful > 0 ? 1 : 0))) + others
    if doubtful > 0 {
      items.append("发现需要核实的数据\(count(doubtful, "处", key: "count|findings", of: "“需核实事项”所列事项"))")
    }
    guard !items.isEmpty else { return nil }
    let numbered = items.prefix(5).enumerated().map { "\(NumberPrinting.chinese($0 + 1))是\($1)" }
    return items.count == 1 ? "主要情况是：\(items[0])。" : "主要情况是：" + numbered.joined(separator: "；") + "。"
  }

  /// What a meeting asks first: output, revenue, incomes.
  private static let headlineOrder = ["gdp", "budget_revenue", "fiscal_revenue_total", "income_per_capita", "urban_income", "fixed_investment"]

  /// Key topics, those that a meeting asks for first; a finding is one of the whole group, so most of it must be known.
  private func leading(by order: [String]) -> [Topic] {
    let enough = keyTopics.filter { isSingle || $0.coverage * 3 >= areas.count * 2 }
    func place(_ topic: Topic) -> Int { order.firstIndex(of: topic.indicator.id) ?? order.count }
    return enough.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
  }

  /// 总量, then 增速: at most three, of different indicators.
  private mutating func areaHeadlines() -> [String] {
    var items: [String] = []
    let topics = leading(by: Self.headlineOrder)
    // An amount leads where it is what a meeting asks for, or where nothing of the kind is known.
    let amount = topics.first { $0.measure == .level && Self.headlineOrder.contains($0.indicator.id) }
      ?? topics.first.flatMap { $0.measure == .level ? $0 : nil }
    if let amount, let item = headline(amount) { items.append(item) }
    if let growth = amount?.growth, growth.usable(areas: areas.count, year: amount!.year).count * 3 >= areas.count * 2,
      let item = rateHeadline(growth, year: amount!.year)
    {
      items.append(item)
    }
    for topic in topics where topic.indicator.id != amount?.indicator.id && items.count < 3 {
      if let growth = topic.growth, growth.usable(areas: areas.count, year: topic.year).count * 3 >= areas.count * 2 {
        if let item = rateHeadline(growth, year: topic.year) { items.append(item) }
      } else if let item = headline(topic) {
        items.append(item)
      }
    }
    if items.count < 3, let item = rankHeadline() { items.append(item) }
    return items
  }

  /// 固定资产投资增速甲区最高（增长9%）、乙区最低（增长4.7%）。
  private mutating func rateHeadline(_ row: Row, year: Int) -> String? {
    headline(
      Topic(
        indicator: row.indicator, row: row, growth: nil, year: year,
        coverage: row.usable(areas: areas.count, year: year).count))
  }

  private mutating func headline(_ topic: Topic) -> String? {
    let row = topic.row
    let entries = row.usable(areas: areas.count, year: topic.year)
      .sorted { ($0.cell.value!, -$0.area) > ($1.cell.value!, -$1.area) }
    guard entries.count >= 2, let most = entries.first, let least = entries.last,
      most.cell.value != least.cell.value
    else { return nil }
    let title = rowName(row)
    let isRate = topic.measure == .growth
    func number(_ entry: Entry, _ composer: inout Composer) -> String {
      let peers = entries.filter { $0.cell.value == entry.cell.value }
      let text = composer.shared(peers, in: row, signed: !isRate)
      return isRate ? NumberPrinting.direction(entry.cell.value!) + (entry.cell.value == 0 ? "" : text) : text
    }
    func who(_ entry: Entry) -> String { names(entries.filter { $0.cell.value == entry.cell.value }) }
    let high = "\(who(most))\(row.most)（\(number(most, &self))）"
    let low = "\(who(least))\(row.least)（\(number(least, &self))）"
    let year = "\(topic.year)年"
    if topic.measure == .level, let total = total(of: row, year: topic.year) {
      var text = "\(year)\(wording.each)\(title)合计\(total)"
      if let growth = totalGrowth(of: row, year: topic.year), growth.value != 0 {
        text += "，\(row.basis)比上年\(NumberPrinting.direction(growth.value))"
          + computed(growth, key: "total-growth|\(row.key)|\(topic.year)")
      }
      return text + "，\(high)、\(low)"
    }
    let scope = entries.count == areas.count ? "" : scope(entries.count) + "，"
    return "\(year)\(scope)\(rowName(row))\(high)、\(low)"
  }

  private mutating func singleHeadline(_ topic: Topic) -> String? {
    guard let sentence = yearsSentence(topic) else { return nil }
    return sentence.hasSuffix("。") ? String(sentence.dropLast()) : sentence
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

/// Counts over the cells that the annex prints.
struct Tally {
  var masked = 0
  var partial = 0

  init(_ annex: Annex, areas: Int, years: [Int]) {
    for row in annex.rows {
      for area in 0..<areas {
        for year in years {
          guard let entry = row.entry(area: area, year: year) else { continue }
          if case .masked = entry.cell.content { masked += 1 }
          if entry.cell.value != nil, entry.part != nil { partial += 1 }
        }
      }
    }
  }
}

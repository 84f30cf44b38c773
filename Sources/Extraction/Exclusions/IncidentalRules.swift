import CodeLists
import FoundationEssentials
import Statistics

/// True quantities that are no statistic of the area: 连续两年, 亿元以上项目, 首批100个, 两条底线, 每周2次.
enum IncidentalRules {
  static let all: [ExclusionRule] = [
    ExclusionRule(name: "span-of-years", role: .incidental) { item, here in
      guard item.unitText == "年" || item.unitText == "周年" || item.unitText == "个年头" else { return false }
      if here.text.has("来", at: item.range.upperBound) { return true }
      return !isMeasuredDuration(item, here)
    },
    ExclusionRule(name: "run-of-times", role: .incidental) { item, here in
      // 连续12个季度, 连续3届
      here.text.has("连续", endingAt: item.range.lowerBound) && periods.contains(item.unitText)
    },
    ExclusionRule(name: "age-or-time-of-a-rule", role: .incidental) { item, here in
      guard item.unit?.family == .duration, timesOfRules.contains(item.unitText) else { return false }
      return !isMeasuredDuration(item, here)
    },
    ExclusionRule(name: "small-han-number", role: .incidental) { item, here in
      guard item.numeral.form == .han, let value = item.numeral.value, value < 10 else { return false }
      return !countedThings.contains(item.unitText)
    },
    ExclusionRule(name: "han-turn-of-phrase", role: .incidental) { item, here in
      // 长三角, 红十字, 三级: Han numerals count only with units that things are really counted in.
      let written = here.text.folded[item.range.upperBound - 1]
      return item.numeral.form == .han && (written == "角" || !countedThings.contains(item.unitText) && !countedFromTen.contains(item.unitText))
    },
    ExclusionRule(name: "class-by-size", role: .incidental) { item, here in
      // 30万千瓦级, 百亿级
      item.unit != nil && here.text.has("级", at: item.range.upperBound)
        || item.unitText == "级" && item.numeral.form == .digits
    },
    ExclusionRule(name: "threshold", role: .incidental) { item, here in
      let text = here.text
      let after = item.range.upperBound
      let over = text.has("以上", at: after) || text.has("以下", at: after) || text.has("以内", at: after)
      guard over, after + 2 < text.count else { return false }
      let next = text.folded[after + 2]
      guard next.isHan else { return false }
      if item.unit.map({ sizes.contains($0.family) }) ?? false { return !followsVerb(item, here) || isNoun(after + 2, here) }
      return (item.unitText == "户" || item.unitText == "人" || item.unitText == "岁") && !followsVerb(item, here)
    },
    ExclusionRule(name: "another-body-s-batch", role: .incidental) { item, here in
      here.text.has("首批", endingAt: item.range.lowerBound) || here.text.has("第一批", endingAt: item.range.lowerBound) && !item.isMasked
    },
    ExclusionRule(name: "rule-of-frequency", role: .incidental) { item, here in
      let text = here.text
      let start = item.range.lowerBound
      return item.unitText == "次" && (text.has("每周", endingAt: start) || text.has("每月", endingAt: start)
        || text.has("每年", endingAt: start) || text.has("每季度", endingAt: start) || text.has("每天", endingAt: start))
    },
    ExclusionRule(name: "steps-of-a-size", role: .incidental) { item, here in
      // 连续迈上4个万亿元台阶
      let after = item.range.upperBound
      guard item.unitText == "个", after < here.text.count else { return false }
      var end = after
      while end < here.text.count, HanNumeral.multiplier(here.text.folded[end]) != nil { end += 1 }
      return end > after && (here.text.has("元台阶", at: end) || here.text.has("元大关", at: end))
    },
    ExclusionRule(name: "altitude", role: .incidental) { item, here in
      item.unitText == "米" && (here.text.has("海拔", endingAt: item.range.lowerBound))
    },
    ExclusionRule(name: "among-how-many", role: .incidental) { item, here in
      // 在全省*个市辖区中, 全国100个城市中
      let text = here.text
      guard item.unitText == "个", text.has("全省", endingAt: item.range.lowerBound)
        || text.has("全国", endingAt: item.range.lowerBound) || text.has("全市", endingAt: item.range.lowerBound)
      else { return false }
      var i = item.range.upperBound
      while i < min(text.count, item.range.upperBound + 8), !text.folded[i].isClauseEnd {
        if text.folded[i] == "中" { return true }
        i += 1
      }
      return false
    },
    ExclusionRule(name: "bare-number", role: .name) { item, here in
      guard item.unit == nil, item.numeral.scale == 0, !item.isMasked else { return false }
      if here.text.has("第", endingAt: item.range.lowerBound) { return false }
      return !statesIndex(item, here)
    },
  ]

  private static let timesOfRules: Set<String> = ["小时", "分钟", "秒", "岁", "周", "个月", "天", "个小时", "日", "个工作日"]
  private static let periods: Set<String> = ["年", "个季度", "个月", "届", "次", "天", "季", "个年度", "期"]
  private static let sizes: Set<UnitFamily> = [.money, .length, .power, .duration, .area, .mass]

  /// 家 and 户 are counted one by one even when few; 个, 项 and 条 of two or three are turns of phrase.
  private static let countedThings: Set<String> = [
    "家", "户", "人", "名", "所", "座", "件", "宗", "亩", "元", "%", "个百分点", "公里", "平方米", "吨", "万元", "处", "支",
  ]

  private static let countedFromTen: Set<String> = [
    "个", "项", "条", "场", "场次", "人次", "台", "套", "辆", "张", "倍", "斤", "公斤", "米", "千瓦", "千瓦时", "天", "个月", "小时", "年", "岁", "位", "批",
    "期", "株", "头", "册", "间", "栋", "起", "例", "宗", "期", "届", "种", "门", "部", "份", "枚", "个位次", "美元",
  ]

  /// Time saved, years of schooling, life expectancy: the words before name a duration.
  private static func isMeasuredDuration(_ item: Item, _ here: Surroundings) -> Bool {
    let text = here.text
    var start = item.range.lowerBound
    while start > 0, item.range.lowerBound - start < 24, !text.folded[start - 1].isClauseEnd { start -= 1 }
    let before = start..<item.range.lowerBound
    for word in durationNouns where text.contains(word, in: before) { return true }
    return false
  }

  private static let durationNouns: [StaticPhrase] = [
    "年限", "寿命", "时间", "时限", "时长", "周期", "压缩", "缩短", "提速", "减少", "天数", "学时", "工期", "平均", "提前",
  ]

  private static func followsVerb(_ item: Item, _ here: Surroundings) -> Bool {
    here.grammar.verbsBefore.longest(
      in: here.text.folded, endingAt: item.outer.lowerBound, from: max(0, item.outer.lowerBound - 6)) != nil
  }

  private static func isNoun(_ start: Int, _ here: Surroundings) -> Bool {
    here.text.folded[start].isHan && here.grammar.stop.longest(in: here.text.folded, at: start, before: here.text.count) == nil
  }

  /// 指数达101.2, 收入比为2.3: a number that needs no unit.
  private static func statesIndex(_ item: Item, _ here: Surroundings) -> Bool {
    let text = here.text
    var start = item.range.lowerBound
    while start > 0, item.range.lowerBound - start < 12, !text.folded[start - 1].isClauseEnd { start -= 1 }
    let before = start..<item.range.lowerBound
    for word in indexNouns where text.contains(word, in: before) { return true }
    return false
  }

  private static let indexNouns: [StaticPhrase] = ["指数", "系数", "收入比", "比值", "倍差", "容积率", "得分", "评分", "PMI"]
}

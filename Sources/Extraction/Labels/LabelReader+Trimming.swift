import CodeLists
import Statistics

// What stands among the words before a number and is no part of a label.
extension LabelReader {
  /// 应承接152项, 需办理544项: that it has to be done is no part of the name.
  func withoutModal(_ phrase: Phrase) -> Phrase {
    guard let first = phrase.folded.first, ["应", "需", "可", "须", "拟", "先", "再"].contains(first), phrase.count > 2,
      grammar.notStop.longest(in: phrase.folded, at: 0, before: phrase.count) == nil,
      grammar.verbs.longest(in: phrase.folded, at: 1, before: phrase.count) != nil
    else { return phrase }
    return phrase[1..<phrase.count]
  }

  /// 比上年年初预算增加1800亿元: with what is compared, and nothing else.
  func isComparison(_ phrase: Phrase) -> Bool {
    let words = phrase.folded.first == "、" ? phrase[1..<phrase.count] : phrase
    guard let opening = words.folded.first, ["与", "同", "比", "较"].contains(opening) else { return false }
    // 与去年同期相比增长
    if opening == "与" || opening == "同", let at = words.find("相比"), at + 2 < words.count,
      grammar.growth.longest(in: words.folded, endingAt: words.count, from: at)?.start == at + 2
    {
      return true
    }
    // 较法定时限减少10500日
    if words.starts(with: "较法定"), grammar.change.longest(in: words.folded, endingAt: words.count, from: 3) != nil { return true }
    guard opening == "比" || opening == "较", words.count > 4,
      let compared = grammar.compared.longest(in: words.folded, at: 0, before: words.count),
      let change = grammar.change.longest(in: words.folded, endingAt: words.count, from: compared.end)
    else { return false }
    // 较上年事故起数减少3起 has its label behind the year.
    let rest = words[compared.end..<change.start]
    return rest.isEmpty || (["预算", "决算", "计划", "目标", "水平"] as [StaticPhrase]).contains { rest.ends(with: $0) }
  }

  /// 占全国 at the end of the words before a number.
  func partOfWiderArea(_ phrase: Phrase) -> Range<Int>? {
    let words = phrase.folded.last == "的" ? phrase[0..<phrase.count - 1] : phrase
    for area in ["全国", "全省", "全市", "全区", "全球", "世界", "全县", "全州"] as [StaticPhrase] where words.ends(with: area) {
      let at = words.count - area.count - 1
      return at >= 0 && words.folded[at] == "占" ? at..<words.count : nil
    }
    return nil
  }

  /// 在一般公共预算收入中税收收入…: out of what is no part of the name.
  func behindAmong(_ phrase: Phrase) -> Phrase {
    let words = phrase.withoutMarks
    guard words.folded.first == "在", let among = words.folded.dropFirst(4).firstIndex(of: "中"), words.count - among > 4,
      !["初", "高", "集", "其", "空", "水", "市"].contains(words.folded[among - 1]), !["国", "心", "小", "央", "部", "医", "学"].contains(words.folded[among + 1])
    else { return phrase }
    return words[among + 1..<words.count]
  }

  /// 以台账清单为主线开展专题调研: by what means is no part of what was done.
  func behindMeans(_ phrase: Phrase) -> Phrase {
    guard phrase.folded.prefix(2).contains("以") else { return phrase }
    let words = phrase.withoutMarks
    guard words.folded.first == "以", let role = words.find("为"), role >= 3 else { return phrase }
    for i in role + 2..<max(role + 2, min(words.count - 2, role + 6)) {
      if words[i..<words.count].starts(with: "开展") || grammar.verbs.longest(in: words.folded, at: i, before: words.count) != nil { return words[i..<words.count] }
    }
    return phrase
  }

  /// Without the 中 of 在51所幼儿园中, 监测的3条河流中; that of 初中, 空中 and 市中 belongs to the word.
  func withoutAmong(_ phrase: Phrase) -> Phrase {
    guard phrase.folded.last == "中", phrase.count >= 2,
      !["初", "高", "集", "其", "空", "水", "市"].contains(phrase.folded[phrase.count - 2])
    else { return phrase }
    return phrase[0..<phrase.count - 1]
  }

  /// 联合银行在区、镇、村部署自助机, 建成东路、西路、北路公共停车场: where, with whom and after which others says too much for a name.
  func withoutRoundabout(_ phrase: Phrase) -> Phrase {
    guard phrase.count > 12 else { return phrase }
    if let at = phrase.find("在") {
      for i in at + 2..<max(at + 2, phrase.count - 3) {
        guard let verb = grammar.verbs.longest(in: phrase.folded, at: i, before: phrase.count), verb.end < phrase.count else { continue }
        // 在福州设立的分行 is a name.
        guard phrase.folded[verb.end] != "的" else { continue }
        // 境外企业在皖设立子公司: who did it stays, where goes.
        return (4...10).contains(at) && !phrase[0..<at].contains("、") ? phrase[0..<at] + phrase[i..<phrase.count] : phrase[i..<phrase.count]
      }
    }
    guard phrase.count > 20, phrase.folded.count(where: { $0 == "、" }) >= 2, let last = phrase.folded.lastIndex(of: "、"),
      phrase.count - last > 4
    else { return phrase }
    return phrase[0..<verbPrefix(phrase)] + phrase[last + 1..<phrase.count]
  }

  /// 地区生产总值连续迈上4个台阶、达…: the label ends where the sentence tells of a mark passed.
  func withoutStep(_ phrase: Phrase) -> Phrase {
    guard phrase.count > 4 else { return phrase }
    let words = phrase.folded
    for i in 2..<words.count where grammar.step.longest(in: words, at: i, before: words.count) != nil {
      if phrase.contains("台阶") || phrase.contains("大关") || phrase.contains("新高") { return phrase[0..<i] }
    }
    return phrase
  }

  /// 连续三年居全市第一, 2024区生产总值: for how long, or in which year, is no part of a name.
  func withoutRun(_ phrase: Phrase) -> Phrase {
    if let at = phrase.find("全年"), at >= 2, at + 2 < phrase.count {
      let rest = phrase[at + 2..<phrase.count]
      // 九、居民收入 全年城镇居民人均可支配收入: a heading in the same line ends where the text begins.
      let isHeading = phrase.folded.prefix(4).firstIndex(of: "、").map { $0 > 0 && phrase[0..<$0].folded.allSatisfy { HanNumeral.isPart($0) } } ?? false
      return isHeading ? rest : phrase[0..<at] + rest
    }
    if phrase.starts(with: "连续") || phrase.starts(with: "时隔"), let year = phrase.find("年"), year <= 5 { return phrase[year + 1..<phrase.count] }
    // 三年净增13家
    if phrase.count >= 2, phrase.folded[1] == "年", HanNumeral.digit(phrase.folded[0]) != nil, phrase.count == 2 || ["净", "新", "累"].contains(phrase.folded[2]) {
      return phrase[2..<phrase.count]
    }
    // 水质优良率连续五年保持100%
    if let at = phrase.find("连续"), at >= 3, phrase.count - at <= 6 { return phrase[0..<at].withoutTail(grammar) }
    if phrase.count > 6, phrase[0..<4].folded.allSatisfy(\.isDigit), phrase.folded[4].isHan { return phrase[4..<phrase.count] }
    return phrase
  }

  /// 国内增值税（50%部分）, 商标63695件（含经开区）: a bracket at the end that holds a number or says what is counted with it.
  func withoutNote(_ phrase: Phrase) -> Phrase {
    guard let close = phrase.folded.firstIndex(of: ")") else { return phrase }
    // 市属企业（监管及重点参股企业，下同）实现营业收入
    if close + 1 < phrase.count, let open = phrase.folded[0..<close].lastIndex(of: "("), open >= 2,
      phrase[open..<close].folded.contains(",")
    {
      return withoutNote(phrase[0..<open] + phrase[close + 1..<phrase.count])
    }
    guard phrase.folded.last == ")", let open = phrase.folded.lastIndex(of: "("), open >= 2 else { return phrase }
    let note = phrase[open + 1..<phrase.count - 1]
    let isNote = note.folded.contains { $0.isDigit } || note.starts(with: "含") || note.starts(with: "按") || note.folded.allSatisfy(\.isLatin) || note.folded.contains("、") || note.count > 9 || note.starts(with: "不含") || note.starts(with: "包括")
      || note.ends(with: "下同") || note.folded.contains(",") || note.contains("口径")
    return isNote ? phrase[0..<open] : phrase
  }

  /// 增速居全国市辖区第三, 有效商标位列全省县级区第五: among whom is no part of what is ranked.
  func withoutPlace(_ phrase: Phrase) -> Phrase {
    let words = phrase.folded
    guard let at = words.indices.first(where: { grammar.placing.longest(in: words, at: $0, before: words.count) != nil }) else { return phrase }
    return phrase[0..<at].withoutTail(grammar)
  }

  /// 规模以上工业企业实现营业收入: what is achieved is of the subject before it.
  func withoutAchieved(_ phrase: Phrase) -> Phrase {
    for word in ["获得", "荣获"] as [StaticPhrase] {
      // 党史学习教育获得中央级媒体报道2次: what was won is counted.
      if let at = phrase.find(word), at >= 3, phrase.count - at >= 6 { return phrase[at + 2..<phrase.count].withoutLead(grammar) }
    }
    for word in ["实现", "完成", "拥有", "共有"] as [StaticPhrase] {
      guard let at = phrase.find(word), at >= 2, phrase.count - at >= 4, verbPrefix(phrase) < at,
        !phrase.folded.contains("、"), !["度", "率"].contains(phrase.folded[at + 2]), grammar.verbs.longest(in: phrase.folded, at: at + 2, before: phrase.count) == nil
      else { continue }
      // Nothing more goes from the front: 失业人员实现再就业 is 失业人员再就业.
      return phrase[0..<at] + phrase[at + 2..<phrase.count]
    }
    return phrase
  }

  /// 下沉第一批*项: the batch says nothing of what is counted.
  func withoutBatch(_ phrase: Phrase) -> Phrase {
    // 建成第三批星级投放点
    if let at = phrase.find("第"), at + 3 < phrase.count, phrase.folded[at + 2] == "批", HanNumeral.digit(phrase.folded[at + 1]) != nil {
      return phrase[0..<at] + phrase[at + 3..<phrase.count]
    }
    if phrase.ends(with: "首批") { return phrase[0..<phrase.count - 2] }
    if phrase.ends(with: "批"), phrase.count > 3, phrase.folded[phrase.count - 3] == "第" { return phrase[0..<phrase.count - 3] }
    return phrase
  }
}

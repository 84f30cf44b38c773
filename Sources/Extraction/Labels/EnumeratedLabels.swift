import CodeLists

/// The labels of a list that shares a head: 城镇和农村常住居民人均可支配收入, 规上工业增加值、规上服务业营收.
struct EnumeratedLabels {
  let grammar: Grammar
  /// The names of the code list.
  let names: PhraseTrie<Bool>

  /// The parts of a subject for so many numbers: a 和 inside a name (租赁和商务服务业) parts nothing when the count says so.
  func split(_ subject: Phrase, into count: Int) -> [Phrase] {
    let parts = split(subject, conjunctions: true)
    guard parts.count != count, count > 1 else { return parts }
    let byMarks = split(subject, conjunctions: false)
    return byMarks.count == count ? byMarks : parts
  }

  private func split(_ subject: Phrase, conjunctions: Bool) -> [Phrase] {
    var parts: [Phrase] = []
    var start = 0
    var i = 0
    while i < subject.count {
      let scalar = subject.folded[i]
      let isMark = scalar == "、" || scalar == "," || (conjunctions && isConjunction(scalar) && i > start && i + 1 < subject.count && isBreak(subject, i, start))
      if isMark {
        if i > start { parts.append(subject[start..<i]) }
        start = i + 1
      }
      i += 1
    }
    if start < subject.count { parts.append(subject[start..<subject.count]) }
    parts = parts.map { part in
      part.starts(with: "以及") ? part[2..<part.count] : part
    }.filter { !$0.isEmpty }
    if parts.count == 1, let special = industries(parts[0]) ?? pair(parts[0]) { return special }
    return shared(numbered(measured(parts)))
  }

  private func isConjunction(_ scalar: Unicode.Scalar) -> Bool { scalar == "和" || scalar == "与" || scalar == "及" }

  /// 和 in the middle of 和平区 or 总和 is no conjunction; between two words of two characters or more it is.
  private func isBreak(_ subject: Phrase, _ i: Int, _ start: Int) -> Bool {
    i - start >= 2 && subject.count - i > 2
  }

  /// 一二三产增加值 are three industries.
  private func industries(_ phrase: Phrase) -> [Phrase]? {
    for (words, names) in [("一二三产业", ["第一产业", "第二产业", "第三产业"]), ("一二三产", ["一产", "二产", "三产"]), ("三次产业", ["第一产业", "第二产业", "第三产业"])] as [(StaticPhrase, [String])] {
      guard let at = phrase.find(words) else { continue }
      let rest = phrase[at + words.count..<phrase.count]
      return names.map { Phrase() + $0 + rest }
    }
    return nil
  }

  /// 城乡居民人均可支配收入, 存贷款余额 and 牛羊出栏 are two.
  private func pair(_ phrase: Phrase) -> [Phrase]? {
    for (words, first, second) in [("存贷款", "存款", "贷款"), ("牛羊", "牛", "羊")] as [(StaticPhrase, String, String)] {
      guard let at = phrase.find(words) else { continue }
      let rest = phrase[at + words.count..<phrase.count]
      return [first, second].map { phrase[0..<at] + $0 + rest }
    }
    guard let at = phrase.find("城乡") else { return nil }
    let rest = phrase[at + 2..<phrase.count]
    let isIncome = rest.starts(with: "居民") || rest.starts(with: "常住居民")
    return [isIncome ? "城镇" : "城市", "农村"].map { Phrase() + $0 + rest }
  }

  /// 粮食播种面积和产量: both amounts are of the grain.
  private func measured(_ parts: [Phrase]) -> [Phrase] {
    guard let first = parts.first else { return parts }
    guard let noun = grammar.measureNoun.longest(in: first.folded, endingAt: first.count, from: 0), noun.start >= 2 else {
      // 新开工项目数、总投资
      let isCount = first.folded.last == "数" && first.count > 4 && parts.count == 2 && grammar.generic[parts[1].folded] != nil
      return isCount ? [first, first[0..<first.count - 1] + parts[1]] : parts
    }
    return parts.enumerated().map { number, part in
      let isBare = number > 0 && grammar.measureNoun.longest(in: part.folded, endingAt: part.count, from: 0)?.start == 0
      return isBare ? first[0..<noun.start] + part : part
    }
  }

  /// 第二、三产业增加值 and 一、二、三产业增加值 are industries of which only the last is named in full.
  private func numbered(_ parts: [Phrase]) -> [Phrase] {
    func place(_ phrase: Phrase) -> Int? {
      let word = phrase.folded.first == "第" ? phrase[1..<phrase.count] : phrase
      guard let first = word.folded.first, let digit = HanNumeral.digit(first), (1...3).contains(digit) else { return nil }
      let rest = word[1..<word.count]
      return rest.isEmpty || rest.starts(with: "产") || rest.starts(with: "次产") ? digit : nil
    }
    let places = parts.map(place)
    guard parts.count > 1, let last = parts.last, let at = last.find("产"), !places.contains(nil) else { return parts }
    let rest = last[at..<last.count]
    return places.map { Phrase() + "第\(["", "一", "二", "三"][$0 ?? 0])" + rest }
  }

  /// 城镇 and 农村常住居民人均可支配收入 share what follows the second's own first word.
  private func shared(_ parts: [Phrase]) -> [Phrase] {
    guard parts.count > 1, let last = parts.last else { return parts }
    // 教育、科学技术、社会保障和就业等支出: what follows 等 is of all of them.
    if let etc = last.folded.lastIndex(of: "等"), last.count - etc > 2, etc >= 2 {
      let noun = last[etc + 1..<last.count]
      return parts.dropLast().map { $0.ends(with: "支出") ? $0 : $0 + noun } + [last[0..<etc] + noun]
    }
    // 东河市、西河县、南山口市平均气温: what follows the last place is of all of them.
    if let place = parts.first?.folded.last, Self.places.contains(place), parts.dropLast().allSatisfy({ $0.folded.last.map { Self.places.contains($0) } ?? false }),
      let end = last.folded.prefix(8).dropFirst().firstIndex(where: { Self.places.contains($0) }), end + 1 < last.count
    {
      return parts.dropLast().map { $0 + last[end + 1..<last.count] } + [last]
    }
    // 粮油食品类、饮料类、烟酒类商品零售额: what follows the last 类 is of all of them.
    if let kind = last.folded.lastIndex(of: "类"), last.count - kind > 2, parts.dropLast().contains(where: { $0.folded.last == "类" }) {
      let noun = last[kind + 1..<last.count]
      return parts.map { $0.folded.last == "类" ? $0 + noun : $0 }
    }
    // 新生儿、婴儿和5岁以下儿童死亡率: the end that makes a name of the code list of one part goes with all.
    let named = parts.dropLast().lazy.compactMap { self.sharedEnd($0, of: last) }.first
    return parts.enumerated().map { number, part in
      guard number < parts.count - 1 else { return part }
      // 食品、药品抽检合格率: one word stands for the other.
      if part.count <= 4, last.count >= part.count + 2, part.folded.last == last.folded[part.count - 1] { return part + last[part.count..<last.count] }
      if let named, !isWhole(part) { return part + last[named..<last.count] }
      // 钢材、电解铜、多晶硅产量
      if part.count <= 6, !isWhole(part), let amount = grammar.measureNoun.longest(in: last.folded, endingAt: last.count, from: 0), amount.start > 0,
        Self.outputs.contains(where: { last.ends(with: $0) })
      {
        return part + last[amount.start..<last.count]
      }
      // A part that already ends as the last one does is whole; one of the last's own length in front of a longer rest is not.
      let isShort = part.count <= 4 && last.count >= part.count + 2 && !isWhole(part)
      if isShort { return part + last[part.count..<last.count] }
      if let common = commonTail(part, last), common >= 2 { return part }
      // 机构养育孤儿、散居孤儿生活费标准: what follows the word that both have is of both.
      if part.count >= 4, let at = last.folded.indices.dropLast(3).first(where: { $0 >= 2 && last.folded[$0..<$0 + 2].elementsEqual(part.folded.suffix(2)) }) {
        return part + last[at + 2..<last.count]
      }
      if part.ends(with: "居民"), let at = last.find("居民"), at + 2 < last.count { return part + last[at + 2..<last.count] }
      return part
    }
  }

  /// What names of places end in.
  private static let places: Set<Unicode.Scalar> = ["市", "县", "旗", "州", "镇", "乡"]

  /// What a list of products shares at its end.
  private static let outputs: [StaticPhrase] = ["产量", "产值", "面积", "销量"]

  /// Where the longest end of the last part begins that makes a name of the code list of another: 婴儿 + 死亡率.
  private func sharedEnd(_ part: Phrase, of last: Phrase) -> Int? {
    guard part.count >= 2, last.count > 3 else { return nil }
    return (1..<last.count - 1).first { start in
      let whole = part + last[start..<last.count]
      return names.longest(in: whole.folded, at: 0, before: whole.count)?.end == whole.count
    }
  }

  /// Ends in a word for an amount, so nothing of it was left out: 存款余额, 旅游总花费, 失业率.
  private func isWhole(_ part: Phrase) -> Bool {
    guard let last = part.folded.last else { return true }
    return "率额量值入数费次资积度比长重税耗产口准贴险金价".unicodeScalars.contains(last)
  }

  private func commonTail(_ a: Phrase, _ b: Phrase) -> Int? {
    var n = 0
    while n < a.count, n < b.count, a.folded[a.count - 1 - n] == b.folded[b.count - 1 - n] { n += 1 }
    return n
  }
}

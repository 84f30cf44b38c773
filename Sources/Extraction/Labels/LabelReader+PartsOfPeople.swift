// Kinds of people and firms behind the number of all of them: 在校生12万人，其中初中3万人.
extension LabelReader {
  /// 实有经营主体688万户，其中企业162万户; 新登记147万户，其中企业57万家: as many of them are firms.
  func firmsAmong(_ site: Site, _ memory: SentenceMemory) -> Phrase? {
    guard site.isCount, ["企业", "个体工商户", "农民专业合作社"].contains(site.own.words), text.contains("其中", in: memory.sentence.lowerBound..<site.item.range.lowerBound) else { return nil }
    for word in ["新登记", "新增", "实有", "新设立", "新设"] as [StaticPhrase] where memory.whole.label.starts(with: word) || memory.head.starts(with: word) {
      return Phrase() + word.words + site.own
    }
    return memory.whole.label.contains("在册") ? Phrase() + "在册" + site.own : nil
  }

  /// 社区服刑人员326名，其中，缓刑316名，非本市户籍230名: words that only tell people apart.
  func peopleOfKind(_ site: Site, _ memory: SentenceMemory) -> Phrase? {
    let own = site.own
    guard ["人", "名"].contains(site.item.unitText), memory.whole.unit == site.item.unitText, own.count <= 6, let last = own.folded.last, ["刑", "释", "制", "籍", "行", "型"].contains(last),
      text.contains("其中", in: memory.sentence.lowerBound..<site.item.range.lowerBound)
    else { return nil }
    let whole = memory.whole.label[verbPrefix(memory.whole.label)..<memory.whole.label.count].withoutLead(grammar)
    guard grammar.personEnding.longest(in: whole.folded, endingAt: whole.count, from: 0) != nil else { return nil }
    return own + (whole.starts(with: "在册") ? whole[2..<whole.count] : whole)
  }

  /// 出生人口6700人；死亡5284人: people who were born, or died.
  func peopleWho(_ own: Phrase, _ memory: SentenceMemory) -> Phrase? {
    let deeds: [StaticPhrase] = ["出生", "死亡", "迁入", "迁出"]
    guard own.count == 2, deeds.contains(where: own.starts), deeds.contains(where: memory.head.starts), memory.head.ends(with: "人口") else { return nil }
    return own + "人口"
  }

  /// 在校生54641人，其中：博士生199人: of those enrolled, those entering or those leaving.
  func pupils(_ own: Phrase, _ memory: SentenceMemory) -> Phrase? {
    let stages: [StaticPhrase] = ["在校生", "毕业生", "招生"]
    guard own.folded.last == "生", (3...5).contains(own.count), !stages.contains(where: own.contains), !own.contains("在校") else { return nil }
    for stage in stages {
      for told in [memory.lastLabel, memory.head] {
        if let at = told.find(stage), at >= 2, told.count - at - stage.count <= 5 { return told[0..<at + stage.count] + own }
      }
    }
    return nil
  }

  /// 户籍人口出生率13‰，死亡率1.8‰，自然增长率11‰: of the same people.
  func vitalRate(_ own: Phrase, _ memory: inout SentenceMemory) -> Reading? {
    let natural: [StaticPhrase] = ["出生率", "死亡率", "自然增长率"]
    guard natural.contains(where: { own.starts(with: $0) && own.count == $0.count }), let told = natural.first(where: memory.head.ends), memory.head.count >= told.count + 2
    else { return nil }
    memory.setHead(memory.head[0..<memory.head.count - told.count] + own)
    return Reading(label: memory.head, rule: "shared-beginning")
  }
}

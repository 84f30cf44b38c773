package import CodeLists
import Statistics

/// The word lists as tries, made once for all documents and shared.
package final class Grammar: Sendable {
  let boundsBefore: SuffixTrie<Bound>
  let boundsAfter: PhraseTrie<Bound>
  let growth: SuffixTrie<Int>
  let change: SuffixTrie<Int>
  let completion: PhraseTrie<Bool>
  let rank: PhraseTrie<Bool>
  let lead: PhraseTrie<Bool>
  let tail: SuffixTrie<Bool>
  /// Words that end as one of those does and are no such thing: 许可, 产能.
  let notTail: SuffixTrie<Bool>
  let verbsBefore: SuffixTrie<Bool>
  let verbs: PhraseTrie<Bool>
  let stop: PhraseTrie<Bool>
  let notStop: PhraseTrie<Bool>
  /// Verbs that may be a noun's attribute, and the nouns that follow them then: 产能提升重点县.
  let attributive: PhraseTrie<Bool>
  let attributeNoun: PhraseTrie<Bool>
  /// Nouns of a class that close a list of examples behind 等: …等项目.
  let classNoun: SuffixTrie<Bool>
  /// Verbs that part what is counted from what is done in it: 8个重点县|建设…基地6.2万亩.
  let predicate: PhraseTrie<Bool>
  let generic: PhraseTrie<Bool>
  /// Rates of how a matter was dealt with, which need the matter: 办结率.
  let ownedRate: PhraseTrie<Bool>
  let frame: PhraseTrie<Bool>
  let frameAfter: SuffixTrie<Bool>
  /// The word that each part of a count is named by in the code list: 已完成, 正在推进, 暂未启动; empty where it has none.
  let part: PhraseTrie<String>
  let compared: PhraseTrie<Bool>
  let step: PhraseTrie<Bool>
  let measureNoun: SuffixTrie<Bool>
  /// Amounts that the parts of a whole are told without, and what such parts end in.
  let inherited: SuffixTrie<Bool>
  let partEnding: SuffixTrie<Bool>
  /// What is left of a whole's name behind the noun that its parts repeat.
  let leftOver: PhraseTrie<Bool>
  /// What products are measured by, which a list says of the first alone: 产量.
  let output: SuffixTrie<Bool>
  /// Amounts that are named alone behind another amount of the same subject.
  let otherMeasure: PhraseTrie<Bool>
  /// What a household's disposable income is made up of.
  let partOfIncome: PhraseTrie<Bool>
  /// What a clause begins with that tells of circumstances and names no subject.
  let notTopic: PhraseTrie<Bool>
  /// What tells that something reaches people or covers places: 惠及, 覆盖.
  let reaching: PhraseTrie<Bool>
  /// What sums that are paid to people end in: 助学金.
  let grant: SuffixTrie<Bool>
  /// What people earned more, told as an amount: 人均增收.
  let earned: SuffixTrie<Bool>
  let gap: PhraseTrie<Bool>
  let balance: SuffixTrie<Bool>
  /// What an office needs of those who apply: 环节, 材料.
  let procedure: PhraseTrie<Bool>
  let lightVerb: PhraseTrie<Bool>
  let betterment: SuffixTrie<Bool>
  let personEnding: SuffixTrie<Bool>
  let presentOpening: PhraseTrie<Bool>
  let elided: PhraseTrie<Bool>
  let pronoun: PhraseTrie<Bool>
  /// What only firms have, and words that name firms: 资产总额 needs the 企业 of an earlier clause.
  let firmAmount: PhraseTrie<Bool>
  let firm: PhraseTrie<Bool>
  /// Clauses that say how a number was reckoned and not of what it is: 按可比价格计算.
  let aside: PhraseTrie<Bool>
  /// Kinds that are named alone where a whole was measured: 公路, 中国电信, 城镇.
  let category: PhraseTrie<Bool>
  /// What a number right behind these words is: a target.
  let targetWords: SuffixTrie<Bool>
  /// Where a label ends because the sentence goes on to say among whom a place is.
  let placing: PhraseTrie<Bool>
  /// Labels of what comes about over a span though no verb of building begins them: 实际使用外资.
  let flowLabel: PhraseTrie<Bool>
  /// Labels that begin as a deed does and tell of what stands: 上市公司.
  let stockLabel: PhraseTrie<Bool>
  /// What the things counted did or what was done with them, told behind their noun: 消除, 建成, 受益.
  let deed: PhraseTrie<Bool>
  /// 被评为, 获评, 入选: what follows is what the things counted have become.
  let passive: PhraseTrie<Bool>
  /// Of those, the ones that only tell of a list that was entered: 纳入.
  let entering: PhraseTrie<Bool>
  /// Words whose first character is no unit: 对标, 面向, 重点.
  let notUnit: PhraseTrie<Bool>
  /// What leads to a second, higher aim behind a rate.
  let aimLead: PhraseTrie<Bool>
  /// What stands alone before an amount of the year before.
  let former: PhraseTrie<Bool>
  let formerEnd: SuffixTrie<Bool>
  let planTitle: PhraseTrie<Bool>
  let planHeading: PhraseTrie<Bool>
  /// Words of headings that plan even with the year reviewed beside them.
  let firmPlanHeading: PhraseTrie<Bool>
  let reviewHeading: PhraseTrie<Bool>
  /// What a heading ends in that tells how things went.
  let doneHeading: SuffixTrie<Bool>
  /// What follows a year at the beginning of a line that opens the review of it.
  let yearReviewed: PhraseTrie<Bool>
  /// What a paragraph that looks ahead without a heading begins with.
  let planOpening: PhraseTrie<Bool>
  /// What a number is aimed at, named behind it.
  let targetBehind: SuffixTrie<Bool>
  /// Units in which few things are counted, and those in which Han numerals count from ten on.
  let countedUnits: Set<String>
  let countedFromTen: Set<String>
  /// Units of times that rules set, and of what happens in a row.
  let ruleUnits: Set<String>
  let runUnits: Set<String>
  let durationNouns: PhraseTrie<Bool>
  let indexNouns: PhraseTrie<Bool>
  /// What a number without a unit counts, by the words of its label.
  let moneyNouns: PhraseTrie<Bool>
  let personNouns: PhraseTrie<Bool>
  let pageReaders: SuffixTrie<Bool>
  let maskedName: PhraseTrie<Bool>
  let classed: PhraseTrie<Bool>
  let chosen: PhraseTrie<Bool>
  let titleKinds: PhraseTrie<Bool>
  /// How a paragraph begins that looks back on five years, on the year, and one that names the next year's aims.
  let fiveYears: PhraseTrie<Bool>
  let oneYear: PhraseTrie<Bool>
  let aims: PhraseTrie<Bool>
  /// What follows the name of a five-year plan: its years gone by, or to come.
  let planGone: PhraseTrie<Bool>
  let planAhead: PhraseTrie<Bool>

  package init(_ words: WordList) {
    func folded(_ kind: String) -> [String] {
      words[kind].map { word in
        var view = String.UnicodeScalarView()
        for scalar in word.unicodeScalars { view.append(scalar.folded) }
        return String(view)
      }
    }
    func set(_ kind: String) -> [(String, Bool)] { folded(kind).map { ($0, true) } }
    func bounds(_ side: String) -> [(String, Bound)] {
      folded("bound.\(side).about").map { ($0, .about) } + folded("bound.\(side).at_least").map { ($0, .atLeast) }
        + folded("bound.\(side).at_most").map { ($0, .atMost) }
    }
    func signed(_ kind: String) -> [(String, Int)] {
      folded("\(kind).up").map { ($0, 1) } + folded("\(kind).down").map { ($0, -1) }
    }
    boundsBefore = SuffixTrie(bounds("before"))
    boundsAfter = PhraseTrie(bounds("after"))
    growth = SuffixTrie(signed("growth"))
    change = SuffixTrie(signed("change"))
    completion = PhraseTrie(set("completion"))
    rank = PhraseTrie(set("rank.before"))
    lead = PhraseTrie(set("lead"))
    tail = SuffixTrie(set("tail"))
    notTail = SuffixTrie(set("tail.not") + set("earned"))
    verbsBefore = SuffixTrie(set("verb"))
    verbs = PhraseTrie(set("verb"))
    stop = PhraseTrie(set("stop"))
    notStop = PhraseTrie(set("stop.not"))
    attributive = PhraseTrie(set("stop.attributive"))
    predicate = PhraseTrie(set("predicate"))
    attributeNoun = PhraseTrie(set("attribute.noun"))
    classNoun = SuffixTrie(set("class.noun"))
    generic = PhraseTrie(set("generic"))
    ownedRate = PhraseTrie(set("rate.owned"))
    frame = PhraseTrie(set("frame"))
    frameAfter = SuffixTrie(set("frame.after"))
    part = PhraseTrie(
      folded("part.done").map { ($0, "已完成") } + folded("part.ongoing").map { ($0, "正在推进") }
        + folded("part.waiting").map { ($0, "暂未启动") } + folded("part.other").map { ($0, "") })
    compared = PhraseTrie(set("compared"))
    step = PhraseTrie(set("step"))
    measureNoun = SuffixTrie(set("measure.noun"))
    inherited = SuffixTrie(set("measure.inherited"))
    partEnding = SuffixTrie(set("part.ending"))
    leftOver = PhraseTrie(set("measure.left"))
    output = SuffixTrie(set("measure.output"))
    otherMeasure = PhraseTrie(set("measure.other"))
    partOfIncome = PhraseTrie(set("part.income"))
    notTopic = PhraseTrie(set("topic.not"))
    reaching = PhraseTrie(set("reaching"))
    grant = SuffixTrie(set("grant"))
    earned = SuffixTrie(set("earned"))
    gap = PhraseTrie(set("gap"))
    balance = SuffixTrie(set("balance"))
    procedure = PhraseTrie(set("procedure"))
    lightVerb = PhraseTrie(set("verb.light"))
    betterment = SuffixTrie(set("betterment"))
    personEnding = SuffixTrie(set("person.ending"))
    presentOpening = PhraseTrie(set("opening.present"))
    elided = PhraseTrie(set("elided") + set("earned"))
    pronoun = PhraseTrie(set("pronoun"))
    firmAmount = PhraseTrie(set("generic.firm"))
    firm = PhraseTrie(set("firm"))
    aside = PhraseTrie(set("aside"))
    category = PhraseTrie(set("category"))
    targetWords = SuffixTrie(set("target.words"))
    placing = PhraseTrie(set("placing"))
    flowLabel = PhraseTrie(set("flow.label"))
    passive = PhraseTrie(set("passive") + set("passive.entering"))
    entering = PhraseTrie(set("passive.entering"))
    stockLabel = PhraseTrie(set("stock.label"))
    deed = PhraseTrie(set("verb") + set("passive") + set("deed.behind"))
    notUnit = PhraseTrie(set("unit.not"))
    aimLead = PhraseTrie(set("aim.lead"))
    former = PhraseTrie(set("former"))
    formerEnd = SuffixTrie(set("former.end"))
    planTitle = PhraseTrie(set("title.plan"))
    planHeading = PhraseTrie(set("heading.plan"))
    firmPlanHeading = PhraseTrie(set("heading.plan.firm"))
    yearReviewed = PhraseTrie(set("year.reviewed"))
    reviewHeading = PhraseTrie(set("heading.review"))
    doneHeading = SuffixTrie(set("heading.done"))
    countedUnits = Set(words["unit.counted"])
    countedFromTen = Set(words["unit.counted.ten"])
    ruleUnits = Set(words["unit.rule"])
    runUnits = Set(words["unit.run"])
    durationNouns = PhraseTrie(set("noun.duration"))
    indexNouns = PhraseTrie(set("noun.index"))
    moneyNouns = PhraseTrie(set("noun.money"))
    personNouns = PhraseTrie(set("noun.persons"))
    pageReaders = SuffixTrie(set("page.readers"))
    maskedName = PhraseTrie(set("mask.name"))
    classed = PhraseTrie(set("classed"))
    chosen = PhraseTrie(set("chosen"))
    titleKinds = PhraseTrie(set("title.kind"))
    fiveYears = PhraseTrie(set("opening.five-years"))
    oneYear = PhraseTrie(set("opening.year"))
    aims = PhraseTrie(set("opening.aims"))
    planGone = PhraseTrie(set("plan.gone"))
    planAhead = PhraseTrie(set("plan.ahead"))
    planOpening = PhraseTrie(set("opening.plan"))
    targetBehind = SuffixTrie(set("target.behind"))
  }
}

extension PhraseTrie {
  /// Whether any phrase stands anywhere in a range.
  func occurs(in text: [Unicode.Scalar], _ range: Range<Int>) -> Bool { first(in: text, range) != nil }

  /// The first place in a range at which a phrase stands.
  func first(in text: [Unicode.Scalar], _ range: Range<Int>) -> Int? {
    range.first { longest(in: text, at: $0, before: range.upperBound) != nil }
  }
}

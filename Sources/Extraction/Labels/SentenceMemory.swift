import Statistics

/// What a sentence has said up to the number at hand.
struct SentenceMemory {
  let sentence: Range<Int>
  /// The last label that stood in full, for clauses that leave it out.
  var head = Phrase()
  /// The unit of the last amount.
  var headUnit = ""
  /// The noun that counts of parts divide: 改革任务 in 改革任务有5项已经落实，3项正在推进.
  var base = Phrase()
  /// The unit in which that noun was counted.
  var baseUnit = ""
  /// The last clause without a number: what the numbers after it are about when they do not say.
  var topic = Phrase()
  /// Whether that clause stands after the head.
  var isTopicNewer = false
  /// Whether it says that its subject grew or fell: 养老金标准继续提高，年人均提高….
  var topicGrows = false
  /// The verb of the last label, for items of the same list that leave it out.
  var verb = Phrase()
  /// What was counted last, without what was done to it; all that stands side by side: 建议 and 提案.
  var matters: [Phrase] = []
  var countedUnit = ""
  /// Of what the last rate was: 办结率…，满意率….
  var rated = Phrase()
  /// What deeds alone are done to: 棚户区改造 in 加快棚户区改造，新开工3.5万套，建成2.5万套.
  var done = Phrase()
  /// Whom a clause says something is done for: 为15名残疾学生发放….
  var recipients: (clause: Int, noun: Phrase) = (-1, Phrase())
  /// The labels of a 分别 list, until another subject comes.
  var list: [Phrase] = []
  /// The labels of the amounts told so far, for a 分别 that follows them.
  var amounts: [Phrase] = []
  /// The labels of the shares told so far, for a 分别 in points that follows them.
  var shares: [Phrase] = []
  /// How many of them stand in the last clause that has some.
  var amountsOfClause = 0
  /// How many numbers the list has been given.
  var given = 0
  /// How many of them, from the first, are where a 从…到… begins.
  var listBase = 0
  var listMeasure: MeasureReading?
  /// The kind of the list's first number.
  var listFamily: UnitFamily?
  /// Where the words that are used up by the last number end, its noun included.
  var consumed: Int
  /// Where the last number and its bound end.
  var lastEnd: Int
  var dates: [SentenceDate] = []
  /// The label of the 从 before a 到.
  var fromLabel: Phrase?
  /// The last label of trade as a whole, which 出口 and 进口 divide.
  var trade = Phrase()
  /// The first label of the sentence and its unit: the whole of what 其中 divides.
  var whole: (label: Phrase, unit: String) = (Phrase(), "")
  /// The head of the sentence before: 实现营业收入166亿元 may be of the firms that it named.
  var previous = Phrase()
  /// The unit of the last amount of the sentence before.
  var previousUnit = ""
  /// The head of the sentence before, where this one begins by dividing it: 分行业看, 其中.
  var above = Phrase()
  /// What the last number measured, and its label.
  var lastMeasure: Measure?
  var lastReading: MeasureReading?
  var lastScenario: Scenario?
  var lastPeriod = TimePeriod("")
  /// The day as of which an earlier sentence of the paragraph, or this one, tells what stands.
  var asOf: TimePeriod?
  /// Of what the sentence before told last, where this one divides it: 2019年计划投资136亿元。其中，….
  var divided: (scenario: Scenario?, period: TimePeriod) = (nil, TimePeriod(""))
  var lastLabel = Phrase()
  var lastRule = ""
  /// What was used up when a bracket opened: the words before it lead to the number behind it.
  var outside: (bracket: Range<Int>, consumed: Int)?
  /// What was spoken of when it opened.
  var headOutside = Phrase()
  /// Where the last place in a ranking ends.
  var rankEnd = 0
  var isYearly = false
  /// Whether the clause tells, within a plan, how things stand.
  var statesFact = false
  var wasFlow = false
  private var clauseStart = -1
  private var amountClause = -1

  init(sentence: Range<Int>) {
    self.sentence = sentence
    consumed = sentence.lowerBound
    lastEnd = sentence.lowerBound
  }

  /// A label that stands in full becomes what later clauses may leave out.
  mutating func setHead(_ label: Phrase) {
    head = label
    done = Phrase()
    isTopicNewer = false
    if label.contains("进出口") { trade = label }
  }

  /// 事故14起（其中建材事故1起），同比下降21.4%: behind the bracket the whole is spoken of again.
  mutating func leaveBracket() {
    guard !headOutside.isEmpty else { return }
    head = headOutside
    headOutside = Phrase()
    lastRule = ""
  }

  /// An amount told, for a 分别 or 均 that follows it.
  mutating func note(amount: Phrase) {
    if amountClause != clauseStart { (amountClause, amountsOfClause) = (clauseStart, 0) }
    amounts.append(amount)
    amountsOfClause += 1
  }

  /// Whether the clause is another than that of the last number.
  mutating func enter(_ clause: Range<Int>) -> Bool {
    guard clause.lowerBound != clauseStart else { return false }
    clauseStart = clause.lowerBound
    fromLabel = nil
    return true
  }
}

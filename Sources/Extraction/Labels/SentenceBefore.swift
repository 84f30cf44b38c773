import Statistics

/// What a sentence leaves to the next one, which may divide it: …项目20个。其中：交通部门1个.
struct SentenceBefore {
  /// Its last label.
  var head = Phrase()
  /// What it counted last, without what was done to it, and the unit.
  var matters: [Phrase] = []
  var unit = ""
  /// Whether its last number was a plan, and for when.
  var scenario: Scenario?
  var period = TimePeriod("")
  /// 截至2022年底, said in this paragraph: what stands is told as of that day.
  var asOf: TimePeriod?
  /// The unit of its last amount.
  var headUnit = ""

  init() {}

  init(_ memory: SentenceMemory) {
    (head, headUnit) = (memory.head, memory.headUnit)
    (matters, unit) = (memory.matters, memory.countedUnit)
    (scenario, period, asOf) = (memory.lastScenario, memory.lastPeriod, memory.asOf)
  }
}

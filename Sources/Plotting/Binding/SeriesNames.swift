import Analysis

/// What the values of two years are called in a legend and in the notes: those that stand apart by what sets them apart,
/// so that one symbol has one name.
struct SeriesNames {
  let hedged: LineUp.Hedged
  private let values: [AreaValue]

  init(of values: [AreaValue], hedged: LineUp.Hedged) {
    self.values = values
    self.hedged = hedged
  }

  /// How a value is drawn.
  enum Ink {
    case plain
    case hatched
    case hollow

    var order: Int { self == .plain ? 0 : self == .hatched ? 1 : 2 }

    /// `current`, `previousConditional`, `hedged`: what definitions ask for.
    func state(isCurrent: Bool) -> String {
      switch self {
      case .plain: isCurrent ? "current" : "previous"
      case .hatched: isCurrent ? "conditional" : "previousConditional"
      case .hollow: isCurrent ? "hedged" : "previousHedged"
      }
    }
  }

  func ink(of value: AreaValue) -> Ink {
    guard value.isConditional else { return .plain }
    return hedged == .hollow && !value.isPartial ? .hollow : .hatched
  }

  /// `2023年`, `2023年1—9月`, `2023年约数`; where several things set them apart, `2023年（有条件可比）`.
  func name(of value: AreaValue) -> String {
    let alike = value.isConditional ? values.filter { $0.year == value.year && ink(of: $0) == ink(of: value) } : [value]
    let periods = Set(alike.map { $0.isPartial ? Subject.periodWords($0) : "" })
    guard periods == [""] else {
      if let one = periods.first, periods.count == 1 { return one }
      return periods.contains("") ? "\(value.year)年（有条件可比）" : "\(value.year)年部分月份"
    }
    guard value.isConditional else { return "\(value.year)年" }
    let reasons = Set(alike.map { $0.conditions.map(\.chinese).joined(separator: "、") })
    if let one = reasons.first, reasons.count == 1, one.hasSuffix("数") { return "\(value.year)年\(one)" }
    return "\(value.year)年（有条件可比）"
  }

  /// `斜线：乙区2023年为1—11月数。`, `空心：丙区2022年为约数。`
  var notes: [String] {
    [(Ink.hatched, "斜线"), (.hollow, "空心")].flatMap { kind, word in
      Subject.conditionNotes(values.filter { ink(of: $0) == kind }, under: word, namingYears: true)
    }
  }
}

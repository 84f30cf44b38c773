import Diagnostics

/// What a chart says, in sentences: which kind of picture, its title, each value drawn, and whom it leaves out and why.
///
/// The Chinese title says the finding already; the English, which is no title, names the subject and then says it.
func altText(_ definition: ChartDefinition, title: String, _ data: BoundData) -> Wording {
  let picture = definition.lineUp?.picture ?? definition.view.picture
  // A listener remembers a dozen values; of more, the count is told.
  let shown = data.readings.prefix(12)
  let rest = data.readings.count > 12
  var chinese = "\(picture.chinese)。\(title)。" + shown.map(\.chinese).joined(separator: "；")
  chinese += (rest ? "；等共\(data.readings.count)项" : "") + "。"
  let finding = data.finding.map { ": \($0.english)" } ?? ""
  var english = "\(picture.english). \(data.subject.english)\(finding). " + shown.map(\.english).joined(separator: "; ")
  english += (rest ? "; and so on, \(data.readings.count) in all" : "") + "."
  if !data.leftOut.isEmpty {
    chinese += "未列入：" + listed(data.leftOut) + "。"
    let groups = reasons(of: data.leftOut).map { reason in
      data.leftOut.filter { $0.reason == reason }.map(\.area).joined(separator: ", ") + " (\(reason.english))"
    }
    english += " Left out: " + groups.joined(separator: "; ") + "."
  }
  return Wording(en: english, zh: chinese)
}

extension ViewDefinition {
  /// The kind of picture, by its strongest mark.
  var picture: Wording {
    let kinds = marks
    if kinds.contains(.rect) { return Wording(en: "Heat table", zh: "热力表") }
    if kinds.contains(.bar) { return Wording(en: "Bar chart", zh: "条形图") }
    if kinds.contains(.line) { return Wording(en: "Line chart", zh: "折线图") }
    if kinds.contains(.rule) && (kinds.contains(.point) || kinds.contains(.circle)) {
      return Wording(en: "Dumbbell chart", zh: "哑铃图")
    }
    if kinds.contains(.area) { return Wording(en: "Area chart", zh: "面积图") }
    return Wording(en: "Dot chart", zh: "点图")
  }

  private var marks: Set<MarkKind> {
    if case .mark(let mark) = content { return [mark.kind] }
    return children.reduce(into: []) { $0.formUnion($1.marks) }
  }

  /// Gives axes that have no title of their own the one that the data bring.
  mutating func nameAxes(_ titles: [Channel: String]) {
    for (channel, title) in titles {
      guard var definitions = encoding[channel], !definitions.isEmpty, definitions[0].title == nil else { continue }
      definitions[0].title = [title]
      encoding[channel] = definitions
    }
  }
}

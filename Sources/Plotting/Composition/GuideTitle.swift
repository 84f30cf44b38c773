/// What stands above an axis, a legend or small multiples when nothing else is written: the field's name, with what was done to it.
enum GuideTitle {
  /// The title of a guide that serves several layers: each of theirs once.
  static func text<Name: PropertyName>(
    _ definitions: [ChannelDefinition], own: ChannelDefinition, written: [String]?, usual: Properties<Name>, _ config: Config
  ) -> [String] {
    // What the definition says of this guide is stronger than what a theme says of all.
    if let written { return written.filter { !$0.isEmpty } }
    var titles: [[String]] = []
    for definition in definitions { if let title = definition.title, !titles.contains(title) { titles.append(title) } }
    if titles.count == 1 { return titles[0].filter { !$0.isEmpty } }
    if !titles.isEmpty { return [titles.map { $0.joined(separator: " ") }.filter { !$0.isEmpty }.joined(separator: ", ")].filter { !$0.isEmpty } }
    if own.hasNoTitle { return [] }
    if let name = Name(rawValue: "title") {
      if let lines = usual.lines(name) { return lines.filter { !$0.isEmpty } }
      if usual.isNull(name) { return [] }
    }
    var names: [String] = []
    for definition in definitions { if let name = self.name(definition, config), !names.contains(name) { names.append(name) } }
    return names.isEmpty ? [] : [names.joined(separator: ", ")]
  }

  /// `Mean of price`, `date (year-month)`, `weight (binned)`.
  static func name(_ definition: ChannelDefinition, _ config: Config) -> String? {
    if definition.source == .count { return config.countTitle ?? "Count of Records" }
    guard let field = definition.field else { return nil }
    if definition.binning != nil { return "\(field) (binned)" }
    if let unit = definition.timeUnit, !unit.isBinned, unit.maximum == nil {
      return "\(field) (\(unit.parts.map(\.rawValue).joined(separator: "-")))"
    }
    guard let op = definition.aggregate else { return field }
    switch op {
    case .argmin: return "\(field) for min \(definition.argument ?? "")"
    case .argmax: return "\(field) for max \(definition.argument ?? "")"
    default: return "\(op.rawValue.prefix(1).uppercased() + op.rawValue.dropFirst()) of \(field)"
    }
  }
}

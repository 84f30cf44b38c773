import Definitions
import Diagnostics

/// What a setting of a mark, axis, legend or title may be.
package enum SettingKind: Hashable, Sendable {
  case number, text, bool, color, numbers
  /// A text, or several that stand one below the other.
  case lines
  /// One of a few words.
  case choice([String])
  /// A number, or the word `width` or `height`.
  case extent
  /// A number, or a part of a band.
  case share
  /// Values by name.
  case values
  case any
}

/// The value of a setting.
package enum Setting: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case numbers([Double])
  case texts([String])
  /// A part of a band: `{"band": 0.7}`.
  case share(Double)
  case values([String: Datum])
  /// Any list of values.
  case list([Datum])
  /// Worked out for each row.
  case expression(Expression)
}

/// The names of the settings that one kind of thing has, each with what it may be.
package protocol PropertyName: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {
  var kind: SettingKind { get }
}

/// Settings by name; those of a definition lie over those of the theme.
package struct Properties<Name: PropertyName>: Hashable, Sendable {
  package var values: [Name: Setting] = [:]
  /// Settings of an axis that hold for some ticks only (`gridColor` of the tick at zero), the first that holds.
  package var conditions: [Name: [Conditional]] = [:]

  package struct Conditional: Hashable, Sendable {
    /// Asked of `datum.value` and `datum.label`.
    package var test: Predicate
    package var setting: Setting
  }

  package init() {}

  /// A setting as it holds for a row: the first condition that is met, else what holds everywhere.
  package func text(_ name: Name, for row: DataRow) -> String? {
    for condition in conditions[name] ?? [] where condition.test.holds(for: row) {
      if case .text(let text) = condition.setting { return text }
      if case .expression(let expression) = condition.setting { return expression.value(for: row).label }
      return nil
    }
    if case .expression(let expression) = values[name] { return expression.value(for: row).label }
    return text(name)
  }
  package func number(_ name: Name, for row: DataRow) -> Double? {
    for condition in conditions[name] ?? [] where condition.test.holds(for: row) {
      if case .number(let n) = condition.setting { return n }
      if case .expression(let expression) = condition.setting { return expression.value(for: row).number }
      return nil
    }
    if case .expression(let expression) = values[name] { return expression.value(for: row).number }
    return number(name)
  }
  package func numbers(_ name: Name, for row: DataRow) -> [Double]? {
    for condition in conditions[name] ?? [] where condition.test.holds(for: row) {
      if case .numbers(let list) = condition.setting { return list }
      return nil
    }
    return numbers(name)
  }

  package subscript(name: Name) -> Setting? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// These settings, and where they are silent those below.
  package func over(_ below: Self) -> Self {
    var result = below
    result.values.merge(values) { _, mine in mine }
    result.conditions.merge(conditions) { _, mine in mine }
    return result
  }

  package func number(_ name: Name) -> Double? { if case .number(let n) = values[name] { n } else { nil } }
  package func bool(_ name: Name) -> Bool? { if case .bool(let b) = values[name] { b } else { nil } }
  package func text(_ name: Name) -> String? {
    switch values[name] {
    case .text(let t): t
    case .texts(let lines): lines.joined(separator: "\n")
    default: nil
    }
  }
  package func lines(_ name: Name) -> [String]? {
    switch values[name] {
    case .text(let t): [t]
    case .texts(let lines): lines
    default: nil
    }
  }
  package func numbers(_ name: Name) -> [Double]? {
    switch values[name] {
    case .numbers(let list): list
    case .number(let n): [n]
    default: nil
    }
  }
  /// Whether the setting is written as null, which switches a thing off.
  package func isNull(_ name: Name) -> Bool { values[name] == .null }
}

extension DefinitionReader {
  /// Reads a group of settings; a name outside the list is reported with the nearest one.
  mutating func properties<Name: PropertyName>(
    _ node: Node, of what: String, besides others: [String] = [], as type: Name.Type = Name.self
  ) throws(PlottingError) -> Properties<Name> {
    var result = Properties<Name>()
    guard let entries = node.map else {
      throw .definition(
        .wrongKind(node.place, key: what, expected: Wording(en: "a group of settings", zh: "一组设置"), found: node.kind))
    }
    for entry in entries where !others.contains(entry.key) {
      guard let name = Name(rawValue: entry.key) else {
        notSupported(entry, in: what, allowed: Name.allCases.map(\.rawValue) + others)
        continue
      }
      if let condition = entry.value["condition"], entry.value.map != nil {
        for item in condition.list ?? [condition] {
          let test: Predicate = if let test = item["test"] { try predicate(test) } else { try parameterTest(item) }
          guard let value = item.map?.first(where: { $0.key == "value" }) else {
            throw .definition(.missingKey(item.place, key: "value"))
          }
          result.conditions[name, default: []].append(
            .init(test: test, setting: try setting(value, name.kind)))
        }
        if let usual = entry.value.map?.first(where: { $0.key == "value" }) { result[name] = try setting(usual, name.kind) }
        continue
      }
      result[name] = try setting(entry, name.kind)
    }
    return result
  }

  private mutating func setting(_ entry: Node.Entry, _ kind: SettingKind) throws(PlottingError) -> Setting {
    let node = entry.value
    if node.isNull { return .null }
    if node["expr"] != nil || node["signal"] != nil {
      let expression = try self.expression(node, entry.key)
      guard expression.fields.isEmpty else { return .expression(expression) }
      return Self.setting(expression.value(for: DataRow()))
    }
    switch kind {
    case .number: if let n = node.double { return .number(n) }
    case .text: if let t = node.string { return .text(t) }
    case .bool: if let b = node.bool { return .bool(b) }
    case .color:
      if let t = node.string {
        if t.isEmpty || t == "none" { return .null }
        guard t == "transparent" || color(named: t) != nil else {
          throw .definition(
            .badValue(node.place, key: entry.key, value: t, allowed: ["#12436D"] + colorNames.keys.sorted()))
        }
        return .text(t)
      }
    case .numbers:
      if let n = node.double { return .numbers([n]) }
      if let list = node.list {
        let numbers = list.compactMap(\.double)
        if numbers.count == list.count { return .numbers(numbers) }
      }
    case .lines:
      if let t = node.string { return .texts(t.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)) }
      if let list = node.list {
        let texts = list.compactMap(\.string)
        if texts.count == list.count { return .texts(texts) }
      }
    case .choice(let words):
      if let b = node.bool, words.contains(b ? "true" : "false") { return .bool(b) }
      if let t = node.string {
        guard words.contains(t) else {
          throw .definition(.badValue(node.place, key: entry.key, value: t, allowed: words))
        }
        return .text(t)
      }
    case .extent:
      if let n = node.double { return .number(n) }
      if let t = node.string, t == "width" || t == "height" { return .text(t) }
    case .share:
      if let n = node.double { return .number(n) }
      if let part = node["band"]?.double { return .share(part) }
    case .values:
      if let map = node.map {
        return .values(Dictionary(map.map { ($0.key, datum($0.value["value"] ?? $0.value)) }) { _, last in last })
      }
    case .any:
      if let n = node.double { return .number(n) }
      if let t = node.string { return .text(t) }
      if let b = node.bool { return .bool(b) }
      if let list = node.list {
        let numbers = list.compactMap(\.double)
        if numbers.count == list.count { return .numbers(numbers) }
        let texts = list.compactMap(\.string)
        if texts.count == list.count { return .texts(texts) }
        return .list(list.map(datum))
      }
      if let map = node.map {
        return .values(Dictionary(map.map { ($0.key, datum($0.value)) }) { _, last in last })
      }
    }
    if let map = node.map, map.contains(where: { $0.key == "gradient" }) {
      throw .unsupportedFeature(entry.keyPlace, feature: "\(entry.key).gradient")
    }
    throw .definition(.wrongKind(node.place, key: entry.key, expected: kind.wording, found: node.kind))
  }
}

extension DefinitionReader {
  /// What an expression came to, as a setting.
  fileprivate static func setting(_ value: Datum) -> Setting {
    switch value {
    case .null, .object: .null
    case .bool(let b): .bool(b)
    case .number(let n): .number(n)
    case .text(let t): .text(t)
    case .list(let list):
      if list.allSatisfy({ $0.number != nil }) {
        .numbers(list.compactMap(\.number))
      } else if list.allSatisfy({ $0.text != nil }) {
        .texts(list.compactMap(\.text))
      } else {
        .list(list)
      }
    }
  }
}

extension SettingKind {
  var wording: Wording {
    switch self {
    case .number: Wording(en: "a number", zh: "数字")
    case .text: Wording(en: "a text", zh: "文字")
    case .bool: Wording(en: "true or false", zh: "true或false")
    case .color: Wording(en: "a colour such as #12436D", zh: "颜色，如#12436D")
    case .numbers: Wording(en: "a list of numbers", zh: "数字列表")
    case .lines: Wording(en: "a text or a list of texts", zh: "文字或文字列表")
    case .choice(let words):
      Wording(en: "one of " + words.joined(separator: ", "), zh: "下列之一：" + words.joined(separator: "、"))
    case .extent: Wording(en: "a number or “width”", zh: "数字或“width”")
    case .share: Wording(en: "a number or a part of a band", zh: "数字或占带宽的比例")
    case .values: Wording(en: "a group of settings", zh: "一组设置")
    case .any: Wording(en: "a value", zh: "值")
    }
  }
}

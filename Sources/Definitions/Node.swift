package import Diagnostics

/// A value read from a YAML or JSON file that remembers where it stands.
package struct Node: Hashable, Sendable {
  package indirect enum Value: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number as it is written; `Double` and `Int` are made on demand.
    case number(String)
    case string(String)
    case list([Node])
    case map([Entry])
  }

  package struct Entry: Hashable, Sendable {
    package var key: String
    package var keyPlace: Place
    package var value: Node

    package init(key: String, keyPlace: Place, value: Node) {
      self.key = key
      self.keyPlace = keyPlace
      self.value = value
    }
  }

  package var value: Value
  package var place: Place

  package init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
  }
}

extension Node {
  package var string: String? { if case .string(let s) = value { s } else { nil } }
  package var bool: Bool? { if case .bool(let b) = value { b } else { nil } }
  package var double: Double? { if case .number(let n) = value { Double(n) } else { nil } }
  package var int: Int? { if case .number(let n) = value { Int(n) } else { nil } }
  package var list: [Node]? { if case .list(let l) = value { l } else { nil } }
  package var map: [Entry]? { if case .map(let m) = value { m } else { nil } }
  package var isNull: Bool { if case .null = value { true } else { false } }

  /// The value under a key of a map; nil where this is no map or has no such key.
  package subscript(key: String) -> Node? { map?.last { $0.key == key }?.value }

  /// What kind of value this is, for messages.
  package var kind: Wording {
    switch value {
    case .null: Wording(en: "nothing", zh: "空值")
    case .bool: Wording(en: "true or false", zh: "真假值")
    case .number: Wording(en: "a number", zh: "数字")
    case .string: Wording(en: "a text", zh: "文字")
    case .list: Wording(en: "a list", zh: "列表")
    case .map: Wording(en: "a group of settings", zh: "一组设置")
    }
  }
}

import Documents
package import FoundationEssentials

extension Ledger {
  /// The ledger as JSON lines, one number a line, in the order of the text: the form in which it is kept and scored.
  package func jsonLines() -> String {
    var lines = ""
    for entry in entries { lines += entry.jsonLine(of: profile) + "\n" }
    return lines
  }
}

extension LedgerEntry {
  /// The entry as one JSON object; fields that do not apply are absent.
  package func jsonLine(of profile: DocumentProfile) -> String {
    var object = JSONObject()
    object.add("document", profile.document)
    object.add("start", range.lowerBound)
    object.add("end", range.upperBound)
    object.add("text", text)
    object.add("role", role.rawValue)
    object.add("rule", rule)
    guard let observation else { return object.text }
    let quantity = observation.quantity
    object.add("id", observation.id)
    object.add("dimension", quantity.family.rawValue)
    if let low = quantity.low, let high = quantity.high {
      object.add("low", low)
      object.add("high", high)
    } else if let value = quantity.value {
      object.add("value", value)
    }
    object.add("unit", quantity.unit)
    if quantity.isMasked { object.add("masked", true) }
    if let bound = quantity.bound { object.add("bound", bound.rawValue) }
    object.add("label", observation.label)
    if let indicator = observation.indicator { object.add("indicator", indicator) }
    object.add("measure", observation.measure.rawValue)
    object.add("status", observation.scenario.rawValue)
    object.add("period", observation.period.code)
    if let area = observation.area { object.add("area", area) }
    if !observation.qualifiers.isEmpty { object.add("qualifiers", observation.qualifiers) }
    object.add("section", observation.section)
    object.add("paragraph", observation.citation.paragraph)
    if let page = observation.citation.page { object.add("page", page) }
    if let cell = observation.citation.cell { object.add("cell", cell) }
    object.add("sentence", observation.citation.quote)
    return object.text
  }
}

/// A JSON object written field by field in the order given.
package struct JSONObject: Sendable {
  private var fields = ""

  package init() {}

  package var text: String { "{" + fields + "}" }

  package mutating func add(_ key: String, _ value: String) { add(key, raw: Self.quoted(value)) }
  package mutating func add(_ key: String, _ value: Int) { add(key, raw: String(value)) }
  package mutating func add(_ key: String, _ value: Bool) { add(key, raw: value ? "true" : "false") }
  package mutating func add(_ key: String, _ value: Decimal) { add(key, raw: value.description) }
  package mutating func add(_ key: String, _ values: [String]) {
    add(key, raw: "[" + values.map(Self.quoted).joined(separator: ", ") + "]")
  }
  package mutating func add(_ key: String, raw: String) {
    if !fields.isEmpty { fields += ", " }
    fields += Self.quoted(key) + ": " + raw
  }

  package static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default:
        if scalar.value < 0x20 {
          let hex = String(scalar.value, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out + "\""
  }
}

import Documents

extension Ledger {
  /// The ledger as JSON lines, one number a line, in the order of the text: the form in which it is kept and scored.
  package func jsonLines() -> [UInt8] {
    var lines = LedgerLines()
    for entry in entries { lines.append(entry, of: profile) }
    return lines.bytes
  }
}

/// Ledger entries as JSON lines; fields that do not apply are absent.
package struct LedgerLines: Sendable {
  private var json = JSONLines()

  package init() {}

  /// The lines so far, in UTF-8.
  package var bytes: [UInt8] { json.bytes }

  /// Starts again with no line.
  package mutating func removeAll() { json.bytes.removeAll(keepingCapacity: true) }

  package mutating func append(_ entry: LedgerEntry, of profile: DocumentProfile) {
    json.beginObject()
    json.add("document", profile.document)
    json.add("start", entry.range.lowerBound)
    json.add("end", entry.range.upperBound)
    json.add("text", entry.text)
    json.add("role", entry.role.rawValue)
    json.add("rule", entry.rule)
    if let observation = entry.observation { add(observation) }
    json.endObject()
  }

  private mutating func add(_ observation: Observation) {
    let quantity = observation.quantity
    json.add("id", observation.id)
    json.add("dimension", quantity.family.rawValue)
    if let low = quantity.low, let high = quantity.high {
      json.add("low", low)
      json.add("high", high)
    } else if let value = quantity.value {
      json.add("value", value)
    }
    json.add("unit", quantity.unit)
    if quantity.isMasked { json.add("masked", true) }
    if let bound = quantity.bound { json.add("bound", bound.rawValue) }
    json.add("label", observation.label)
    if let indicator = observation.indicator { json.add("indicator", indicator) }
    json.add("measure", observation.measure.rawValue)
    json.add("status", observation.scenario.rawValue)
    json.add("period", observation.period.code)
    if let area = observation.area { json.add("area", area) }
    if !observation.qualifiers.isEmpty { json.add("qualifiers", observation.qualifiers) }
    json.add("section", observation.section)
    json.add("paragraph", observation.citation.paragraph)
    if let page = observation.citation.page { json.add("page", page) }
    if let cell = observation.citation.cell { json.add("cell", cell) }
    json.add("sentence", observation.citation.quote)
  }
}

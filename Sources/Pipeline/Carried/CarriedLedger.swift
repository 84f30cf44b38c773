import Foundation
import Reporting

/// The ledger that a brief carries, by the ids of its observations.
struct CarriedLedger {
  struct Entry: Decodable {
    var id: String?
    var document: String
    var start: Int
    var end: Int
    var text: String
    var value: Decimal?
    var low: Decimal?
    var high: Decimal?
    var unit: String?
    var dimension: String?
    var masked: Bool?
    var period: String?

    var isMasked: Bool { masked == true }

    /// The value as a person reads it.
    var shown: String {
      if isMasked { return "*\(unit ?? "")" }
      if let low, let high { return "\(low)—\(high)\(unit ?? "")" }
      return value.map { "\($0)\(unit ?? "")" } ?? text
    }

    /// The same in another unit.
    func converted(by factor: Decimal, to unit: String) -> Entry {
      var entry = self
      entry.value = value.map { $0 * factor }
      entry.low = low.map { $0 * factor }
      entry.high = high.map { $0 * factor }
      entry.unit = unit
      return entry
    }

    var input: Calculation.Input { Calculation.Input(value: value, unit: unit ?? "", period: period ?? "") }

    /// Whether a number is printed as this entry has it.
    func isPrinted(as number: PrintedNumber) -> Bool {
      if isMasked { return number.isMasked }
      if let low, let high { return number.says(from: low, to: high) }
      return value.map(number.says) ?? false
    }
  }

  /// As the documents state them.
  private(set) var entries: [String: Entry] = [:]
  /// In the units of the comparison, where those are others.
  private var converted: [String: Entry] = [:]

  /// Lines that cannot be read are told by their digests; here they are passed over.
  init(_ bytes: [UInt8]) {
    let decoder = JSONDecoder()
    for line in bytes.split(separator: 10) {
      guard let entry = try? decoder.decode(Entry.self, from: Data(line)), let id = entry.id else { continue }
      entries[id] = entry
    }
  }

  mutating func add(converted entry: Entry) {
    if let id = entry.id { converted[id] = entry }
  }

  /// Whether a number is printed as the ledger or the comparison has it; nil where neither knows it.
  func isPrinted(_ id: String, as number: PrintedNumber) -> Bool? {
    guard let entry = entries[id] else { return nil }
    return entry.isPrinted(as: number) || converted[id]?.isPrinted(as: number) == true
  }

  /// What goes into a calculation.
  func input(_ id: String) -> Calculation.Input? { (converted[id] ?? entries[id])?.input }
}

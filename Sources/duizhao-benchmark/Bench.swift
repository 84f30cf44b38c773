import Foundation

/// Runs a piece of work several times and keeps the CPU seconds of each run.
struct Bench {
  var runs: Int

  /// One run that does not count, then those that do. The result of `work` is let go between runs.
  func seconds(_ work: () throws -> Void) rethrows -> Samples {
    try work()
    var seconds: [Double] = []
    for _ in 0..<max(1, runs) {
      let start = Machine.cpuSeconds
      try work()
      seconds.append(Machine.cpuSeconds - start)
    }
    return Samples(seconds)
  }

  /// As `seconds`, for work so short that one run is `times` of it.
  func seconds(each times: Int, _ work: () throws -> Void) rethrows -> Samples {
    let all = try seconds { for _ in 0..<times { try work() } }
    return Samples(all.sorted.map { $0 / Double(times) })
  }
}

/// The seconds of several runs.
struct Samples {
  var sorted: [Double]

  init(_ seconds: [Double]) { sorted = seconds.sorted() }

  var lowest: Double { sorted[0] }
  var highest: Double { sorted[sorted.count - 1] }
  var median: Double {
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

/// One line of the table.
struct Row {
  var name: String
  var median: Double
  var lowest: Double
  var highest: Double
  var unit: String
  var peak = Machine.peakMegabytes
  var remark: String

  /// Milliseconds of a run.
  init(_ name: String, _ samples: Samples, remark: String = "") {
    self.name = name
    (median, lowest, highest) = (samples.median * 1000, samples.lowest * 1000, samples.highest * 1000)
    unit = "ms"
    self.remark = remark
  }

  /// Megabytes a second of input.
  init(_ name: String, bytes: Int, _ samples: Samples, remark: String = "") {
    self.name = name
    let megabytes = Double(bytes) / 1e6
    (median, lowest, highest) = (megabytes / samples.median, megabytes / samples.highest, megabytes / samples.lowest)
    unit = "MB/s"
    self.remark = remark
  }

  static let head = line("what", "median", "lowest", "highest", "unit", "peak MB", "remark")

  var aligned: String {
    Self.line(name, Self.short(median), Self.short(lowest), Self.short(highest), unit, Self.short(peak), remark)
  }

  var tabbed: String {
    [name, Self.short(median), Self.short(lowest), Self.short(highest), unit, Self.short(peak), remark]
      .joined(separator: "\t")
  }

  private static func line(
    _ name: String, _ median: String, _ lowest: String, _ highest: String, _ unit: String, _ peak: String,
    _ remark: String
  ) -> String {
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    let left = name + String(repeating: " ", count: max(0, 34 - name.count))
    return left + right(median, 9) + right(lowest, 9) + right(highest, 9) + "  " + unit
      + String(repeating: " ", count: max(0, 5 - unit.count)) + right(peak, 9) + "  " + remark
  }

  private static func short(_ number: Double) -> String {
    String(format: number >= 100 ? "%.0f" : number >= 10 ? "%.1f" : "%.2f", number)
  }
}

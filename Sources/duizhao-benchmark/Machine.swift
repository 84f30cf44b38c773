import Foundation

/// What the figures were measured on, and the counters of this process.
enum Machine {
  /// CPU seconds of this process, all threads together.
  static var cpuSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The largest resident set of this process so far.
  static var peakMegabytes: Double {
    var usage = rusage()
    #if os(Linux)
    // There it is kilobytes.
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) * 1024 / 1e6
    #else
    getrusage(RUSAGE_SELF, &usage)
    return Double(usage.ru_maxrss) / 1e6
    #endif
  }

  static var ownPath: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? Bundle.main.executablePath ?? CommandLine.arguments[0]
  }

  static var words: String {
    let cpu = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?
      .split(separator: "\n").first { $0.hasPrefix("model name") }?
      .split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
    let memory = Double(ProcessInfo.processInfo.physicalMemory) / 1e9
    #if DEBUG
    let build = "debug build: these figures mean nothing"
    #else
    let build = "release build"
    #endif
    return "\(cpu ?? "unknown processor"), \(ProcessInfo.processInfo.activeProcessorCount) cores, "
      + String(format: "%.0f GB, ", memory) + "\(ProcessInfo.processInfo.operatingSystemVersionString), \(build)"
  }
}

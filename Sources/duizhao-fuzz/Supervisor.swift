import Foundation

/// Starts workers until all inputs are tried, and keeps the inputs at fault.
struct Supervisor {
  struct Finding {
    var number: Int
    var reason: String
    var file: String
  }

  let subject: Subject
  let seed: UInt64
  let limit: Int
  let folders: [String]
  let keep: String
  let end: Int
  private(set) var findings: [Finding] = []
  private var tried = 0
  private var peak = 0
  private var seconds = 0.0

  init(subject: Subject, seed: UInt64, limit: Int, folders: [String], keep: String, end: Int) {
    self.subject = subject
    self.seed = seed
    self.limit = limit
    self.folders = folders
    self.keep = keep
    self.end = end
  }

  var summary: String {
    let kinds = findings.isEmpty ? "nothing wrong" : "\(findings.count) at fault"
    return "\(subject.rawValue): \(tried) inputs, seed \(seed), \(kinds); \(Int(seconds)) s, "
      + "no input over \(limit) ms of CPU unless listed, worker at most \(peak / 1000) MB"
  }

  mutating func run(from first: Int) throws {
    let started = Date()
    try FileManager.default.createDirectory(atPath: keep, withIntermediateDirectories: true)
    let board = "\(keep)/.\(subject.rawValue)-\(seed)-\(getpid())"
    defer { unlink(board) }
    let blackboard = try Blackboard(board)
    let source = try InputSource(subject, folders: folders, seed: seed)
    var next = first
    while next < end, findings.count < 50 {
      blackboard.number = -1
      blackboard.fault = ""
      let worker = try start(
        ["--worker", board, "--from", String(next), "--inputs", String(end - next), "--seed", String(seed)]
          + folders.flatMap { ["--folder", $0] })
      let reason = watch(worker) { blackboard.number }
      peak = max(peak, blackboard.peak)
      guard let reason else {
        next = end
        break
      }
      // Nothing tried at all: the run itself is at fault, not an input.
      guard blackboard.number >= next else { throw CocoaError(.executableLoad) }
      let bytes = source.bytes(blackboard.number)
      let words = blackboard.fault.isEmpty ? reason : blackboard.fault
      let small = shrunk(bytes, sameAs: reason, blackboard.fault)
      let file = "\(keep)/\(subject.rawValue)-\(seed)-\(blackboard.number).\(subject == .extraction ? "txt" : subject.rawValue)"
      try Data(small).write(to: URL(fileURLWithPath: file))
      findings.append(Finding(number: blackboard.number, reason: words, file: file))
      print("\(file): \(words) (input \(blackboard.number), \(small.count) of \(bytes.count) bytes)")
      next = blackboard.number + 1
    }
    tried = next - first
    seconds = Date().timeIntervalSince(started)
  }

  private func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["--subject", subject.rawValue] + arguments
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Why a worker ended; nil where it was done. One that stays with an input for too long is ended.
  private func watch(_ worker: Process, number: () -> Int) -> String? {
    var last = -2
    var spent = 0.0
    var since = Date()
    while worker.isRunning {
      usleep(5000)
      let now = number()
      if now != last {
        last = now
        spent = cpuSeconds(of: worker)
        since = Date()
      } else if isOver(last < 0 ? limit + 60_000 : limit, cpuSeconds(of: worker) - spent, since) {
        kill(worker.processIdentifier, SIGKILL)
        worker.waitUntilExit()
        return "longer than \(limit) ms"
      }
    }
    worker.waitUntilExit()
    if worker.terminationReason == .uncaughtSignal { return "crash by signal \(worker.terminationStatus)" }
    return worker.terminationStatus == 0 ? nil : worker.terminationStatus == 3 ? "fault" : "status \(worker.terminationStatus)"
  }

  /// Whether an input has had its time: CPU time, because others use the machine too; or ten times that of waiting.
  private func isOver(_ limit: Int, _ spent: Double, _ since: Date) -> Bool {
    spent * 1000 > Double(limit) || Date().timeIntervalSince(since) * 1000 > Double(limit) * 10 + 10_000
  }

  private func cpuSeconds(of process: Process) -> Double {
    #if os(Linux)
    var clock = clockid_t()
    var time = timespec()
    guard clock_getcpuclockid(process.processIdentifier, &clock) == 0, clock_gettime(clock, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    #else
    return 0
    #endif
  }

  // MARK: Small inputs

  /// The input with everything left out that the fault does not need: halves, quarters and so on are taken away in turn.
  private func shrunk(_ input: [UInt8], sameAs reason: String, _ fault: String) -> [UInt8] {
    var bytes = input
    var size = max(1, bytes.count / 2)
    var attempts = 0
    while size >= 1, attempts < 400 {
      var place = 0
      var isSmaller = false
      while place < bytes.count, attempts < 400 {
        var shorter = bytes
        shorter.removeSubrange(place..<min(bytes.count, place + size))
        attempts += 1
        if fails(shorter, as: reason) {
          bytes = shorter
          isSmaller = true
        } else {
          place += size
        }
      }
      if size == 1, !isSmaller { break }
      size = max(1, size / 2)
    }
    return bytes
  }

  private func fails(_ bytes: [UInt8], as reason: String) -> Bool {
    let file = "\(keep)/.shrink-\(getpid())"
    defer { unlink(file) }
    guard (try? Data(bytes).write(to: URL(fileURLWithPath: file))) != nil, let worker = try? start(["--file", file])
    else { return false }
    let began = Date()
    while worker.isRunning {
      usleep(1000)
      if isOver(limit, cpuSeconds(of: worker), began) {
        kill(worker.processIdentifier, SIGKILL)
        worker.waitUntilExit()
        return reason.hasPrefix("longer")
      }
    }
    worker.waitUntilExit()
    if worker.terminationReason == .uncaughtSignal { return reason.hasPrefix("crash") }
    return worker.terminationStatus == 1 && reason == "fault"
  }
}

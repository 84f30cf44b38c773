import Foundation

/// What worker and supervisor share: the input in work, in a file that outlives a crash.
struct Blackboard {
  private let memory: UnsafeMutableRawPointer
  private static let size = 16 << 20

  init(_ path: String) throws {
    let handle = open(path, O_RDWR | O_CREAT, 0o600)
    guard handle >= 0, ftruncate(handle, off_t(Self.size)) == 0,
      let memory = mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, handle, 0), memory != MAP_FAILED
    else { throw CocoaError(.fileWriteUnknown) }
    close(handle)
    self.memory = memory
  }

  /// The number of the input in work; -1 before the first.
  var number: Int {
    get { memory.load(as: Int.self) }
    nonmutating set { memory.storeBytes(of: newValue, as: Int.self) }
  }

  var fault: String {
    get { String(decoding: UnsafeRawBufferPointer(start: memory + 24, count: memory.load(fromByteOffset: 16, as: Int.self)), as: UTF8.self) }
    nonmutating set {
      let bytes = Array(newValue.utf8.prefix(1000))
      memory.storeBytes(of: bytes.count, toByteOffset: 16, as: Int.self)
      (memory + 24).copyMemory(from: bytes, byteCount: bytes.count)
    }
  }

  /// Kilobytes of the worker's largest resident set.
  var peak: Int {
    get { memory.load(fromByteOffset: 8, as: Int.self) }
    nonmutating set { memory.storeBytes(of: newValue, toByteOffset: 8, as: Int.self) }
  }
}

/// Tries one input after the other and says on the blackboard which one; stops at the first that is wrong.
struct Worker {
  var source: InputSource
  var trial: Trial
  var blackboard: Blackboard

  func run(_ numbers: Range<Int>) throws {
    for number in numbers {
      let bytes = source.bytes(number)
      blackboard.number = number
      let fault = trial.fault(of: bytes)
      if number % 256 == 0 || number == numbers.upperBound - 1 {
        var usage = rusage()
        #if os(Linux)
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        #else
        getrusage(RUSAGE_SELF, &usage)
        usage.ru_maxrss /= 1024
        #endif
        blackboard.peak = max(blackboard.peak, usage.ru_maxrss)
      }
      if let fault {
        blackboard.fault = fault
        exit(3)
      }
    }
  }
}

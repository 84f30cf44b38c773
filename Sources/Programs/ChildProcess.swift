import Glibc

/// A program run apart from this one, with limits on its time, memory and output: files by strangers are fed to it.
package struct ChildProcess {
  package struct Outcome: Sendable {
    /// The exit status; 128 and the signal where a signal ended it, as shells count.
    package var status: Int32
    package var output: [UInt8]
    package var errors: String
    package var timedOut: Bool
  }

  package var program: String
  package var arguments: [String]
  package var seconds: Int
  package var megabytes: Int
  /// Variables besides `PATH` and a locale.
  package var environment: [String: String] = [:]

  package init(
    program: String, arguments: [String], seconds: Int, megabytes: Int, environment: [String: String] = [:]
  ) {
    self.program = program
    self.arguments = arguments
    self.seconds = seconds
    self.megabytes = megabytes
    self.environment = environment
  }

  /// Where a program is found along `PATH`; nil where it is not installed.
  package static func path(of program: String) -> String? {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    return path.split(separator: ":").lazy.map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
  }

  /// Nil where the program could not be started.
  package func run(input: [UInt8] = []) -> Outcome? {
    guard let standardInput = ScratchFile(input), let output = ScratchFile([]), let errors = ScratchFile([]) else {
      return nil
    }
    // The shell sets the limits and then becomes the program. Files are limited too: half a gigabyte.
    let script = "ulimit -v \(megabytes * 1024); ulimit -t \(seconds); ulimit -f 1048576; exec \"$0\" \"$@\""
    guard
      let child = spawn(
        ["sh", "-c", script, program] + arguments, standardInput.descriptor, output.descriptor, errors.descriptor)
    else { return nil }
    let (status, timedOut) = wait(for: child)
    return Outcome(
      status: status, output: output.contents, errors: String(decoding: errors.contents.prefix(2000), as: UTF8.self),
      timedOut: timedOut)
  }

  private func spawn(_ words: [String], _ input: Int32, _ output: Int32, _ errors: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    guard posix_spawn_file_actions_init(&actions) == 0, posix_spawnattr_init(&attributes) == 0 else { return nil }
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    // A group of its own, so that whatever it starts ends with it.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)

    var variables = ["LC_ALL=C.UTF-8"]
    if let path = getenv("PATH") { variables.append("PATH=" + String(cString: path)) }
    variables += environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    let envp: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var child: pid_t = 0
    return posix_spawn(&child, "/bin/sh", &actions, &attributes, argv, envp) == 0 ? child : nil
  }

  private func wait(for child: pid_t) -> (status: Int32, timedOut: Bool) {
    var status: Int32 = 0
    let deadline = ContinuousClock.now + .seconds(seconds)
    var timedOut = false
    while waitpid(child, &status, WNOHANG) == 0 {
      if ContinuousClock.now > deadline {
        timedOut = true
        kill(-child, SIGKILL)
        waitpid(child, &status, 0)
        break
      }
      usleep(2000)
    }
    let signal = status & 0x7F
    return (signal == 0 ? (status >> 8) & 0xFF : 128 + signal, timedOut)
  }
}

/// A file without a name that disappears when it is closed.
private final class ScratchFile {
  private let file: UnsafeMutablePointer<FILE>
  let descriptor: Int32

  init?(_ bytes: [UInt8]) {
    guard let file = tmpfile() else { return nil }
    self.file = file
    descriptor = fileno(file)
    // No other child may hold it open.
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      guard count > 0 else { return nil }
      written += count
    }
    lseek(descriptor, 0, SEEK_SET)
  }

  deinit { fclose(file) }

  var contents: [UInt8] {
    let size = lseek(descriptor, 0, SEEK_END)
    lseek(descriptor, 0, SEEK_SET)
    guard size > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      while count < buffer.count {
        let got = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
        guard got > 0 else { return }
        count += got
      }
    }
  }
}

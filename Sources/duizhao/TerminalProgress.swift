import Diagnostics
import Foundation
import Pipeline
import Synchronization

/// One line on the terminal that says how far the run is and how long it still takes; nothing where there is no terminal.
final class TerminalProgress: Sendable {
  private struct State {
    var stage: RunProgress.Stage?
    var started = ContinuousClock.now
    var isShown = false
  }

  private let isOn: Bool
  private let language: Language
  private let state = Mutex(State())

  init(isOn: Bool, language: Language) {
    self.isOn = isOn && isatty(STDERR_FILENO) != 0
    self.language = language
  }

  func show(_ progress: RunProgress) {
    guard isOn else { return }
    state.withLock { state in
      if state.stage != progress.stage {
        state.stage = progress.stage
        state.started = .now
      }
      var line = progress.stage.name(in: language)
      if progress.of > 1 { line += " \(progress.done)/\(progress.of)" }
      let elapsed = ContinuousClock.now - state.started
      if progress.done > 0, progress.of > progress.done, elapsed > .milliseconds(500) {
        let seconds = Int((elapsed / progress.done * (progress.of - progress.done)).components.seconds) + 1
        line += language == .english ? ", \(seconds) s left" : "，约剩\(seconds)秒"
      }
      state.isShown = true
      FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8))
    }
  }

  /// Takes the line away.
  func clear() {
    state.withLock { state in
      if state.isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
      state.isShown = false
    }
  }
}

extension RunProgress.Stage {
  func name(in language: Language) -> String {
    switch (self, language) {
    case (.reading, .english): "reading"
    case (.comparing, .english): "comparing"
    case (.drawing, .english): "drawing charts"
    case (.printing, .english): "printing the brief"
    case (.writing, .english): "writing"
    case (.reading, .chinese): "读取材料"
    case (.comparing, .chinese): "对照数据"
    case (.drawing, .chinese): "绘制图表"
    case (.printing, .chinese): "排印简报"
    case (.writing, .chinese): "写入文件"
    }
  }
}

package import Foundation

/// The folders that come with the program: chart definitions, report templates, font roles and code lists.
package enum StockFolder: String, Sendable, CaseIterable {
  case charts = "Charts"
  case reports = "Reports"
  case fonts = "Fonts"
  case codeLists = "CodeLists"

  /// Where the folder lies: beside the program, even where it is called through a link. It may be missing.
  package var url: URL { Self.bundle.appendingPathComponent(rawValue, isDirectory: true) }

  private static let bundle: URL = {
    let program = (Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0]))
    #if canImport(Darwin)
    // Tests run inside another program there.
    return folder(beside: program) ?? Bundle.module.bundleURL
    #else
    // Not `Bundle.module`: it looks beside the name that the program was called by, and ends the program without a word
    // to the user where it finds nothing. A folder that is missing is told by those who read from it.
    return folder(beside: program) ?? place(beside: program)
    #endif
  }()

  /// The bundle that was installed with a program; nil where it is not there with all its folders.
  package static func folder(beside program: URL) -> URL? {
    let bundle = place(beside: program)
    let isWhole = allCases.allSatisfy {
      FileManager.default.fileExists(atPath: bundle.appendingPathComponent($0.rawValue).path)
    }
    return isWhole ? bundle : nil
  }

  private static func place(beside program: URL) -> URL {
    program.resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("duizhao_Stock.resources", isDirectory: true)
  }
}

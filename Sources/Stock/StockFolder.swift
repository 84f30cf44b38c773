package import Foundation

/// The folders that come with the program: chart definitions, report templates, font roles and code lists.
package enum StockFolder: String, Sendable, CaseIterable {
  case charts = "Charts"
  case reports = "Reports"
  case fonts = "Fonts"
  case codeLists = "CodeLists"

  /// Where the folder lies: beside the program, even where it is called through a link; else in the build.
  package var url: URL { Self.bundle.appendingPathComponent(rawValue, isDirectory: true) }

  private static let bundle: URL = {
    // `Bundle.module` looks beside the name that the program was called by and stops the program where it finds
    // nothing, so the place beside the real file is looked at first.
    if let program = Bundle.main.executableURL?.resolvingSymlinksInPath(),
      let beside = folder(beside: program)
    {
      return beside
    }
    return Bundle.module.bundleURL
  }()

  /// The bundle that was installed with a program; nil where it is not there with all its folders.
  package static func folder(beside program: URL) -> URL? {
    let bundle = program.deletingLastPathComponent()
      .appendingPathComponent("duizhao_Stock.resources", isDirectory: true)
    let isWhole = allCases.allSatisfy {
      FileManager.default.fileExists(atPath: bundle.appendingPathComponent($0.rawValue).path)
    }
    return isWhole ? bundle : nil
  }
}

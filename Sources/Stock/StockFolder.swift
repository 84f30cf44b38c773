package import Foundation

/// The folders that come with the program: chart definitions, report templates, font roles and code lists.
package enum StockFolder: String, Sendable, CaseIterable {
  case charts = "Charts"
  case reports = "Reports"
  case fonts = "Fonts"
  case codeLists = "CodeLists"

  /// Where the folder lies: beside the installed program, else in the build.
  package var url: URL { Bundle.module.bundleURL.appendingPathComponent(rawValue, isDirectory: true) }
}

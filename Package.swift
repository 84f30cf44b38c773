// swift-tools-version: 6.1
import Foundation
import PackageDescription

// The floor plan: a target names only targets of lower floors, and the build refuses any other import
// (`--explicit-target-dependency-import-check error` in the Makefile). ARCHITECTURE.md gives the reasons.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A module of the floor plan: Swift sources in `Sources/<name>`, which may import `lower` and nothing else of ours.
func floor(_ name: String, _ lower: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: lower, swiftSettings: settings)
}

/// The tests of one module, which may also use what that module uses. Its text files are read where they lie.
func tests(_ name: String, _ others: [Target.Dependency] = []) -> Target {
  let folder = "\(Context.packageDirectory)/Tests/\(name)Tests"
  let texts = ["Snapshots", "Corpus"].filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
  return .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + others,
    exclude: texts, swiftSettings: settings)
}

/// A C library of the system: a module map and a shim in `Sources/<name>`, imported by one module only.
func system(_ name: String, pkgConfig: String, apt: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "duizhao",
  products: [.executable(name: "duizhao", targets: ["duizhao"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // The system's C libraries.
    system("CCairo", pkgConfig: "cairo", apt: "libcairo2-dev"),
    system("CPango", pkgConfig: "pangocairo", apt: "libpango1.0-dev"),
    system("CFontconfig", pkgConfig: "fontconfig", apt: "libfontconfig-dev"),
    system("CPNG", pkgConfig: "libpng", apt: "libpng-dev"),
    system("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev"),
    system("CXML", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
    system("CArchive", pkgConfig: "libarchive", apt: "libarchive-dev"),
    system("CUchardet", pkgConfig: "uchardet", apt: "libuchardet-dev"),
    system("CCmark", pkgConfig: "libcmark-gfm", apt: "libcmark-gfm-extensions-dev"),
    system("CMessageDigest", pkgConfig: "libmd", apt: "libmd-dev"),
    system("CXlsxWriter", pkgConfig: "xlsxwriter", apt: "libxlsxwriter-dev"),

    // The folders that a user may edit, and the code lists, beside the program.
    .target(
      name: "Stock", path: ".", sources: ["Sources/Stock"],
      resources: [.copy("Charts"), .copy("Reports"), .copy("Fonts"), .copy("CodeLists")],
      swiftSettings: settings),

    // Floor 0
    floor("Diagnostics"),
    floor("Drawing"),
    floor("Programs"),
    // Floor 1
    floor("Documents", ["Diagnostics"]),
    floor("Definitions", ["Diagnostics", yams]),
    floor("Typesetting", ["Diagnostics", "Drawing"]),
    floor("Rendering", ["Diagnostics", "Drawing", "Programs", "CCairo", "CPango", "CFontconfig", "CPNG", "CZlib"]),
    // Floor 2
    floor("Statistics", ["Diagnostics", "Documents"]),
    floor("Reading", ["Diagnostics", "Documents", "Programs", "CXML", "CArchive", "CUchardet", "CMessageDigest"]),
    floor("Manuscript", ["Diagnostics", "Drawing", "Typesetting", "Definitions", "CCmark"]),
    // Floor 3
    floor("CodeLists", ["Diagnostics", "Statistics"]),
    // Floor 4
    floor("Extraction", ["Diagnostics", "Documents", "Statistics", "CodeLists"]),
    floor("Analysis", ["Diagnostics", "Documents", "Statistics", "CodeLists"]),
    // Floor 5
    floor("Plotting", ["Diagnostics", "Drawing", "Definitions", "Documents", "Statistics", "CodeLists", "Analysis"]),
    floor("Exporting", ["Diagnostics", "Documents", "Statistics", "CodeLists", "Analysis", "CXlsxWriter"]),
    // Floor 6
    floor(
      "Reporting",
      ["Diagnostics", "Definitions", "Documents", "Statistics", "CodeLists", "Analysis", "Plotting", mustache]),
    // Floor 7
    floor(
      "Pipeline",
      [
        "Diagnostics", "Drawing", "Programs", "Documents", "Definitions", "Typesetting", "Rendering", "Statistics",
        "Reading", "Manuscript", "CodeLists", "Extraction", "Analysis", "Plotting", "Exporting", "Reporting", "Stock",
      ]),
    // Floor 9
    .executableTarget(
      name: "duizhao",
      dependencies: ["Diagnostics", "Drawing", "Documents", "Statistics", "Extraction", "Pipeline", argumentParser],
      swiftSettings: settings),
    // Not part of the product: `make bench` and `make fuzz` build them.
    .executableTarget(
      name: "duizhao-benchmark",
      dependencies: [
        "Diagnostics", "Drawing", "Documents", "Typesetting", "Rendering", "Statistics", "Reading", "Manuscript",
        "CodeLists", "Extraction", "Analysis", "Plotting", "Pipeline", "Stock", argumentParser,
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "duizhao-fuzz",
      dependencies: [
        "Diagnostics", "Documents", "Statistics", "Reading", "CodeLists", "Extraction", "Pipeline", argumentParser,
      ],
      swiftSettings: settings),

    tests("Diagnostics"),
    tests("Drawing"),
    tests("Documents"),
    tests("Definitions", ["Diagnostics"]),
    tests("Typesetting", ["Diagnostics", "Drawing"]),
    tests("Rendering", ["Diagnostics", "Drawing", "Programs", "Stock", "CCairo", "CPango"]),
    tests("Statistics", ["Diagnostics", "Documents"]),
    tests("Reading", ["Diagnostics", "Documents", "Programs"]),
    tests("Manuscript", ["Diagnostics", "Drawing", "Typesetting"]),
    tests("CodeLists", ["Diagnostics", "Statistics", "Stock"]),
    tests("Extraction", ["Diagnostics", "Documents", "Statistics", "CodeLists", "Stock"]),
    tests("Analysis", ["Diagnostics", "Documents", "Statistics", "CodeLists", "Stock"]),
    // The gate over the stock charts draws whole folders, which `Pipeline` reads.
    tests(
      "Plotting",
      [
        "Diagnostics", "Drawing", "Definitions", "Documents", "Statistics", "CodeLists", "Analysis", "Rendering", "Stock",
        "Pipeline",
      ]),
    tests("Exporting", ["Diagnostics", "Documents", "Statistics", "CodeLists", "Analysis", "Stock"]),
    tests("Reporting", ["Diagnostics", "Documents", "Statistics", "CodeLists", "Analysis", "Plotting", "Stock"]),
    tests(
      "Pipeline",
      [
        "Diagnostics", "Drawing", "Programs", "Documents", "Rendering", "Statistics", "Manuscript", "CodeLists", "Extraction",
        "Analysis", "Plotting", "Exporting", "Reporting", "Stock", "duizhao",
      ]),
  ]
)

// The target `Stock` lies at the root, so that users find the folders that they may edit there. Everything else at the
// root is none of its business.
if let stock = package.targets.first(where: { $0.name == "Stock" }) {
  let modules = package.targets.filter { !$0.isTest && $0.name != "Stock" }.map { "Sources/\($0.name)" }
  stock.exclude =
    modules + [
      "Tests", "Scripts", "Benchmarks", "Samples", "Output", "docs", "Makefile", "README.md", "README.zh-CN.md", "ARCHITECTURE.md",
      "CHANGELOG.md",
    ]
}

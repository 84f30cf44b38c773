import Definitions
package import Diagnostics
import Foundation

/// A folder of summaries: which of its files are documents, in the order of their names, and what `duizhao.yaml` states.
package struct StudyFolder: Hashable, Sendable {
  /// The folder as it was given.
  package var path: String
  /// Paths below the folder, in the order of their characters, a folder's own files before those of the folders in it:
  /// so everything happens in the same order everywhere.
  package var documents: [String]
  package var definition: StudyDefinition
  /// Files that were passed over, and what in the definition fits no file.
  package var diagnostics: [Diagnostic]

  /// Endings that a reader takes, or refuses with a reason (old Word, WPS and Excel files).
  package static let endings = [
    "txt", "text", "html", "htm", "shtml", "xhtml", "docx", "pdf", "md", "markdown", "csv", "doc", "wps", "rtf", "xls",
    "xlsx", "et", "odt", "docm",
  ]
  static let endingsInWords = "docx, pdf, html, txt, md, csv, xlsx"
  /// What the sample folder and earlier runs leave beside the documents.
  private static let namesPassedOver: Set<String> = [
    StudyDefinition.fileName, "duizhao.yml", "ANSWERS.tsv", "README.md",
  ]
  /// A folder with this file in it is an earlier run's output.
  package static let outputMark = "ledger.jsonl"

  /// Lists a folder and everything below it; `output` is left out where it lies inside.
  package init(at path: String, output: String? = nil) throws(PipelineError) {
    let files = FileManager.default
    var isFolder: ObjCBool = false
    guard files.fileExists(atPath: path, isDirectory: &isFolder) else { throw .folderMissing(path) }
    guard isFolder.boolValue else { throw .notAFolder(path) }
    let root = URL(fileURLWithPath: path, isDirectory: true).resolvingSymlinksInPath()
    let outputPath = output.map { URL(fileURLWithPath: $0, isDirectory: true).resolvingSymlinksInPath().path }

    self.path = path
    var found: [String] = []
    var notes: [Diagnostic] = []
    try Self.list(root, below: "", shown: path, output: outputPath, into: &found, notes: &notes)
    documents = found
    diagnostics = notes
    definition = StudyDefinition()
  }

  /// Reads `duizhao.yaml`, if there is one, and drops the documents that it leaves out.
  package mutating func readDefinition() throws(RunFailure) {
    let file = path.appendingPath(StudyDefinition.fileName)
    guard FileManager.default.fileExists(atPath: file) else {
      if FileManager.default.fileExists(atPath: path.appendingPath("duizhao.yml")) {
        diagnostics.append(
          Diagnostic(
            .warning, at: Place(file: path.appendingPath("duizhao.yml")),
            Wording(en: "this file is not read", zh: "不读取此文件"),
            remedy: Wording(en: "rename it to duizhao.yaml", zh: "请改名为duizhao.yaml")))
      }
      return
    }
    let text: String
    do {
      text = try String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8)
    } catch {
      throw RunFailure(PipelineError.fileUnreadable(file, detail: error.reason), after: diagnostics)
    }
    definition = try orFail(after: diagnostics) { () throws(DefinitionError) in
      try StudyDefinition(parsing: text, file: file)
    }
    for (name, stated) in definition.documents.sorted(by: { $0.key < $1.key }) where !documents.contains(name) {
      let near = documents.first { $0.hasSuffix("/" + name) } ?? documents.first { $0.hasPrefix(name + ".") }
      diagnostics.append(
        Diagnostic(
          .warning, at: stated.place,
          Wording(en: "no document is called “\(name)”", zh: "没有名为“\(name)”的材料"),
          remedy: near.map { Wording(en: "write “\($0)”", zh: "请改为“\($0)”") }
            ?? Wording(
              en: "write the file's name with its ending", zh: "请写完整文件名（含扩展名）")))
    }
    documents.removeAll { definition.documents[$0]?.skip == true }
  }

  private static func list(
    _ folder: URL, below prefix: String, shown: String, output: String?, into found: inout [String],
    notes: inout [Diagnostic]
  ) throws(PipelineError) {
    let entries: [URL]
    do {
      entries = try FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: [.isDirectoryKey], options: [])
    } catch {
      // Below the study's folder a closed folder is no reason to stop.
      guard !prefix.isEmpty else { throw .folderUnreadable(shown, detail: error.reason) }
      notes.append(PipelineError.folderUnreadable(shown + "/" + prefix, detail: error.reason).asWarning)
      return
    }
    let names = entries.map(\.lastPathComponent).sorted {
      $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
    }
    if !prefix.isEmpty, names.contains(outputMark) {
      notes.append(
        .passedOver(prefix, in: shown, because: Wording(en: "an earlier run wrote it", zh: "是以前运行的输出")))
      return
    }
    var folders: [(url: URL, below: String)] = []
    for name in names {
      let below = prefix.isEmpty ? name : prefix + "/" + name
      let url = folder.appendingPathComponent(name)
      var isFolder: ObjCBool = false
      // A link that leads nowhere exists as a name only; the reader says so.
      _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      // Hidden files, and the lock files that word processors leave.
      if name.hasPrefix(".") || name.hasPrefix("~$") { continue }
      if isFolder.boolValue {
        if name == "Output" || url.resolvingSymlinksInPath().path == output { continue }
        folders.append((url, below))
      } else if namesPassedOver.contains(name) {
        continue
      } else if endings.contains((name as NSString).pathExtension.lowercased()) {
        found.append(below)
      } else {
        notes.append(
          .passedOver(
            below, in: shown,
            because: Wording(
              en: "its ending is not one of \(endingsInWords)", zh: "扩展名不在\(endingsInWords)之内")))
      }
    }
    // A folder's own files come before those of the folders in it.
    for folder in folders {
      try list(folder.url, below: folder.below, shown: shown, output: output, into: &found, notes: &notes)
    }
  }
}

extension Diagnostic {
  fileprivate static func passedOver(_ name: String, in folder: String, because reason: Wording) -> Diagnostic {
    Diagnostic(
      .note, at: Place(file: folder.appendingPath(name)),
      Wording(en: "passed over: \(reason.english)", zh: "已跳过：\(reason.chinese)"))
  }
}

extension ExplainedError {
  /// The same fact where the run goes on without the file.
  package var asWarning: Diagnostic { Diagnostic(.warning, at: place, message, remedy: remedy) }
}

extension String {
  /// A path with one more part.
  package func appendingPath(_ part: String) -> String { hasSuffix("/") ? self + part : self + "/" + part }
}

package import Diagnostics
package import Drawing
import Programs

/// Prints pages in the form that archives keep (PDF/A-3): as `pdf` does, and with its parts in a tree, its colours
/// defined, a description, and the attachments inside.
///
/// qpdf puts the file together. Where it is not installed or fails, the file comes as cairo wrote it, with a note: fit to
/// be printed, without attachments. Same pages, same attachments: the same bytes.
package func archivalPDF(
  pages: [Frame], bookmarks: [Bookmark] = [], metadata: PDFMetadata, attachments: [CarriedFile] = [], fonts: Fonts
) throws(RenderingError) -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
  let (bytes, tree) = try drawn(pages: pages, bookmarks: bookmarks, labels: nil, metadata: metadata, fonts: fonts)
  do {
    return (try archived(bytes, tree, metadata, attachments), [])
  } catch {
    let severity = error == .qpdfMissing ? Diagnostic.Severity.note : .warning
    return (bytes, [Diagnostic(severity, error.message, remedy: error.remedy)])
  }
}

private func archived(
  _ bytes: [UInt8], _ tree: StructureTree, _ metadata: PDFMetadata, _ attachments: [CarriedFile]
) throws(RenderingError) -> [UInt8] {
  guard let program = ChildProcess.path(of: "qpdf") else { throw .qpdfMissing }
  guard let folder = ScratchFolder() else { throw .qpdfFailed("no room for temporary files") }
  guard let file = CairoFile(bytes),
    let update = ArchivalForm(file: file, tree: tree, metadata: metadata, attachments: attachments)
      .update(folder: folder.path)
  else { throw .qpdfFailed("the file is not as this program knows cairo to write it") }
  var isWritten = folder.write(bytes, as: "drawn.pdf") && folder.write(update.bytes, as: "update.json")
  for (name, content) in update.files where isWritten { isWritten = folder.write(content, as: name) }
  guard isWritten else { throw .qpdfFailed("no room for temporary files") }
  let arguments = [
    "\(folder.path)/drawn.pdf", "--update-from-json=\(folder.path)/update.json", "--object-streams=generate",
    "--deterministic-id", "--newline-before-endstream", "--min-version=1.7", "\(folder.path)/archived.pdf",
  ]
  let outcome = ChildProcess(program: program, arguments: arguments, seconds: 120, megabytes: 2048).run()
  // 3: done, with warnings.
  guard let outcome, outcome.status == 0 || outcome.status == 3, let result = folder.read("archived.pdf") else {
    throw .qpdfFailed(outcome?.errors.split(separator: "\n").first.map(String.init) ?? "it could not be started")
  }
  return result
}

import Documents
import Programs

/// Formats of older word processors (.doc, .wps, .rtf, .odt): LibreOffice turns them into docx, which is then read.
func readThroughWordProcessor(_ source: Source) throws(ReadingError) -> Document {
  guard let program = ChildProcess.path(of: "soffice") ?? ChildProcess.path(of: "libreoffice"),
    let folder = ScratchFolder()
  else { throw .programMissing(file: source.name, program: .libreOffice) }
  // A name of our own: the file's may hold anything.
  let suffix = ["doc", "wps", "rtf", "odt", "xml"].contains(source.suffix) ? source.suffix : "doc"
  guard folder.write(source.bytes, as: "source.\(suffix)") else {
    throw .programFailed(file: source.name, program: .libreOffice, detail: "no room for a copy")
  }
  let seconds = 120
  let process = ChildProcess(
    program: program,
    arguments: [
      "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--norestore", "--nolockcheck",
      "--convert-to", "docx:MS Word 2007 XML", "--outdir", "\(folder.path)/out", "\(folder.path)/source.\(suffix)",
    ],
    seconds: seconds, megabytes: 6144, environment: ["HOME": folder.path])
  guard let outcome = process.run(input: []) else {
    throw .programMissing(file: source.name, program: .libreOffice)
  }
  if outcome.timedOut { throw .programTimedOut(file: source.name, program: .libreOffice, seconds: seconds) }
  guard let bytes = folder.read("out/source.docx") else {
    let detail = outcome.errors.split(separator: "\n").last.map(String.init) ?? "exit status \(outcome.status)"
    throw .programFailed(file: source.name, program: .libreOffice, detail: detail)
  }
  var document = try readDocx(Source(name: source.name, bytes: bytes))
  document.digest = sha256(source.bytes)
  return document
}

import Programs

/// A page of a pdf as pdftotext sees it: words with their places, in points from the upper left corner.
struct PDFPage {
  struct Word {
    var words: [Unicode.Scalar]
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double

    var height: Double { bottom - top }
  }

  /// Words that stand side by side.
  struct Line {
    var words: [Word]
    var page: Int

    var left: Double { words.first?.left ?? 0 }
    var right: Double { words.last?.right ?? 0 }
    var top: Double
    var bottom: Double

    var height: Double { bottom - top }
  }

  var number: Int
  var width: Double
  var height: Double
  var words: [Word]
}

extension [PDFPage] {
  /// Runs pdftotext over a file.
  static func pages(of source: Source) throws(ReadingError) -> [PDFPage] {
    guard let program = ChildProcess.path(of: "pdftotext") else {
      throw .programMissing(file: source.name, program: .pdftotext)
    }
    let seconds = 60
    let process = ChildProcess(program: program, arguments: ["-bbox", "-", "-"], seconds: seconds, megabytes: 2048)
    guard let outcome = process.run(input: source.bytes) else {
      throw .programMissing(file: source.name, program: .pdftotext)
    }
    if outcome.timedOut { throw .programTimedOut(file: source.name, program: .pdftotext, seconds: seconds) }
    guard outcome.status == 0 else {
      if outcome.errors.range(of: "assword") != nil || outcome.errors.range(of: "ncrypt") != nil {
        throw .encrypted(file: source.name)
      }
      let detail = outcome.errors.split(separator: "\n").last.map(String.init) ?? "exit status \(outcome.status)"
      if outcome.status == 1 { throw .damaged(file: source.name, format: "pdf", detail: detail) }
      throw .programFailed(file: source.name, program: .pdftotext, detail: detail)
    }
    let markup = String(decoding: outcome.output, as: UTF8.self).unicodeScalars.map { $0 }
    guard let root = parseHTML(markup) else { return [] }
    return root.all("page").enumerated().map { index, page in PDFPage(page, number: index + 1) }
  }
}

extension PDFPage {
  fileprivate init(_ element: PageElement, number: Int) {
    func value(_ name: String, of element: PageElement) -> Double { Double(element.attributes[name] ?? "") ?? 0 }
    self.number = number
    width = value("width", of: element)
    height = value("height", of: element)
    words = element.all("word").compactMap { word in
      let text = word.wholeText.unicodeScalars.filter { !$0.properties.isWhitespace && !$0.isUnexpectedControl }
      guard !text.isEmpty else { return nil }
      return Word(
        words: Array(text), left: value("xmin", of: word), right: value("xmax", of: word),
        top: value("ymin", of: word), bottom: value("ymax", of: word))
    }
  }
}

extension PageElement {
  /// All elements of a name, in the order of the page.
  func all(_ name: String) -> [PageElement] {
    elements.flatMap { $0.name == name ? [$0] : $0.all(name) }
  }
}

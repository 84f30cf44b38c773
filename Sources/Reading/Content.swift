import Diagnostics

/// What a file is, by its bytes; only kinds of plain text are told apart by the name.
enum Content: Hashable {
  case text, markdown, commaSeparated
  case html
  case docx
  case workbook
  case pdf
  /// Formats that a word processor has to open: .doc, .wps, .rtf, .odt, Word 2003 XML.
  case wordProcessor
  case encrypted
  case foreign(ReadingError.ForeignKind)

  init(of source: Source) {
    let bytes = source.bytes
    if bytes.prefix(1024).firstRange(of: "%PDF-") != nil {
      self = .pdf
    } else if bytes.starts(with: "PK\u{3}\u{4}".utf8) {
      self = Content(ofZip: source)
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = Content(ofCompoundFile: bytes)
    } else if bytes.starts(with: "{\\rtf".utf8) {
      self = .wordProcessor
    } else if let kind = ReadingError.ForeignKind(ofMagic: bytes) {
      self = .foreign(kind)
    } else {
      self = Content(ofText: source)
    }
  }

  private init(ofZip source: Source) {
    let bytes = source.bytes[...]
    if bytes.firstRange(of: "word/document") != nil {
      self = .docx
    } else if bytes.firstRange(of: "xl/workbook") != nil {
      self = .workbook
    } else if bytes.firstRange(of: "ppt/presentation.xml") != nil {
      self = .foreign(.otherOfficeArchive)
    } else if bytes.firstRange(of: "OFD.xml") != nil {
      self = .foreign(.fixedLayout)
    } else if bytes.prefix(256).firstRange(of: "application/vnd.oasis.opendocument.text") != nil {
      self = .wordProcessor
    } else if source.suffix == "docx" || bytes.prefix(256).firstRange(of: "[Content_Types].xml") != nil {
      // Cut off before the part that would tell; opening it will say so.
      self = .docx
    } else {
      self = .foreign(.archive)
    }
  }

  /// The compound files of older office programs name their parts in UTF-16.
  private init(ofCompoundFile bytes: [UInt8]) {
    func holds(_ part: String) -> Bool { bytes[...].firstRange(of: part.utf16.flatMap { [UInt8($0), 0] }) != nil }
    if holds("EncryptedPackage") {
      self = .encrypted
    } else if holds("WordDocument") {
      self = .wordProcessor
    } else if holds("Workbook") {
      self = .foreign(.spreadsheet)
    } else if holds("PowerPoint Document") {
      self = .foreign(.otherOfficeArchive)
    } else {
      self = .wordProcessor
    }
  }

  private init(ofText source: Source) {
    // Without zero bytes UTF-16 shows its ASCII letters.
    let opening = source.bytes.prefix(8192).filter { $0 != 0 }.map { $0 | ((0x41...0x5A).contains($0) ? 0x20 : 0) }[...]
    if opening.firstRange(of: "mso-application progid=\"word.document\"") != nil {
      self = .wordProcessor
    } else if ["<!doctype html", "<html", "<head", "<body"].contains(where: { opening.firstRange(of: $0) != nil }) {
      self = .html
    } else {
      switch source.suffix {
      case "md", "markdown": self = .markdown
      case "csv", "tsv": self = .commaSeparated
      case "html", "htm", "shtml", "xhtml":
        // A piece of a page has no head, but it has tags.
        self = ["<p", "<div", "<span", "<table"].contains { opening.firstRange(of: $0) != nil } ? .html : .text
      default: self = .text
      }
    }
  }

  /// A note where the name promises another format than the bytes are.
  func misnaming(of source: Source) -> Diagnostic? {
    let usual: [String: Content] = [
      "txt": .text, "html": .html, "htm": .html, "docx": .docx, "xlsx": .workbook, "pdf": .pdf, "doc": .wordProcessor,
      "wps": .wordProcessor, "md": .markdown, "csv": .commaSeparated,
    ]
    guard let promised = usual[source.suffix], promised != self, let name else { return nil }
    return Diagnostic(
      .note, at: Place(file: source.name),
      Wording(
        en: "the name ends in .\(source.suffix), but the content is \(name.english); it was read as that",
        zh: "文件名以.\(source.suffix)结尾，内容却是\(name.chinese)，已按后者读取"))
  }

  private var name: Wording? {
    switch self {
    case .text, .markdown, .commaSeparated: Wording(en: "plain text", zh: "纯文本")
    case .html: Wording(en: "a web page", zh: "网页")
    case .docx: Wording(en: "a docx document", zh: "docx文档")
    case .workbook: Wording(en: "a spreadsheet", zh: "电子表格")
    case .pdf: Wording(en: "a pdf", zh: "pdf文件")
    case .wordProcessor: Wording(en: "an older word processor’s document", zh: "旧格式的文字处理文档")
    case .encrypted, .foreign: nil
    }
  }
}

extension ReadingError.ForeignKind {
  /// The kind of a file that begins with a well-known mark of its format.
  init?(ofMagic bytes: [UInt8]) {
    let marks: [([UInt8], ReadingError.ForeignKind)] = [
      ([0x89, 0x50, 0x4E, 0x47], .picture), ([0xFF, 0xD8, 0xFF], .picture), (Array("GIF8".utf8), .picture),
      ([0x49, 0x49, 0x2A, 0], .picture), ([0x4D, 0x4D, 0, 0x2A], .picture), ([0x42, 0x4D, 0xF6], .picture),
      (Array("Rar!".utf8), .archive), ([0x37, 0x7A, 0xBC, 0xAF], .archive), ([0x1F, 0x8B], .archive),
      ([0x50, 0x4B, 5, 6], .archive), ([0x7F, 0x45, 0x4C, 0x46], .binary),
    ]
    guard let kind = marks.first(where: { bytes.starts(with: $0.0) })?.1 else { return nil }
    self = kind
  }
}

extension ArraySlice<UInt8> {
  func firstRange(of text: String) -> Range<Int>? { firstRange(of: [UInt8](text.utf8)) }

  /// Where a run of bytes first occurs.
  func firstRange(of pattern: [UInt8]) -> Range<Int>? {
    guard let first = pattern.first, count >= pattern.count else { return nil }
    return withUnsafeBufferPointer { buffer in
      let last = buffer.count - pattern.count
      var start = 0
      while start <= last {
        if buffer[start] == first, buffer[start..<(start + pattern.count)].elementsEqual(pattern) {
          return (startIndex + start)..<(startIndex + start + pattern.count)
        }
        start += 1
      }
      return nil
    }
  }
}

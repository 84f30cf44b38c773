package import Diagnostics

/// Why a file cannot be read as a document.
package enum ReadingError: ExplainedError {
  /// The file has no bytes, or nothing but white space.
  case empty(file: String)
  /// The bytes are of a kind that is not read.
  case unreadableKind(file: String, kind: ForeignKind)
  /// The bytes decode as no encoding in which Chinese text is written.
  case unknownEncoding(file: String)
  /// The file declares an encoding that nobody here knows.
  case unsupportedEncoding(file: String, declared: String)
  /// The file is cut off or damaged.
  case damaged(file: String, format: String, detail: String)
  /// Unpacked, the file would be larger than any report: a faulty file or an attack.
  case oversized(file: String, limit: Int)
  /// The file carries declarations that expand into more text than they hold.
  case hostileMarkup(file: String)
  /// The file asks for a password.
  case encrypted(file: String)
  /// A web page that holds no text of its own.
  case noMainText(file: String, loadedByScript: Bool)
  /// A pdf whose pages are pictures.
  case picturesOnly(file: String, pages: Int)
  /// A program that reads this format is not installed.
  case programMissing(file: String, program: Program)
  /// A program that reads this format gave up.
  case programFailed(file: String, program: Program, detail: String)
  /// A program that reads this format used up its time.
  case programTimedOut(file: String, program: Program, seconds: Int)

  /// Kinds of file that are recognised and refused.
  package enum ForeignKind: Hashable, Sendable, CaseIterable {
    case binary, picture, archive, otherOfficeArchive, spreadsheet, fixedLayout
  }

  /// The programs that read formats for us.
  package enum Program: Hashable, Sendable {
    case pdftotext, libreOffice

    /// The Debian package that brings it.
    package var package: String {
      switch self {
      case .pdftotext: "poppler-utils"
      case .libreOffice: "libreoffice-writer"
      }
    }

    package var name: String {
      switch self {
      case .pdftotext: "pdftotext"
      case .libreOffice: "LibreOffice"
      }
    }
  }

  package var file: String {
    switch self {
    case .empty(let file), .unreadableKind(let file, _), .unknownEncoding(let file),
      .unsupportedEncoding(let file, _), .damaged(let file, _, _), .oversized(let file, _), .hostileMarkup(let file),
      .encrypted(let file), .noMainText(let file, _), .picturesOnly(let file, _), .programMissing(let file, _),
      .programFailed(let file, _, _), .programTimedOut(let file, _, _):
      file
    }
  }

  package var place: Place? { Place(file: file) }
}

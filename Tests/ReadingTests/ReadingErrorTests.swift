import Diagnostics
import Testing

@testable import Reading

@Suite struct ReadingErrorTests {
  static let sentences: [(ReadingError, String, String)] = [
    (.empty(file: "a.txt"), "a.txt: error: the file is empty", "a.txt: 错误：文件是空的"),
    (
      .unreadableKind(file: "a.txt", kind: .picture),
      "a.txt: error: the file is a picture, not a document that can be read", "a.txt: 错误：文件是图片，不是能够读取的文稿"
    ),
    (
      .unknownEncoding(file: "a.txt"),
      "a.txt: error: the characters are in no encoding known here (tried: UTF-8, UTF-16, GB18030, Big5)",
      "a.txt: 错误：无法判断文字编码（已试：UTF-8、UTF-16、GB18030、Big5）"
    ),
    (
      .unsupportedEncoding(file: "a.html", declared: "x-none"),
      "a.html: error: the page declares the encoding “x-none”, which is not known here",
      "a.html: 错误：网页声明的编码“x-none”无法识别"
    ),
    (
      .damaged(file: "a.docx", format: "docx", detail: "Truncated ZIP file data"),
      "a.docx: error: the docx file is damaged or cut off (Truncated ZIP file data)",
      "a.docx: 错误：docx文件已损坏或不完整（Truncated ZIP file data）"
    ),
    (
      .oversized(file: "a.docx", limit: 1000),
      "a.docx: error: unpacked, the file is larger than 1000 bytes or suspiciously well packed; it was not unpacked further",
      "a.docx: 错误：文件解压后超过1000字节，或压缩比异常，已停止解压"
    ),
    (
      .hostileMarkup(file: "a.docx"),
      "a.docx: error: the file defines entities of its own, which a word processor never writes; it was not read further",
      "a.docx: 错误：文件中自行定义了实体，正常的文字处理软件不会这样写，已停止读取"
    ),
    (.encrypted(file: "a.pdf"), "a.pdf: error: the file is protected by a password", "a.pdf: 错误：文件设有密码"),
    (
      .noMainText(file: "a.html", loadedByScript: true),
      "a.html: error: no readable text: the page loads its text by script or from an attachment",
      "a.html: 错误：没有可读的正文：网页的正文由脚本或附件载入，保存的文件里没有"
    ),
    (
      .noMainText(file: "a.html", loadedByScript: false), "a.html: error: no readable text in the file",
      "a.html: 错误：文件里没有可读的正文"
    ),
    (
      .picturesOnly(file: "a.pdf", pages: 3),
      "a.pdf: error: the 3 page(s) hold pictures only: a scanned document without text",
      "a.pdf: 错误：全部3页只有图片：这是没有文字的扫描件"
    ),
    (
      .programMissing(file: "a.pdf", program: .pdftotext),
      "a.pdf: error: this format is read with pdftotext, which is not installed",
      "a.pdf: 错误：读取这种格式需要pdftotext，本机没有安装"
    ),
    (
      .programFailed(file: "a.doc", program: .libreOffice, detail: "exit status 1"),
      "a.doc: error: LibreOffice could not read the file (exit status 1)",
      "a.doc: 错误：LibreOffice无法读取该文件（exit status 1）"
    ),
    (
      .programTimedOut(file: "a.pdf", program: .pdftotext, seconds: 60),
      "a.pdf: error: pdftotext had not finished after 60 s", "a.pdf: 错误：pdftotext运行60秒仍未完成，已停止"
    ),
  ]

  @Test(arguments: sentences)
  func sentence(error: ReadingError, english: String, chinese: String) {
    let diagnostic = error.diagnostic
    #expect(diagnostic.text(in: .english).hasPrefix(english + "\n  remedy: "))
    #expect(diagnostic.text(in: .chinese).hasPrefix(chinese + "\n  办法："))
  }

  @Test func remediesNameThePackage() {
    #expect(
      ReadingError.programMissing(file: "a.pdf", program: .pdftotext).remedy(in: .english)
        == "install it: sudo apt-get install poppler-utils")
    #expect(
      ReadingError.programMissing(file: "a.doc", program: .libreOffice).remedy(in: .chinese)
        == "请安装：sudo apt-get install libreoffice-writer；或者另存为.docx")
  }

  @Test(arguments: ReadingError.ForeignKind.allCases)
  func everyKindHasItsWords(kind: ReadingError.ForeignKind) {
    let error = ReadingError.unreadableKind(file: "a", kind: kind)
    for language in Language.allCases {
      #expect(!kind.name(in: language).isEmpty && !error.remedy(in: language).isEmpty)
    }
  }
}

package import Diagnostics

/// The sentences of ``ReadingError``.
extension ReadingError {
  package var message: Wording {
    switch self {
    case .empty:
      Wording(en: "the file is empty", zh: "文件是空的")
    case .unreadableKind(_, let kind):
      Wording(
        en: "the file is \(kind.name.english), not a document that can be read",
        zh: "文件是\(kind.name.chinese)，不是能够读取的文稿")
    case .unknownEncoding:
      Wording(
        en: "the characters are in no encoding known here (tried: UTF-8, UTF-16, GB18030, Big5)",
        zh: "无法判断文字编码（已试：UTF-8、UTF-16、GB18030、Big5）")
    case .unsupportedEncoding(_, let declared):
      Wording(
        en: "the page declares the encoding “\(declared)”, which is not known here",
        zh: "网页声明的编码“\(declared)”无法识别")
    case .damaged(_, let format, let detail):
      Wording(
        en: "the \(format) file is damaged or cut off (\(detail))",
        zh: "\(format)文件已损坏或不完整（\(detail)）")
    case .oversized(_, let limit):
      Wording(
        en: "unpacked, the file is larger than \(limit) bytes or suspiciously well packed; it was not unpacked further",
        zh: "文件解压后超过\(limit)字节，或压缩比异常，已停止解压")
    case .hostileMarkup:
      Wording(
        en: "the file defines entities of its own, which a word processor never writes; it was not read further",
        zh: "文件中自行定义了实体，正常的文字处理软件不会这样写，已停止读取")
    case .encrypted:
      Wording(en: "the file is protected by a password", zh: "文件设有密码")
    case .noMainText(_, true):
      Wording(
        en: "no readable text: the page loads its text by script or from an attachment",
        zh: "没有可读的正文：网页的正文由脚本或附件载入，保存的文件里没有")
    case .noMainText(_, false):
      Wording(en: "no readable text in the file", zh: "文件里没有可读的正文")
    case .picturesOnly(_, let pages):
      Wording(
        en: "the \(pages) page(s) hold pictures only: a scanned document without text",
        zh: "全部\(pages)页只有图片：这是没有文字的扫描件")
    case .programMissing(_, let program):
      Wording(
        en: "this format is read with \(program.name), which is not installed",
        zh: "读取这种格式需要\(program.name)，本机没有安装")
    case .programFailed(_, let program, let detail):
      Wording(
        en: "\(program.name) could not read the file (\(detail))",
        zh: "\(program.name)无法读取该文件（\(detail)）")
    case .programTimedOut(_, let program, let seconds):
      Wording(
        en: "\(program.name) had not finished after \(seconds) s",
        zh: "\(program.name)运行\(seconds)秒仍未完成，已停止")
    }
  }

  package var remedy: Wording {
    switch self {
    case .empty:
      Wording(en: "put the complete file in its place, or remove it", zh: "换成完整的文件，或者将其移出文件夹")
    case .unreadableKind(_, let kind): kind.remedy
    case .unknownEncoding, .unsupportedEncoding:
      Wording(
        en: "open the file in an editor and save it as UTF-8",
        zh: "用编辑器打开文件，另存为UTF-8编码")
    case .damaged:
      Wording(en: "fetch or save the file again", zh: "重新下载，或请对方重新发送")
    case .oversized, .hostileMarkup:
      Wording(
        en: "if the file is genuine, open it in a word processor and save it anew",
        zh: "如果文件来源可靠，用文字处理软件打开后另存一份")
    case .encrypted:
      Wording(en: "open it with the password and save a copy without one", zh: "用密码打开，另存一份不设密码的副本")
    case .noMainText(_, true):
      Wording(
        en: "open the page in a browser, copy the text into a .txt file, or save the attachment that it shows",
        zh: "用浏览器打开原网页，把正文复制到.txt文件，或者下载网页所附的文件")
    case .noMainText(_, false):
      Wording(en: "check that this is the right file", zh: "请核对是否放错了文件")
    case .picturesOnly:
      Wording(
        en: "run text recognition (OCR) over it, or ask the publisher for the text version",
        zh: "先做文字识别（OCR），或者向发布单位索取文字版")
    case .programMissing(_, let program):
      Wording(
        en: "install it: sudo apt-get install \(program.package)"
          + (program == .libreOffice ? "; or save the file as .docx" : ""),
        zh: "请安装：sudo apt-get install \(program.package)" + (program == .libreOffice ? "；或者另存为.docx" : ""))
    case .programFailed, .programTimedOut:
      Wording(
        en: "open the file yourself and save it as .docx or .txt",
        zh: "自行打开该文件，另存为.docx或.txt")
    }
  }
}

extension ReadingError.ForeignKind {
  var name: Wording {
    switch self {
    case .binary: Wording(en: "binary data", zh: "二进制数据")
    case .picture: Wording(en: "a picture", zh: "图片")
    case .archive: Wording(en: "an archive of files", zh: "压缩包")
    case .otherOfficeArchive: Wording(en: "a presentation or another office file", zh: "演示文稿或其他办公文件")
    case .spreadsheet: Wording(en: "a spreadsheet", zh: "电子表格")
    case .fixedLayout: Wording(en: "an OFD fixed-layout file", zh: "OFD版式文件")
    }
  }

  var remedy: Wording {
    switch self {
    case .binary:
      Wording(en: "check that this is the right file", zh: "请核对是否放错了文件")
    case .picture:
      Wording(
        en: "run text recognition (OCR) over it, or ask for the text version",
        zh: "先做文字识别（OCR），或者索取文字版")
    case .archive:
      Wording(en: "unpack it into the folder", zh: "请先解压到文件夹中")
    case .otherOfficeArchive:
      Wording(en: "save it as .docx or .pdf", zh: "请另存为.docx或.pdf")
    case .spreadsheet:
      Wording(en: "save it as .xlsx or .csv", zh: "请另存为.xlsx或.csv")
    case .fixedLayout:
      Wording(en: "save it as .pdf or .docx", zh: "请另存为.pdf或.docx")
    }
  }
}

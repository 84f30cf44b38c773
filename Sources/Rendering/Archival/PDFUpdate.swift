/// New and changed objects of a PDF file in the notation that qpdf takes (`--update-from-json`, version 2).
struct PDFUpdate {
  private var text: [UInt8]
  private(set) var nextNumber: Int
  private var isFirst = true
  /// The contents of streams, by the names of the files in which qpdf looks for them.
  private(set) var files: [(name: String, bytes: [UInt8])] = []
  private let folder: String

  /// - Parameter folder: where the files will lie.
  init(after last: Int, folder: String) {
    nextNumber = last
    self.folder = folder
    text = Array(
      """
      {"qpdf":[{"jsonversion":2,"pdfversion":"1.7","pushedinheritedpageresources":false,"calledgetallpages":false,\
      "maxobjectid":\(last)},{
      """.utf8)
  }

  var bytes: [UInt8] { text + Array("}]}".utf8) }

  /// A number for an object that is still to come.
  mutating func reserve() -> Int {
    defer { nextNumber += 1 }
    return nextNumber
  }

  mutating func set(_ number: Int, to value: PDFObject) {
    open(number)
    append("{\"value\":")
    write(value)
    append("}")
  }

  mutating func set(_ number: Int, toStream dictionary: PDFObject, _ bytes: [UInt8]) {
    let name = "stream-\(number)"
    files.append((name, bytes))
    open(number)
    append("{\"stream\":{\"dict\":")
    write(dictionary)
    append(",\"datafile\":")
    quote("\(folder)/\(name)")
    append("}}")
  }

  mutating func add(_ value: PDFObject) -> Int {
    let number = reserve()
    set(number, to: value)
    return number
  }

  mutating func add(stream dictionary: PDFObject, _ bytes: [UInt8]) -> Int {
    let number = reserve()
    set(number, toStream: dictionary, bytes)
    return number
  }

  private mutating func open(_ number: Int) {
    if !isFirst { append(",") }
    isFirst = false
    append("\n\"obj:\(number) 0 R\":")
  }

  private mutating func append(_ words: String) { text.append(contentsOf: words.utf8) }

  private mutating func write(_ value: PDFObject) {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .number(let digits): append(digits.hasPrefix(".") ? "0" + digits : digits)
    case .name(let name): quote("/" + name)
    case .string(let bytes): write(string: bytes)
    case .reference(let number): append("\"\(number) 0 R\"")
    case .array(let items):
      append("[")
      for (index, item) in items.enumerated() {
        if index > 0 { append(",") }
        write(item)
      }
      append("]")
    case .dictionary(let entries):
      append("{")
      for (index, entry) in entries.enumerated() {
        if index > 0 { append(",") }
        quote("/" + entry.key)
        append(":")
        write(entry.value)
      }
      append("}")
    }
  }

  /// Bytes that cairo wrote in UTF-16 stay as they are; everything else is UTF-8 text.
  private mutating func write(string bytes: [UInt8]) {
    if !bytes.starts(with: [0xFE, 0xFF]), let words = String(validating: bytes, as: UTF8.self) {
      quote("u:" + words)
      return
    }
    let digits = Array("0123456789abcdef".utf8)
    append("\"b:")
    for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    append("\"")
  }

  private mutating func quote(_ words: String) {
    text.append(0x22)
    for byte in words.utf8 {
      switch byte {
      case 0x22, 0x5C: text += [0x5C, byte]
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        text += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: text.append(byte)
      }
    }
    text.append(0x22)
  }
}

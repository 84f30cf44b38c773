/// The encodings in which Chinese documents come, by the name that iconv knows.
struct TextEncoding: Hashable {
  var name: String

  static let utf8 = TextEncoding(name: "UTF-8")
  static let utf16LittleEndian = TextEncoding(name: "UTF-16LE")
  static let utf16BigEndian = TextEncoding(name: "UTF-16BE")
  /// Also what is declared as gb2312 or gbk: pages that say so use characters beyond those sets.
  static let gb18030 = TextEncoding(name: "GB18030")
  static let big5 = TextEncoding(name: "BIG5-HKSCS")

  /// The encoding that a declaration (`charset=…`) means; labels are matched as browsers do.
  init(declared label: String) {
    switch label.lowercased() {
    case "utf-8", "utf8", "unicode-1-1-utf-8", "us-ascii", "ascii": self = .utf8
    case "gb2312", "gbk", "gb18030", "gb_2312", "gb_2312-80", "gb-2312", "x-gbk", "euc-cn", "chinese", "csgb2312",
      "cp936", "windows-936", "ms936":
      self = .gb18030
    case "big5", "big5-hkscs", "cn-big5", "x-x-big5", "csbig5", "cp950", "windows-950": self = .big5
    // A page that declares UTF-16 in ASCII letters is not written in it.
    case "utf-16", "utf-16le", "utf-16be", "unicode": self = .utf8
    default: self.name = label
    }
  }

  init(name: String) { self.name = name }
}

/// Text as decoded, and what could not be.
struct DecodedText {
  var scalars: [Unicode.Scalar]
  var encoding: TextEncoding
  /// How many runs of bytes made no character; each stands as U+FFFD in the text.
  var undecodable = 0
  /// Where the first of them stands in `scalars`.
  var firstUndecodable: Int?

  mutating func appendReplacement() {
    if firstUndecodable == nil { firstUndecodable = scalars.count }
    undecodable += 1
    scalars.append("\u{FFFD}")
  }
}

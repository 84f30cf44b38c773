extension [String] {
  /// Names and what is said of them as one word; where digits would run together, a colon keeps them apart: `乙县30：0.1`.
  var joinedNames: String {
    reduce(into: "") { text, part in
      if let last = text.last, let first = part.first, last.isNumber, first.isNumber { text += "：" }
      text += part
    }
  }
}

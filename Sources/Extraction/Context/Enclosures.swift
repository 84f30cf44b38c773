/// What stands inside quotation marks, book-title marks and brackets.
struct Enclosures: Sendable {
  struct Span: Sendable {
    /// Without the marks themselves.
    var range: Range<Int>
  }

  /// The innermost span of each kind that holds an offset, by offset; -1 for none.
  private let quoteAt: [Int32]
  private let titleAt: [Int32]
  private let bracketAt: [Int32]
  private let spans: [Span]

  init(_ text: PreparedText) {
    var quotes = Array(repeating: Int32(-1), count: text.count)
    var titled = quotes
    var bracketed = quotes
    var found: [Span] = []
    var quote: Int?
    var titles: [Int] = []
    var brackets: [Int] = []
    func mark(_ range: Range<Int>, in map: inout [Int32]) {
      var i = range.lowerBound
      while i < range.upperBound {
        // What stands deeper is marked already and is passed over, so that brackets in brackets take no longer.
        if map[i] >= 0 {
          i = max(i + 1, found[Int(map[i])].range.upperBound)
        } else {
          map[i] = Int32(found.count)
          i += 1
        }
      }
      found.append(Span(range: range))
    }
    for i in 0..<text.count where !text.folded[i].isHan {
      switch text.folded[i] {
      case "“": quote = i
      case "”":
        if let start = quote, i - start < 60 { mark(start + 1..<i, in: &quotes) }
        quote = nil
      case "《": titles.append(i)
      case "》": if let start = titles.popLast() { mark(start + 1..<i, in: &titled) }
      case "(", "〔", "[", "【": brackets.append(i)
      case ")", "〕", "]", "】": if let start = brackets.popLast() { mark(start + 1..<i, in: &bracketed) }
      case "\n":
        quote = nil
        titles = []
        brackets = []
      default: break
      }
    }
    (quoteAt, titleAt, bracketAt, spans) = (quotes, titled, bracketed, found)
  }

  func quote(at offset: Int) -> Range<Int>? { quoteAt[offset] < 0 ? nil : spans[Int(quoteAt[offset])].range }
  func title(at offset: Int) -> Range<Int>? { titleAt[offset] < 0 ? nil : spans[Int(titleAt[offset])].range }
  func bracket(at offset: Int) -> Range<Int>? { bracketAt[offset] < 0 ? nil : spans[Int(bracketAt[offset])].range }
}

/// What stands inside quotation marks, book-title marks and brackets.
struct Enclosures: Sendable {
  struct Span: Sendable {
    /// Without the marks themselves.
    var range: Range<Int>
  }

  /// The innermost span of each kind that holds an offset, by offset; -1 for none.
  private var quoteAt: [Int32]
  private var titleAt: [Int32]
  private var bracketAt: [Int32]
  private var spans: [Span] = []

  init(_ text: PreparedText) {
    quoteAt = Array(repeating: -1, count: text.count)
    titleAt = quoteAt
    bracketAt = quoteAt
    var quote: Int?
    var titles: [Int] = []
    var brackets: [Int] = []
    for i in 0..<text.count {
      switch text.folded[i] {
      case "“": quote = i
      case "”":
        if let start = quote, i - start < 60 { add(start + 1..<i, to: \.quoteAt) }
        quote = nil
      case "《": titles.append(i)
      case "》": if let start = titles.popLast() { add(start + 1..<i, to: \.titleAt) }
      case "(", "〔", "[", "【": brackets.append(i)
      case ")", "〕", "]", "】": if let start = brackets.popLast() { add(start + 1..<i, to: \.bracketAt) }
      case "\n":
        quote = nil
        titles = []
        brackets = []
      default: break
      }
    }
  }

  private mutating func add(_ range: Range<Int>, to map: WritableKeyPath<Enclosures, [Int32]>) {
    let number = Int32(spans.count)
    spans.append(Span(range: range))
    for i in range where self[keyPath: map][i] < 0 { self[keyPath: map][i] = number }
  }

  func quote(at offset: Int) -> Range<Int>? { quoteAt[offset] < 0 ? nil : spans[Int(quoteAt[offset])].range }
  func title(at offset: Int) -> Range<Int>? { titleAt[offset] < 0 ? nil : spans[Int(titleAt[offset])].range }
  func bracket(at offset: Int) -> Range<Int>? { bracketAt[offset] < 0 ? nil : spans[Int(bracketAt[offset])].range }
}

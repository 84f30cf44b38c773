import Drawing

/// Widths of words and characters, each asked for once.
final class Widths {
  private let measurer: any TextMeasurer
  private var words: [Face: [String: Double]] = [:]
  private var squares: [Face: Double] = [:]

  init(_ measurer: any TextMeasurer) { self.measurer = measurer }

  /// The width of one word or mark.
  func width(of word: String, in face: Face) -> Double {
    if let known = words[face]?[word] { return known }
    let width = measurer.extents(of: word, in: face).width
    words[face, default: [:]][word] = width
    return width
  }

  /// The width of any Han character: they are all equally wide in a face.
  func square(of face: Face) -> Double {
    if let known = squares[face] { return known }
    let width = measurer.extents(of: "国", in: face).width
    squares[face] = width
    return width
  }

  func extents(of text: String, in face: Face) -> TextExtents { measurer.extents(of: text, in: face) }
}

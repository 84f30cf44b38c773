import CPango
import Drawing

/// The faces of one file, each cut down to the glyphs that its pages use.
final class SmallFaces {
  /// A face for cairo, and the number that each glyph of the whole face has in it.
  struct Face {
    let face: MemoryFace
    let numbers: [UInt32: UInt]
  }

  /// By font of pango; nothing for one that cannot be cut down.
  private var faces: [ShapedLine.Font: Face] = [:]
  /// Keeps the fonts, so that none of another face can come to lie where one of them was.
  private let used = UsedGlyphs()

  /// Goes through the pages once before they are drawn.
  init(for pages: [Frame], fonts: Fonts) {
    for page in pages { used.note(page, fonts) }
    for (source, glyphs) in used.faces {
      guard let font = SmallFont(of: glyphs.numbers, from: source), let face = MemoryFace(font.bytes) else { continue }
      let numbers = glyphs.numbers.enumerated().map { (UInt32($1), UInt($0)) }
      let small = Face(face: face, numbers: Dictionary(uniqueKeysWithValues: numbers))
      for font in glyphs.fonts { faces[font] = small }
    }
  }

  subscript(font: ShapedLine.Font) -> Face? { faces[font] }
}

/// The glyphs that pages use, face by face, in the order of their first use.
private final class UsedGlyphs {
  private var places: [OpaquePointer: Int] = [:]
  private var placeOfFont: [ShapedLine.Font: Int?] = [:]
  private(set) var faces: [(source: SourceFace, glyphs: Glyphs)] = []

  struct Glyphs {
    var fonts: [ShapedLine.Font] = []
    // The first glyph of a font stands for characters that it has not, and has to be there.
    var numbers = [0]
    var known: Set<Int> = [0]
  }

  deinit {
    for font in placeOfFont.keys { g_object_unref(font) }
  }

  func note(_ frame: Frame, _ fonts: Fonts) {
    for item in frame.items {
      switch item {
      case .text(_, let run) where !run.text.isEmpty && run.face.size > 0: note(fonts.shape(run))
      case .group(let group): note(group.frame, fonts)
      default: break
      }
    }
  }

  private func note(_ line: ShapedLine) {
    for part in line.parts {
      guard let place = place(of: part.item.pointee.analysis.font) else { continue }
      for index in 0..<Int(part.glyphs.pointee.num_glyphs) {
        let number = Int(part.glyphs.pointee.glyphs[index].glyph)
        // Larger numbers are pango's for what draws nothing or is missing.
        guard number <= UInt16.max, faces[place].glyphs.known.insert(number).inserted else { continue }
        faces[place].glyphs.numbers.append(number)
      }
    }
  }

  private func place(of font: ShapedLine.Font) -> Int? {
    if let known = placeOfFont[font] { return known }
    g_object_ref(font)
    guard let source = SourceFace(of: font) else {
      placeOfFont[font] = .some(nil)
      return nil
    }
    let place = places[source.pointer] ?? faces.count
    if place == faces.count {
      places[source.pointer] = place
      faces.append((source, Glyphs()))
    }
    faces[place].glyphs.fonts.append(font)
    placeOfFont[font] = place
    return place
  }
}

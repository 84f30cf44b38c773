package import Diagnostics
package import Drawing

/// Characters that no font has, collected over a whole file, so that one message can name them all.
struct MissingGlyphs {
  private var found: [Face.Role: (characters: [Unicode.Scalar], text: String)] = [:]

  mutating func note(_ scalars: [Unicode.Scalar], in run: TextRun) {
    guard !scalars.isEmpty else { return }
    var entry = found[run.face.role] ?? ([], run.text)
    for scalar in scalars where !entry.characters.contains(scalar) { entry.characters.append(scalar) }
    found[run.face.role] = entry
  }

  /// One error for each role that lacks characters.
  var errors: [RenderingError] {
    Face.Role.allCases.compactMap { role in
      found[role].map {
        .missingGlyphs(characters: String(String.UnicodeScalarView($0.characters)), role: role, text: $0.text)
      }
    }
  }

  /// Tofu is never printed: fails with the characters of the first role that lacks any.
  func check() throws(RenderingError) {
    if let first = errors.first { throw first }
  }
}

extension Fonts {
  /// The frame with `〓` for every character that no font has, as printers mark a missing sort, and a warning for each
  /// role that names them: for a run that has to deliver although a source quotes an odd character.
  package func markingMissingCharacters(in frame: Frame) -> (frame: Frame, diagnostics: [Diagnostic]) {
    var found = MissingGlyphs()
    let marked = marking(frame, &found)
    let warnings = found.errors.map { error in
      Diagnostic(
        .warning, at: error.place,
        Wording(en: error.message(in: .english) + "; printed as 〓", zh: error.message(in: .chinese) + "；以〓代替"),
        remedy: error.remedy)
    }
    return (marked, warnings)
  }

  private func marking(_ frame: Frame, _ found: inout MissingGlyphs) -> Frame {
    var copy = frame
    for (index, item) in frame.items.enumerated() {
      switch item {
      case .text(let point, var run):
        let lacking = missingScalars(in: run)
        guard !lacking.isEmpty else { continue }
        found.note(lacking, in: run)
        run.text = String(
          String.UnicodeScalarView(run.text.unicodeScalars.map { lacking.contains($0) ? "〓" : $0 }))
        copy.items[index] = .text(point, run)
      case .group(var group):
        group.frame = marking(group.frame, &found)
        copy.items[index] = .group(group)
      default: continue
      }
    }
    return copy
  }
}

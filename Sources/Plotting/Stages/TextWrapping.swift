package import Drawing

/// Breaks text into lines that fit a width: between Han characters and at spaces, never before a closing mark nor after
/// an opening one, never inside a number.
package func wrap(_ text: String, in face: Face, to width: Double, by measurer: any TextMeasurer) -> [String] {
  var lines: [String] = []
  var line = ""
  for piece in pieces(of: text) {
    let candidate = line + piece
    if line.isEmpty || measurer.extents(of: candidate.trimmed, in: face).width <= width + 0.01 {
      line = candidate
    } else {
      lines.append(line.trimmed)
      line = piece.trimmed
    }
  }
  if !line.isEmpty || lines.isEmpty { lines.append(line.trimmed) }
  return lines
}

/// As `wrap`, with a last line of four characters at least: `及）。` alone looks forgotten.
package func wrapNote(_ text: String, in face: Face, to width: Double, by measurer: any TextMeasurer) -> [String] {
  let lines = wrap(text, in: face, to: width, by: measurer)
  guard lines.count > 1, lines[lines.count - 1].count < 4 else { return lines }
  // A little narrower, so that the line before gives some of its words away.
  for part in 1...6 {
    let narrower = wrap(text, in: face, to: width - Double(part) * face.size, by: measurer)
    guard narrower.count == lines.count else { break }
    if narrower[narrower.count - 1].count >= 4 { return narrower }
  }
  return lines
}

/// As `wrap`, with lines of about equal length: a title of two lines is not one long and one of a single word.
package func wrapEvenly(_ text: String, in face: Face, to width: Double, by measurer: any TextMeasurer) -> [String] {
  let lines = wrap(text, in: face, to: width, by: measurer)
  guard lines.count > 1 else { return lines }
  var low = width / Double(lines.count) / 2
  var high = width
  while high - low > 1 {
    let middle = (low + high) / 2
    let trial = wrap(text, in: face, to: middle, by: measurer)
    let fits = trial.allSatisfy { measurer.extents(of: $0, in: face).width <= middle + 0.01 }
    if trial.count == lines.count && fits { high = middle } else { low = middle }
  }
  return wrap(text, in: face, to: high, by: measurer)
}

/// Breaks a title: after a colon or comma where that leaves two lines of fair length, else into even lines.
package func wrapTitle(_ text: String, in face: Face, to width: Double, by measurer: any TextMeasurer) -> [String] {
  let lines = wrapEvenly(text, in: face, to: width, by: measurer)
  guard lines.count == 2 else { return lines }
  let characters = Array(text)
  var best: (lines: [String], longest: Double)?
  for (i, c) in characters.enumerated().dropLast() where "：，；".contains(c) {
    let parts = [String(characters[...i]), String(characters[(i + 1)...])]
    let longest = parts.map { measurer.extents(of: $0, in: face).width }.max() ?? 0
    guard longest <= width else { continue }
    // The colon parts what is shown from what it says: no comma is a better place.
    if c == "：" { return parts }
    if longest < best?.longest ?? .infinity { best = (parts, longest) }
  }
  return best?.lines ?? lines
}

private let closing = Set("，。、；：？！）》」』”’…％%,.;:!?)]}亿万元个千百")
private let opening = Set("（《「『“‘([{+−±")

func pieces(of text: String) -> [String] {
  let characters = Array(text)
  var result: [String] = []
  var piece = ""
  // Up to where a short parenthesis keeps together: `省（区、市）`, `（+2.4个百分点）`.
  var whole = 0
  for (i, c) in characters.enumerated() {
    piece.append(c)
    guard i + 1 < characters.count else { break }
    if c == "（", let close = characters[i...].prefix(12).firstIndex(of: "）") { whole = close }
    if i >= whole, mayBreak(c, characters[i + 1]) {
      result.append(piece)
      piece = ""
    }
  }
  if !piece.isEmpty { result.append(piece) }
  return result
}

private func mayBreak(_ a: Character, _ b: Character) -> Bool {
  if closing.contains(b) || opening.contains(a) || b == " " { return false }
  if a == " " { return true }
  return isWide(a) || isWide(b)
}

private func isWide(_ c: Character) -> Bool { (c.unicodeScalars.first?.value ?? 0) >= 0x2E80 }

extension String {
  var trimmed: String {
    var s = Substring(self)
    while s.first == " " { s.removeFirst() }
    while s.last == " " { s.removeLast() }
    return String(s)
  }
}

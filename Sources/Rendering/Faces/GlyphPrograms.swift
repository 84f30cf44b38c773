/// The drawing programs of some glyphs of a font and the subroutines that they call, with both numbered anew: the glyphs
/// in the order given, of the subroutines the most called first, because small numbers are short.
struct GlyphPrograms {
  private(set) var glyphs: [[UInt8]] = []
  /// For each glyph the part of the font to which it belongs.
  private(set) var parts: [Int] = []
  private(set) var globalRoutines: [[UInt8]] = []
  /// By the parts of the font.
  private(set) var routines: [[[UInt8]]] = []

  /// A program of the font: a glyph's, or a subroutine for all of it or for one part.
  private enum Name: Hashable {
    case glyph(Int)
    case global(Int)
    case local(part: Int, Int)
  }

  /// Where a subroutine is called: the bytes of its number, and which it is.
  private struct Call: Hashable {
    var number: Range<Int>
    var routine: Name
  }

  /// Nil where a number is computed and not written in front of its call, or a program breaks the rules.
  init?(of numbers: [Int], in font: FontProgram) {
    var walk = Walk(font: font)
    for glyph in numbers {
      guard let part = font.part(of: glyph), walk.follow(glyph, of: part) else { return nil }
      parts.append(part)
    }
    let calls = walk.calls
    var uses: [Name: Int] = [:]
    for call in calls.values.joined() { uses[call.routine, default: 0] += 1 }
    func ordered(_ belongs: (Name) -> Int?) -> [Name] {
      uses.keys.compactMap { name in belongs(name).map { (name: name, old: $0) } }
        .sorted { (-uses[$0.name]!, $0.old) < (-uses[$1.name]!, $1.old) }.map(\.name)
    }
    let globals = ordered { if case .global(let number) = $0 { number } else { nil } }
    let locals = font.parts.indices.map { part in
      ordered { if case .local(part, let number) = $0 { number } else { nil } }
    }
    var places: [Name: Int] = [:]
    for list in [globals] + locals {
      for (place, name) in list.enumerated() { places[name] = place - Self.bias(list.count) }
    }
    func rewritten(_ name: Name) -> [UInt8] {
      let body = Self.body(of: name, in: font)!
      var result: [UInt8] = []
      var start = body.startIndex
      for call in calls[name] ?? [] {
        result += body[start..<call.number.lowerBound] + CharstringNumber.written(places[call.routine]!)
        start = call.number.upperBound
      }
      return result + body[start...]
    }
    glyphs = numbers.map { rewritten(.glyph($0)) }
    globalRoutines = globals.map(rewritten)
    routines = locals.map { $0.map(rewritten) }
  }

  private static func body(of name: Name, in font: FontProgram) -> FontBytes? {
    switch name {
    case .glyph(let number): font.glyphs[number]
    case .global(let number): font.globalRoutines[number]
    case .local(let part, let number): font.parts[part].routines?[number]
    }
  }

  /// What a call adds to its number, by how many subroutines there are.
  private static func bias(_ count: Int) -> Int { count < 1240 ? 107 : count < 33900 ? 1131 : 32768 }

  /// Follows a glyph's program through its calls, far enough to tell numbers from the bytes of hints.
  private struct Walk {
    let font: FontProgram
    private(set) var calls: [Name: [Call]] = [:]
    private var part = 0
    private var depthOfStack = 0
    private var stems = 0
    private var hasEnded = false
    /// Operators and numbers met; no sound font comes near the limit.
    private var steps = 0

    init(font: FontProgram) { self.font = font }

    mutating func follow(_ glyph: Int, of part: Int) -> Bool {
      self.part = part
      (depthOfStack, stems, hasEnded) = (0, 0, false)
      return run(.glyph(glyph), depth: 0)
    }

    private mutating func run(_ name: Name, depth: Int) -> Bool {
      guard depth <= 10, let body = GlyphPrograms.body(of: name, in: font) else { return false }
      var found: [Call] = []
      var position = body.startIndex
      // The number that stands right before the next operator.
      var last: (value: Int, range: Range<Int>)?
      while position < body.endIndex, !hasEnded {
        steps += 1
        guard steps < 20_000_000 else { return false }
        let byte = body[position]
        if let number = CharstringNumber(body, at: position) {
          last = (number.value, position..<number.end)
          position = number.end
          depthOfStack += 1
          continue
        }
        position += 1
        switch byte {
        case 255:
          position += 4
          depthOfStack += 1
        case 1, 3, 18, 23: takeStems()
        case 19, 20:
          takeStems()
          position += (stems + 7) / 8
        case 4...8, 21, 22, 24...27, 30, 31: depthOfStack = 0
        case 12:
          // Flexes; a program that computes cannot be followed.
          guard position < body.endIndex, (34...37).contains(body[position]) else { return false }
          position += 1
          depthOfStack = 0
        case 10, 29:
          guard let (value, range) = last else { return false }
          let count = byte == 29 ? font.globalRoutines.count : font.parts[part].routines?.count ?? 0
          let number = value + GlyphPrograms.bias(count)
          let routine = byte == 29 ? Name.global(number) : .local(part: part, number)
          found.append(Call(number: range, routine: routine))
          depthOfStack -= 1
          guard run(routine, depth: depth + 1) else { return false }
        case 11, 14:
          hasEnded = byte == 14
          return note(found, in: name)
        default: return false
        }
        last = nil
        guard position <= body.endIndex else { return false }
      }
      return note(found, in: name)
    }

    private mutating func takeStems() {
      stems += depthOfStack / 2
      depthOfStack = 0
    }

    /// A subroutine that says one thing in one glyph and another in the next cannot be rewritten.
    private mutating func note(_ found: [Call], in name: Name) -> Bool {
      if let known = calls[name] { return known == found }
      calls[name] = found
      return true
    }
  }
}

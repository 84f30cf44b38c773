/// The automatic numbers of a docx document (一、 （一） 1.), counted as Word counts them.
struct WordNumbering {
  private struct Level {
    var start = 1
    var format = "decimal"
    /// `%1、`: the number of level 1 and what stands around it.
    var pattern = ""
  }

  /// Levels by list definition.
  private var definitions: [String: [Int: Level]] = [:]
  /// The definition that each list follows.
  private var definitionOfList: [String: String] = [:]
  private var restarts: [String: [Int: Int]] = [:]
  private var restarted: Set<String> = []
  /// The last number given, by definition and level.
  private var counters: [String: [Int: Int]] = [:]

  init(_ root: XMLElement?) {
    guard let root else { return }
    for definition in root.children("w:abstractNum") {
      var levels: [Int: Level] = [:]
      for level in definition.children("w:lvl") {
        guard let index = level.attributes["w:ilvl"].flatMap({ Int($0) }) else { continue }
        levels[index] = Level(
          start: level.value("w:start").flatMap { Int($0) } ?? 1, format: level.value("w:numFmt") ?? "decimal",
          pattern: level.value("w:lvlText") ?? "")
      }
      definitions[definition.attributes["w:abstractNumId"] ?? ""] = levels
    }
    for list in root.children("w:num") {
      guard let id = list.attributes["w:numId"] else { continue }
      definitionOfList[id] = list.value("w:abstractNumId")
      for override in list.children("w:lvlOverride") {
        guard let level = override.attributes["w:ilvl"].flatMap({ Int($0) }),
          let start = override.value("w:startOverride").flatMap({ Int($0) })
        else { continue }
        restarts[id, default: [:]][level] = start
      }
    }
  }

  /// The words that Word shows before the next paragraph of a list; empty for bullets.
  mutating func next(list: String, level: Int) -> String {
    guard let definition = definitionOfList[list], let levels = definitions[definition], let own = levels[level] else {
      return ""
    }
    if let starts = restarts[list], restarted.insert(list).inserted {
      for (level, start) in starts { counters[definition, default: [:]][level] = start - 1 }
    }
    var numbers = counters[definition] ?? [:]
    numbers[level] = (numbers[level] ?? own.start - 1) + 1
    for deeper in numbers.keys where deeper > level { numbers[deeper] = nil }
    for outer in 0..<level where numbers[outer] == nil { numbers[outer] = levels[outer]?.start ?? 1 }
    counters[definition] = numbers
    if own.format == "bullet" || own.format == "none" { return "" }
    var words = own.pattern
    for index in 0...max(0, level) {
      let number = numbers[index] ?? 1
      words = words.replacing("%\(index + 1)", with: ListNumber(number, format: levels[index]?.format ?? "").words)
    }
    if let last = words.unicodeScalars.last, last.isASCII { words += " " }
    return words
  }
}

/// A number in one of the formats of WordprocessingML.
struct ListNumber {
  var words: String

  init(_ number: Int, format: String) {
    words =
      switch format {
      case "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
        "japaneseCounting", "ideographDigital":
        ListNumber.chinese(number)
      case "ideographTraditional": ListNumber.letter(number, of: "甲乙丙丁戊己庚辛壬癸")
      case "upperLetter": ListNumber.letter(number, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
      case "lowerLetter": ListNumber.letter(number, of: "abcdefghijklmnopqrstuvwxyz")
      case "upperRoman": ListNumber.roman(number)
      case "lowerRoman": ListNumber.roman(number).lowercased()
      case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": ListNumber.circled(number)
      case "decimalEnclosedParen": "(\(number))"
      case "decimalZero": number < 10 ? "0\(number)" : "\(number)"
      default: "\(number)"
      }
  }

  private static func chinese(_ number: Int) -> String {
    guard (1..<10_000).contains(number) else { return "\(number)" }
    let digits = Array("零一二三四五六七八九")
    let places = ["", "十", "百", "千"]
    var words = ""
    var skipped = false
    for (index, digit) in String(number).compactMap(\.wholeNumberValue).enumerated() {
      let place = String(number).count - 1 - index
      guard digit > 0 else {
        skipped = true
        continue
      }
      if skipped, !words.isEmpty { words.append("零") }
      skipped = false
      // 十, not 一十, at the beginning.
      if !(digit == 1 && place == 1 && words.isEmpty) { words.append(digits[digit]) }
      words += places[place]
    }
    return words
  }

  private static func letter(_ number: Int, of letters: String) -> String {
    let letters = Array(letters)
    guard number >= 1 else { return "\(number)" }
    return String(repeating: letters[(number - 1) % letters.count], count: min(8, (number - 1) / letters.count + 1))
  }

  private static func circled(_ number: Int) -> String {
    guard (1...20).contains(number), let scalar = Unicode.Scalar(0x2460 + UInt32(number - 1)) else {
      return "(\(number))"
    }
    return String(scalar)
  }

  private static func roman(_ number: Int) -> String {
    guard (1..<4000).contains(number) else { return "\(number)" }
    var rest = number
    var words = ""
    for (value, letters) in [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ] {
      while rest >= value {
        words += letters
        rest -= value
      }
    }
    return words
  }
}

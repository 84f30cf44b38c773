/// How a character behaves at the ends of a line.
enum CharacterClass: UInt8, Sendable {
  /// A Han character or another full-width sign: a line may break on both sides.
  case han
  /// A mark that must not end a line: （《“.
  case opening
  /// A mark that must not begin a line: ，。）》”％.
  case closing
  /// A dash or an ellipsis; two of them stay together and do not begin a line.
  case dash
  /// A Latin word or a number, never broken inside.
  case latin
  case space
}

extension CharacterClass {
  init(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "（", "《", "「", "『", "【", "〔", "〈", "［", "｛", "“", "‘", "〖": self = .opening
    case "，", "。", "、", "；", "：", "？", "！", "）", "》", "」", "』", "】", "〕", "〉", "］", "｝", "”", "’", "〗",
      "％", "‰", "℃", "·", "．", "々", "ー", "°", "′", "″":
      self = .closing
    case "—", "…", "～", "〜", "－", "–": self = .dash
    case " ", "\t", "\n", "\r", "\u{A0}": self = .space
    default:
      let v = scalar.value
      // Circled numbers, geometric marks, and everything from the CJK radicals on stand alone as Han characters do.
      let standsAlone = v >= 0x2E80 || (0x2460...0x26FF).contains(v) || (0x2190...0x22FF).contains(v) && v != 0x2212
      self = standsAlone ? .han : .latin
    }
  }

  /// Marks whose ink fills one half of their square, so that the other half can be taken away.
  static func isHalfEmpty(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "，", "。", "、", "；", "：", "）", "》", "」", "』", "】", "〕", "〉", "］", "｝", "”", "’", "〗", "（", "《", "「", "『",
      "【", "〔", "〈", "［", "｛", "“", "‘", "〖":
      true
    default: false
    }
  }

  /// Latin marks that must not begin a line after a Han character.
  static func isLatinClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ".", ";", ":", "?", "!", ")", "]", "}", "%": true
    default: false
    }
  }

  static func isLatinOpening(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", "[", "{", "$", "£", "€", "¥", "#": true
    default: false
    }
  }

  /// 万 and 亿 between a number and its unit.
  static func isMultiplier(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "十", "百", "千", "万", "亿": true
    default: false
    }
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { value >= 0x30 && value <= 0x39 }
}

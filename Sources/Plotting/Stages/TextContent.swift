import Drawing

/// What a text mark says for a row, and how its settings are to be read.
struct TextContent {
  var lines: [String]?

  /// In print what is missing is written nowhere; Vega-Lite writes `null` for a name.
  init(_ layer: UnitLayer, _ row: DataRow, _ config: Config, isPrint: Bool) {
    guard var definition = layer.channel(.text) else {
      lines = layer.settings.lines(.text) ?? layer.settings.text(.text, for: row).map { [$0] }
      return
    }
    let outer = definition
    for condition in definition.conditions where condition.test.holds(for: row) {
      definition = condition.definition
      break
    }
    let value: Datum
    switch definition.source {
    case .value(let v), .datum(let v): value = v
    case .expression(let e): value = e.value(for: row)
    case .field, .count: value = row[definition.column ?? ""]
    case nil:
      lines = layer.settings.lines(.text)
      return
    }
    let format = definition.format ?? outer.format
    let type = definition.formatType ?? outer.formatType
    switch value {
    case .null: lines = definition.isDiscrete && definition.aggregate == nil && !isPrint ? ["null"] : nil
    case .list(let items): lines = items.map { Self.written($0, definition, format, type, config, layer) }
    default:
      if definition.binning != nil, let end = definition.endColumn.flatMap({ row[$0].number }), let start = value.number {
        let write = { (n: Double) in Self.written(.number(n), definition, format, type, config, layer) }
        lines = ["\(write(start)) – \(write(end))"]
        return
      }
      let text = Self.written(value, definition, format, type, config, layer)
      lines = text.split(separator: layer.settings.text(.lineBreak) ?? "\n", omittingEmptySubsequences: false).map(String.init)
    }
  }

  static func written(_ value: Datum, _ definition: ChannelDefinition, _ format: String?, _ type: String?, _ config: Config, _ layer: UnitLayer) -> String {
    guard case .number(let n) = value else { return value.label }
    if definition.type == .temporal || definition.timeUnit != nil || type == "time" {
      let pattern = format ?? definition.timeUnit?.pattern ?? config.timeFormat ?? "%b %d, %Y"
      return TimeFormat(pattern).string(n)
    }
    if let format, let number = NumberFormat(format) { return number.string(n) }
    if type != nil { return numberLabeller(format: nil, type: type, for: [n])(n) }
    if definition.type == .quantitative, let usual = config.numberFormat, let number = NumberFormat(usual) { return number.string(n) }
    return plainNumber(n).replacing("-", with: "\u{2212}")
  }

  static func isBold(_ weight: Setting) -> Bool {
    switch weight {
    case .text(let word): word == "bold" || word == "bolder"
    case .number(let n): n >= 600
    default: false
    }
  }

  /// From the point that a text hangs on to its baseline.
  static func shift(_ baseline: String, size: Double, isPrint: Bool) -> Double {
    switch baseline {
    case "top": size * (isPrint ? 0.8 : 0.79)
    case "line-top": size * 0.79 + 1
    case "bottom": -size * (isPrint ? 0.14 : 0.21)
    case "line-bottom": -size * 0.21 - 1
    case "alphabetic": 0
    default: size * (isPrint ? 0.36 : 0.3)
    }
  }
}

/// A text cut to a width, with an ellipsis at its end.
func shortened(_ text: String, in face: Face, to limit: Double, by measurer: any TextMeasurer) -> String {
  guard limit > 0, measurer.extents(of: text, in: face).width > limit else { return text }
  let characters = Array(text)
  var (low, high) = (0, characters.count)
  while low < high {
    let middle = (low + high + 1) / 2
    if measurer.extents(of: String(characters[..<middle]) + "…", in: face).width <= limit { low = middle } else { high = middle - 1 }
  }
  return String(characters[..<low]) + "…"
}

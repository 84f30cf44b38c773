import Definitions
package import Diagnostics

/// What is drawn for each row.
package enum MarkKind: String, Hashable, Sendable, CaseIterable {
  case bar, line, area, point, circle, square, tick, rule, rect, text
}

/// The settings of a mark.
package enum MarkProperty: String, PropertyName {
  case color, fill, stroke, strokeWidth, strokeDash, strokeCap, strokeJoin
  case opacity, fillOpacity, strokeOpacity, filled
  case size, thickness, width, height, cornerRadius, orient, shape, point, interpolate
  case text, align, baseline, dx, dy, angle, fontSize, fontWeight, fontStyle, font, lineHeight, limit
  case x, y, x2, y2, xOffset, yOffset
  case invalid, clip, order, style, tooltip, aria, description
  case maxBandSize, binSpacing, continuousBandSize, discreteBandSize, minBandSize, cornerRadiusEnd

  package var kind: SettingKind {
    switch self {
    case .color, .fill, .stroke: .color
    case .strokeWidth, .opacity, .fillOpacity, .strokeOpacity, .size, .thickness, .cornerRadius, .dx, .dy, .angle,
      .fontSize, .lineHeight, .limit, .xOffset, .yOffset, .maxBandSize, .binSpacing, .continuousBandSize,
      .discreteBandSize, .minBandSize, .cornerRadiusEnd, .width, .height:
      .number
    case .strokeDash: .numbers
    case .strokeCap: .choice(["butt", "round", "square"])
    case .strokeJoin: .choice(["miter", "round", "bevel"])
    case .filled, .clip, .order, .aria, .point: .bool
    case .orient: .choice(["horizontal", "vertical"])
    case .shape:
      .choice(["circle", "square", "cross", "diamond", "triangle-up", "triangle-down", "triangle", "stroke"])
    case .interpolate: .choice(["linear", "step", "step-before", "step-after"])
    case .align: .choice(["left", "center", "right"])
    case .baseline: .choice(["top", "middle", "bottom", "alphabetic"])
    case .x, .y, .x2, .y2: .extent
    case .invalid:
      .choice([
        "filter", "break-paths-filter-domains", "break-paths-show-domains", "break-paths-show-path-domains", "show",
      ])
    case .style, .text: .lines
    case .fontWeight, .tooltip: .any
    case .fontStyle, .font, .description: .text
    }
  }
}

/// A mark with its settings as written.
package struct MarkDefinition: Hashable, Sendable {
  package var kind: MarkKind
  package var place: Place
  package var properties: Properties<MarkProperty>
}

extension DefinitionReader {
  mutating func mark(_ node: Node) throws(PlottingError) -> MarkDefinition {
    let typeNode = node["type"] ?? node
    guard let name = typeNode.string else { throw .definition(.missingKey(node.place, key: "type")) }
    guard let kind = MarkKind(rawValue: name) else {
      throw .unsupportedMark(typeNode.place, mark: name, supported: MarkKind.allCases.map(\.rawValue))
    }
    guard node.map != nil else {
      return MarkDefinition(kind: kind, place: node.place, properties: Properties())
    }
    // `point: {…}` on a line asks for points with settings of their own; the points are drawn, plainly.
    let settings: Properties<MarkProperty> = try properties(node, of: "mark", besides: ["type"])
    return MarkDefinition(kind: kind, place: node.place, properties: settings)
  }
}

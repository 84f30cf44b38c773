import Definitions
package import Diagnostics

/// What is drawn for each row.
package enum MarkKind: String, Hashable, Sendable, CaseIterable {
  case bar, line, area, point, circle, square, tick, rule, rect, text, arc, trail

  /// Drawn for a run of rows, not for each.
  var isPath: Bool { self == .line || self == .area || self == .trail }
  var isSymbol: Bool { self == .point || self == .circle || self == .square }
}

/// The settings of a mark.
package enum MarkProperty: String, PropertyName {
  case color, fill, stroke, strokeWidth, strokeDash, strokeCap, strokeJoin, strokeDashOffset, strokeMiterLimit
  case opacity, fillOpacity, strokeOpacity, filled
  case size, thickness, width, height, cornerRadius, orient, shape, point, line, interpolate, tension
  case cornerRadiusTopLeft, cornerRadiusTopRight, cornerRadiusBottomLeft, cornerRadiusBottomRight, cornerRadiusEnd
  case text, align, baseline, dx, dy, angle, fontSize, fontWeight, fontStyle, font, lineHeight, lineBreak, limit, ellipsis, dir
  case x, y, x2, y2, xOffset, yOffset, x2Offset, y2Offset
  case theta, theta2, radius, radius2, innerRadius, outerRadius, padAngle, thetaOffset, radiusOffset, theta2Offset, radius2Offset
  case invalid, clip, order, style, tooltip, aria, description, cursor, href, url, blend, ariaRole, ariaRoleDescription
  case maxBandSize, binSpacing, continuousBandSize, discreteBandSize, minBandSize, timeUnitBandPosition, timeUnitBandSize

  package var kind: SettingKind {
    switch self {
    case .color, .fill, .stroke: .color
    case .strokeDash: .numbers
    case .strokeCap: .choice(["butt", "round", "square"])
    case .strokeJoin: .choice(["miter", "round", "bevel"])
    case .filled, .clip, .order, .aria: .bool
    case .point, .line, .tooltip, .fontWeight: .any
    case .orient: .choice(["horizontal", "vertical"])
    case .shape, .cursor, .href, .url, .blend, .ariaRole, .ariaRoleDescription, .fontStyle, .font, .description, .lineBreak, .ellipsis, .dir: .text
    case .interpolate: .choice(Interpolation.allCases.map(\.rawValue))
    case .align: .choice(["left", "center", "right"])
    case .baseline: .choice(["top", "middle", "bottom", "alphabetic", "line-top", "line-bottom"])
    case .x, .y, .x2, .y2: .extent
    // A part of a band is written {"band": 0.7}.
    case .width, .height, .discreteBandSize: .share
    case .invalid:
      .choice([
        "filter", "break-paths-filter-domains", "break-paths-show-domains", "break-paths-show-path-domains", "show",
      ])
    case .style, .text: .lines
    default: .number
    }
  }
}

/// How the points of a line or an area are joined.
package enum Interpolation: String, Hashable, Sendable, CaseIterable {
  case linear, monotone, step, basis, cardinal, natural, bundle
  case stepBefore = "step-before", stepAfter = "step-after", linearClosed = "linear-closed"
  case basisOpen = "basis-open", basisClosed = "basis-closed", cardinalOpen = "cardinal-open", cardinalClosed = "cardinal-closed"
  case catmullRom = "catmull-rom"
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
      throw .unsupportedMark(
        typeNode.place, mark: name, supported: MarkKind.allCases.map(\.rawValue) + ["errorbar", "errorband", "boxplot"])
    }
    guard node.map != nil else {
      return MarkDefinition(kind: kind, place: node.place, properties: Properties())
    }
    let settings: Properties<MarkProperty> = try properties(node, of: "mark", besides: ["type"])
    return MarkDefinition(kind: kind, place: node.place, properties: settings)
  }
}

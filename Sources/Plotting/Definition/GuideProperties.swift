/// The settings of an axis.
package enum AxisProperty: String, PropertyName {
  case title, titleColor, titleFontSize, titleFontWeight, titlePadding, titleAlign, titleAnchor, titleAngle
  case labels, labelColor, labelFontSize, labelFontWeight, labelPadding, labelAngle, labelLimit, labelAlign
  case labelFlush, labelOverlap, labelExpr, labelBaseline
  case ticks, tickCount, tickSize, tickColor, tickWidth, tickMinStep, tickBand, tickOffset
  case values, grid, gridColor, gridWidth, gridDash, gridOpacity
  case domain, domainColor, domainWidth, orient, offset, format, formatType, zindex, minExtent, maxExtent

  package var kind: SettingKind {
    switch self {
    case .title: .lines
    case .titleColor, .labelColor, .tickColor, .gridColor, .domainColor: .color
    case .labels, .ticks, .grid, .domain, .labelFlush: .bool
    case .labelOverlap, .values, .titleFontWeight, .labelFontWeight: .any
    case .titleAlign, .labelAlign: .choice(["left", "center", "right"])
    case .labelBaseline: .choice(["top", "middle", "bottom", "alphabetic"])
    case .titleAnchor: .choice(["start", "middle", "end"])
    case .tickBand: .choice(["center", "extent"])
    case .labelExpr, .format, .formatType: .text
    case .orient: .choice(["top", "bottom", "left", "right"])
    case .gridDash: .numbers
    default: .number
    }
  }
}

/// The settings of a legend.
package enum LegendProperty: String, PropertyName {
  case title, titleFontSize, titleColor, titlePadding, titleFontWeight
  case labelFontSize, labelColor, labelLimit, symbolSize, symbolType, symbolStrokeWidth
  case orient, direction, columns, columnPadding, rowPadding, padding, offset, values, format, formatType

  package var kind: SettingKind {
    switch self {
    case .title: .lines
    case .titleColor, .labelColor: .color
    case .orient: .choice(["top", "bottom", "right", "none"])
    case .direction: .choice(["horizontal", "vertical"])
    case .values, .titleFontWeight: .any
    case .format, .formatType, .symbolType: .text
    default: .number
    }
  }
}

/// The settings of a chart's title.
package enum TitleProperty: String, PropertyName {
  case text, subtitle, anchor, align, color, fontSize, fontWeight, subtitleColor, subtitleFontSize, offset
  case subtitlePadding, frame, font, subtitleFont, subtitleFontWeight, lineHeight, orient

  package var kind: SettingKind {
    switch self {
    case .text, .subtitle: .lines
    case .anchor: .choice(["start", "middle", "end"])
    case .align: .choice(["left", "center", "right"])
    case .color, .subtitleColor: .color
    case .fontWeight, .subtitleFontWeight: .any
    case .frame: .choice(["bounds", "group"])
    case .orient: .choice(["top"])
    case .font, .subtitleFont: .text
    default: .number
    }
  }
}

/// The settings of a view's background.
package enum ViewProperty: String, PropertyName {
  case fill, stroke, strokeWidth, continuousWidth, continuousHeight, discreteWidth, discreteHeight, step, opacity, cornerRadius

  package var kind: SettingKind {
    switch self {
    case .fill, .stroke: .color
    default: .number
    }
  }
}

/// The theme's settings for scales.
package enum ScaleProperty: String, PropertyName {
  case bandPaddingInner, bandPaddingOuter, pointPadding, barBandPaddingInner, rectBandPaddingInner
  case offsetBandPaddingInner, offsetBandPaddingOuter, bandWithNestedOffsetPaddingInner
  case bandWithNestedOffsetPaddingOuter, continuousPadding, zero, minSize, maxSize, invalid

  package var kind: SettingKind {
    switch self {
    case .zero: .bool
    case .invalid: .any
    default: .number
    }
  }
}

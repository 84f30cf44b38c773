/// The settings of an axis.
package enum AxisProperty: String, PropertyName {
  case title, titleColor, titleFontSize, titleFontWeight, titlePadding, titleAlign, titleAnchor, titleAngle, titleX, titleY
  case titleOpacity, titleLimit, titleLineHeight, titleBaseline, titleFont, titleFontStyle
  case labels, labelColor, labelFontSize, labelFontWeight, labelPadding, labelAngle, labelLimit, labelAlign
  case labelFlush, labelFlushOffset, labelOverlap, labelExpr, labelBaseline, labelOffset, labelBound, labelSeparation
  case labelOpacity, labelLineHeight, labelFont, labelFontStyle
  case ticks, tickCount, tickSize, tickColor, tickWidth, tickMinStep, tickBand, tickOffset, tickDash, tickOpacity, tickRound, tickExtra, tickCap
  case values, grid, gridColor, gridWidth, gridDash, gridOpacity, gridCap, bandPosition
  case domain, domainColor, domainWidth, domainDash, domainOpacity, domainCap
  case orient, offset, position, format, formatType, zindex, minExtent, maxExtent, translate, style, description, aria

  package var kind: SettingKind {
    switch self {
    case .title: .lines
    case .titleColor, .labelColor, .tickColor, .gridColor, .domainColor: .color
    case .labels, .ticks, .grid, .domain, .tickRound, .tickExtra, .aria: .bool
    case .labelOverlap, .values, .titleFontWeight, .labelFontWeight, .labelFlush, .tickCount, .labelBound: .any
    case .titleAlign, .labelAlign: .choice(["left", "center", "right"])
    case .labelBaseline, .titleBaseline: .choice(["top", "middle", "bottom", "alphabetic", "line-top", "line-bottom"])
    case .titleAnchor: .choice(["start", "middle", "end"])
    case .tickBand: .choice(["center", "extent"])
    case .tickCap, .gridCap, .domainCap: .choice(["butt", "round", "square"])
    case .labelExpr, .format, .formatType, .titleFont, .titleFontStyle, .labelFont, .labelFontStyle, .description: .text
    case .style: .lines
    case .orient: .choice(["top", "bottom", "left", "right"])
    case .gridDash, .tickDash, .domainDash: .numbers
    default: .number
    }
  }
}

extension Properties<AxisProperty> {
  /// How far labels may reach beyond the ends of the axis, where `labelBound` forbids more: those that would are left out.
  var labelOverhang: Double? {
    switch self[.labelBound] {
    case .bool(true): 1
    case .number(let n): max(n, 1)
    default: nil
    }
  }
}

/// The settings of a legend.
package enum LegendProperty: String, PropertyName {
  case title, titleFontSize, titleColor, titlePadding, titleFontWeight, titleAlign, titleAnchor, titleOrient, titleLimit, titleLineHeight
  case titleFont, titleFontStyle, titleOpacity, titleBaseline
  case labelFontSize, labelColor, labelLimit, labelFontWeight, labelOverlap, labelExpr, labelOffset, labelAlign, labelBaseline
  case labelFont, labelFontStyle, labelOpacity, labelSeparation, labelPadding
  case symbolSize, symbolType, symbolStrokeWidth, symbolFillColor, symbolStrokeColor, symbolOpacity, symbolDash, symbolOffset, symbolLimit
  case gradientLength, gradientThickness, gradientOpacity, gradientStrokeColor, gradientStrokeWidth
  case gradientHorizontalMaxLength, gradientHorizontalMinLength, gradientVerticalMaxLength, gradientVerticalMinLength
  case orient, direction, columns, columnPadding, rowPadding, padding, offset, values, format, formatType, tickCount, tickMinStep
  case type, disable, fillColor, strokeColor, strokeWidth, cornerRadius, clipHeight, gridAlign, zindex, legendX, legendY, aria, description

  package var kind: SettingKind {
    switch self {
    case .title: .lines
    case .titleColor, .labelColor, .symbolFillColor, .symbolStrokeColor, .gradientStrokeColor, .fillColor, .strokeColor: .color
    case .orient: .choice(["top", "bottom", "right", "left", "top-left", "top-right", "bottom-left", "bottom-right", "none"])
    case .direction: .choice(["horizontal", "vertical"])
    case .titleOrient: .choice(["top", "bottom", "left", "right"])
    case .titleAnchor: .choice(["start", "middle", "end"])
    case .values, .titleFontWeight, .labelFontWeight, .labelOverlap, .tickCount, .gridAlign: .any
    case .type: .choice(["symbol", "gradient"])
    case .disable, .aria: .bool
    case .symbolDash: .numbers
    case .format, .formatType, .symbolType, .labelExpr, .titleAlign, .labelAlign, .labelBaseline, .titleFont, .titleFontStyle, .labelFont,
      .labelFontStyle, .titleBaseline, .description:
      .text
    default: .number
    }
  }
}

/// The settings of the names above or beside the plots of small multiples.
package enum HeaderProperty: String, PropertyName {
  case title, titleAlign, titleAnchor, titleAngle, titleBaseline, titleColor, titleFont, titleFontSize, titleFontStyle, titleFontWeight
  case titleLimit, titleLineHeight, titleOrient, titlePadding
  case labels, labelAlign, labelAnchor, labelAngle, labelBaseline, labelColor, labelExpr, labelFont, labelFontSize, labelFontStyle
  case labelFontWeight, labelLimit, labelLineHeight, labelOrient, labelPadding
  case format, formatType, orient

  package var kind: SettingKind {
    switch self {
    case .title: .lines
    case .labels: .bool
    case .titleColor, .labelColor: .color
    case .titleAnchor, .labelAnchor: .choice(["start", "middle", "end"])
    case .titleOrient, .labelOrient, .orient: .choice(["top", "bottom", "left", "right"])
    case .titleFontWeight, .labelFontWeight: .any
    case .titleAlign, .labelAlign: .choice(["left", "center", "right"])
    case .titleBaseline, .labelBaseline, .titleFont, .titleFontStyle, .labelExpr, .labelFont, .labelFontStyle, .format, .formatType: .text
    default: .number
    }
  }
}

/// The settings of a chart's title.
package enum TitleProperty: String, PropertyName {
  case text, subtitle, anchor, align, color, fontSize, fontWeight, subtitleColor, subtitleFontSize, offset
  case subtitlePadding, frame, font, subtitleFont, subtitleFontWeight, lineHeight, orient, fontStyle, subtitleFontStyle, subtitleLineHeight
  case angle, baseline, limit, dx, dy, style, zindex, aria

  package var kind: SettingKind {
    switch self {
    case .text, .subtitle, .style: .lines
    case .anchor: .choice(["start", "middle", "end"])
    case .align: .choice(["left", "center", "right"])
    case .color, .subtitleColor: .color
    case .fontWeight, .subtitleFontWeight: .any
    case .frame: .choice(["bounds", "group"])
    case .orient: .choice(["top", "bottom", "left", "right"])
    case .font, .subtitleFont, .fontStyle, .subtitleFontStyle, .baseline: .text
    case .aria: .bool
    default: .number
    }
  }
}

/// The settings of a view's background.
package enum ViewProperty: String, PropertyName {
  case fill, stroke, strokeWidth, continuousWidth, continuousHeight, discreteWidth, discreteHeight, step, opacity, cornerRadius
  case fillOpacity, strokeOpacity, strokeDash, strokeCap, strokeJoin, style, clip, cursor

  package var kind: SettingKind {
    switch self {
    case .fill, .stroke: .color
    case .discreteWidth, .discreteHeight, .style, .strokeCap, .strokeJoin, .clip, .cursor: .any
    case .strokeDash: .numbers
    default: .number
    }
  }
}

/// The theme's settings for scales.
package enum ScaleProperty: String, PropertyName {
  case bandPaddingInner, bandPaddingOuter, pointPadding, barBandPaddingInner, rectBandPaddingInner, tickBandPaddingInner
  case offsetBandPaddingInner, offsetBandPaddingOuter, bandWithNestedOffsetPaddingInner
  case bandWithNestedOffsetPaddingOuter, continuousPadding, zero, minSize, maxSize, invalid
  case minBandSize, maxBandSize, minFontSize, maxFontSize, minOpacity, maxOpacity, minStrokeWidth, maxStrokeWidth
  case quantileCount, quantizeCount, round, clamp, useUnaggregatedDomain, xReverse

  package var kind: SettingKind {
    switch self {
    case .zero, .round, .clamp, .useUnaggregatedDomain, .xReverse: .bool
    case .invalid: .values
    default: .number
    }
  }
}

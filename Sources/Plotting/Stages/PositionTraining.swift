import Diagnostics

extension ScaleTraining {
  /// The kind of a channel's scale where the definition names none, by Vega-Lite's rules.
  func kind(_ channel: Channel, _ use: ScaleUse, hasOffset: Bool) -> ScaleDefinition.Kind {
    if let kind = use.definition.scale?.kind { return kind }
    switch use.definition.type {
    case .quantitative: return .linear
    case .temporal: return .time
    case .nominal, .ordinal, nil:
      if channel == .theta || channel == .radius { return use.mark == .arc ? .band : .point }
      if [.rect, .bar, .rule, .tick].contains(use.mark) || hasOffset && channel.isPosition { return .band }
      let size: MarkProperty = channel == .x || channel == .xOffset ? .width : .height
      if case .share = use.layer.settings[size] { return .band }
      return use.definition.axis?[.tickBand] == nil ? .point : .band
    }
  }

  func position(_ channel: Channel, _ layers: [UnitLayer], _ diagnostics: inout [Diagnostic]) throws(PlottingError) -> PositionDomain? {
    let uses = uses(channel, layers)
    guard let first = uses.first(where: { $0.definition.type != nil }) else { return nil }
    let main = uses.contains { !$0.isSecondary } ? uses.filter { !$0.isSecondary } : uses
    var merged = merge(main.map(\.definition))
    merged.type = merged.type ?? first.definition.type
    let hasOffset = channel.offset.map { offset in layers.contains { $0.channel(offset)?.isFieldOrDatum == true } } ?? false
    let kinds = main.map { self.kind(channel, $0, hasOffset: hasOffset) }
    let kind = merged.scale?.kind ?? (kinds.contains(.band) ? .band : kinds.contains(.point) ? .point : kinds[0])
    guard !kind.isOfClasses, kind != .binOrdinal else {
      throw .unsupportedFeature(merged.scale?.place ?? merged.place, feature: "\(channel.rawValue).scale.type")
    }
    let scale = merged.scale ?? ScaleDefinition(at: merged.place)
    let firstUse = main[0]
    var domain = PositionDomain(
      values: .list([], isPoint: kind == .point), kind: kind, scale: scale, definition: merged, marks: Set(uses.map(\.mark)),
      firstMark: isPrint && uses.contains { $0.mark == .bar } ? .bar : firstUse.mark, hasOffset: hasOffset)
    domain.titles = titles(channel, main)
    domain.isReversed = scale.reverse ?? (!kind.isDiscrete && merged.sort == .descending)
    if kind.isDiscrete {
      var values = explicitDomain(main)
      if values.isEmpty {
        values = DomainOrder(uses: uses, channel: channel, keepsNulls: !isPrint).values()
        for value in scale.unionWith ?? [] where !values.contains(value) { values.append(value) }
      }
      domain.values = .list(values, isPoint: kind != .band)
      return domain
    }
    if let use = main.first(where: { $0.definition.binning != nil }), let start = use.definition.startColumn, let end = use.definition.endColumn,
      let row = use.rows.first(where: { $0[start].number != nil }), let low = row[start].number, let high = row[end].number
    {
      let starts = use.rows.compactMap { $0[start].number }
      let step = high - low
      let span = extent(of: use)
      domain.bins = (span?.start ?? starts.min() ?? low, span?.end ?? (starts.max() ?? low) + step, step)
    }
    try numbers(&domain, channel, uses, main, &diagnostics)
    return domain
  }

  /// Where the classes of a layer begin and end, as they were made from its rows.
  private func extent(of use: ScaleUse) -> (start: Double, end: Double)? {
    guard let binning = use.definition.binning, let field = use.definition.field else { return nil }
    let numbers = use.layer.rawRows.compactMap { $0[field].number }
    guard !numbers.isEmpty else { return nil }
    let classes = binning.classes(of: numbers, usual: 10)
    return (classes.start, classes.end)
  }

  private func explicitDomain(_ uses: [ScaleUse]) -> [Datum] {
    var values: [Datum] = []
    for use in uses {
      let isTemporal = use.definition.type == .temporal
      for value in use.definition.scale?.domain ?? [] {
        let value = isTemporal ? Moment.milliseconds(value).map(Datum.number) ?? value : value
        if !values.contains(value) { values.append(value) }
      }
    }
    return values
  }

  /// The definitions whose titles stand at the axis, those of second ends with them.
  private func titles(_ channel: Channel, _ uses: [ScaleUse]) -> [ChannelDefinition] {
    uses.flatMap { use -> [ChannelDefinition] in
      guard let second = channel.second, let other = use.layer.channel(second), other.field != nil, !use.isSecondary else { return [use.definition] }
      return [use.definition, other]
    }
  }

  // MARK: Numbers and moments

  private func numbers(
    _ domain: inout PositionDomain, _ channel: Channel, _ uses: [ScaleUse], _ main: [ScaleUse], _ diagnostics: inout [Diagnostic]
  ) throws(PlottingError) {
    let (kind, scale) = (domain.kind, domain.scale)
    let isTemporal = kind.isTemporal
    let curve = scale.curve(kind)
    var low = Double.infinity
    var high = -Double.infinity
    var isWhole = true
    var any = false
    func add(_ value: Double?) {
      guard let value, value.isFinite, !curve.isLog || value > 0 else { return }
      any = true
      if value < low { low = value }
      if value > high { high = value }
      if isWhole, value != value.rounded() { isWhole = false }
    }
    func number(_ value: Datum) -> Double? { isTemporal ? Moment.milliseconds(value) : measured(value) }
    for use in uses { learn(use, channel, number, add) }
    if !isTemporal {
      for use in main {
        if let found = Diagnostic.textAmongNumbers(use.definition, in: use.rows), !diagnostics.contains(found) { diagnostics.append(found) }
      }
    }
    if !any { (low, high) = curve.isLog ? (1, 10) : (0, isTemporal ? 0 : 1) }
    domain.isWhole = !isTemporal && any && isWhole
    let written = explicitDomain(main).compactMap(number)
    if written.count >= 2 {
      (low, high) = (written.min() ?? low, written.max() ?? high)
      if written[0] > written[written.count - 1] { domain.isReversed.toggle() }
    }
    for value in (scale.unionWith ?? []).compactMap(number) { (low, high) = (min(low, value), max(high, value)) }
    var wantsZero = scale.zero ?? usualZero(channel, main, kind, written, hasDomain: written.count >= 2)
    let hasBars = main.contains { use in
      (use.mark == .bar || use.mark == .area) && use.layer.valueChannel == channel && channel.second.flatMap { use.layer.channel($0) } == nil
    }
    if isPrint, hasBars, !isTemporal, !curve.isLog {
      let startsAboveZero = (written.first ?? 0) > 0 || (scale.domainMin ?? 0) > 0
      if scale.zero == false || startsAboveZero { diagnostics.append(.barsFromZero(scale.place)) }
      wantsZero = true
    }
    if wantsZero, !isTemporal, !curve.isLog, written.count < 2 || isPrint && hasBars || scale.zero == true { (low, high) = (min(low, 0), max(high, 0)) }
    if let n = scale.domainMin { low = isPrint && hasBars ? min(0, n) : n }
    if let n = scale.domainMax { high = n }
    if curve.isLog, low <= 0 { low = min(1, high / 10) }
    if isPrint, low == high {
      if curve.isLog {
        high = low * 10
      } else {
        low = low > 0 ? 0 : low - 1
        high = high > 0 ? high : high + 1
      }
    }
    let isNice: Bool = scale.nice ?? (channel.isPosition && !isTemporal && scale.domain == nil && scale.domainMin == nil && scale.domainMax == nil && main[0].definition.binning == nil && !main[0].definition.isBinned)
    domain.padding = scale.padding ?? usualPadding(channel, main[0])
    domain.values = .numbers(min(low, high)...max(low, high), nice: isNice, niceCount: scale.niceCount, isTemporal: isTemporal)
  }

  /// The numbers of one layer along a channel.
  private func learn(_ use: ScaleUse, _ channel: Channel, _ number: (Datum) -> Double?, _ add: (Double?) -> Void) {
    let (layer, definition) = (use.layer, use.definition)
    if definition.scale?.domain != nil { return }
    if let stack = layer.stack, stack.channel == channel {
      if stack.kind == .normalize {
        add(0)
        add(1)
        return
      }
      for row in use.rows {
        add(row[stack.low].number)
        add(row[stack.high].number)
      }
      return
    }
    if case .datum(let value) = definition.source { add(number(value)) }
    let isAlone = channel.second.flatMap({ layer.channel($0) }) == nil
    let isRectangular = [.bar, .rect, .tick].contains(use.mark)
    let part = definition.bandPosition ?? (definition.timeUnit == nil ? nil : layer.settings.number(.timeUnitBandPosition))
    if let part, part != 0.5, isRectangular, isAlone, definition.timeUnit != nil, let start = definition.column, let end = definition.endColumn {
      // Bars that stand elsewhere in their unit of time take the axis with them.
      for row in use.rows {
        guard let a = number(row[start]), let b = number(row[end]) else { continue }
        add(a + (b - a) * (part - 0.5))
        add(b + (b - a) * (part - 0.5))
      }
      return
    }
    if definition.scale?.isUnaggregated == true, let field = definition.field {
      for row in layer.rawRows { add(number(row[field])) }
    } else if let column = definition.column {
      for row in use.rows { add(number(row[column])) }
    }
    // Classes and units of time reach to their ends where marks fill them.
    let fills = isRectangular || part.map { $0 != 0 } ?? (definition.binning != nil)
    if let end = definition.endColumn, fills, isAlone { for row in use.rows { add(number(row[end])) } }
    guard let second = channel.second, let other = layer.channel(second) else { return }
    if let column = other.column { for row in use.rows { add(number(row[column])) } }
    if case .datum(let value) = other.source { add(number(value)) }
  }

  private func usualZero(_ channel: Channel, _ uses: [ScaleUse], _ kind: ScaleDefinition.Kind, _ domain: [Double], hasDomain: Bool) -> Bool {
    if hasDomain { return domain[0] <= 0 && domain[domain.count - 1] >= 0 }
    let use = uses[0]
    guard use.definition.type != .temporal, channel != .xOffset, channel != .yOffset, use.definition.binning == nil, !use.definition.isBinned else {
      return false
    }
    if [.bar, .area, .line, .trail].contains(use.mark) {
      if use.layer.orient == .horizontal && channel == .y || use.layer.orient == .vertical && channel == .x { return false }
    }
    let isRanged = channel.second.map { use.layer.channel($0) != nil } ?? false
    if use.mark == .bar || use.mark == .area, !isRanged { return true }
    // In print an interval keeps to its numbers.
    if isPrint, use.mark == .bar, isRanged { return false }
    return config.scale.bool(.zero) ?? true
  }

  private func usualPadding(_ channel: Channel, _ use: ScaleUse) -> Double? {
    guard channel.isPosition else { return nil }
    if let padding = config.scale.number(.continuousPadding) { return padding }
    guard !isPrint, use.mark == .bar, use.definition.binning == nil, !use.definition.isBinned, use.definition.timeUnit == nil else { return nil }
    guard use.layer.orient == .vertical && channel == .x || use.layer.orient == .horizontal && channel == .y else { return nil }
    return config.marks["bar"]?.number(.continuousBandSize) ?? 5
  }
}

extension Diagnostic {
  fileprivate static func barsFromZero(_ place: Place) -> Diagnostic {
    Diagnostic(
      .warning, at: place,
      Wording(en: "bars that do not begin at zero mislead; drawn from zero", zh: "条形不从零开始会误导读者，已改为从零画起"),
      remedy: Wording(en: "remove “zero” and “domain”, or use the mark “point”", zh: "请删去zero或domain，或改用point"))
  }

  /// Words where numbers are drawn: their rows have no place on the axis.
  fileprivate static func textAmongNumbers(_ definition: ChannelDefinition, in rows: [DataRow]) -> Diagnostic? {
    guard definition.type == .quantitative, definition.aggregate == nil, let field = definition.field else { return nil }
    let texts = rows.compactMap { $0[field].text }.filter { Double($0) == nil }
    guard let first = texts.first else { return nil }
    return Diagnostic(
      .warning, at: definition.place,
      Wording(
        en: "\(texts.count) of \(rows.count) rows have no number in “\(field)” and are not drawn: “\(first)”",
        zh: "字段“\(field)”有\(texts.count)行（共\(rows.count)行）不是数字，未绘制：“\(first)”"),
      remedy: Wording(
        en: "write numbers without quotation marks and units", zh: "请写成不带引号和单位的数字，或将type改为nominal"))
  }
}

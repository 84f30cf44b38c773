import Drawing

/// A view's title and subtitle, above its picture or at another side of it.
struct TitleGuide {
  var settings: Properties<TitleProperty>
  var title: [String]
  var subtitle: [String]
  var measurer: any TextMeasurer

  init?(_ view: ViewDefinition, config: Config, measurer: any TextMeasurer) {
    guard let own = view.title, let lines = own.lines(.text), lines.contains(where: { !$0.isEmpty }) || own.lines(.subtitle) != nil else { return nil }
    var styled = Properties<TitleProperty>()
    if let group = config.styles["group-title"] {
      styled[.fontSize] = group[.fontSize]
      styled[.color] = group[.fill] ?? group[.color]
    }
    settings = own.over(config.title).over(styled)
    title = lines
    subtitle = own.lines(.subtitle) ?? []
    self.measurer = measurer
  }

  /// The lines around a picture of a size, of which the given bounds are covered, and what they cover.
  func placed(size: Size, around bounds: Bounds, isComposed: Bool) -> [SceneLabel] {
    let face = Face(.figure, size: settings.number(.fontSize) ?? 13, bold: settings[.fontWeight].map(TextContent.isBold) ?? true)
    let small = Face(.figure, size: settings.number(.subtitleFontSize) ?? 12, bold: settings[.subtitleFontWeight].map(TextContent.isBold) ?? false)
    let leading = settings.number(.lineHeight) ?? face.size + 2
    let smallLeading = settings.number(.subtitleLineHeight) ?? small.size + 2
    let orient = settings.text(.orient) ?? "top"
    // Several views have their title at the left, a single one in its middle.
    let anchor = settings.text(.anchor) ?? (isComposed ? "start" : "middle")
    let align = settings.text(.align) ?? (anchor == "start" ? "left" : anchor == "end" ? "right" : "center")
    let isGroup = settings.text(.frame) == "group"
    let offset = settings.number(.offset) ?? 4
    let titleHeight = title.isEmpty ? 0 : Double(title.count - 1) * leading + face.size
    let gap = settings.number(.subtitlePadding) ?? 3
    let height = titleHeight + (subtitle.isEmpty ? 0 : gap + Double(subtitle.count - 1) * smallLeading + small.size)
    let isSide = orient == "left" || orient == "right"
    let (start, end): (Double, Double) =
      isSide
      ? (isGroup ? (orient == "left" ? (size.height, 0) : (0, size.height)) : orient == "left" ? (bounds.y2, bounds.y1) : (bounds.y1, bounds.y2))
      : isGroup ? (0, size.width) : (bounds.x1, bounds.x2)
    let along = anchor == "start" ? start : anchor == "end" ? end : (start + end) / 2
    let dx = settings.number(.dx) ?? 0
    let dy = settings.number(.dy) ?? 0
    var labels: [SceneLabel] = []
    func add(_ lines: [String], _ part: SceneLabel.Part, _ face: Face, _ leading: Double, from: Double, _ color: TitleProperty) {
      let ink = settings.text(color).flatMap(Plotting.color(named:)) ?? .black
      for (i, line) in lines.enumerated() {
        let away = from + Double(i) * leading
        let shown = shortened(line, in: face, to: settings.number(.limit) ?? 0, by: measurer)
        let (at, angle): (Point, Double) =
          switch orient {
          case "left": (Point(bounds.x1 - offset - height + away, along), -90)
          case "right": (Point(bounds.x2 + offset + height - away, along), 90)
          case "bottom": (Point(along, bounds.y2 + offset + away), 0)
          default: (Point(along, bounds.y1 - offset - height + away), 0)
          }
        labels.append(
          SceneLabel(part, shown, face, ink, at: Point(at.x + dx, at.y + dy), align: align, baseline: "top", angle: settings.number(.angle) ?? angle, measurer: measurer))
      }
    }
    add(title, .title, face, leading, from: 0, .color)
    add(subtitle, .subtitle, small, smallLeading, from: titleHeight + gap, .subtitleColor)
    return labels
  }
}

package import Drawing

/// What a page looks like: paper, type area, grid, faces and sizes. Lengths are points.
package struct PageStyle: Hashable, Sendable {
  package var name: String
  package var paper: Size
  /// The part of an upright page that text may fill; page numbers stand below it.
  package var typeArea: Box
  package var charactersPerLine: Int
  package var linesPerPage: Int
  package var body: Face
  /// The face of Latin letters and digits in running text.
  package var latin: Face.Role
  package var title: Face
  package var subtitle: Face
  /// Levels 1, 2 and 3.
  package var headings: [Face]
  package var attachmentLabel: Face
  package var authorBlock: Face
  /// Indent of a paragraph's first line, in characters.
  package var indent: Int
  /// Room between Han and Latin characters, as a part of the body size.
  package var scriptSpace: Double
  package var index: IndexStyle
  package var table: TableStyle
  package var figure: FigureStyle
  package var pageNumber: PageNumberStyle

  /// The small raised number behind a bound number.
  package struct IndexStyle: Hashable, Sendable {
    package var face: Face
    package var raise: Double

    package init(face: Face, raise: Double) {
      self.face = face
      self.raise = raise
    }
  }

  /// Faces, rules and distances of tables.
  package struct TableStyle: Hashable, Sendable {
    package var caption: Face
    package var text: Face
    package var head: Face
    package var note: Face
    /// The smaller size for tables that would not fit, or wrap much, at the size of `text`.
    package var smallSize: Double
    /// The size of reference tables: those with more than `longRows` rows, and all others of the appendices.
    package var longSize: Double
    package var longRows: Int
    package var thickRule: Double
    package var thinRule: Double
    /// Distance of lines in a cell and room between rows, as parts of the size; closer in reference tables.
    package var leading: Double
    package var rowGap: Double
    package var longLeading: Double
    package var longRowGap: Double
    /// A table of at most so many rows is never broken.
    package var wholeUpTo: Int

    package init(
      caption: Face, text: Face, head: Face, note: Face, smallSize: Double, longSize: Double, longRows: Int,
      thickRule: Double, thinRule: Double, leading: Double, rowGap: Double, longLeading: Double, longRowGap: Double,
      wholeUpTo: Int
    ) {
      self.caption = caption
      self.text = text
      self.head = head
      self.note = note
      self.smallSize = smallSize
      self.longSize = longSize
      self.longRows = longRows
      self.thickRule = thickRule
      self.thinRule = thinRule
      self.leading = leading
      self.rowGap = rowGap
      self.longLeading = longLeading
      self.longRowGap = longRowGap
      self.wholeUpTo = wholeUpTo
    }
  }

  package struct FigureStyle: Hashable, Sendable {
    package var caption: Face
    package var note: Face
    /// A figure may be made smaller by this factor to stand on the page where it belongs.
    package var smallestScale: Double
    /// No words in a figure are made smaller than this.
    package var smallestText: Double

    package init(caption: Face, note: Face, smallestScale: Double, smallestText: Double) {
      self.caption = caption
      self.note = note
      self.smallestScale = smallestScale
      self.smallestText = smallestText
    }
  }

  package struct PageNumberStyle: Hashable, Sendable {
    package enum Position: String, Hashable, Sendable, CaseIterable { case outside, center }

    package var face: Face
    /// Printed before and after the number.
    package var before: String
    package var after: String
    /// From the type area's lower edge to the upper edge of the dashes beside the number.
    package var distance: Double
    /// From the type area's outer edge, in characters of its own size.
    package var inset: Double
    package var position: Position

    package init(
      face: Face, before: String, after: String, distance: Double, inset: Double, position: Position
    ) {
      self.face = face
      self.before = before
      self.after = after
      self.distance = distance
      self.inset = inset
      self.position = position
    }
  }

  package init(
    name: String, paper: Size, typeArea: Box, charactersPerLine: Int, linesPerPage: Int, body: Face,
    latin: Face.Role, title: Face, subtitle: Face, headings: [Face], attachmentLabel: Face, authorBlock: Face,
    indent: Int, scriptSpace: Double, index: IndexStyle, table: TableStyle, figure: FigureStyle,
    pageNumber: PageNumberStyle
  ) {
    self.name = name
    self.paper = paper
    self.typeArea = typeArea
    self.charactersPerLine = charactersPerLine
    self.linesPerPage = linesPerPage
    self.body = body
    self.latin = latin
    self.title = title
    self.subtitle = subtitle
    self.headings = headings
    self.attachmentLabel = attachmentLabel
    self.authorBlock = authorBlock
    self.indent = indent
    self.scriptSpace = scriptSpace
    self.index = index
    self.table = table
    self.figure = figure
    self.pageNumber = pageNumber
  }
}

extension PageStyle {
  /// From one baseline of the grid to the next: 28.99 points where 22 lines fill 225 mm.
  package var leading: Double { typeArea.height / Double(linesPerPage) }
  /// From one character of body text to the next: 15.793 points where 28 fill 156 mm.
  package var pitch: Double { typeArea.width / Double(charactersPerLine) }
  /// What a line of body text adds behind each character so that a full line ends at the type area's edge.
  package var tracking: Double { pitch - body.size }

  /// The page of GB/T 9704-2012: 37 and 28 mm margins, 156 by 225 mm, 28 characters by 22 lines.
  package static let gongwen = PageStyle(
    name: "gongwen",
    paper: Size(.mm(210), .mm(297)),
    typeArea: Box(.mm(28), .mm(37), .mm(156), .mm(225)),
    charactersPerLine: 28, linesPerPage: 22,
    body: Face(.body, size: 15.75), latin: .body,
    title: Face(.title, size: 22), subtitle: Face(.heading2, size: 15.75),
    headings: [Face(.heading1, size: 15.75), Face(.heading2, size: 15.75), Face(.body, size: 15.75)],
    attachmentLabel: Face(.heading1, size: 15.75), authorBlock: Face(.heading2, size: 15.75),
    indent: 2, scriptSpace: 0.1,
    index: IndexStyle(face: Face(.numerals, size: 8), raise: 6.5),
    table: TableStyle(
      caption: Face(.heading1, size: 12), text: Face(.table, size: 12), head: Face(.table, size: 12, bold: true),
      note: Face(.table, size: 10.5), smallSize: 10.5, longSize: 8, longRows: 30, thickRule: 1.2, thinRule: 0.5,
      leading: 1.35, rowGap: 0.5, longLeading: 1.25, longRowGap: 0.12, wholeUpTo: 8),
    figure: FigureStyle(
      caption: Face(.heading1, size: 12), note: Face(.table, size: 10.5), smallestScale: 0.85, smallestText: 9),
    pageNumber: PageNumberStyle(
      face: Face(.numerals, size: 14), before: "— ", after: " —", distance: .mm(7), inset: 1, position: .outside))
}

import Drawing

/// What the page builder stacks: everything measured in whole lines of the grid.
enum FlowItem {
  case lines(LineGroup)
  /// Empty lines, dropped at the top of a page.
  case blank(Int)
  case table(TableSetting)
  case figure(FigureSetting)
  case contents(ContentsSetting)
  case redHead(RedHeadSetting)
  case newPage
}

/// Lines that belong together: a paragraph, a heading, a title.
struct LineGroup {
  var lines: [SetLine]
  var tag: Frame.Tag
  /// The list that the lines are an item of, by its number in the document.
  var list: Int?
  /// A heading: never the last thing on a page.
  var keepsWithNext = false
  var keepsTogether = false
  /// 1 for a chapter heading, which floating figures rather do not pass.
  var headingLevel: Int?
  /// A named place at its first line.
  var anchor: String?
  /// Grid lines that each line takes: 2 for a title that is large for its grid.
  var span = 1
  /// The signature, or the line that names the appendices: it does not stand on a page without text.
  var closesText = false
  /// A vertical rule beside the lines, which marks what the author still has to write.
  var barred = false

  var lineCount: Int { lines.count * span }
}

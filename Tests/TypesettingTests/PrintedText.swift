import Drawing

@testable import Typesetting

/// A line of text as it stands on a page, put together from the runs on one baseline.
struct PrintedLine: Hashable {
  var baseline: Double
  var start: Double
  var end: Double
  var text: String
}

extension Page {
  /// The text runs of the page, top to bottom, each with the tags it stands in.
  var runs: [(point: Point, run: TextRun, tags: [String])] {
    var tags: [String] = []
    var runs: [(Point, TextRun, [String])] = []
    for item in frame.items {
      switch item {
      case .begin(let tag): tags.append(tag.kind)
      case .end: tags.removeLast()
      // A link is part of the words that it stands in.
      case .text(let point, let run): runs.append((point, run, tags.filter { $0 != "Link" }))
      default: break
      }
    }
    return runs
  }

  /// The lines of body text: everything outside tables, captions and page furniture, without raised numbers.
  func bodyLines(tags wanted: Set<String> = ["P", "H1", "H2", "H3", "H4", "LBody"]) -> [PrintedLine] {
    let measurer = CountingMeasurer()
    var lines: [PrintedLine] = []
    for (point, run, tags) in runs where tags.last.map(wanted.contains) == true && run.face.size > 8 {
      let count = Double(run.text.unicodeScalars.count)
      let width = measurer.extents(of: run.text, in: run.face).width + (count - 1) * run.letterSpacing
      if let last = lines.last, abs(last.baseline - point.y) < 0.01 {
        lines[lines.count - 1].text += run.text
        lines[lines.count - 1].end = point.x + width
      } else {
        lines.append(PrintedLine(baseline: point.y, start: point.x, end: point.x + width, text: run.text))
      }
    }
    return lines
  }

  var text: String { runs.map(\.run.text).joined() }
}

/// Text of so many Han characters.
func han(_ count: Int) -> String { String((0..<count).map { Array("甲乙丙丁戊己庚辛壬癸")[$0 % 10] }) }

func layout(_ blocks: [Block], figures: [String: Frame] = [:], style: PageStyle = .gongwen) -> Layout {
  typeset(blocks, style: style, figures: figures, measurer: CountingMeasurer())
}

func paragraphLines(_ inlines: [Inline], measure: Double = PageStyle.gongwen.typeArea.width) -> [String] {
  let widths = Widths(CountingMeasurer())
  let style = PageStyle.gongwen
  let inline = InlineStyle(
    face: style.body, latin: .body, tracking: style.tracking, scriptSpace: style.scriptSpace * style.body.size,
    index: style.index)
  let paragraph = Paragraph(widths.atoms(of: inlines, in: inline, anchors: []))
  return paragraph.breakLines(measure: measure, firstIndent: 0, em: style.body.size).map { line in
    paragraph.atoms[line.range].map(\.text).joined()
  }
}

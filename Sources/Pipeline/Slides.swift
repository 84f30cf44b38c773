import Analysis
import Diagnostics
import Drawing
import Foundation
import Plotting
import Rendering

/// A chart on pages for a screen in a meeting: 16 by 9, in type that is read from the last row.
struct Slide: Sendable {
  var frame: Frame
  var title: String
  var altText: Wording
}

/// How the pages of a meeting pack are laid out. Lengths in points, on a page as wide as an office program's.
enum SlidePage {
  static let size = Size(960, 540)
  static let margin = 36.0
  /// The foot with number, name and page.
  static let foot = 40.0
  /// The smallest type of a chart has 9 points: 13.5 on this page are 18 on one of 1280 by 720.
  static let scale = 1.5
  static let smallestType = 13.5
  /// The size at which a chart is drawn for the page.
  static let chart = Size((size.width - 2 * margin) / scale, (size.height - margin / 2 - foot) / scale)
  /// One and two times a full screen.
  static let pixels = [1920, 3840]

  static let ink = Color(hex: "#4D4D4D") ?? .black
}

extension Chart {
  /// The chart on one page, or on several where it has more rows than a page holds; without its foot, which says how it is
  /// called in the pack.
  func slides(theme: Theme) -> [Slide] {
    scene.pages(ofHeight: SlidePage.chart.height + 0.5).map { part in
      let picture = Frame(part, theme: theme)
      // What cannot be shared out over pages is made smaller rather than cut.
      let scale = min(SlidePage.scale, SlidePage.scale * SlidePage.chart.height / picture.size.height)
      var frame = Frame(size: SlidePage.size)
      frame.draw(.rectangle(Box(0, 0, SlidePage.size.width, SlidePage.size.height)), fill: .solid(.white))
      let x = (SlidePage.size.width - picture.size.width * scale) / 2
      frame.items.append(.begin(Frame.Tag("Figure", alternateText: altText.chinese)))
      frame.place(picture, at: Point(x, SlidePage.margin / 2), scale: scale)
      frame.items.append(.end)
      return Slide(frame: frame, title: title, altText: altText)
    }
  }
}

extension Slide {
  /// With the sign of a missing character where no font has one.
  func marked(by fonts: Fonts) -> Slide {
    var slide = self
    slide.frame = fonts.markingMissingCharacters(in: frame).frame
    return slide
  }

  /// The same page with its foot: `图3　各区地区生产总值排序` at the left, `5/12` at the right.
  func numbered(_ name: String, page: Int, of count: Int, fonts: Fonts) -> Slide {
    var slide = self
    let face = Face(.figure, size: SlidePage.smallestType)
    let y = SlidePage.size.height - 16
    let right = SlidePage.size.width - SlidePage.margin
    slide.frame.draw(
      .line(Point(SlidePage.margin, y - 18), Point(right, y - 18)), stroke: Stroke(SlidePage.ink, width: 0.5))
    let number = "\(page)/\(count)"
    let room = right - SlidePage.margin - fonts.extents(of: number, in: face).width - 24
    let lines = wrap(name, in: face, to: room, by: fonts)
    slide.frame.write(
      TextRun(lines[0] + (lines.count > 1 ? "…" : ""), face, color: SlidePage.ink), at: Point(SlidePage.margin, y))
    slide.frame.write(TextRun(number, face, color: SlidePage.ink, anchor: .end), at: Point(right, y))
    return slide
  }
}

/// The first page of a pack: what it is about, who issues it and when.
func titleSlide(_ title: String, issuer: String?, date: String?, charts: Int, fonts: Fonts) -> Slide {
  var frame = Frame(size: SlidePage.size)
  frame.draw(.rectangle(Box(0, 0, SlidePage.size.width, SlidePage.size.height)), fill: .solid(.white))
  let middle = SlidePage.size.width / 2
  let face = Face(.figure, size: 34, bold: true)
  let lines = wrapEvenly(title, in: face, to: SlidePage.size.width - 4 * SlidePage.margin, by: fonts)
  var y = 220 - Double(lines.count - 1) * 23
  frame.items.append(.begin(Frame.Tag("H1")))
  for line in lines {
    frame.write(TextRun(line, face, anchor: .middle), at: Point(middle, y))
    y += 46
  }
  frame.items.append(.end)
  frame.draw(
    .line(Point(middle - 60, y - 12), Point(middle + 60, y - 12)),
    stroke: Stroke(Color(hex: "#12436D") ?? .black, width: 2))
  y += 24
  for text in [issuer, date, "共\(charts)幅图，编号与简报一致"].compactMap({ $0 }) {
    frame.write(TextRun(text, Face(.figure, size: 18), color: SlidePage.ink, anchor: .middle), at: Point(middle, y))
    y += 30
  }
  return Slide(frame: frame, title: title, altText: Wording(en: "Title page", zh: title))
}

/// The files of a meeting pack: one PDF, and each page as PNG in two sizes.
struct MeetingPack: Sendable {
  static let fileName = "slides.pdf"
  static let folder = "slides"

  var files: [(name: String, bytes: [UInt8])]

  /// All PNG files that stand in the pack's folder belong to it.
  static func earlierFiles(in path: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path.appendingPath(folder))) ?? []
    return names.filter { $0.hasSuffix(".png") && $0.first?.isNumber == true }.sorted().map { "\(folder)/\($0)" }
  }

  /// Prints pages: `name` says how a page's PNG files are called.
  init(
    _ slides: [Slide], title: String, author: String = "", date: PDFMetadata.Day, fonts: Fonts, name: (Int) -> String
  ) throws(RenderingError) {
    var frames: [Frame] = []
    var bookmarks: [Bookmark] = []
    files = []
    for (i, slide) in slides.enumerated() {
      var page = slide.frame
      page.items.insert(.anchor(.zero, "slide-\(i + 1)"), at: 0)
      frames.append(page)
      bookmarks.append(Bookmark(slide.title, level: 1, anchor: "slide-\(i + 1)"))
    }
    let metadata = PDFMetadata(title: title, author: author, date: date)
    files.append((Self.fileName, try pdf(pages: frames, bookmarks: bookmarks, metadata: metadata, fonts: fonts)))
    for (i, slide) in slides.enumerated() {
      for (times, width) in SlidePage.pixels.enumerated() {
        let bytes = try png(
          slide.frame, pixelWidth: width, title: slide.title, description: slide.altText.chinese,
          english: slide.altText.english,
          fonts: fonts)
        files.append((name(i) + (times == 0 ? "" : "@\(times + 1)x") + ".png", bytes))
      }
    }
  }
}

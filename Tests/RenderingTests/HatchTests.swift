import Drawing
import Foundation
import Testing

@testable import Rendering

@Suite("Hatching")
struct HatchTests {
  private let black = Hatch(.diagonal, line: .black, spacing: 4, width: 1)

  /// A frame with a hatched rectangle, as a picture of so many pixels to the point.
  private func picture(_ hatch: Hatch, box: Box = Box(10, 10, 120, 80), scale: Int = 2) throws -> PNGTests.Picture {
    var frame = Frame(size: Size(140, 100))
    frame.draw(.rectangle(box), fill: .hatch(hatch))
    return try PNGTests.Picture(decoding: png(frame, pixelWidth: 140 * scale, fonts: Fonts(.standIns)))
  }

  private func grey(_ picture: PNGTests.Picture, _ x: Int, _ y: Int) -> Int { Int(picture.at(x, y) & 0xFF) }

  /// As much ink as the lines are wide, at every size of the picture.
  @Test(arguments: [Hatch.Kind.diagonal, .backDiagonal, .horizontal, .vertical], [1, 2, 3, 5])
  func theShareOfInkIsThatOfTheLines(kind: Hatch.Kind, scale: Int) throws {
    let picture = try picture(Hatch(kind, line: .black, spacing: 4, width: 1), scale: scale)
    let (xs, ys) = (20 * scale..<120 * scale, 20 * scale..<80 * scale)
    let light = ys.reduce(0) { sum, y in xs.reduce(sum) { $0 + grey(picture, $1, y) } }
    let ink = 1 - Double(light) / Double(255 * xs.count * ys.count)
    #expect(abs(ink - 0.25) < 0.02, "\(ink)")
  }

  /// Two shapes side by side show one hatch: the lines go on from one to the other.
  @Test(arguments: Hatch.Kind.allCases) func linesGoOnFromBarToBar(kind: Hatch.Kind) throws {
    let hatch = Hatch(kind, line: .black, spacing: 5.3, width: 1.5)
    let whole = try picture(hatch)
    var frame = Frame(size: Size(140, 100))
    frame.draw(.rectangle(Box(10, 10, 50, 80)), fill: .hatch(hatch))
    frame.draw(.rectangle(Box(60, 10, 70, 80)), fill: .hatch(hatch))
    let parts = try PNGTests.Picture(decoding: png(frame, pixelWidth: 280, fonts: Fonts(.standIns)))
    #expect(parts.pixels == whole.pixels)
  }

  /// A pattern of pixels repeats itself without a seam: each row of a diagonal hatch is the one above, moved by a pixel.
  @Test func diagonalsHaveNoSeams() throws {
    for scale in 1...4 {
      let picture = try picture(black, scale: scale)
      for y in 21 * scale..<79 * scale {
        for x in 21 * scale..<119 * scale {
          #expect(abs(grey(picture, x, y) - grey(picture, x + 1, y - 1)) <= 8, "\(scale): \(x) \(y)")
        }
      }
    }
  }

  /// Lines of two pixels along the pixels are two pixels of ink, not three of grey.
  @Test func linesAlongPixelsAreSharp() throws {
    let picture = try picture(Hatch(.horizontal, line: .black, spacing: 4, width: 1))
    let column = (24..<176).map { grey(picture, 100, $0) }
    #expect(Set(column).isSubset(of: [0, 255]))
    #expect(column.count { $0 == 0 } == column.count / 4)
  }

  @Test(arguments: [1.0, 3.7, 7.543, 18.856, 23.57]) func aTileIsAWholeNumberOfPixels(period: Double) {
    let (count, side) = HatchTile.wholePixels(for: period)
    #expect(abs(Double(side) / Double(count) - period) / period < 0.02)
    #expect(count >= 1 && side <= Int(period * 32) + 1)
  }

  /// In print a hatch is a repeating pattern of lines: no picture of it, and one tile however many bars show it.
  @Test func inPrintAHatchIsAPatternOfLines() throws {
    func file(bars: Int) throws -> String {
      var frame = Frame(size: Size(200, 200))
      for i in 0..<bars { frame.draw(.rectangle(Box(10, 10 + Double(i) * 9, 100, 7)), fill: .hatch(black)) }
      let metadata = PDFMetadata(title: "", date: .init(year: 2024, month: 2, day: 8))
      return String(decoding: try pdf(pages: [frame], metadata: metadata, fonts: Fonts(.standIns)), as: Unicode.ASCII.self)
    }
    func count(_ text: String, _ part: String) -> Int { text.components(separatedBy: part).count - 1 }
    let one = try file(bars: 1)
    #expect(count(one, "/PatternType 1") == 1)
    #expect(count(one, "/Subtype /Image") == 0)
    let many = try file(bars: 20)
    #expect(count(many, "/Subtype /Form") == count(one, "/Subtype /Form"))
    #expect(count(many, "/Subtype /Image") == 0)
  }
}

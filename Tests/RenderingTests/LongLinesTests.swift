import CCairo
import Drawing
import Foundation
import Testing

@testable import Rendering

@Suite("Lines of very many points")
struct LongLinesTests {
  /// A line that goes up and down without a rule, the same on every run.
  private func jagged(_ count: Int, height: Double = 200) -> Path {
    var state: UInt32 = 7
    return .polyline(
      (0..<count).map { i in
        state = state &* 1_664_525 &+ 1_013_904_223
        return Point(20 + 360 * Double(i) / Double(count - 1), 30 + height * Double(state >> 8) / Double(1 << 24))
      })
  }

  /// The picture of a line on white, its pixels row by row.
  private func pixels(_ path: Path, _ stroke: Stroke, piece: Int) throws -> [UInt8] {
    let surface = try ImageSurface(width: 400, height: 260)
    let context = try Context(on: surface)
    context.paint(.white)
    context.stroke(path, as: stroke, piece: piece)
    try context.check()
    return surface.withPixels { pixels, stride in (0..<260 * stride).map { $0 % 4 == 3 ? 0 : pixels[$0] } }
  }

  private static let strokes: [Stroke] = [
    Stroke(.black, width: 1.5), Stroke(.black, width: 2, cap: .round, join: .round),
    Stroke(Color(red: 0, green: 0, blue: 0, alpha: 0.4), width: 1.5),
  ]

  @Test(arguments: strokes) func aLineInPiecesLooksLikeTheWhole(stroke: Stroke) throws {
    for path in [jagged(2000), jagged(2000, height: 3)] {
      let whole = try pixels(path, stroke, piece: path.segments.count)
      let pieces = try pixels(path, stroke, piece: 128)
      #expect(whole != [UInt8](repeating: 255, count: whole.count))
      let differences = zip(whole, pieces).map { abs(Int($0) - Int($1)) }
      // Where two pieces meet, edges are smoothed twice: no pixel turns from paper to ink by it.
      #expect(differences.max() ?? 0 <= 80)
      #expect(Double(differences.reduce(0, +)) / Double(differences.count) < 0.15)
    }
  }

  /// Dashes go on from piece to piece. cairo measures in parts of a pixel, so that after many corners they stand elsewhere on
  /// the line by a part of their length; there is as much ink, and as many dashes.
  @Test func dashesGoOn() throws {
    let stroke = Stroke(.black, width: 1, dash: [6, 3])
    for path in [jagged(2000), jagged(2000, height: 3)] {
      func ink(_ piece: Int) throws -> Double {
        let pixels = try pixels(path, stroke, piece: piece)
        return pixels.reduce(0) { $0 + 255 - Double($1) } - 255 * Double(pixels.count / 4)
      }
      let (whole, pieces) = (try ink(path.segments.count), try ink(128))
      #expect(abs(pieces / whole - 1) < 0.01, "\(pieces / whole)")
    }
  }

  @Test func theWorkGrowsAsTheLineDoes() throws {
    let path = jagged(100_000)
    let pieces = try #require(path.pieces(of: 128, for: Stroke(.black, width: 1)))
    #expect(pieces.allSatisfy { $0.path.segments.count <= 130 })
    #expect(pieces.reduce(0) { $0 + $1.path.segments.count } < 102_000)
  }

  @Test func piecesMeetInACornerAndKnowHowFarTheyAre() throws {
    let path = Path.polyline((0..<6).map { Point(Double($0) * 3, $0 % 2 == 0 ? 0 : 4) })
    let pieces = try #require(path.pieces(of: 2, for: Stroke(.black, width: 1, dash: [2, 1])))
    #expect(pieces.map(\.distance) == [0, 5, 10, 15])
    for (one, next) in zip(pieces, pieces.dropFirst()) {
      guard case .line(let a) = one.path.segments[2], case .line(let b) = next.path.segments[1] else {
        Issue.record("a piece is made of lines")
        return
      }
      #expect(a == b)
    }
  }

  @Test func whatWouldShowIsNotTakenApart() {
    let line = jagged(3000)
    #expect(line.pieces(of: 128, for: Stroke(.black, width: 1, cap: .square)) == nil)
    var closed = line
    closed.segments.append(.close)
    #expect(closed.pieces(of: 128, for: Stroke(.black, width: 1)) == nil)
    let bent = Path([.move(.zero), .curve(Point(1, 1), Point(2, 1), Point(3, 0))])
    #expect(bent.pieces(of: 128, for: Stroke(.black, width: 1)) != nil)
    #expect(bent.pieces(of: 128, for: Stroke(.black, width: 1, dash: [3, 2])) == nil)
  }

  @Test func aFileOfVectorsKeepsTheLineWhole() throws {
    var frame = Frame(size: Size(400, 260))
    frame.draw(jagged(2000), stroke: Stroke(.black, width: 1))
    let text = String(decoding: try svg(frame, fonts: Fonts(.standIns)), as: UTF8.self)
    #expect(text.components(separatedBy: "<path").count == 2)
  }
}

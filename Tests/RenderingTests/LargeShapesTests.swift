import Drawing
import Testing

@testable import Rendering

@Suite("Shapes of very many corners")
struct LargeShapesTests {
  /// An area under a line that goes up and down without a rule, the same on every run.
  private func jagged(_ count: Int, height: Double = 200) -> [Point] {
    var state: UInt32 = 7
    let line = (0..<count).map { i in
      state = state &* 1_664_525 &+ 1_013_904_223
      return Point(20 + 360 * Double(i) / Double(count - 1), 30 + height * Double(state >> 8) / Double(1 << 24))
    }
    return line + [Point(380, 240), Point(20, 240)]
  }

  private func pixels(_ path: Path, corners: Int, _ color: Color, scale: Double = 1, turned: Double = 0) throws -> [UInt8] {
    let surface = try ImageSurface(width: 400, height: 260)
    let context = try Context(on: surface)
    context.paint(.white)
    context.move(by: Point(0.3, 0.4))
    context.scale(by: scale)
    context.turn(degrees: turned)
    context.use(color)
    context.fillInStrips(path, corners: corners)
    try context.check()
    return surface.withPixels { pixels, stride in (0..<260 * stride).map { $0 % 4 == 3 ? 0 : pixels[$0] } }
  }

  private static let inks = [Color.black, Color(red: 0.1, green: 0.3, blue: 0.5, alpha: 0.4)]

  /// No seam between strips, through ink that one sees through neither, and none where pixels and units part ways.
  @Test(arguments: inks, [1.0, 0.83]) func aShapeInStripsLooksLikeTheWhole(ink: Color, scale: Double) throws {
    var bent = Path.polyline(jagged(2000))
    bent.segments.append(.curve(Point(20, 200), Point(60, 180), Point(20, 120)))
    for path in [Path.polyline(jagged(3000)), Path.polyline(jagged(3000, height: 3)), bent] {
      let whole = try pixels(path, corners: path.segments.count, ink, scale: scale)
      let strips = try pixels(path, corners: 64, ink, scale: scale)
      #expect(whole.contains { $0 < 200 })
      // cairo counts in parts of a pixel, and the corners at the edges of strips are rounded to them.
      #expect(zip(whole, strips).allSatisfy { abs(Int($0) - Int($1)) <= 6 })
    }
  }

  @Test func theWorkGrowsAsTheShapeDoes() {
    let shape = [jagged(100_000)]
    var (strips, corners, most) = (0, 0, 0)
    shape.forEachStrip(of: 0...1600, corners: 1024, at: { Double($0) / 4 }) { strip in
      let count = strip.reduce(0) { $0 + $1.count }
      (strips, corners, most) = (strips + 1, corners + count, max(most, count))
    }
    #expect(strips > 90 && most <= 1024 && corners < 105_000)
  }

  /// Holes stay holes, and a shape that lies in one half is not in the other.
  @Test func eachOutlineIsCutByItself() {
    let ring = [
      [Point(0, 0), Point(100, 0), Point(100, 50), Point(0, 50)], [Point(10, 10), Point(10, 20), Point(20, 20), Point(20, 10)],
    ]
    var strips: [[[Point]]] = []
    ring.forEachStrip(of: 0...100, corners: 6, at: { Double($0) }) { strips.append($0) }
    #expect(strips.count > 2 && strips.last?.count == 1)
    func area(_ outline: [Point]) -> Double {
      zip(outline, outline.dropFirst() + outline.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y } / 2
    }
    #expect(abs(strips.joined().reduce(0) { $0 + area($1) } - (5000 - 100)) < 1e-9)
  }

  @Test func onTurnedPaperItStaysWhole() throws {
    let path = Path.polyline(jagged(3000))
    #expect(try pixels(path, corners: 64, .black, turned: 5) == pixels(path, corners: path.segments.count, .black, turned: 5))
  }
}

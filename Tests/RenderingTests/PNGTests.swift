import CCairo
import Drawing
import Testing

@testable import Rendering

@Suite("Drawing a frame as PNG")
struct PNGTests {
  /// A picture read back by cairo: red, green and blue by row.
  struct Picture {
    var width: Int
    var height: Int
    var pixels: [UInt32]

    init(decoding bytes: [UInt8]) throws {
      final class Source {
        var rest: ArraySlice<UInt8>
        init(_ bytes: [UInt8]) { rest = bytes[...] }
      }
      let source = Source(bytes)
      let surface = withExtendedLifetime(source) {
        cairo_image_surface_create_from_png_stream(
          { closure, data, count in
            let source = Unmanaged<Source>.fromOpaque(closure!).takeUnretainedValue()
            guard source.rest.count >= Int(count) else { return CAIRO_STATUS_READ_ERROR }
            for (index, byte) in source.rest.prefix(Int(count)).enumerated() { data![index] = byte }
            source.rest = source.rest.dropFirst(Int(count))
            return CAIRO_STATUS_SUCCESS
          }, Unmanaged.passUnretained(source).toOpaque())!
      }
      defer { cairo_surface_destroy(surface) }
      try #require(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
      let (width, height) = (Int(cairo_image_surface_get_width(surface)), Int(cairo_image_surface_get_height(surface)))
      let stride = Int(cairo_image_surface_get_stride(surface))
      let data = UnsafeRawPointer(cairo_image_surface_get_data(surface)!)
      pixels = (0..<height).flatMap { y in
        (0..<width).map { x in data.load(fromByteOffset: y * stride + x * 4, as: UInt32.self) & 0xFF_FFFF }
      }
      self.width = width
      self.height = height
    }

    func at(_ x: Int, _ y: Int) -> UInt32 { pixels[y * width + x] }
    func dark(in box: (x: Range<Int>, y: Range<Int>)) -> Int {
      box.y.reduce(0) { sum, y in sum + box.x.filter { at($0, y) & 0xFF < 0x80 }.count }
    }
  }

  @Test func sizeAndColoursAreThoseOfTheFrame() throws {
    var frame = Frame(size: Size(40, 20))
    frame.draw(.rectangle(Box(10, 5, 20, 10)), fill: .solid(Color(hex: "#F46A25")!))
    frame.draw(.rectangle(Box(30, 5, 5, 10)), fill: .solid(Color(red: 0, green: 0, blue: 0, alpha: 0.5)))
    let picture = try Picture(decoding: png(frame, pixelWidth: 80, fonts: Fonts(.standIns)))
    #expect(picture.width == 80 && picture.height == 40)
    #expect(picture.at(1, 1) == 0xFFFFFF)
    #expect(picture.at(40, 20) == 0xF46A25)
    #expect(picture.at(19, 20) == 0xFFFFFF && picture.at(20, 20) == 0xF46A25)
    #expect([0x7F7F7F, 0x808080].contains(picture.at(65, 20)))
  }

  @Test func textStandsOnItsBaselineAtItsAnchor() throws {
    let fonts = try Fonts(.standIns)
    let face = Face(.figure, size: 20)
    for (anchor, range) in [(TextRun.Anchor.start, 50..<90), (.middle, 30..<70), (.end, 10..<50)] {
      var frame = Frame(size: Size(100, 60))
      frame.write(TextRun("国国", face, anchor: anchor), at: Point(50, 40))
      let picture = try Picture(decoding: png(frame, pixelWidth: 100, fonts: fonts))
      let inside = picture.dark(in: (range, 20..<44))
      #expect(inside > 100)
      #expect(picture.dark(in: (0..<100, 0..<60)) == inside, "\(anchor)")
    }
  }

  @Test func turnedTextRunsDownThePage() throws {
    var frame = Frame(size: Size(60, 100))
    frame.write(TextRun("国国", Face(.figure, size: 20), angle: 90), at: Point(30, 20))
    let picture = try Picture(decoding: png(frame, pixelWidth: 60, fonts: Fonts(.standIns)))
    let inside = picture.dark(in: (26..<50, 20..<60))
    #expect(inside > 100)
    #expect(picture.dark(in: (0..<60, 0..<100)) == inside)
  }

  @Test(arguments: Hatch.Kind.allCases)
  func hatchesStayInsideAndShowTheirBackground(kind: Hatch.Kind) throws {
    var frame = Frame(size: Size(60, 60))
    frame.draw(.rectangle(Box(10, 10, 40, 40)), fill: .hatch(Hatch(kind, line: .black, spacing: 8, width: 2)))
    let picture = try Picture(decoding: png(frame, pixelWidth: 60, fonts: Fonts(.standIns)))
    let dark = picture.dark(in: (10..<50, 10..<50))
    #expect(dark > 50 && dark < 1000, "\(dark)")
    #expect(picture.dark(in: (0..<60, 0..<60)) == dark)
  }

  @Test func aGroupIsMovedScaledAndClipped() throws {
    var inner = Frame(size: Size(10, 10))
    inner.draw(.rectangle(Box(-50, -50, 100, 100)), fill: .solid(.black))
    var frame = Frame(size: Size(60, 60))
    frame.items.append(.group(Frame.Group(inner, at: Point(20, 20), scale: 2, clips: true)))
    let picture = try Picture(decoding: png(frame, pixelWidth: 60, fonts: Fonts(.standIns)))
    #expect(picture.dark(in: (20..<40, 20..<40)) == 400)
    #expect(picture.dark(in: (0..<60, 0..<60)) == 400)
  }

  @Test func overlappingMarksOfAFadedGroupShowNoSeam() throws {
    var inner = Frame(size: Size(30, 30))
    inner.draw(.rectangle(Box(0, 0, 20, 20)), fill: .solid(.black))
    inner.draw(.rectangle(Box(10, 10, 20, 20)), fill: .solid(.black))
    var frame = Frame(size: Size(30, 30))
    frame.items.append(.group(Frame.Group(inner, at: .zero, opacity: 0.4)))
    let picture = try Picture(decoding: png(frame, pixelWidth: 30, fonts: Fonts(.standIns)))
    #expect(picture.at(5, 5) == picture.at(15, 15))
    #expect(picture.at(5, 5) != 0xFFFFFF)
  }

  @Test func twoRunsGiveTheSameBytesAndTitlesTravelInside() throws {
    func draw() throws -> [UInt8] {
      try png(sampleChart(), pixelWidth: 800, title: "各区", description: "徐汇区居首", fonts: Fonts(.standIns))
    }
    let bytes = try draw()
    #expect(try bytes == draw())
    #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    let text = String(decoding: bytes, as: UTF8.self)
    for part in ["Title", "各区", "Description", "徐汇区居首", "pHYs", "iTXt"] { #expect(text.contains(part)) }
    let picture = try Picture(decoding: bytes)
    #expect(picture.width == 800 && picture.height == 450)
  }

  @Test(arguments: [0, -5, 100_000]) func aPictureNeedsPixels(width: Int) throws {
    let fonts = try Fonts(.standIns)
    #expect(throws: RenderingError.impossibleSize(Size(10, 10))) {
      try png(Frame(size: Size(10, 10)), pixelWidth: width, fonts: fonts)
    }
  }
}

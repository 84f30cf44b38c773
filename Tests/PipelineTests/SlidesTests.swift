import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// Charts on pages for a meeting.
@Suite struct SlidesTests {
  /// Width and height in the head of a PNG file.
  private func pixels(_ bytes: [UInt8]) -> [Int] {
    guard bytes.count > 24 else { return [] }
    return [16, 20].map { start in bytes[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) } }
  }

  private static let figures =
    "地区,年份,指标,单位,数值\n"
    + [("甲屿区", "30.5", "28.1"), ("乙溪区", "21.4", "22.0"), ("丙浦区", "12.0", "10.9")].map { name, now, then in
      "\(name),2022,地区生产总值,亿元,\(then)\n\(name),2023,地区生产总值,亿元,\(now)\n"
    }.joined()

  private func study() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Array(Self.figures.utf8), to: "in/指标.csv")
    let areas = ["甲屿区", "乙溪区", "丙浦区"].enumerated().map { "  - {name: \($1), code: \"99970\($0)\"}\n" }.joined()
    try folder.write(Array("title: 三区对比\ndate: 2024-02-08\nareas:\n\(areas)".utf8), to: "in/duizhao.yaml")
    return folder
  }

  @Test func `a pack has the charts of the brief under the same numbers, and goes with its brief`() async throws {
    let folder = try study()
    let run = try await makeBrief(from: folder.path + "/in", to: folder.path + "/out", slides: true)
    let pages = run.files.filter { $0.hasPrefix("slides/") && !$0.contains("@2x") }
    #expect(run.files.contains("slides.pdf") && pages.count == run.charts + 1)
    let contents = folder.contents
    func bytes(_ name: String) -> [UInt8] { Array(contents["out/" + name] ?? Data()) }
    for page in pages {
      #expect(pixels(bytes(page)) == [1920, 1080], "\(page)")
      #expect(pixels(bytes(page.replacing(".png", with: "@2x.png"))) == [3840, 2160], "\(page)")
    }
    // The figures of the manuscript, in order.
    let manuscript = try #require(folder.text("out/brief.md"))
    let keys = manuscript.split(separator: "\n").filter { $0.hasPrefix("![") }.compactMap {
      $0.split(separator: "charts/").last?.split(separator: ".svg").first
    }
    #expect(pages.dropFirst().map { $0.dropFirst("slides/00-".count).dropLast(".png".count) } == keys.map { $0[...] })
    // A run without a pack leaves no pack of other numbers behind.
    _ = try await makeBrief(from: folder.path + "/in", to: folder.path + "/out")
    #expect(folder.text("out/slides.pdf") == nil && folder.contents.keys.allSatisfy { !$0.hasPrefix("out/slides/") })
  }

  @Test func `one chart for a meeting is one pdf, or a picture in two sizes`() async throws {
    let folder = try study()
    func order(_ output: String) -> PictureOrder {
      PictureOrder(
        definition: "rank", output: folder.path + "/" + output, folder: folder.path + "/in", indicator: "gdp",
        slides: true)
    }
    let pictures = try await drawPicture(order("rank.png")).files
    #expect(pictures.map(\.path) == ["rank.png", "rank@2x.png"].map { folder.path + "/" + $0 })
    #expect(pictures.map { pixels($0.bytes) } == [[1920, 1080], [3840, 2160]])
    let print = try await drawPicture(order("rank.pdf")).files
    #expect(print.count == 1 && print[0].bytes.starts(with: Array("%PDF".utf8)))
    await #expect { try await drawPicture(order("rank.svg")) } throws: { error in
      (error as? RunFailure)?.diagnostics.last?.remedy?.english.contains(".pdf") ?? false
    }
  }

  @Test func `a definition's own width is that of its picture`() async throws {
    let folder = try TemporaryFolder()
    func width(_ size: String) async throws -> Int {
      let definition =
        "{\"data\": {\"values\": [{\"a\": 3, \"b\": 1}]}, \"mark\": \"point\", \(size) \"encoding\": {\"x\": {\"field\": \"a\", \"type\": \"quantitative\", \"axis\": null}}}"
      try folder.write(Array(definition.utf8), to: "own.vl.json")
      let order = PictureOrder(definition: folder.path + "/own.vl.json", output: folder.path + "/own.png")
      return try pixels(try await drawPicture(order).files[0].bytes)[0]
    }
    // Marks and margins reach a little beyond the plot.
    #expect((300...330).contains(try await width("\"width\": 300,")))
    #expect(try await width("") == 1600)
  }

  @Test func `a character that no font has is an error that names it`() async throws {
    let folder = try TemporaryFolder()
    let definition =
      "{\"data\": {\"values\": [{\"a\": \"\u{10FFFD}区\", \"b\": 1}]}, \"mark\": \"bar\", \"encoding\": {\"x\": {\"field\": \"b\", \"type\": \"quantitative\"}, \"y\": {\"field\": \"a\", \"type\": \"nominal\"}}}"
    try folder.write(Array(definition.utf8), to: "odd.vl.json")
    await #expect {
      try await drawPicture(PictureOrder(definition: folder.path + "/odd.vl.json", output: folder.path + "/odd.png"))
    } throws: { error in
      (error as? RunFailure)?.diagnostics.last?.message.english.contains("10FFFD") ?? false
        || (error as? RunFailure)?.diagnostics.last?.message.english.contains("\u{10FFFD}") ?? false
    }
  }
}

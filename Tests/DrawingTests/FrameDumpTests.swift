import Drawing
import Testing

@Suite("The text form of a frame")
struct FrameDumpTests {
  @Test func aFrameIsWrittenAnItemALineAndIndentedByGroupsAndTags() {
    var inner = Frame(size: Size(50, 20))
    let face = Face(.figure, size: 9, bold: true)
    inner.write(TextRun("徐汇区\"1\"", face, color: Color(hex: "#12436D")!, anchor: .end), at: Point(50, 10.009))
    var frame = Frame(size: Size(100, 80.25))
    frame.items.append(.begin(Frame.Tag("Figure", alternateText: "排名")))
    frame.draw(.rectangle(Box(1, 2, 3, 4)), fill: .solid(Color(hex: "#F46A25")!))
    frame.draw(.circle(Point(5, 5), radius: 2.5), fill: .hatch(Hatch(.diagonal, line: .black)))
    frame.draw(.line(.zero, Point(1 / 3, 2)), stroke: Stroke(.black, width: 0.35, dash: [2, 1], cap: .round))
    frame.items.append(.group(Frame.Group(inner, at: Point(10, 20), scale: 0.5, clips: true, opacity: 0.4)))
    frame.items.append(.end)
    frame.items.append(.link(Box(0, 0, 10, 10), .anchor("o-1")))
    frame.items.append(.anchor(Point(-0.001, 3), "o-1"))
    #expect(
      frame.dump == """
        frame 100 x 80.25
          <Figure> "排名"
            rectangle 1,2 3 x 4 fill #F46A25
            circle 5,5 radius 2.5 fill diagonal #000000 on #FFFFFF every 5 width 1
            path M 0,0 L 0.33,2 stroke #000000 0.35 dash 2,1 round
            group 10,20 size 50 x 20 scale 0.5 clips opacity 0.4
              text 50,10.01 "徐汇区\\"1\\"" figure 9 bold end #12436D
          link 0,0 10 x 10 to #o-1
          anchor 0,3 #o-1

        """)
  }

  @Test(
    arguments: [
      (0, "0"), (-0.004, "0"), (1, "1"), (-1.5, "-1.5"), (100, "100"), (0.05, "0.05"), (1e20, "9000000000"),
      (.nan, "0"),
    ] as [(Double, String)])
  func numbersAreWrittenWithoutExponentAndTrailingZeros(number: Double, text: String) {
    #expect(number.written() == text)
  }
}

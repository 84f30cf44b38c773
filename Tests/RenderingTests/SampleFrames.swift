import Drawing

/// A small chart with everything that an exporter has to draw.
func sampleChart() -> Frame {
  var frame = Frame(size: Size(480, 270))
  let title = Face(.heading1, size: 15, bold: true)
  let label = Face(.figure, size: 10)
  let blue = Color(hex: "#12436D")!
  frame.items.append(.begin(Frame.Tag("Figure", alternateText: "各区地区生产总值")))
  frame.write(TextRun("各区地区生产总值：徐汇区居首", title), at: Point(20, 28))
  frame.write(TextRun("亿元，2024年", label, color: Color(hex: "#5A5A5A")!), at: Point(20, 46))
  for (index, kind) in Hatch.Kind.allCases.enumerated() {
    let y = 60 + Double(index) * 28
    frame.write(TextRun(["徐汇区", "静安区", "黄浦区", "长宁区", "普陀区", "虹口区"][index], label, anchor: .end), at: Point(70, y + 14))
    let box = Box(76, y, 300 - Double(index) * 30, 20)
    frame.draw(.rectangle(box), fill: .solid(blue))
    frame.draw(
      .rectangle(Box(box.maxX, y, 50, 20)),
      fill: .hatch(Hatch(kind, line: blue, spacing: 5, width: kind == .dots ? 2.4 : 1)),
      stroke: Stroke(blue, width: 0.75))
    frame.write(TextRun("2,750.6", label, anchor: .start), at: Point(box.maxX + 55, y + 14))
  }
  frame.draw(.line(Point(76, 55), Point(76, 230)), stroke: Stroke(.black, width: 0.75))
  frame.draw(
    .line(Point(200, 55), Point(200, 230)),
    stroke: Stroke(Color(hex: "#F46A25")!, width: 1, dash: [4, 2], cap: .round))
  frame.write(TextRun("平均数", label, color: Color(hex: "#F46A25")!, anchor: .middle, angle: -90), at: Point(455, 140))
  frame.draw(
    .circle(Point(440, 30), radius: 10), fill: .solid(Color(hex: "#28A19780")!), stroke: Stroke(blue, width: 1))
  frame.draw(
    Path([.move(Point(460, 30)), .arc(center: Point(460, 30), radius: 10, start: -1.5, end: 0.9), .close]),
    fill: .solid(Color(hex: "#F46A25")!))
  frame.items.append(.end)
  var note = Frame(size: Size(200, 14))
  note.write(TextRun("注：“1—11月”为累计数，同比增长5.1％；<未清算> & 待核。这一行比框长得多，应在框边剪掉", Face(.body, size: 9)), at: Point(0, 11))
  note.items.append(.link(Box(0, 0, 60, 14), .anchor("o-3f2a91")))
  frame.items.append(.group(Frame.Group(note, at: Point(20, 245), clips: true)))
  var faded = Frame(size: Size(60, 20))
  faded.draw(.rectangle(Box(0, 0, 40, 12)), fill: .solid(.black))
  faded.draw(.rectangle(Box(20, 4, 40, 12)), fill: .solid(.black))
  frame.items.append(.group(Frame.Group(faded, at: Point(400, 245), scale: 1.2, opacity: 0.3)))
  return frame
}

/// Two pages of a brief, the second lying on its side.
func samplePages() -> [Frame] {
  var first = Frame(size: Size(.mm(210), .mm(297)))
  let body = Face(.body, size: 15.75)
  first.items.append(.begin(Frame.Tag("H1")))
  first.items.append(.anchor(Point(.mm(28), .mm(30)), "标题"))
  first.write(TextRun("2024年度各区工作对比简报", Face(.title, size: 22), anchor: .middle), at: Point(.mm(106), .mm(50)))
  first.items.append(.end)
  let lines = [
    (TextRun("一、经济运行", Face(.heading1, size: 15.75)), 65.0),
    (TextRun("（一）主要指标", Face(.heading2, size: 15.75)), 76.0),
    (TextRun("全年实现地区生产总值2750.60亿元，比上年增长5.1%，增速居首", body, letterSpacing: 0.043), 87),
    (TextRun("位。“十四五”以来，规模以上工业增加值年均增长6.2个百分点。", body, letterSpacing: 0.043), 98),
  ]
  for (run, y) in lines {
    first.items.append(.begin(Frame.Tag("P")))
    first.write(run, at: Point(.mm(28), .mm(y)))
    first.items.append(.end)
  }
  first.items.append(.link(Box(.mm(60), .mm(82), .mm(40), .mm(6)), .anchor("o-3f2a91")))
  first.items.append(.link(Box(.mm(60), .mm(93), .mm(40), .mm(6)), .anchor("nowhere")))
  first.place(sampleChart(), at: Point(.mm(28), .mm(110)), scale: 0.92)
  first.items.append(.begin(Frame.Tag("Artifact")))
  first.write(TextRun("— 1 —", Face(.numerals, size: 14), anchor: .end), at: Point(.mm(184), .mm(270)))
  first.items.append(.end)

  var second = Frame(size: Size(.mm(297), .mm(210)))
  second.items.append(.anchor(Point(.mm(30), .mm(28)), "o-3f2a91"))
  second.write(TextRun("附件1　资料来源索引", Face(.heading1, size: 15.75)), at: Point(.mm(37), .mm(35)))
  second.items.append(.link(Box(.mm(37), .mm(40), 100, 20), .address("https://example.org/年报?a=1&b='2'")))
  return [first, second]
}

let sampleDate = (year: 2024, month: 2, day: 8)

/// A line as a range of atoms.
struct LineRange: Hashable {
  var range: Range<Int>
  /// Spread to the full measure, or left ragged.
  var justified: Bool
}

/// A paragraph's atoms with running sums, so that any line's width is one subtraction.
struct Paragraph {
  let atoms: [Atom]
  private let advance: [Double]
  private let stretch: [Double]
  private let shrink: [Double]

  init(_ atoms: [Atom]) {
    self.atoms = atoms
    var a = [0.0]
    var t = [0.0]
    var s = [0.0]
    a.reserveCapacity(atoms.count + 1)
    t.reserveCapacity(atoms.count + 1)
    s.reserveCapacity(atoms.count + 1)
    for atom in atoms {
      a.append(a[a.count - 1] + atom.width + atom.gap)
      t.append(t[t.count - 1] + atom.gapStretch)
      s.append(s[s.count - 1] + atom.gapShrink)
    }
    advance = a
    stretch = t
    shrink = s
  }

  /// The width of a line as it falls, without room behind its last atom.
  func width(_ range: Range<Int>) -> Double {
    guard let last = range.last else { return 0 }
    return advance[range.upperBound] - advance[range.lowerBound] - atoms[last].gap
  }

  /// How many shares of room can be added between the atoms of a line.
  func stretchShares(_ range: Range<Int>) -> Double {
    guard let last = range.last else { return 0 }
    return stretch[last] - stretch[range.lowerBound]
  }

  /// How much can be taken out between the atoms of a line, and behind its last.
  func shrinkRoom(_ range: Range<Int>) -> Double {
    guard let last = range.last else { return 0 }
    return shrink[last] - shrink[range.lowerBound] + atoms[last].trim
  }

  /// The widest piece that has no break inside.
  var widestPiece: Double {
    var widest = 0.0
    var start = 0
    for i in atoms.indices where atoms[i].breakAfter || atoms[i].forcedBreak || i == atoms.count - 1 {
      widest = max(widest, width(start..<(i + 1)))
      start = i + 1
    }
    return widest
  }
}

extension Paragraph {
  /// How far letters may be pushed together when marks alone do not give enough room, as a part of the size.
  private static var tightening: Double { 0.02 }

  /// Breaks a justified paragraph so that the spacing of all its lines together differs least from the grid's.
  func breakLines(measure: Double, firstIndent: Double, em: Double) -> [LineRange] {
    var lines: [LineRange] = []
    var start = 0
    for i in atoms.indices where atoms[i].forcedBreak || i == atoms.count - 1 {
      let first = lines.isEmpty ? firstIndent : 0
      lines += bestLines(start..<(i + 1), measure: measure, firstIndent: first, em: em)
      start = i + 1
    }
    return lines
  }

  private func bestLines(_ whole: Range<Int>, measure: Double, firstIndent: Double, em: Double) -> [LineRange] {
    let single = width(whole)
    if single <= measure - firstIndent { return [LineRange(range: whole, justified: false)] }

    // Break positions: the index of the atom that begins the next line.
    var positions = [whole.lowerBound]
    for i in whole where atoms[i].breakAfter || i == whole.upperBound - 1 { positions.append(i + 1) }
    var cost = [Double](repeating: .infinity, count: positions.count)
    var previous = [Int](repeating: 0, count: positions.count)
    cost[0] = 0
    for j in 1..<positions.count {
      let last = j == positions.count - 1
      var i = j - 1
      while i >= 0 {
        let range = positions[i]..<positions[j]
        let room = measure - (i == 0 ? firstIndent : 0)
        let natural = width(range)
        let shares = stretchShares(range)
        let slack = shrinkRoom(range) + shares * Self.tightening * em
        let tooWide = natural - slack > room + 0.001
        // A piece wider than the line has to stand somewhere: alone, and at a price.
        if tooWide && i < j - 1 { break }
        let price = tooWide ? 1000 : linePrice(range, natural, room, em, last: last)
        if cost[i] + price < cost[j] {
          cost[j] = cost[i] + price
          previous[j] = i
        }
        i -= 1
      }
    }
    var lines: [LineRange] = []
    var j = positions.count - 1
    while j > 0 {
      let range = positions[previous[j]]..<positions[j]
      let overfull = width(range) > measure - (previous[j] == 0 ? firstIndent : 0) + 0.001
      lines.append(LineRange(range: range, justified: j < positions.count - 1 || overfull))
      j = previous[j]
    }
    return lines.reversed()
  }

  /// How badly a line departs from its natural spacing: 0 for a full line of Han characters.
  private func linePrice(_ range: Range<Int>, _ natural: Double, _ room: Double, _ em: Double, last: Bool) -> Double {
    let delta = room - natural
    if delta >= 0 {
      // A last line of one or two characters looks like a slip.
      if last { return natural < 2.5 * em ? 0.6 : 0 }
      let shares = max(1, stretchShares(range))
      let ratio = delta / (shares * em) / 0.04
      return ratio * ratio
    }
    let marks = shrinkRoom(range)
    if -delta <= marks {
      let ratio = -delta / marks
      return ratio * ratio
    }
    let tight = (-delta - marks) / (max(1, stretchShares(range)) * em) / Self.tightening
    return 1 + 2 * tight * tight
  }

  /// Fills lines one after the other, ragged: for cells, captions and notes.
  func fillLines(measure: Double, hang: Double = 0) -> [LineRange] {
    var lines: [LineRange] = []
    var start = 0
    var candidate: Int?
    var i = 0
    while i < atoms.count {
      let room = measure - (lines.isEmpty ? 0 : hang)
      let here = width(start..<(i + 1))
      if here - atoms[i].trim > room + 0.001, let end = candidate, end > start {
        lines.append(LineRange(range: start..<end, justified: false))
        start = end
        candidate = nil
        i = start
        continue
      }
      if atoms[i].forcedBreak {
        lines.append(LineRange(range: start..<(i + 1), justified: false))
        start = i + 1
        candidate = nil
      } else if atoms[i].breakAfter {
        candidate = i + 1
      }
      i += 1
    }
    if start < atoms.count { lines.append(LineRange(range: start..<atoms.count, justified: false)) }
    return lines
  }

  /// Breaks a title or a column's head into as few lines as it needs, all about equally long and without cutting the
  /// words of the trade.
  func balanceLines(measure: Double, em: Double) -> [LineRange] {
    var lines: [LineRange] = []
    var start = 0
    for i in atoms.indices where atoms[i].forcedBreak || i == atoms.count - 1 {
      lines += balanced(start..<(i + 1), measure: measure, em: em)
      start = i + 1
    }
    return lines
  }

  private func balanced(_ whole: Range<Int>, measure: Double, em: Double) -> [LineRange] {
    let total = width(whole)
    if total <= measure { return [LineRange(range: whole, justified: false)] }
    let count = Int((total / (measure * 0.96)).rounded(.up))
    let ideal = total / Double(count)
    let positions =
      [whole.lowerBound] + whole.filter { atoms[$0].breakAfter && $0 + 1 < whole.upperBound }.map { $0 + 1 }
      + [whole.upperBound]
    // price[k][j]: the best way to have set k lines up to position j.
    var price = [[Double]](repeating: [Double](repeating: .infinity, count: positions.count), count: count + 2)
    var from = [[Int]](repeating: [Int](repeating: 0, count: positions.count), count: count + 2)
    price[0][0] = 0
    for k in 1...(count + 1) {
      for j in 1..<positions.count {
        for i in 0..<j where price[k - 1][i] < .infinity {
          let w = width(positions[i]..<positions[j])
          guard w <= measure + 0.001 else { continue }
          let off = (w - ideal) / em
          let cut = j < positions.count - 1 && cutsWord(before: positions[j]) ? 40.0 : 0
          let total = price[k - 1][i] + off * off + cut
          if total < price[k][j] { (price[k][j], from[k][j]) = (total, i) }
        }
      }
    }
    let end = positions.count - 1
    // One line more is better than a word cut in two.
    let possible = (1...(count + 1)).filter { price[$0][end] < .infinity }
    guard let k = possible.min(by: { price[$0][end] + Double($0) * 16 < price[$1][end] + Double($1) * 16 }) else {
      return fillLines(measure: measure)
    }
    var lines: [LineRange] = []
    var (line, j) = (k, end)
    while line > 0 {
      let i = from[line][j]
      lines.append(LineRange(range: positions[i]..<positions[j], justified: false))
      (line, j) = (line - 1, i)
    }
    return lines.reversed()
  }

  /// Words that titles and names of indicators are made of; a line does not end inside one.
  private static let titleWords: [[Unicode.Scalar]] = [
    "工作", "总结", "对比", "比较", "简报", "情况", "报告", "分析", "指标", "年度", "改革", "发展", "经济", "社会", "主要", "各区", "各县", "全市",
    "全区", "全省", "部分", "关于", "统计", "完成", "任务", "目标", "计划", "政府", "公报", "数据", "来源", "索引", "附件", "以及",
    "地区", "生产", "总值", "产值", "总额", "增速", "增加", "加值", "占比", "比重", "比例", "收入", "支出", "投资", "消费", "零售", "预算",
    "公共", "一般", "固定", "资产", "工业", "农业", "产业", "产量", "企业", "规模", "以上", "人口", "城镇", "农村", "居民", "人均", "可支",
    "支配", "常住", "经营", "主体", "许可", "事项", "小区", "改造", "空气", "质量", "优良", "天数", "核算", "所述", "化率", "成率", "技术", "高新", "农作", "作物", "涉企",
  ].map { Array($0.unicodeScalars) }

  private func cutsWord(before position: Int) -> Bool {
    guard position > 0, position < atoms.count else { return false }
    let pair = [atoms[position - 1].last, atoms[position].first]
    return Self.titleWords.contains(pair)
  }
}

/// A brief made up for measuring: sections of prose, each with a table and a chart. The same words each time.
struct LongBrief {
  let manuscript: String
  let figures: [(key: String, definition: String)]

  init(sections: Int) {
    var text = "---\ntitle: \"各区县年度工作对照简报\"\nissuer: \"测算用\"\ndate: \"2024年2月8日\"\nstyle: gongwen\n---\n"
    var figures: [(key: String, definition: String)] = []
    for section in 0..<sections {
      let topic = Self.topics[section % Self.topics.count]
      text += "\n## \(Self.numerals[section % Self.numerals.count])、\(topic)\n"
      for part in 0..<4 {
        if part % 2 == 0 { text += "\n### （\(Self.numerals[part / 2])）总量和增速\n" }
        text += "\n" + Self.paragraph(topic, seed: section * 7 + part) + "\n"
      }
      text += "\n表：各区县\(topic) {单位：亿元}\n\n" + Self.table(seed: section) + "\n\n资料来源：各区县年度工作材料。\n"
      let key = "chart-\(section)"
      text += "\n![各区县\(topic)](charts/\(key).svg \"资料来源：各区县年度工作材料\")\n"
      figures.append((key, Self.chart(topic, seed: section)))
    }
    manuscript = text
    self.figures = figures
  }

  private static let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
  private static let topics = [
    "地区生产总值", "规模以上工业增加值", "固定资产投资", "社会消费品零售总额", "一般公共预算收入", "进出口总额", "居民人均可支配收入",
    "城镇新增就业", "粮食产量", "研发经费投入", "金融机构存款余额", "实际使用外资",
  ]
  private static let areas = [
    "澜江区", "云桥区", "鹿屏区", "青禾区", "石渡区", "松湖区", "临泉县", "安平县", "永丰县", "南溪县", "白塔县", "北岭县",
  ]

  /// A number that looks like one and is the same in each run.
  private static func number(_ seed: Int, _ row: Int) -> String {
    let tenths = 600 + (seed * 7919 + row * 104_729) % 8000
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func paragraph(_ topic: String, seed: Int) -> String {
    var text = "2023年，全市\(topic)合计\(number(seed, 99))亿元，比上年增长\(number(seed, 98).suffix(3))%。"
    for (row, area) in areas.enumerated() {
      text += "\(area)\(number(seed, row))亿元，占全市的\(row + 1).\(seed % 10)%，"
      text += row % 3 == 2 ? "与上年相比位次没有变化。" : "较上年提高0.\(row)个百分点；"
    }
    return text
  }

  private static func table(seed: Int) -> String {
    var lines = ["| 地区 | 2021年 | 2022年 | 2023年 | 同比（%） | 位次 |", "| :--- | ---: | ---: | ---: | ---: | ---: |"]
    for (row, area) in areas.enumerated() {
      let cells = (0..<3).map { number(seed + $0, row) }
      lines.append("| \(area) | \(cells.joined(separator: " | ")) | \(row % 9).\(seed % 10) | \(row + 1) |")
    }
    return lines.joined(separator: "\n")
  }

  private static func chart(_ topic: String, seed: Int) -> String {
    var rows: [String] = []
    for (row, area) in areas.enumerated() {
      for year in 0..<2 {
        rows.append(#"{"area": "\#(area)", "year": "\#(2022 + year)", "value": \#(number(seed + year, row))}"#)
      }
    }
    return """
      {"description": "", "title": {"text": "各区县\(topic)", "subtitle": "单位：亿元"},
       "data": {"values": [\(rows.joined(separator: ", "))]},
       "encoding": {"x": {"field": "area", "type": "nominal", "sort": null, "axis": {"title": null}},
         "xOffset": {"field": "year", "type": "nominal"},
         "y": {"field": "value", "type": "quantitative", "axis": {"title": null}}},
       "layer": [
         {"mark": "bar", "encoding": {"color": {"field": "year", "type": "nominal",
           "scale": {"range": ["#8094AB", "#12436D"]}}}},
         {"mark": {"type": "text", "baseline": "bottom", "dy": -2, "fontSize": 6},
          "encoding": {"text": {"field": "value", "type": "quantitative", "format": ".1f"}}}]}
      """
  }
}

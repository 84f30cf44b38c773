import Testing
import Typesetting

@testable import Manuscript

@Suite("A manuscript on its way to a Word file")
struct PandocMarkdownTests {
  private let text = """
    ---
    title: 对比
    head: 示例市发展和改革委员会
    number: 示发改〔2024〕3号
    issuer: 示例市
    date: 2024年2月8日
    ---

    ## 一、总体情况

    投资[37.21亿元](#o-1)，增长*约*6.3%，见[网页](https://example.org/a)。

    表：各区投资 {单位：亿元}

    | 地区 | 投资 |
    | :--- | ---: |
    | 甲区 | [37.21](#o-1) |
    | 乙区 | \\* |

    注：“\\*”为隐去。

    ![图题](charts/rank.svg)

    ## 附件1　数据来源索引

    | 序号 | 数值 |
    | :---: | ---: |
    | <a id="o-1"></a>1 | 37.21亿元 |
    """

  private func converted() throws -> String {
    pandocMarkdown(try parse(text, file: "a.md").blocks, pictures: ["rank": "rank.png"])
  }

  @Test func `styles are named, numbers lead to their rows`() throws {
    let markdown = try converted()
    for part in [
      "::: {custom-style=\"红头\"}\n示例市发展和改革委员会\n:::", "::: {custom-style=\"Title\"}\n对比\n:::", "# 一、总体情况 {-}",
      "投资[37\\.21亿元](#o-1)^1^，增长", "[网页](<https://example.org/a>)", "::: {custom-style=\"表题\"}\n表1　各区投资\n:::",
      "::: {custom-style=\"表单位\"}\n单位：亿元\n:::", "| [1]{#o-1} | 37\\.21亿元 |", "| 乙区 | \\* |",
      "![图1　图题](rank.png){width=15.6cm}\\ ", "::: {custom-style=\"署名\"}\n示例市\n:::", "::: {custom-style=\"附件\"}\n附件1\n:::\n\n::: {custom-style=\"附件标题\"}\n数据来源索引\n:::",
    ] {
      #expect(markdown.contains(part), "\(part)")
    }
  }

  @Test func `columns are as wide as their words`() throws {
    let rule = try converted().split(separator: "\n").first { $0.hasPrefix("| :-") }
    #expect(rule == "| :------ | -------: |")
  }

  @Test func `each attachment that is named has a line that is not spread`() throws {
    let text = "---\ntitle: 对比\n---\n\n附件：1.指标数值<br>　　　　　2.编制说明\n"
    let markdown = pandocMarkdown(try parse(text, file: "a.md").blocks, pictures: [:])
    #expect(
      markdown.contains(
        "::: {custom-style=\"附件说明\"}\n附件：1\\.指标数值\n:::\n\n::: {custom-style=\"附件说明\"}\n　　　2\\.编制说明\n:::"))
  }

  @Test func `long heads give way where a table is too wide for the page`() throws {
    let heads = ["地区", "规模以上工业增加值增速（%）", "一般公共预算收入增速（%）", "社会消费品零售总额增速（%）", "居民人均可支配收入增速（%）"]
    let text =
      "---\ntitle: 对比\n---\n\n| \(heads.joined(separator: " | ")) |\n|" + String(repeating: " :--- |", count: 5)
      + "\n| 内蒙古自治区 | 6.7 | 4.3 | 5 | 6 |\n"
    let rule = pandocMarkdown(try parse(text, file: "a.md").blocks, pictures: [:]).split(separator: "\n")
      .first { $0.hasPrefix("| :-") }
    #expect(rule?.split(separator: "|").map { $0.count - 3 } == [14, 12, 12, 12, 12])
  }

  @Test func `a figure without a picture says so`() throws {
    #expect(pandocMarkdown(try parse(text, file: "a.md").blocks, pictures: [:]).contains("（此处图件缺失）"))
  }
}

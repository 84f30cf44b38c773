import ArgumentParser

/// The command: one subcommand for each thing that is asked of a folder of summaries.
@main
struct Duizhao: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duizhao",
    abstract: say("Lays yearly work summaries side by side.", "把各地的年度工作总结放在一起对照。"),
    discussion: say(
      """
      A folder of Chinese yearly work summaries goes in (docx, pdf, html, txt, md, csv, xlsx); every number is accounted for,
      districts and years are lined up, and a printed comparison brief, charts and the numbers come out.

      EXAMPLES
        duizhao brief 材料/ -o 输出/
        duizhao extract 材料/2023年工作总结.docx
        duizhao explain "增长6.2%，总量突破2700亿元"
      """,
      """
      输入一个文件夹的年度工作总结（docx、pdf、html、txt、md、csv），逐个核对其中的数字，按地区和年度对齐，
      输出对照简报、图表和数据。

      示例
        duizhao brief 材料/ -o 输出/
        duizhao extract 材料/2023年工作总结.docx
        duizhao explain "增长6.2%，总量突破2700亿元"
      """),
    version: "0.1.0",
    subcommands: [
      BriefCommand.self, ExtractCommand.self, ExplainCommand.self, CheckCommand.self, ChartCommand.self, ExportCommand.self,
      TypesetCommand.self, VerifyCommand.self,
    ])
}

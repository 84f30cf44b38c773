import Analysis
import Statistics

/// Charts in the manuscript: a line each.
extension Composer {
  /// The chart prints its own source, and whom it leaves out and why: below it stands the caption only.
  func figureLine(_ figure: BriefFigure) -> String {
    "![\(escaped(caption(of: figure)))](charts/\(figure.id).svg)"
  }

  func caption(of figure: BriefFigure) -> String {
    let year = figure.year.map { "\($0)年" } ?? "\(yearWords(comparison.years))"
    let who = isSingle ? areas[0].name : wording.each
    guard let id = figure.indicator,
      let row = comparison.rows.first(where: { $0.indicator.id == id && $0.measure == figure.measure })
    else {
      return switch figure.definition {
      case "task-completion": "\(year)\(who)改革任务完成情况"
      case "growth-heat": "\(year)\(who)主要指标增速"
      default: "\(year)\(who)主要指标"
      }
    }
    let name = rowName(row).replacing("\\", with: "")
    switch figure.definition {
    case "rank": return "\(year)\(who)\(name)排序"
    case "target": return "\(year)\(who)\(name)目标与结果"
    case "slope": return figure.year.map { "\($0 - 1)年和\($0)年\(who)\(name)位次" } ?? "\(year)\(who)\(name)位次"
    case "composition": return "\(who)\(name)占合计的比重"
    case "waterfall": return "\(year)\(who)\(name)增减来源"
    case "change": return "\(year)\(who)\(name)增减情况"
    case "this-year-last", "dumbbell":
      return figure.year.map { "\($0 - 1)年和\($0)年\(who)\(name)" } ?? "\(year)\(who)\(name)"
    default: return "\(year)\(who)\(name)"
    }
  }

  /// Those of the section on an indicator; targets have a section of their own.
  func figures(for topic: Topic) -> [BriefFigure] {
    figures.filter { $0.indicator == topic.indicator.id && $0.definition != "target" }
  }
}

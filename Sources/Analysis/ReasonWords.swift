extension Comparability.Reason {
  /// The reason as a brief and a workbook word it: 时段不完整.
  package var words: String {
    switch self {
    case .partialPeriod: "时段不完整"
    case .cumulative: "为累计数"
    case .approximate: "为约数"
    case .bound: "只给出上下限"
    case .range: "为区间数"
    case .masked: "原文隐去"
    case .missing: "未提及"
    case .conflicting: "前后数值不一致"
    case .otherUnit: "计量单位不同"
    case .otherScope: "统计口径不同"
    case .otherDocument: "取自其他年度材料"
    case .stockAndFlow: "存量与增量不同"
    case .plan: "为计划数"
    case .boundaryChange: "为区划调整前数"
    }
  }
}

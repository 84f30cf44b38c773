package import Definitions
package import Diagnostics

/// What keeps a chart from being drawn.
package enum PlottingError: ExplainedError {
  case definition(DefinitionError)
  case unsupportedMark(Place, mark: String, supported: [String])
  case unsupportedTransform(Place, transform: String, supported: [String])
  case unsupportedFeature(Place, feature: String)
  case badExpression(Place, expression: String, problem: Wording)
  case unknownField(Place, field: String, fields: [String])
  case unknownData(Place, name: String)
  case noBinding(Place)
  case nothingToDraw(Place, what: String)

  package var place: Place? {
    switch self {
    case .definition(let error): error.place
    case .unsupportedMark(let p, _, _), .unsupportedTransform(let p, _, _), .unsupportedFeature(let p, _),
      .badExpression(let p, _, _), .unknownField(let p, _, _), .unknownData(let p, _), .noBinding(let p),
      .nothingToDraw(let p, _):
      p
    }
  }

  package var message: Wording {
    switch self {
    case .definition(let error): error.message
    case .unsupportedMark(_, let mark, _):
      Wording(en: "there is no mark called “\(mark)”", zh: "没有名为“\(mark)”的图形标记")
    case .unsupportedTransform(_, let transform, _):
      Wording(en: "there is no transform called “\(transform)”", zh: "没有名为“\(transform)”的数据变换")
    case .unsupportedFeature(_, let feature):
      Wording(en: "“\(feature)” is not drawn", zh: "尚不支持“\(feature)”")
    case .badExpression(_, let expression, let problem):
      Wording(
        en: "the expression “\(expression)” cannot be read: \(problem.english)",
        zh: "表达式“\(expression)”无法读取：\(problem.chinese)")
    case .unknownField(_, let field, _):
      Wording(en: "no field called “\(field)”", zh: "没有名为“\(field)”的字段")
    case .unknownData(_, let name):
      Wording(en: "there is no data called “\(name)”", zh: "没有名为“\(name)”的数据")
    case .noBinding:
      Wording(
        en: "the definition does not say which rows of the comparison it draws",
        zh: "定义未说明取用对照表的哪些行")
    case .nothingToDraw(_, let what):
      Wording(en: "there is no comparable value to draw for \(what)", zh: "\(what)没有可比数值，无图可绘")
    }
  }

  package var remedy: Wording {
    switch self {
    case .definition(let error): error.remedy
    case .unsupportedMark(_, let word, let words), .unsupportedTransform(_, let word, let words):
      choice(of: words, insteadOf: word, en: "supported", zh: "可用")
    case .unsupportedFeature(_, feature: "data.url"):
      Wording(
        en: "put the file beside the definition and name it, or write the rows under data.values",
        zh: "请将数据文件放在定义旁并写明文件名，或在data.values中直接列出数据")
    case .unsupportedFeature(_, let feature):
      Wording(
        en: "remove “\(feature)”; Charts/README.md lists what is drawn",
        zh: "请去掉“\(feature)”；可用的写法见Charts/README.md")
    case .badExpression:
      Wording(
        en: "write it as in JavaScript, for example “datum.value > 0 && datum.area != '合计'”",
        zh: "请按JavaScript的写法书写，例如“datum.value > 0 && datum.area != '合计'”")
    case .unknownField(_, let field, let fields): choice(of: fields, insteadOf: field, en: "fields here", zh: "可用字段")
    case .unknownData:
      Wording(
        en: "use “comparison”, or give the rows under data.values", zh: "请使用“comparison”，或在data.values中直接列出数据")
    case .noBinding:
      Wording(
        en: "add “usermeta”: {“duizhao”: {“rows”: “areas”}}", zh: "请补上“usermeta”: {“duizhao”: {“rows”: “areas”}}")
    case .nothingToDraw:
      Wording(
        en: "choose an indicator or a year for which at least one area states a value",
        zh: "请另选至少有一个地区说明数值的指标或年份")
    }
  }

  private func choice(of words: [String], insteadOf word: String, en: String, zh: String) -> Wording {
    let list = words.joined(separator: ", ")
    let chineseList = words.joined(separator: "、")
    guard let near = nearest(to: word, in: words) else {
      return Wording(en: "\(en): \(list)", zh: "\(zh)：\(chineseList)")
    }
    return Wording(en: "write “\(near)”; \(en): \(list)", zh: "请改为“\(near)”；\(zh)：\(chineseList)")
  }
}

package import Diagnostics
import Definitions

/// What can be wrong with a template; a comparison, however thin, always makes a brief.
package enum ReportingError: ExplainedError {
  /// The template names something that a brief does not have.
  case unknownTag(Place, name: String, allowed: [String])
  /// A section is opened and not closed, or closed under another name.
  case unbalancedSection(Place, name: String)
  /// The template cannot be read as Mustache.
  case notReadable(Place, detail: String)
  /// There is no template text at all.
  case emptyTemplate(Place)

  package var place: Place? {
    switch self {
    case .unknownTag(let place, _, _), .unbalancedSection(let place, _), .notReadable(let place, _),
      .emptyTemplate(let place):
      place
    }
  }

  package var message: Wording {
    switch self {
    case .unknownTag(_, let name, _):
      Wording(en: "a brief has nothing called “\(name)”", zh: "简报中没有名为“\(name)”的内容")
    case .unbalancedSection(_, let name):
      Wording(en: "section “\(name)” is not closed where it should be", zh: "段落标记“\(name)”的开始与结束不配对")
    case .notReadable(_, let detail):
      Wording(en: "the template cannot be read: \(detail)", zh: "模板无法读取：\(detail)")
    case .emptyTemplate:
      Wording(en: "the template is empty", zh: "模板是空的")
    }
  }

  package var remedy: Wording {
    switch self {
    case .unknownTag(_, let name, let allowed):
      if let near = nearest(to: name, in: allowed) {
        Wording(en: "write “\(near)”", zh: "请改为“\(near)”")
      } else {
        Wording(
          en: "use one of: \(allowed.joined(separator: ", "))", zh: "可用的名称：\(allowed.joined(separator: "、"))")
      }
    case .unbalancedSection(_, let name):
      Wording(
        en: "write {{/\(name)}} after the part that {{#\(name)}} begins",
        zh: "请在{{#\(name)}}所起部分之后写上{{/\(name)}}")
    case .notReadable:
      Wording(en: "check the braces at this place", zh: "请检查此处的大括号")
    case .emptyTemplate:
      Wording(en: "start from the template annual-comparison.md", zh: "请以annual-comparison.md为底稿")
    }
  }
}

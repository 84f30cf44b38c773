package import Analysis
package import Definitions
package import Diagnostics

/// What a folder's `duizhao.yaml` states: what cannot be told from the documents, and how the brief is headed.
package struct StudyDefinition: Hashable, Sendable {
  package static let fileName = "duizhao.yaml"

  package var title: String?
  package var issuer: String?
  package var date: IssueDate?
  /// The issue's number as printed: `第3期`.
  package var number: String?
  /// The area that the compared areas belong to: `示例市`.
  package var city: String?
  /// In the order of the brief; areas that the code list does not have may have no code.
  package var areas: [StatedArea] = []
  /// The area that the others are held against.
  package var benchmark: String?
  /// What becomes of an exact half when a computed figure is printed.
  package var rounding: RoundingRule = .halfUp
  /// Labels that mean the same, each with the name that it goes by.
  package var synonyms: [String: String] = [:]
  /// By file name, with folders below the study's folder.
  package var documents: [String: StatedDocument] = [:]
  /// Where `benchmark` stands, for messages.
  package var benchmarkPlace: Place?

  package struct StatedArea: Hashable, Sendable {
    package var name: String
    package var code: String?
  }

  /// What is stated of one document.
  package struct StatedDocument: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable { case review, plan, both }

    package var area: String?
    package var year: Int?
    package var kind: Kind?
    /// Leaves the document out.
    package var skip = false
    package var place: Place
  }

  package init() {}

  /// Reads a definition; a key that does not exist, or a value of the wrong kind, is an error with its place.
  package init(parsing text: String, file: String) throws(DefinitionError) {
    let root = try Node(parsing: text, file: file)
    if root.isNull { return }
    for entry in try root.settings(
      called: file,
      ["title", "issuer", "date", "number", "city", "areas", "benchmark", "rounding", "synonyms", "documents"])
    {
      if entry.value.isNull { continue }
      switch entry.key {
      case "title": title = try entry.text
      case "issuer": issuer = try entry.text
      case "number": number = try entry.text
      case "city": city = try entry.text
      case "benchmark":
        benchmark = try entry.text
        benchmarkPlace = entry.value.place
      case "date":
        let written = try entry.text
        guard let date = IssueDate(written) else {
          throw .wrongKind(
            entry.value.place, key: entry.key,
            expected: Wording(en: "a date such as 2024-02-08", zh: "日期，如2024-02-08"), found: quoted(written))
        }
        self.date = date
      case "rounding":
        let word = try entry.text
        guard let rule = RoundingRule(rawValue: word) else {
          throw .badValue(
            entry.value.place, key: entry.key, value: word, allowed: RoundingRule.allCases.map(\.rawValue))
        }
        rounding = rule
      case "synonyms": synonyms = try Self.synonyms(entry)
      case "areas": areas = try Self.areas(entry)
      default: documents = try Self.documents(entry)
      }
    }
  }

  private static func areas(_ entry: Node.Entry) throws(DefinitionError) -> [StatedArea] {
    guard let list = entry.value.list else {
      throw .wrongKind(
        entry.value.place, key: entry.key,
        expected: Wording(en: "a list of areas", zh: "地区列表"), found: entry.value.kind)
    }
    var areas: [StatedArea] = []
    for node in list {
      if let name = node.string {
        areas.append(StatedArea(name: name, code: nil))
        continue
      }
      var name: String?
      var code: String?
      for setting in try node.settings(called: entry.key, ["name", "code"]) {
        if setting.key == "name" { name = try setting.text } else { code = try setting.text }
      }
      guard let name else { throw .missingKey(node.place, key: "name") }
      if let code, code.count != 6 || Int(code) == nil {
        throw .wrongKind(
          node["code"]?.place ?? node.place, key: "code",
          expected: Wording(en: "a code of six digits such as 440703", zh: "六位代码，如440703"), found: quoted(code))
      }
      areas.append(StatedArea(name: name, code: code))
    }
    return areas
  }

  /// `网上可办率: [网办率, 政务服务事项网办率]`: the name first, then what else it is called.
  private static func synonyms(_ entry: Node.Entry) throws(DefinitionError) -> [String: String] {
    guard let names = entry.value.map else {
      throw .wrongKind(
        entry.value.place, key: entry.key,
        expected: Wording(en: "names with the labels that mean the same", zh: "以名称为键的一组同义标签"), found: entry.value.kind)
    }
    var synonyms: [String: String] = [:]
    for name in names {
      let labels = name.value.list ?? [name.value]
      for label in labels {
        guard let text = label.string, !text.isEmpty else {
          throw .wrongKind(label.place, key: name.key, expected: Wording(en: "a label", zh: "标签文字"), found: label.kind)
        }
        if let other = synonyms[text], other != name.key {
          throw .badValue(label.place, key: name.key, value: text, allowed: [other])
        }
        synonyms[text] = name.key
      }
    }
    return synonyms
  }

  private static func documents(_ entry: Node.Entry) throws(DefinitionError) -> [String: StatedDocument] {
    guard let files = entry.value.map else {
      throw .wrongKind(
        entry.value.place, key: entry.key,
        expected: Wording(en: "file names with what is stated of each", zh: "以文件名为键的一组说明"),
        found: entry.value.kind)
    }
    var documents: [String: StatedDocument] = [:]
    for file in files {
      var stated = StatedDocument(place: file.keyPlace)
      for setting in try file.value.settings(called: file.key, ["area", "year", "kind", "skip"]) {
        switch setting.key {
        case "area": stated.area = try setting.text
        case "year":
          guard let year = setting.value.int, (1949...2199).contains(year) else {
            throw .wrongKind(
              setting.value.place, key: setting.key, expected: Wording(en: "a year such as 2023", zh: "年份，如2023"),
              found: setting.value.int.map { quoted("\($0)") } ?? setting.value.kind)
          }
          stated.year = year
        case "kind":
          let word = try setting.text
          guard let kind = StatedDocument.Kind(rawValue: word) else {
            throw .badValue(
              setting.value.place, key: setting.key, value: word,
              allowed: StatedDocument.Kind.allCases.map(\.rawValue))
          }
          stated.kind = kind
        default:
          guard let skip = setting.value.bool else {
            throw .wrongKind(
              setting.value.place, key: setting.key, expected: Wording(en: "true or false", zh: "true或false"),
              found: setting.value.kind)
          }
          stated.skip = skip
        }
      }
      documents[file.key] = stated
    }
    return documents
  }
}

private func quoted(_ text: String) -> Wording { Wording(en: "“\(text)”", zh: "“\(text)”") }

extension Node {
  /// The entries of a group of settings, none of which may be called otherwise than `allowed`.
  fileprivate func settings(called name: String, _ allowed: [String]) throws(DefinitionError) -> [Entry] {
    guard let map else {
      throw .wrongKind(
        place, key: name, expected: Wording(en: "a group of settings", zh: "一组设置"), found: kind)
    }
    for entry in map where !allowed.contains(entry.key) {
      throw .unknownKey(entry.keyPlace, key: entry.key, allowed: allowed)
    }
    return map
  }
}

extension Node.Entry {
  /// A text; a bare number is taken as it is written, as `number: 3` and `code: 440703` are.
  fileprivate var text: String {
    get throws(DefinitionError) {
      switch value.value {
      case .string(let text): return text
      case .number(let digits): return digits
      default:
        throw .wrongKind(value.place, key: key, expected: Wording(en: "a text", zh: "文字"), found: value.kind)
      }
    }
  }
}

package import Analysis
import Documents
import Statistics

/// The files of a Frictionless data package (version 2): its description, the figures, their sources, the documents.
///
/// Tables are UTF-8 without a mark. Keys lead from each figure to the words that it was read from and to its document.
package func dataPackage(_ comparison: Comparison) -> [(name: String, bytes: [UInt8])] {
  [
    ("datapackage.json", DataPackage(comparison).description.bytes()),
    ("data.csv", tidyCSV(comparison, marked: false)),
    ("sources.csv", sourcesCSV(comparison)),
    ("documents.csv", documentsCSV(comparison)),
  ]
}

/// Each cited observation once: where it stands and its words.
private func sourcesCSV(_ comparison: Comparison) -> [UInt8] {
  var csv = DelimitedText(marked: false)
  for name in ["observation", "document", "paragraph", "start", "end", "words", "quote"] { csv.field(name) }
  csv.endRow()
  for observation in citedObservations(comparison) {
    csv.field(observation.id)
    csv.text(observation.citation.document)
    csv.field(String(observation.citation.paragraph))
    csv.field(String(observation.citation.range.lowerBound))
    csv.field(String(observation.citation.range.upperBound))
    csv.text(observation.citation.words)
    csv.text(observation.citation.quote)
    csv.endRow()
  }
  return csv.bytes
}

/// What each document was taken for. A file of figures may be many reports: one row for each.
private func documentsCSV(_ comparison: Comparison) -> [UInt8] {
  var csv = DelimitedText(marked: false)
  for name in ["document", "area", "area_code", "year", "kind", "title", "sha256"] { csv.field(name) }
  csv.endRow()
  for profile in comparison.profiles {
    csv.text(profile.document)
    csv.text(profile.area?.name ?? "")
    csv.text(profile.area?.code ?? "")
    csv.field(profile.year.map(String.init) ?? "")
    csv.field(profile.kind.rawValue)
    csv.text(profile.title)
    csv.field(profile.digest)
    csv.endRow()
  }
  return csv.bytes
}

/// The description of a data package.
private struct DataPackage {
  let comparison: Comparison

  init(_ comparison: Comparison) { self.comparison = comparison }

  private struct Field: Sendable {
    var name: String
    var type: String
    var title: String
    var constraints: [(String, JSONText)] = []
  }

  private static let figures: [Field] = [
    Field(name: "area", type: "string", title: "地区", constraints: [("required", .bool(true))]),
    Field(name: "area_code", type: "string", title: "区划代码（GB/T 2260）"),
    Field(name: "indicator", type: "string", title: "指标代码；目录外的名称以~开头", constraints: [("required", .bool(true))]),
    Field(name: "indicator_name", type: "string", title: "指标"),
    Field(
      name: "measure", type: "string", title: "数值类别",
      constraints: [("enum", .strings(["level", "growth", "change", "share", "completion", "rank"]))]),
    Field(
      name: "scenario", type: "string", title: "情形",
      constraints: [("enum", .strings(["actual", "target", "baseline"]))]),
    Field(name: "period", type: "string", title: "时期（ISO 8601；asof:为时点）", constraints: [("required", .bool(true))]),
    Field(name: "value", type: "number", title: "数值，按unit列的单位；原文隐去和区间为空"),
    Field(name: "low", type: "number", title: "下限"), Field(name: "high", type: "number", title: "上限"),
    Field(name: "unit", type: "string", title: "单位"),
    Field(name: "bound", type: "string", title: "限定：约、以上、以内"),
    Field(name: "masked", type: "boolean", title: "原文是否隐去数字"),
    Field(name: "obs_status", type: "string", title: "数值状态（SDMX CL_OBS_STATUS）"),
    Field(name: "comparable", type: "string", title: "可比性：yes、conditional、no"),
    Field(name: "reason", type: "string", title: "原因，以分号分隔"),
    Field(name: "document", type: "string", title: "材料"), Field(name: "start", type: "integer", title: "起（字符）"),
    Field(name: "end", type: "integer", title: "止（字符）"), Field(name: "quote", type: "string", title: "原文"),
    Field(name: "observation", type: "string", title: "出处编号", constraints: [("required", .bool(true))]),
  ]
  private static let sources: [Field] = [
    Field(
      name: "observation", type: "string", title: "出处编号",
      constraints: [("required", .bool(true)), ("unique", .bool(true))]),
    Field(name: "document", type: "string", title: "材料"), Field(name: "paragraph", type: "integer", title: "段落"),
    Field(name: "start", type: "integer", title: "起（字符）"), Field(name: "end", type: "integer", title: "止（字符）"),
    Field(name: "words", type: "string", title: "原词"), Field(name: "quote", type: "string", title: "原文"),
  ]
  private static let documents: [Field] = [
    Field(name: "document", type: "string", title: "材料", constraints: [("required", .bool(true))]),
    Field(name: "area", type: "string", title: "地区"), Field(name: "area_code", type: "string", title: "区划代码"),
    Field(name: "year", type: "year", title: "年度"), Field(name: "kind", type: "string", title: "类别"),
    Field(name: "title", type: "string", title: "标题"), Field(name: "sha256", type: "string", title: "文件摘要"),
  ]

  var description: JSONText {
    var titles: Set<String> = []
    let sources = comparison.profiles.filter { titles.insert($0.document).inserted }.map {
      JSONText.object([("title", .string($0.title.isEmpty ? $0.document : $0.title)), ("path", .string($0.document))])
    }
    return .object([
      ("$schema", .string("https://datapackage.org/profiles/2.0/datapackage.json")),
      ("name", .string("work-summaries")), ("title", .string("工作总结对照数据")),
      ("description", .string("从各地年度工作总结中逐项读出的数值，每个数值都可查到原文。")),
      ("sources", .array(sources)),
      (
        "resources",
        .array([
          resource(
            "data", "对照数据：每行一个数值", Self.figures,
            more: [
              ("missingValues", .strings([""])),
              (
                "foreignKeys",
                .array([
                  .object([
                    ("fields", .strings(["observation"])),
                    (
                      "reference",
                      .object([("resource", .string("sources")), ("fields", .strings(["observation"]))])
                    ),
                  ])
                ])
              ),
            ]),
          resource("sources", "出处：每个数值的原文", Self.sources, more: [("primaryKey", .strings(["observation"]))]),
          resource("documents", "材料：所属地区和年度", Self.documents, more: []),
        ])
      ),
    ])
  }

  private func resource(_ name: String, _ title: String, _ fields: [Field], more: [(String, JSONText)]) -> JSONText {
    let schema: [(String, JSONText)] = [
      (
        "fields",
        .array(
          fields.map { field in
            var members: [(String, JSONText)] = [
              ("name", .string(field.name)), ("type", .string(field.type)), ("title", .string(field.title)),
            ]
            if !field.constraints.isEmpty { members.append(("constraints", .object(field.constraints))) }
            return .object(members)
          })
      )
    ]
    return .object([
      ("name", .string(name)), ("path", .string("\(name).csv")), ("type", .string("table")), ("title", .string(title)),
      ("format", .string("csv")), ("mediatype", .string("text/csv")), ("encoding", .string("utf-8")),
      ("dialect", .object([("delimiter", .string(",")), ("lineTerminator", .string("\r\n"))])),
      ("schema", .object(schema + more)),
    ])
  }
}

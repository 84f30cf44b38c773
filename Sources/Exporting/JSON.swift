package import Analysis
import Diagnostics
import Documents
import FoundationEssentials
import Statistics

/// The whole comparison as JSON: rows with their cells, targets, tasks, findings, and each observation once, by id.
///
/// Keys stand in a fixed order. Stated values have all their digits; computed ones are rounded to ten places.
package func json(_ comparison: Comparison) -> [UInt8] {
  JSONText.object([
    ("areas", .array(comparison.areas.map(area))),
    ("years", .array(comparison.years.map { .number($0) })),
    ("benchmark", .optional(comparison.benchmark.map { comparison.areas[$0].name })),
    ("rounding", .string(comparison.rounding.rawValue)),
    ("documents", .array(comparison.profiles.map(document))),
    ("rows", .array(comparison.rows.map { row($0, in: comparison) })),
    ("targets", .array(comparison.targets.map(target))),
    ("tasks", .array(comparison.tasks.map(task))),
    ("progress", .array(comparison.progress.map(progress))),
    ("checks", .array(comparison.checks.map(check))),
    ("findings", .array(comparison.findings.map(finding))),
    ("highlights", .array(comparison.highlights.map(highlight))),
    ("proposals", .array(comparison.proposals.map(proposal))),
    ("observations", .array(citedObservations(comparison).map(observation))),
    ("diagnostics", .array(comparison.diagnostics.map(diagnostic))),
  ]).bytes()
}

private func area(_ area: ReferenceArea) -> JSONText {
  .object([("code", .string(area.code)), ("name", .string(area.name))])
}

func document(_ profile: DocumentProfile) -> JSONText {
  .object([
    ("document", .string(profile.document)), ("sha256", .string(profile.digest)), ("title", .string(profile.title)),
    ("area", .optional(profile.area?.name)), ("area_code", .optional(profile.area?.code)),
    ("year", .number(profile.year)), ("kind", .string(profile.kind.rawValue)),
    ("area_evidence", .string(profile.areaEvidence)), ("year_evidence", .string(profile.yearEvidence)),
  ])
}

private func row(_ row: Row, in comparison: Comparison) -> JSONText {
  let indicator = row.indicator
  return .object([
    ("indicator", .string(indicator.id)), ("indicator_name", .string(indicator.name)),
    ("english_name", .string(indicator.englishName)), ("domain", .string(indicator.domain.rawValue)),
    ("direction", .string(indicator.direction.rawValue)), ("additive", .bool(indicator.isAdditive)),
    ("measure", .string(row.measure.rawValue)), ("scenario", .string(row.scenario.rawValue)),
    ("unit", .string(row.unit)), ("lined_up", .bool(row.isLinedUp)),
    ("cells", .array(comparison.areas.indices.flatMap { index in
      // An empty cell says why it is empty, where there is something beside it.
      zip(row.periods, row.cells[index]).filter { row.isLinedUp || $1.observation != nil }
        .map { cell($1, of: comparison.areas[index], period: $0) }
    })),
    ("summaries", .array(zip(row.periods, row.summaries).filter { $1.count > 1 }.map { period, summary in
      .object([
        ("period", .string(period.code)), ("count", .number(summary.count)), ("of", .number(summary.of)),
        ("total", derived(summary.total)), ("mean", derived(summary.mean)), ("weighted", derived(summary.weighted)), ("median", derived(summary.median)),
        ("range", derived(summary.range)), ("dispersion", derived(summary.dispersion)),
      ])
    })),
  ])
}

private func cell(_ cell: Cell, of area: ReferenceArea, period: TimePeriod) -> JSONText {
  let state =
    switch cell.content {
    case .stated: "stated"
    case .masked: "masked"
    case .notStated: "not_stated"
    case .noDocument: "no_document"
    }
  var members: [(String, JSONText)] = [
    ("area", .string(area.name)), ("period", .string(period.code)), ("state", .string(state)),
  ]
  if let observation = cell.observation {
    members += [
      ("value", .number(observation.quantity.value)), ("low", .number(observation.quantity.low)),
      ("high", .number(observation.quantity.high)), ("observation", .string(observation.id)),
    ]
  }
  members += [
    ("comparable", .string(cell.comparability.verdict.rawValue)),
    ("reasons", .strings(cell.comparability.reasons.map(\.rawValue))),
  ]
  if !cell.rivals.isEmpty { members.append(("rivals", .strings(cell.rivals.map(\.id)))) }
  if cell.change != nil { members.append(("change", derived(cell.change))) }
  if cell.growth != nil { members.append(("growth", derived(cell.growth))) }
  if cell.rank != nil { members.append(("rank", .number(cell.rank))) }
  if cell.rankChange != nil { members.append(("rank_change", .number(cell.rankChange))) }
  if cell.share != nil { members.append(("share", derived(cell.share))) }
  if cell.toMedian != nil { members.append(("to_median", derived(cell.toMedian))) }
  if cell.toBenchmark != nil { members.append(("to_benchmark", derived(cell.toBenchmark))) }
  return .object(members)
}

private func derived(_ derived: Derived?) -> JSONText {
  guard let derived else { return .null }
  return .object([
    ("value", .number(rounded(derived.value, places: 10))), ("unit", .string(derived.unit)),
    ("formula", .string(derived.formula)), ("inputs", .strings(derived.inputs)),
  ])
}

private func target(_ item: TargetResult) -> JSONText {
  .object([
    ("area", .string(item.area.name)), ("indicator", .string(item.indicator.id)),
    ("indicator_name", .string(item.indicator.name)), ("measure", .string(item.measure.rawValue)),
    ("year", .number(item.year)), ("target", .string(item.target.id)), ("result", .optional(item.result?.id)),
    ("attainment", derived(item.attainment)), ("verdict", .string(item.verdict.rawValue)),
  ])
}

private func task(_ item: TaskCompletion) -> JSONText {
  .object([
    ("area", .string(item.area.name)), ("year", .number(item.year)), ("total", .optional(item.total?.id)),
    ("done", .optional(item.done?.id)), ("ongoing", .optional(item.ongoing?.id)),
    ("waiting", .optional(item.waiting?.id)), ("stated", .optional(item.stated?.id)),
    ("computed", derived(item.computed)),
  ])
}

private func progress(_ item: Progress) -> JSONText {
  .object([
    ("area", .string(item.area.name)), ("indicator", .string(item.indicator.id)),
    ("indicator_name", .string(item.indicator.name)), ("year", .number(item.year)), ("period", .string(item.period.code)),
    ("completion", derived(item.completion)), ("elapsed", derived(item.elapsed)), ("lead", derived(item.lead)),
    ("verdict", .string(item.verdict.rawValue)), ("stated", .optional(item.stated?.id)),
    ("done", .optional(item.done?.id)), ("task", .optional(item.task?.id)),
  ])
}

private func highlight(_ item: Highlight) -> JSONText {
  .object([
    ("kinds", .strings(item.kinds.map(\.rawValue))), ("area", .string(item.area.name)),
    ("indicator", .string(item.indicator.id)), ("measure", .string(item.measure.rawValue)), ("year", .number(item.year)),
    ("observations", .strings(item.observations)), ("score", .number(rounded(item.score, places: 4))),
  ])
}

func finding(_ item: Finding) -> JSONText {
  .object([
    ("check", .string(item.check)), ("verdict", .string(item.verdict.rawValue)), ("area", .optional(item.area?.name)),
    ("year", .number(item.year)), ("message", wording(item.message)), ("remedy", wording(item.remedy)),
    ("operands", .strings(item.operands.map(\.id))), ("computed", derived(item.computed)),
  ])
}

func wording(_ wording: Wording) -> JSONText {
  .object([("en", .string(wording.english)), ("zh", .string(wording.chinese))])
}

func observation(_ item: Observation) -> JSONText {
  .object([
    ("id", .string(item.id)), ("document", .string(item.citation.document)),
    ("paragraph", .number(item.citation.paragraph)), ("page", .number(item.citation.page)),
    ("start", .number(item.citation.range.lowerBound)), ("end", .number(item.citation.range.upperBound)),
    ("text", .string(item.citation.words)), ("quote", .string(item.citation.quote)),
    ("section", .strings(item.section)), ("indicator", .optional(item.indicator)), ("label", .string(item.label)),
    ("area", .optional(item.area)), ("period", .string(item.period.code)), ("scenario", .string(item.scenario.rawValue)),
    ("measure", .string(item.measure.rawValue)), ("value", .number(item.quantity.value)),
    ("low", .number(item.quantity.low)), ("high", .number(item.quantity.high)), ("unit", .string(item.quantity.unit)),
    ("bound", .optional(item.quantity.bound?.rawValue)), ("masked", .bool(item.quantity.isMasked)),
    ("qualifiers", .strings(item.qualifiers)), ("rule", .string(item.rule)),
  ])
}

private func diagnostic(_ item: Diagnostic) -> JSONText {
  .object([
    ("severity", .string(item.severity.name(in: .english))), ("file", .optional(item.place?.file)),
    ("message", wording(item.message)), ("remedy", item.remedy.map(wording) ?? .null),
  ])
}

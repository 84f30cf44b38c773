package import Analysis
import Diagnostics
import Documents
import Statistics

/// What the checks found as JSON, in the shape of `docs/check.schema.json`: the counts of each check, the findings with
/// verdict, both operands and remedy, labels that may mean the same, and each observation once, by id.
package func checkJSON(_ comparison: Comparison) -> [UInt8] {
  let verdict = comparison.findings.contains { $0.verdict == .toVerify } ? "to_verify" : "agrees"
  var told: Set<String> = []
  let cited = (comparison.findings.flatMap(\.operands) + comparison.proposals.flatMap { [$0.first, $0.second] })
    .filter { told.insert($0.id).inserted }
  return JSONText.object([
    ("verdict", .string(verdict)), ("checks", .array(comparison.checks.map(check))),
    ("findings", .array(comparison.findings.map(finding))),
    ("proposals", .array(comparison.proposals.map(proposal))), ("observations", .array(cited.map(observation))),
    ("documents", .array(comparison.profiles.map(document))),
  ]).bytes()
}

func check(_ count: CheckCount) -> JSONText {
  .object([
    ("check", .string(count.check)), ("title", wording(count.title)), ("checked", .number(count.checked)),
    ("agrees", .number(count.agrees)), ("agrees_within_rounding", .number(count.agreesWithinRounding)),
    ("to_verify", .number(count.toVerify)),
  ])
}

func proposal(_ item: LabelProposal) -> JSONText {
  .object([
    ("name", .string(item.name)), ("label", .string(item.label)),
    ("observations", .strings([item.first.id, item.second.id])),
  ])
}

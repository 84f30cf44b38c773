/// Every number of a document, in the order of the text: an observation, or why it is none.
package struct Ledger: Hashable, Sendable {
  package var profile: DocumentProfile
  package var entries: [LedgerEntry]

  package init(profile: DocumentProfile, entries: [LedgerEntry]) {
    self.profile = profile
    self.entries = entries
  }

  package var observations: [Observation] { entries.compactMap(\.observation) }
}

/// One number, mask or Chinese numeral and what became of it.
package struct LedgerEntry: Hashable, Sendable {
  package var range: Range<Int>
  package var text: String
  package var role: Role
  /// The name of the rule that decided the role.
  package var rule: String
  /// Present exactly when the role is `.observation`.
  package var observation: Observation?

  package init(range: Range<Int>, text: String, role: Role, rule: String, observation: Observation? = nil) {
    self.range = range
    self.text = text
    self.role = role
    self.rule = rule
    self.observation = observation
  }
}

/// What a number is for.
package enum Role: String, Hashable, Sendable, CaseIterable, Codable {
  case observation, date
  case documentNumber = "document_number"
  case ordinal, name
  case maskedName = "masked_name"
  case incidental, enumerator
}

/// What a document is about, as told by its title, text, name or the folder's `duizhao.yaml`.
package struct DocumentProfile: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable { case review, plan, both }

  package var document: String
  package var digest: String
  package var title: String
  /// The area that the document reports on; nil where it could not be told.
  package var area: ReferenceArea?
  /// The year that is looked back on; nil where it could not be told.
  package var year: Int?
  package var kind: Kind
  /// The months that its figures cover where it says that they do not cover the year: 1...11.
  package var months: ClosedRange<Int>?
  /// How area and year were told, for the run's report: the words that decided.
  package var areaEvidence: String
  package var yearEvidence: String

  package init(
    document: String, digest: String, title: String, area: ReferenceArea?, year: Int?, kind: Kind = .both,
    months: ClosedRange<Int>? = nil, areaEvidence: String = "", yearEvidence: String = ""
  ) {
    self.document = document
    self.digest = digest
    self.title = title
    self.area = area
    self.year = year
    self.kind = kind
    self.months = months
    self.areaEvidence = areaEvidence
    self.yearEvidence = yearEvidence
  }
}

/// A district, county, city or province by its code in GB/T 2260.
package struct ReferenceArea: Hashable, Sendable {
  /// Six digits; empty for an area that the code list does not have.
  package var code: String
  package var name: String

  package init(code: String, name: String) {
    self.code = code
    self.name = name
  }
}

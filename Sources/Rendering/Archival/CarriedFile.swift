/// A file that a printed file carries inside.
package struct CarriedFile: Hashable, Sendable {
  /// What it is to the document, in the words of PDF/A-3.
  package enum Relationship: String, Hashable, Sendable {
    /// What the document was made from.
    case source = "Source"
    /// The numbers that it shows.
    case data = "Data"
    case supplement = "Supplement"
  }

  package var name: String
  package var description: String
  /// `text/csv`.
  package var type: String
  package var relationship: Relationship
  package var bytes: [UInt8]

  package init(name: String, description: String, type: String, relationship: Relationship, bytes: [UInt8]) {
    self.name = name
    self.description = description
    self.type = type
    self.relationship = relationship
    self.bytes = bytes
  }
}

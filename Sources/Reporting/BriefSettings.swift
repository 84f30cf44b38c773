/// What an author states about a brief before it is written; everything else comes from the comparison.
package struct BriefSettings: Hashable, Sendable {
  /// The printed title; made from areas and years where nil.
  package var title: String?
  /// Who issues the brief, as printed below it.
  package var issuer: String?
  /// The date as printed: `2024年2月8日`; none is printed where nil.
  package var date: String?
  /// The issue number of a series, as printed: `第3期`.
  package var number: String?
  /// The name of the city or province that the areas belong to, for title and text: `示例市`.
  package var region: String?
  /// The page style of `Reports/`, without ending.
  package var style: String
  /// The most indicators that get a section of their own; the others stand in the appendix only.
  package var indicatorLimit: Int
  /// The most indicators that get a table or a chart beside their sentences.
  package var exhibitLimit: Int

  package init(
    title: String? = nil, issuer: String? = nil, date: String? = nil, number: String? = nil, region: String? = nil,
    style: String = "gongwen", indicatorLimit: Int = 14, exhibitLimit: Int = 6
  ) {
    self.title = title
    self.issuer = issuer
    self.date = date
    self.number = number
    self.region = region
    self.style = style
    self.indicatorLimit = indicatorLimit
    self.exhibitLimit = exhibitLimit
  }
}

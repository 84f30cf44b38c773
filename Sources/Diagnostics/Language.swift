/// The languages in which the program speaks to people.
package enum Language: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"
}

/// One sentence in each of the program's languages.
package struct Wording: Hashable, Sendable {
  package var english: String
  package var chinese: String

  package init(en english: String, zh chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  package func callAsFunction(in language: Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}

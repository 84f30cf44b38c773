package import Diagnostics
import Extraction

/// How a sentence is read, in words.
package func explainSentence(_ text: String, in language: Language) throws(RunFailure) -> String {
  explain(text, with: try StockFiles.codeLists(), in: language)
}

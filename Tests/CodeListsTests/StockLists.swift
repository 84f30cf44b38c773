import CodeLists
import Foundation
import Stock

/// The text of a code list that comes with the program; nil where there is none of that name.
func stockText(_ name: String) -> String? {
  try? String(contentsOf: StockFolder.codeLists.url.appendingPathComponent(name), encoding: .utf8)
}

/// A code list that comes with the program, as records.
func stockTable(_ name: String) -> TableFile { TableFile(stockText(name) ?? "", file: "CodeLists/\(name)") }

/// All code lists that come with the program.
func stockLists() throws -> CodeLists { try loaded.get() }

/// Read once: a suite is made anew for every test and every argument.
private let loaded = Result { try CodeLists(load: stockText) }

/// A table written in a test, columns separated by `|` for the eye.
func table(_ lines: String...) -> TableFile {
  TableFile(lines.joined(separator: "\n").replacing("|", with: "\t"), file: "t.tsv")
}

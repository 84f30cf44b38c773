package import Statistics

/// Districts, counties, cities and provinces by GB/T 2260 code.
package struct AreaList: Sendable {
  private var byCode: [String: (name: String, parent: String)] = [:]
  private var names = PhraseIndex([])
  /// The codes that each name may mean.
  private var codes: [[String]] = []

  package init() {}

  /// Reads `areas.tsv`: code, name, code of the division above.
  package init(_ table: TableFile) throws(CodeListError) {
    var byName: [String: Int] = [:]
    var forms: [String] = []
    for record in table.records {
      guard record.columns.count == 3 else {
        throw .columns(table.place(record), expected: 3, found: record.columns.count)
      }
      let code = String(record.columns[0])
      guard byCode[code] == nil else { throw .repeated(table.place(record), code: code) }
      byCode[code] = (String(record.columns[1]), String(record.columns[2]))
      for name in Self.forms(of: String(record.columns[1]), code: code) {
        if let number = byName[name] {
          codes[number].append(code)
        } else {
          byName[name] = codes.count
          forms.append(name)
          codes.append([code])
        }
      }
    }
    names = PhraseIndex(forms.map { Array($0.unicodeScalars) })
  }

  /// The area with a code; nil where the list does not have it.
  package subscript(code: String) -> ReferenceArea? {
    byCode[code].map { ReferenceArea(code: code, name: $0.name) }
  }

  package func parent(of code: String) -> String? { byCode[code]?.parent }

  /// The area whose name begins at a place of a text, and all codes that the name may mean.
  package func match(in text: [Unicode.Scalar], at start: Int, before end: Int) -> (codes: [String], end: Int)? {
    let found = names.longest(in: text, at: start, before: end)
    return found.number < 0 ? nil : (codes[found.number], found.end)
  }

  /// Provinces and autonomous regions are also known by their short names (广西, 内蒙古).
  private static func forms(of name: String, code: String) -> [String] {
    guard code.hasSuffix("0000"), code != "100000" else { return [name] }
    for ending in ["壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "特别行政区", "省", "市"] where name.hasSuffix(ending) {
      return [name, String(name.dropLast(ending.count))]
    }
    return [name]
  }
}

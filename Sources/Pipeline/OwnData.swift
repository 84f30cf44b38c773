import Definitions
import Diagnostics
import Foundation
import Plotting
import Rendering

/// Draws a definition that needs no comparison: its own data, or those of a file under the name that it uses. One that is not made for
/// this program is drawn as Vega-Lite draws it, in its own size and look.
func plotOwnData(
  _ order: PictureOrder, _ definition: ChartDefinition, theme: Theme, fonts: Fonts
) throws(RunFailure) -> Chart {
  var data: [String: DataTable] = [:]
  var named: Set<String> = []
  for source in definition.view.allSources {
    switch source {
    case .named(let name, _): named.insert(name)
    case .file(let path, let format, _):
      let folder = (definition.file as NSString).deletingLastPathComponent
      data[path] = try dataTable(at: (folder as NSString).appendingPathComponent(path), format)
    case .values, .nothing: break
    }
  }
  if !named.isEmpty {
    guard let path = order.data else { throw RunFailure(PipelineError.needsData(definition.file)) }
    let table = try dataTable(at: path, DataFormat())
    for name in named { data[name] = table }
  } else if let path = order.data {
    throw RunFailure(PipelineError.hasOwnData(definition.file, data: path))
  }
  let isOurs = definition.isOurs
  return try orFail { () throws(PlottingError) in
    try plot(
      definition, data: data, theme: isOurs ? theme : Theme(), measurer: fonts, size: definition.view.hasSize || !isOurs ? nil : chartSize)
  }
}

/// The rows of a csv or tsv file with a line of names, or of a json file with a list of objects.
private func dataTable(at path: String, _ format: DataFormat) throws(RunFailure) -> DataTable {
  guard FileManager.default.fileExists(atPath: path) else { throw RunFailure(PipelineError.fileMissing(path)) }
  var format = format
  if format.kind == nil {
    guard let kind = DataFormat.Kind(rawValue: (path as NSString).pathExtension.lowercased()) else {
      throw RunFailure(PipelineError.unknownEnding(path, allowed: [".csv", ".tsv", ".json"]))
    }
    format.kind = kind
  }
  var text: String
  do {
    text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
  } catch {
    throw RunFailure(PipelineError.fileUnreadable(path, detail: error.reason))
  }
  if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
  return try orFail { () throws(PlottingError) in try DataTable(text: text, format, at: Place(file: path)) }
}

extension ViewDefinition {
  /// Whether the definition itself says how large its picture is.
  fileprivate var hasSize: Bool { width != nil && height != nil }
}

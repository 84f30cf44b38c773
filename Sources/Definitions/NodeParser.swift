import Yams
import Diagnostics

extension Node {
  /// Reads a definition written in YAML or JSON. What a json file holds that is no JSON is read as YAML, which allows more and says
  /// what is wrong.
  package init(parsing text: String, file: String) throws(DefinitionError) {
    if file.hasSuffix(".json"), let node = JSONReader.node(text, file: file) {
      self = node
      return
    }
    do {
      // A tab between JSON's tokens is no YAML; inside a string JSON writes it as \t, so no meaning is lost.
      let spaced = file.hasSuffix(".json") ? String(text.map { $0 == "\t" ? " " : $0 }) : text
      guard let root = try Yams.compose(yaml: spaced) else {
        self.init(.null, at: Place(file: file, line: 1, column: 1))
        return
      }
      self.init(root, file: file)
    } catch let error as YamlError {
      throw .notReadable(error.place(in: file), detail: error.problem)
    } catch {
      throw .notReadable(Place(file: file), detail: "\(error)")
    }
  }

  private init(_ node: Yams.Node, file: String) {
    let place = Place(file: file, mark: node.mark)
    switch node {
    case .scalar(let scalar):
      self.init(Self.value(of: scalar), at: place)
    case .sequence(let sequence):
      self.init(.list(sequence.map { Node($0, file: file) }), at: place)
    case .mapping(let mapping):
      let entries = mapping.map { key, value in
        Entry(key: key.string ?? "", keyPlace: Place(file: file, mark: key.mark), value: Node(value, file: file))
      }
      self.init(.map(entries), at: place)
    case .alias:
      // Yams resolves aliases while composing, so none is left here.
      self.init(.null, at: place)
    }
  }

  /// A scalar's kind by how it is written: quoted is text; bare words are read as JSON and YAML 1.2 read them.
  private static func value(of scalar: Yams.Node.Scalar) -> Value {
    guard scalar.style == .any || scalar.style == .plain else { return .string(scalar.string) }
    switch scalar.string {
    case "null", "~", "": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    case let word:
      let looksNumeric = word.first.map { $0.isNumber && $0.isASCII || $0 == "-" || $0 == "+" || $0 == "." } ?? false
      return looksNumeric && Double(word) != nil ? .number(word) : .string(word)
    }
  }
}

extension Place {
  fileprivate init(file: String, mark: Mark?) {
    self.init(file: file, line: mark?.line, column: mark?.column)
  }
}

extension YamlError {
  fileprivate func place(in file: String) -> Place {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      Place(file: file, mark: mark)
    default: Place(file: file)
    }
  }

  fileprivate var problem: String {
    switch self {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
    default: "\(self)"
    }
  }
}

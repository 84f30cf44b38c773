package import Diagnostics

/// What is wrong with an expression, and at which character of it (from 0).
struct ExpressionProblem: Error, Hashable {
  var offset: Int
  var problem: Wording
}

extension Expression {
  /// Reads an expression in the subset of JavaScript that static Vega-Lite definitions use.
  ///
  /// `place` is where the quoted text begins in its file; a problem is reported at its own column.
  /// Names that the definition gives to values (`params`) stand for these values.
  package init(parsing text: String, at place: Place, parameters: [String: Datum] = [:]) throws(PlottingError) {
    do {
      self = try Expression.parse(text, parameters)
    } catch {
      var exact = place
      exact.column = place.column.map { $0 + 1 + error.offset }
      throw .badExpression(exact, expression: text, problem: error.problem)
    }
  }

  static func parse(_ text: String, _ parameters: [String: Datum] = [:]) throws(ExpressionProblem) -> Expression {
    var parser = ExpressionParser(tokens: try tokenize(text), parameters: parameters, end: text.count)
    let expression = try parser.expression()
    if let token = parser.peek {
      throw ExpressionProblem(
        offset: token.offset,
        problem: Wording(en: "“\(token.text)” is not expected here", zh: "此处不应出现“\(token.text)”"))
    }
    return expression
  }
}

private struct Token {
  enum Kind { case number(Double), text(String), name, mark }
  var kind: Kind
  var text: String
  var offset: Int
}

private func tokenize(_ source: String) throws(ExpressionProblem) -> [Token] {
  let characters = Array(source)
  var tokens: [Token] = []
  var i = 0
  let marks = ["===", "!==", "==", "!=", "<=", ">=", "&&", "||"]
  while i < characters.count {
    let c = characters[i]
    if c.isWhitespace {
      i += 1
    } else if c.isASCII && c.isNumber || (c == "." && i + 1 < characters.count && characters[i + 1].isASCII && characters[i + 1].isNumber) {
      let start = i
      while i < characters.count,
        characters[i].isASCII && (characters[i].isNumber || characters[i] == "." || characters[i] == "e"
          || ((characters[i] == "-" || characters[i] == "+") && characters[i - 1] == "e" && i > start))
      { i += 1 }
      let word = String(characters[start..<i])
      guard let number = Double(word) else {
        throw ExpressionProblem(
          offset: start, problem: Wording(en: "“\(word)” is no number", zh: "“\(word)”不是数字"))
      }
      tokens.append(Token(kind: .number(number), text: word, offset: start))
    } else if c == "'" || c == "\"" {
      let start = i
      var value = ""
      i += 1
      while i < characters.count, characters[i] != c {
        if characters[i] == "\\", i + 1 < characters.count { i += 1 }
        value.append(characters[i])
        i += 1
      }
      guard i < characters.count else {
        throw ExpressionProblem(
          offset: start, problem: Wording(en: "the quotation mark is not closed", zh: "引号没有配对"))
      }
      i += 1
      tokens.append(Token(kind: .text(value), text: String(characters[start..<i]), offset: start))
    } else if c.isLetter || c == "_" || c == "$" {
      let start = i
      while i < characters.count, characters[i].isLetter || characters[i].isNumber || characters[i] == "_" || characters[i] == "$" {
        i += 1
      }
      tokens.append(Token(kind: .name, text: String(characters[start..<i]), offset: start))
    } else {
      let rest = String(characters[i..<min(i + 3, characters.count)])
      let mark = marks.first { rest.hasPrefix($0) } ?? String(c)
      guard mark.count > 1 || "+-*/%<>!?:()[],.{}".contains(c) else {
        throw ExpressionProblem(
          offset: i, problem: Wording(en: "“\(c)” is not understood", zh: "无法理解“\(c)”"))
      }
      tokens.append(Token(kind: .mark, text: mark, offset: i))
      i += mark.count
    }
  }
  return tokens
}

private struct ExpressionParser {
  var tokens: [Token]
  var parameters: [String: Datum]
  var position = 0
  var end: Int

  init(tokens: [Token], parameters: [String: Datum], end: Int) {
    self.tokens = tokens
    self.parameters = parameters
    self.end = end
  }

  var peek: Token? { position < tokens.count ? tokens[position] : nil }

  func isMark(_ text: String) -> Bool {
    guard let token = peek, case .mark = token.kind else { return false }
    return token.text == text
  }

  mutating func skip(_ text: String) -> Bool {
    guard isMark(text) else { return false }
    position += 1
    return true
  }

  mutating func require(_ text: String) throws(ExpressionProblem) {
    guard skip(text) else {
      throw ExpressionProblem(
        offset: peek?.offset ?? end, problem: Wording(en: "“\(text)” is missing", zh: "缺少“\(text)”"))
    }
  }

  mutating func expression() throws(ExpressionProblem) -> Expression {
    let condition = try binary(1)
    guard skip("?") else { return condition }
    let yes = try expression()
    try require(":")
    return .choose(condition, yes, try expression())
  }

  mutating func binary(_ lowest: Int) throws(ExpressionProblem) -> Expression {
    var left = try unary()
    while let token = peek, case .mark = token.kind, let op = Expression.Operator(rawValue: token.text),
      op.precedence >= lowest
    {
      position += 1
      left = .binary(op, left, try binary(op.precedence + 1))
    }
    return left
  }

  mutating func unary() throws(ExpressionProblem) -> Expression {
    if skip("!") { return .not(try unary()) }
    if skip("-") { return .negate(try unary()) }
    if skip("+") { return .plus(try unary()) }
    return try postfix()
  }

  mutating func postfix() throws(ExpressionProblem) -> Expression {
    var value = try primary()
    while true {
      if skip("[") {
        let index = try expression()
        try require("]")
        value = .element(value, index)
      } else if skip(".") {
        guard let token = peek, case .name = token.kind else {
          throw ExpressionProblem(
            offset: peek?.offset ?? end, problem: Wording(en: "a name is missing after the point", zh: "点号后缺少名称"))
        }
        position += 1
        value = token.text == "length" ? .length(value) : .element(value, .literal(.text(token.text)))
      } else {
        return value
      }
    }
  }

  mutating func primary() throws(ExpressionProblem) -> Expression {
    guard let token = peek else {
      throw ExpressionProblem(offset: end, problem: Wording(en: "a value is missing at the end", zh: "末尾缺少一个值"))
    }
    position += 1
    switch token.kind {
    case .number(let n): return .literal(.number(n))
    case .text(let t): return .literal(.text(t))
    case .name: return try named(token)
    case .mark:
      if token.text == "(" {
        let inner = try expression()
        try require(")")
        return inner
      }
      if token.text == "[" { return .list(try items(until: "]")) }
      if token.text == "{" { return .object(try members()) }
      throw ExpressionProblem(
        offset: token.offset,
        problem: Wording(en: "“\(token.text)” is not expected here", zh: "此处不应出现“\(token.text)”"))
    }
  }

  mutating func items(until close: String) throws(ExpressionProblem) -> [Expression] {
    var result: [Expression] = []
    if skip(close) { return result }
    repeat { result.append(try expression()) } while skip(",")
    try require(close)
    return result
  }

  mutating func members() throws(ExpressionProblem) -> [String: Expression] {
    var result: [String: Expression] = [:]
    if skip("}") { return result }
    repeat {
      guard let token = peek else { break }
      position += 1
      try require(":")
      if case .text(let name) = token.kind { result[name] = try expression() } else { result[token.text] = try expression() }
    } while skip(",")
    try require("}")
    return result
  }

  /// What follows `datum`: the name of a field, or nothing.
  mutating func field() throws(ExpressionProblem) -> Expression {
    if isMark("["), position + 1 < tokens.count, case .text(let name) = tokens[position + 1].kind {
      position += 2
      try require("]")
      return .field(name)
    }
    guard skip(".") else {
      if isMark("[") {
        throw ExpressionProblem(
          offset: position + 1 < tokens.count ? tokens[position + 1].offset : end,
          problem: Wording(en: "a field name in quotation marks is missing", zh: "缺少带引号的字段名"))
      }
      return .row
    }
    guard let field = peek, case .name = field.kind else {
      throw ExpressionProblem(
        offset: peek?.offset ?? end, problem: Wording(en: "a field name is missing", zh: "缺少字段名"))
    }
    position += 1
    return .field(field.text)
  }

  mutating func named(_ token: Token) throws(ExpressionProblem) -> Expression {
    switch token.text {
    case "true": return .literal(.bool(true))
    case "false": return .literal(.bool(false))
    case "null", "undefined": return .literal(.null)
    case "NaN": return .literal(.number(.nan))
    case "PI": return .literal(.number(.pi))
    case "E": return .literal(.number(2.718281828459045))
    case "LN2": return .literal(.number(0.6931471805599453))
    case "LN10": return .literal(.number(2.302585092994046))
    case "SQRT2": return .literal(.number(1.4142135623730951))
    case "datum": return try field()
    case _ where parameters[token.text] != nil && !isMark("("): return .literal(parameters[token.text] ?? .null)
    default: break
    }
    guard isMark("(") else {
      throw ExpressionProblem(
        offset: token.offset,
        problem: Wording(
          en: "“\(token.text)” is not known; a field is written “datum.\(token.text)”",
          zh: "不认识“\(token.text)”；字段应写作“datum.\(token.text)”"))
    }
    guard let function = ExpressionFunction(rawValue: token.text) else {
      throw ExpressionProblem(
        offset: token.offset,
        problem: Wording(
          en: "there is no function called “\(token.text)”", zh: "没有名为“\(token.text)”的函数"))
    }
    position += 1
    let arguments = try items(until: ")")
    guard function.arity.contains(arguments.count) else {
      throw ExpressionProblem(
        offset: token.offset,
        problem: Wording(
          en: "“\(token.text)” does not take \(arguments.count) values",
          zh: "“\(token.text)”不能带\(arguments.count)个参数"))
    }
    return .call(function, arguments)
  }
}

import Diagnostics
import Testing

@testable import Plotting

@Suite struct ExpressionTests {
  private let row = DataRow([
    "a": .number(3), "b": .number(-4), "name": .text("东湖区"), "none": .null, "flag": .bool(true), "年份": .number(2023),
  ])

  @Test(arguments: [
    ("1 + 2 * 3", Datum.number(7)), ("(1 + 2) * 3", .number(9)), ("10 - 4 - 3", .number(3)), ("7 % 4", .number(3)),
    ("datum.a > 2 && datum.b < 0", .bool(true)), ("datum.a > 5 || datum.name", .text("东湖区")),
    ("!datum.flag", .bool(false)), ("-datum.b", .number(4)), ("datum['name'] + '：' + datum.a", .text("东湖区：3")),
    ("datum.年份 - 1", .number(2022)), ("datum.a === 3 ? '是' : '否'", .text("是")), ("datum.none == null", .bool(true)),
    ("isValid(datum.none)", .bool(false)), ("isValid(datum.missing)", .bool(false)), ("abs(datum.b)", .number(4)),
    ("round(2.5)", .number(3)), ("max(1, datum.a, 2)", .number(3)), ("pow(2, 10)", .number(1024)),
    ("clamp(15, 0, 10)", .number(10)), ("length(datum.name)", .number(3)), ("datum.name.length", .number(3)),
    ("substring(datum.name, 0, 2)", .text("东湖")), ("slice(datum.name, -1)", .text("区")),
    ("replace(datum.name, '区', '')", .text("东湖")), ("indexof(['a', 'b'], 'b')", .number(1)),
    ("indexof(datum.name, '区')", .number(2)), ("['x', 'y'][1]", .text("y")), ("format(0.894, '.1%')", .text("89.4%")),
    ("if(datum.a > 9, 1, 2)", .number(2)), ("inrange(5, [0, 5])", .bool(true)), ("year('2023-05-01')", .number(2023)),
    ("'3' == 3", .bool(true)), ("'3' === 3", .bool(false)), ("toNumber('4.5') * 2", .number(9)), ("1e3 + .5", .number(1000.5)),
    ("true ? false ? 1 : 2 : 3", .number(2)), ("round(2.46, 1)", .number(2)), ("quantileUniform(0.25, 2, 6)", .number(3)),
    ("format(quantileNormal(0.975), '.9f')", .text("1.959963985")), ("format(quantileNormal(1e-9, 10, 2), '.6f')", .text("\u{2212}1.995614")),
    ("quantileNormal(0.5)", .number(0)),
  ])
  func values(text: String, expected: Datum) throws {
    let expression = try Expression(parsing: text, at: Place(file: "x.json", line: 1, column: 1))
    #expect(expression.value(for: row) == expected)
  }

  @Test(arguments: [
    ("datum.a >", 10, "a value is missing at the end"), ("datum.a + * 2", 11, "“*” is not expected here"),
    ("foo(1)", 1, "there is no function called “foo”"), ("area == 'x'", 1, "“area” is not known; a field is written “datum.area”"),
    ("'open", 1, "the quotation mark is not closed"), ("(1 + 2", 7, "“)” is missing"), ("1 # 2", 3, "“#” is not understood"),
    ("abs(1, 2)", 1, "“abs” does not take 2 values"), ("1 2", 3, "“2” is not expected here"),
  ])
  func problems(text: String, offset: Int, problem: String) {
    do {
      _ = try Expression(parsing: text, at: Place(file: "x.json", line: 4, column: 10))
      Issue.record("read “\(text)”")
    } catch {
      #expect(error.place == Place(file: "x.json", line: 4, column: 10 + offset))
      #expect(error.message.english == "the expression “\(text)” cannot be read: \(problem)")
      #expect(!error.remedy.chinese.isEmpty)
    }
  }

  @Test func fieldsThatAreRead() throws {
    let expression = try Expression(parsing: "datum.a > 1 ? datum['b c'] : abs(datum.d)", at: Place(file: ""))
    #expect(expression.fields == ["a", "b c", "d"])
  }
}

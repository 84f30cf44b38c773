import Analysis
import FoundationEssentials
import Testing

@Suite("Rounding for print")
struct RoundingTests {
  struct Case: CustomTestStringConvertible {
    var value: String
    var places: Int
    var halfUp: String
    var halfEven: String
    var testDescription: String { "\(value) to \(places)" }
  }

  @Test(
    "rounds once, by magnitude",
    arguments: [
      Case(value: "15.4546", places: 0, halfUp: "15", halfEven: "15"),
      Case(value: "1.050", places: 1, halfUp: "1.1", halfEven: "1.0"),
      Case(value: "0.35", places: 1, halfUp: "0.4", halfEven: "0.4"),
      Case(value: "-0.25", places: 1, halfUp: "-0.3", halfEven: "-0.2"),
      Case(value: "-0.04", places: 1, halfUp: "0.0", halfEven: "0.0"),
      Case(value: "0.5", places: 0, halfUp: "1", halfEven: "0"),
      Case(value: "99.95", places: 1, halfUp: "100.0", halfEven: "100.0"),
      Case(value: "0.0004", places: 2, halfUp: "0.00", halfEven: "0.00"),
      Case(value: "37.2", places: 2, halfUp: "37.20", halfEven: "37.20"),
      Case(value: "31534000000000", places: 1, halfUp: "31534000000000.0", halfEven: "31534000000000.0"),
      Case(value: "3.5004703668861712135465663217309501411", places: 2, halfUp: "3.50", halfEven: "3.50"),
    ])
  func rounding(_ test: Case) {
    let value = Decimal(string: test.value)!
    #expect(fixed(value, places: test.places) == test.halfUp)
    #expect(fixed(value, places: test.places, rule: .halfEven) == test.halfEven)
  }

  @Test("plain notation has no exponent")
  func plainNotation() {
    #expect(plain(Decimal(sign: .plus, exponent: 12, significand: 3)) == "3000000000000")
    #expect(plain(Decimal(sign: .minus, exponent: -1, significand: 37)) == "-3.7")
  }

  /// A fall that leaves a little is not printed as one to nothing, nor work that is almost done as done.
  @Test(arguments: [
    ("5.1", 1), ("0", 1), ("100", 1), ("-100", 1), ("0.05", 1), ("0.04", 2), ("-0.003", 3), ("99.95", 2), ("-99.997", 3), ("100.03", 1),
    ("0.000001", 1), ("99.99999", 1),
  ])
  func ratesTellNothingAndAll(value: String, places: Int) throws {
    #expect(ratePlaces(try #require(Decimal(string: value))) == places)
  }
}

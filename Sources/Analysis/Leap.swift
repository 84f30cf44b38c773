package import FoundationEssentials

/// Whether an amount is four times another, or a quarter of it: two years that lie so far apart hardly count the same thing
/// (a year's and a five-year plan's, estates and households), and nothing is concluded from them.
package func isLeap(_ value: Decimal, since old: Decimal) -> Bool {
  let (a, b) = (value.magnitude, old.magnitude)
  return a > 0 && b > 0 && (a >= b * 4 || b >= a * 4)
}

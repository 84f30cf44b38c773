package import FoundationEssentials

/// How many places after the point a computed rate is printed with: one, and more where one would make nothing of
/// something, or all of what is almost all: 0.04 %, 99.97 %.
///
/// Charts and sentences print the same rate, so both ask here. What four places do not tell from nothing or all either is
/// too near for a reader to care, and gets one.
package func ratePlaces(_ value: Decimal) -> Int {
  let size = value.magnitude
  let telling = (1...4).first { places in
    let shown = rounded(size, places: places)
    return !(size != 0 && shown == 0) && !(size < 100 && shown == 100)
  }
  return telling ?? 1
}

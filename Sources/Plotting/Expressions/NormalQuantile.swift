#if canImport(Glibc)
  import Glibc
#endif

/// The value below which a share of the standard normal distribution lies; no number for shares outside 0 to 1.
///
/// A rational start value near enough for Newton's method, which then finds all digits.
func normalQuantile(_ share: Double) -> Double {
  if share == 0.5 { return 0 }
  guard share > 0, share < 1 else { return share == 0 ? -.infinity : share == 1 ? .infinity : .nan }
  // Both tails are alike: the shorter one keeps more digits.
  let tail = min(share, 1 - share)
  let t = (-2 * log(tail)).squareRoot()
  var x = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  for _ in 0..<4 {
    let excess = erfc(x / 2.0.squareRoot()) / 2 - tail
    let density = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
    guard density > 0 else { break }
    // Halley's step: Newton's, bent by how the density falls.
    let step = excess / density
    x += step / (1 - x * step / 2)
  }
  return share < 0.5 ? -x : x
}

/// The colours of a screen by IEC 61966-2-1 (sRGB) as an ICC profile, version 4.2: what the numbers of a printed file's
/// colours mean, without which an archive may not keep it.
///
/// Written out here from the figures of the standard, so that it can be passed on without anybody's leave.
enum StandardRGBProfile {
  static let bytes: [UInt8] = {
    let tags: [(String, [UInt8])] = [
      ("desc", text("sRGB IEC 61966-2-1")),
      ("cprt", text("No copyright, use freely")),
      // The white of paper that profiles are joined through, D50.
      ("wtpt", xyz(0.9642, 1, 0.8249)),
      // From the screen's white, D65, to that one, after Bradford.
      (
        "chad",
        numbers("sf32", [1.04788, 0.02292, -0.0502, 0.02959, 0.99048, -0.01706, -0.00923, 0.01508, 0.75168])
      ),
      ("rXYZ", xyz(0.43607, 0.22249, 0.01392)),
      ("gXYZ", xyz(0.38515, 0.71687, 0.09708)),
      ("bXYZ", xyz(0.14307, 0.06061, 0.7141)),
      ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
    ]
    var table = big(UInt32(tags.count))
    var data: [UInt8] = []
    let start = 128 + 4 + 12 * tags.count
    var curveOffset: UInt32?
    for (name, content) in tags {
      var offset = UInt32(start + data.count)
      if name.hasSuffix("TRC"), let known = curveOffset {
        offset = known
      } else {
        data += content
        while !data.count.isMultiple(of: 4) { data.append(0) }
        if name.hasSuffix("TRC") { curveOffset = offset }
      }
      table += Array(name.utf8) + big(offset) + big(UInt32(content.count))
    }
    let size = UInt32(start + data.count)
    var header = big(size) + [0, 0, 0, 0] + [4, 0x20, 0, 0] + Array("mntrRGB XYZ ".utf8)
    // 1 January 2000: a profile must bear a date.
    header += [0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0] + Array("acsp".utf8)
    header += [UInt8](repeating: 0, count: 28)
    header += fixed(0.9642) + fixed(1) + fixed(0.8249)
    header += [UInt8](repeating: 0, count: 128 - header.count)
    return header + table + data
  }()

  /// Straight near black, then to the power of 2.4.
  private static let curve: [UInt8] =
    Array("para".utf8) + [0, 0, 0, 0, 0, 3, 0, 0] + fixed(2.4) + fixed(1 / 1.055) + fixed(0.055 / 1.055)
    + fixed(1 / 12.92) + fixed(0.04045)

  private static func big(_ value: UInt32) -> [UInt8] {
    [UInt8(value >> 24), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
  }

  private static func fixed(_ value: Double) -> [UInt8] {
    big(UInt32(bitPattern: Int32((value * 65_536).rounded())))
  }

  private static func numbers(_ kind: String, _ values: [Double]) -> [UInt8] {
    Array(kind.utf8) + [0, 0, 0, 0] + values.flatMap(fixed)
  }

  private static func xyz(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] { numbers("XYZ ", [x, y, z]) }

  private static func text(_ words: String) -> [UInt8] {
    let units = words.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    return Array("mluc".utf8) + [0, 0, 0, 0] + big(1) + big(12) + Array("enUS".utf8) + big(UInt32(units.count)) + big(28)
      + units
  }
}

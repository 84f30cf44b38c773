extension String {
  /// The text of scalars, written as UTF-8 in one go; what a view of scalars would do one by one.
  package init(_ scalars: ArraySlice<Unicode.Scalar>) {
    self.init(unsafeUninitializedCapacity: scalars.count * 4) { bytes in
      var count = 0
      for scalar in scalars {
        let value = scalar.value
        if value < 0x80 {
          bytes[count] = UInt8(truncatingIfNeeded: value)
          count += 1
          continue
        }
        if value < 0x800 {
          bytes[count] = UInt8(truncatingIfNeeded: 0xC0 | value >> 6)
          count += 1
        } else {
          if value < 0x10000 {
            bytes[count] = UInt8(truncatingIfNeeded: 0xE0 | value >> 12)
            count += 1
          } else {
            bytes[count] = UInt8(truncatingIfNeeded: 0xF0 | value >> 18)
            bytes[count + 1] = UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F)
            count += 2
          }
          bytes[count] = UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F)
          count += 1
        }
        bytes[count] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
        count += 1
      }
      return count
    }
  }
}

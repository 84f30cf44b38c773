import Glibc

extension TextEncoding {
  /// The text of bytes in this encoding; nil where the system does not know the encoding.
  func decode(_ bytes: ArraySlice<UInt8>) -> DecodedText? {
    switch self {
    case .utf8: decodeWhole(bytes, as: Unicode.UTF8.self)
    case .utf16LittleEndian: decodeWhole(units(of: bytes, low: 0, high: 1), as: Unicode.UTF16.self)
    case .utf16BigEndian: decodeWhole(units(of: bytes, low: 1, high: 0), as: Unicode.UTF16.self)
    default: decodeWithIconv(bytes)
    }
  }

  private func decodeWhole<Codec: Unicode.Encoding>(
    _ units: some Sequence<Codec.CodeUnit>, as codec: Codec.Type
  ) -> DecodedText {
    var text = DecodedText(scalars: [], encoding: self)
    text.scalars.reserveCapacity(units.underestimatedCount / 2)
    var parser = Codec.ForwardParser()
    var iterator = units.makeIterator()
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded): text.scalars.append(Codec.decode(encoded))
      case .error: text.appendReplacement()
      case .emptyInput: return text
      }
    }
  }

  /// An odd last byte becomes half a surrogate, which decodes to U+FFFD.
  private func units(of bytes: ArraySlice<UInt8>, low: Int, high: Int) -> [UInt16] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2 + 1)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      units.append(UInt16(bytes[index + low]) | UInt16(bytes[index + high]) << 8)
      index += 2
    }
    if index < bytes.endIndex { units.append(0xD800) }
    return units
  }

  private func decodeWithIconv(_ bytes: ArraySlice<UInt8>) -> DecodedText? {
    guard let converter = Converter(from: name) else { return nil }
    var text = DecodedText(scalars: [], encoding: self)
    text.scalars.reserveCapacity(bytes.count / 2)
    converter.convert(Array(bytes), into: &text)
    return text
  }
}

/// An open conversion to Unicode.
private final class Converter {
  private let handle: iconv_t

  init?(from encoding: String) {
    // iconv takes suffixes such as //IGNORE, which a page must not be able to ask for.
    guard !encoding.contains("/"), let handle = iconv_open("UTF-32LE", encoding), Int(bitPattern: handle) != -1 else {
      return nil
    }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  func convert(_ bytes: [UInt8], into text: inout DecodedText) {
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [UInt32](repeating: 0, count: 4096)
    let total = input.count
    input.withUnsafeMutableBufferPointer { buffer in
      var next = buffer.baseAddress
      var left = total
      while true {
        var failure: Int32 = 0
        let finishing = left == 0
        let written = output.withUnsafeMutableBytes { room in
          var out = room.baseAddress?.assumingMemoryBound(to: CChar.self)
          var free = room.count
          // With no input left the call gives out what the converter still holds back.
          let result =
            finishing
            ? iconv(handle, nil, nil, &out, &free) : iconv(handle, &next, &left, &out, &free)
          if result == -1 { failure = errno }
          return (room.count - free) / 4
        }
        for value in output[0..<written] { text.scalars.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
        switch failure {
        case 0: if finishing { return }
        case E2BIG: continue
        default:
          // EILSEQ: skip one byte, as a web browser does; EINVAL: the text ends inside a character.
          text.appendReplacement()
          if failure == EINVAL || left == 0 { left = 0 } else { next = next?.advanced(by: 1); left -= 1 }
        }
      }
    }
  }
}

import Glibc

/// A text in the bytes of an encoding, for feeding readers with.
func encoded(_ text: String, as encoding: String) -> [UInt8] {
  let handle = iconv_open(encoding, "UTF-8")
  defer { iconv_close(handle) }
  var input = Array(text.utf8CString.dropLast())
  var output = [CChar](repeating: 0, count: input.count * 4 + 16)
  let count = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      var from = input.baseAddress
      var left = input.count
      var to = output.baseAddress
      var free = output.count
      let result = iconv(handle, &from, &left, &to, &free)
      precondition(result != -1 && left == 0, "not encodable")
      return output.count - free
    }
  }
  return output[0..<count].map { UInt8(bitPattern: $0) }
}

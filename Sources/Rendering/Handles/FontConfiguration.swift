import CFontconfig

/// fontconfig's `FcConfig`: a private list of fonts, untouched by what the user or the desktop has configured.
final class FontConfiguration {
  let pointer: OpaquePointer

  /// Reads the fonts that a configuration in fontconfig's XML describes.
  init(reading description: String) throws(RenderingError) {
    guard let config = FcConfigCreate() else { throw .fontsUnreadable }
    let read = description.withCString { text in
      text.withMemoryRebound(to: FcChar8.self, capacity: description.utf8.count + 1) {
        FcConfigParseAndLoadFromMemory(config, $0, FcBool(1))
      }
    }
    guard read != 0, FcConfigBuildFonts(config) != 0 else {
      FcConfigDestroy(config)
      throw .fontsUnreadable
    }
    pointer = config
  }

  deinit { FcConfigDestroy(pointer) }

  /// The names of all families, in every language that the fonts give them in.
  var familyNames: Set<String> {
    guard let set = FcConfigGetFonts(pointer, FcSetSystem) else { return [] }
    var names: Set<String> = []
    for index in 0..<Int(set.pointee.nfont) {
      guard let pattern = set.pointee.fonts[index] else { continue }
      var value: UnsafeMutablePointer<FcChar8>?
      var position: Int32 = 0
      while FcPatternGetString(pattern, FC_FAMILY, position, &value) == FcResultMatch, let name = value {
        names.insert(String(cString: name))
        position += 1
      }
    }
    return names
  }
}

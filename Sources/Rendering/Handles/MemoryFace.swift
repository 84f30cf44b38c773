import CCairo
import CPango

/// A font file in memory as a font of cairo.
final class MemoryFace {
  let pointer: OpaquePointer

  /// Nil where the bytes are no font.
  init?(_ bytes: [UInt8]) {
    guard let file = LoadedFile(bytes) else { return nil }
    pointer = cairo_ft_font_face_create_for_ft_face(file.face, 0)
    let kept = Unmanaged.passRetained(file)
    // cairo may keep the font longer than this: it says when it has done with the file.
    let status = cairo_font_face_set_user_data(pointer, Self.key, kept.toOpaque()) { kept in
      kept.map { Unmanaged<LoadedFile>.fromOpaque($0).release() }
    }
    guard status == CAIRO_STATUS_SUCCESS else {
      cairo_font_face_destroy(pointer)
      kept.release()
      return nil
    }
  }

  deinit { cairo_font_face_destroy(pointer) }

  /// Only its address counts.
  nonisolated(unsafe) private static let key = UnsafeMutablePointer<cairo_user_data_key_t>.allocate(capacity: 1)

  /// A file opened by freetype, with a library of its own: cairo lets go of it on whichever thread it likes.
  private final class LoadedFile {
    let face: FT_Face
    private let library: FT_Library
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    init?(_ content: [UInt8]) {
      var library: FT_Library?
      guard FT_Init_FreeType(&library) == 0, let library else { return nil }
      let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: content.count)
      _ = bytes.initialize(from: content)
      var face: FT_Face?
      guard FT_New_Memory_Face(library, bytes.baseAddress, FT_Long(content.count), 0, &face) == 0, let face else {
        FT_Done_FreeType(library)
        bytes.deallocate()
        return nil
      }
      (self.face, self.library, self.bytes) = (face, library, bytes)
    }

    deinit {
      FT_Done_Face(face)
      FT_Done_FreeType(library)
      bytes.deallocate()
    }
  }
}

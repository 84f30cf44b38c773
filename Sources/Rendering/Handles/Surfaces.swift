import CCairo
import Drawing

/// Something that cairo draws on.
protocol Surface: AnyObject {
  var pointer: OpaquePointer { get }
}

/// A picture in memory: opaque pixels of four bytes, blue, green, red and one unused.
final class ImageSurface: Surface {
  let pointer: OpaquePointer
  let width: Int
  let height: Int

  init(width: Int, height: Int) throws(RenderingError) {
    let created = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))!
    let status = cairo_surface_status(created)
    guard status == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(created)
      throw .drawing(cairoWords(status))
    }
    pointer = created
    self.width = width
    self.height = height
  }

  deinit { cairo_surface_destroy(pointer) }

  /// Lends the pixels, finished, with the number of bytes from one row to the next.
  func withPixels<Result>(_ body: (UnsafePointer<UInt8>, Int) throws -> Result) rethrows -> Result {
    cairo_surface_flush(pointer)
    return try body(cairo_image_surface_get_data(pointer), Int(cairo_image_surface_get_stride(pointer)))
  }
}

/// A PDF file that is written to memory page by page.
final class PDFSurface: Surface {
  let pointer: OpaquePointer
  /// Written by cairo until the surface is finished, so it must live as long as the surface.
  private let stream: ByteStream

  private final class ByteStream {
    var bytes: [UInt8] = []
  }

  init(size: Size) throws(RenderingError) {
    let stream = ByteStream()
    let created = cairo_pdf_surface_create_for_stream(
      { closure, data, count in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<ByteStream>.fromOpaque(closure).takeUnretainedValue().bytes
          .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(stream).toOpaque(), size.width, size.height)!
    let status = cairo_surface_status(created)
    guard status == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(created)
      throw .drawing(cairoWords(status))
    }
    self.stream = stream
    pointer = created
    cairo_pdf_surface_restrict_to_version(created, CAIRO_PDF_VERSION_1_5)
  }

  deinit {
    // Destroying finishes, and finishing writes: the stream is still there.
    withExtendedLifetime(stream) { cairo_surface_destroy(pointer) }
  }

  func state(_ property: cairo_pdf_metadata_t, _ text: String) {
    cairo_pdf_surface_set_metadata(pointer, property, text)
  }

  func beginPage(_ size: Size, label: String) {
    cairo_pdf_surface_set_size(pointer, size.width, size.height)
    cairo_pdf_surface_set_page_label(pointer, label)
  }

  func endPage() throws(RenderingError) {
    cairo_surface_show_page(pointer)
    try check()
  }

  /// Adds a bookmark under another one (0: outermost) and returns its number.
  func addBookmark(_ title: String, under parent: Int32, open: Bool, attributes: String) -> Int32 {
    cairo_pdf_surface_add_outline(
      pointer, parent, title, attributes, open ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t(rawValue: 0))
  }

  func check() throws(RenderingError) {
    let status = cairo_surface_status(pointer)
    guard status == CAIRO_STATUS_SUCCESS else { throw .drawing(cairoWords(status)) }
  }

  /// Writes the rest of the file and returns all of it.
  func finish() throws(RenderingError) -> [UInt8] {
    cairo_surface_finish(pointer)
    try check()
    return stream.bytes
  }
}

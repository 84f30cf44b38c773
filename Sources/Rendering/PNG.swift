import CCairo
import CPNG
package import Drawing

/// Draws a frame as a PNG picture on white, so many pixels wide; the height follows from the frame.
///
/// Title and description (in Chinese, and in English) travel inside the file, as does the size on paper.
package func png(
  _ frame: Frame, pixelWidth: Int, title: String = "", description: String = "", english: String = "", fonts: Fonts
) throws(RenderingError) -> [UInt8] {
  try check(frame.size)
  let scale = Double(pixelWidth) / frame.size.width
  let height = Int((frame.size.height * scale).rounded())
  guard (1...30_000).contains(pixelWidth), (1...30_000).contains(height) else { throw .impossibleSize(frame.size) }
  let surface = try ImageSurface(width: pixelWidth, height: height)
  let context = try Context(on: surface)
  context.paint(.white)
  context.scale(by: scale)
  var painter = Painter(context, fonts: fonts)
  painter.drawPage(frame)
  try context.check()
  try painter.missing.check()

  return try encode(
    surface, title: title, description: description, english: english, pixelsPerMetre: (scale * 72 / 0.0254).rounded())
}

/// Chart pictures are flat colours and few edges: without filters zlib's first level is within a tenth of its last, in a
/// fraction of the time.
private func encode(
  _ surface: ImageSurface, title: String, description: String, english: String, pixelsPerMetre: Double
) throws(RenderingError) -> [UInt8] {
  var buffer = duizhao_png_buffer()
  defer { free(buffer.bytes) }
  let failed = surface.withPixels { pixels, stride in
    title.withCString { titleBytes in
      description.withCString { descriptionBytes in
        english.withCString { englishBytes in
          let settings = duizhao_png_settings(
            level: 1, pixels_per_metre: UInt32(pixelsPerMetre),
            title: title.isEmpty ? nil : titleBytes, description: description.isEmpty ? nil : descriptionBytes,
            english_description: english.isEmpty ? nil : englishBytes)
          return duizhao_png_write(
            pixels, UInt32(surface.width), UInt32(surface.height), stride, settings, &buffer)
        }
      }
    }
  }
  guard failed == 0 else { throw .encoding }
  return Array(UnsafeBufferPointer(start: buffer.bytes, count: buffer.count))
}

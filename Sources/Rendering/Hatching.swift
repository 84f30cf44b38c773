import Drawing

// Hatches are real lines inside a clip, not tiles: they have no seams at any zoom, print sharp, and line up from one
// bar to the next because they are counted from the frame's corner.

extension Hatch.Kind {
  /// The directions of its lines, in degrees clockwise from the horizontal; dots have rows.
  var angles: [Double] {
    switch self {
    case .diagonal: [-45]
    case .backDiagonal: [45]
    case .cross: [-45, 45]
    case .horizontal, .dots: [0]
    case .vertical: [90]
    }
  }
}

extension Context {
  /// Fills a path with a hatch.
  func fill(_ path: Path, with hatch: Hatch) {
    use(hatch.background)
    fill(path)
    guard hatch.spacing > 0.05, hatch.width > 0 else { return }
    let spacing = hatch.spacing
    // Dots are dashes without length and with round ends.
    let stroke =
      hatch.kind == .dots
      ? Stroke(hatch.line, width: hatch.width, dash: [0, spacing], cap: .round)
      : Stroke(hatch.line, width: hatch.width)
    isolated {
      clip(to: path)
      for angle in hatch.kind.angles {
        isolated {
          turn(degrees: angle)
          let box = visibleBox
          use(stroke)
          let first = (box.y / spacing - 1).rounded(.down)
          let last = (box.maxY / spacing + 1).rounded(.up)
          guard last - first < 100_000 else { return }
          let left = ((box.x / spacing - 1).rounded(.down) + 0.5) * spacing
          for row in stride(from: first, through: last, by: 1) {
            let y = (row + 0.5) * spacing
            strokeLine(from: Point(left, y), to: Point(box.maxX + spacing, y))
          }
          strokeTracedLines()
        }
      }
    }
  }
}

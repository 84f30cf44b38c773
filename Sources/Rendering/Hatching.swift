import Drawing

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

extension Hatch {
  /// How many distances a tile is long, along its lines: where tiles meet, a viewer may leave a hair of paper.
  static let tileLength = 40
}

extension Context {
  /// Fills a path with a hatch: its ground, then a repeating pattern for each direction of its lines.
  func fill(_ path: Path, with hatch: Hatch) {
    use(hatch.background)
    fill(path)
    guard hatch.spacing > 0.05, hatch.width > 0 else { return }
    for angle in hatch.kind.angles {
      use(tile(of: hatch, angle: angle))
      fill(path)
    }
  }
}

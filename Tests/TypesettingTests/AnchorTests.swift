import Drawing
import Testing
import Typesetting

struct AnchorTests {
  /// One row of the source index may stand for several numbers: each link to it must find its place.
  @Test func allPlacesNamedAtOneWordAreThere() {
    let blocks: [Block] = [.paragraph([.anchor("o-1"), .anchor("d-2"), .anchor("d-3"), .text("甲区")])]
    let layout = typeset(blocks, style: .gongwen, figures: [:], measurer: CountingMeasurer())
    var names: [String] = []
    func collect(_ frame: Frame) {
      for item in frame.items {
        switch item {
        case .anchor(_, let name): names.append(name)
        case .group(let group): collect(group.frame)
        default: break
        }
      }
    }
    for page in layout.pages { collect(page.frame) }
    #expect(names == ["o-1", "d-2", "d-3"])
  }
}

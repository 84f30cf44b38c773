import Testing

@testable import Drawing

@Suite struct ColorTests {
  @Test(arguments: [
    ("#12436D", "#12436D"), ("#fff", "#FFFFFF"), ("#a1c", "#AA11CC"), ("#28A19780", "#28A19780"), ("#000000FF", "#000000"),
  ])
  func aColorIsReadAndWritten(text: String, written: String) {
    #expect(Color(hex: text)?.hex == written)
  }

  @Test(arguments: ["", "#", "12436D", "#12436", "#12436G", "#12436D800", "#１２３４５６", "blue"])
  func whatIsNoColorIsNone(text: String) {
    #expect(Color(hex: text) == nil)
  }
}

import Analysis
import Statistics

/// A code of a list, with its names.
struct SDMXCode: Hashable {
  var id: String
  var name: String
  var englishName: String

  init(_ id: String, _ name: String, _ englishName: String) {
    self.id = id
    self.name = name
    self.englishName = englishName
  }
}

/// A list of codes: of SDMX's own cross-domain lists as much as is used, or of ours.
struct SDMXCodeList {
  var id: String
  var name: String
  var codes: [SDMXCode]
}

/// How the words of a comparison are written as codes, which hold letters, digits and `_` only.
enum SDMXCodes {
  static func area(_ area: ReferenceArea) -> SDMXCode {
    SDMXCode(area.code.isEmpty ? "X" + points(area.name) : area.code, area.name, "")
  }

  /// A label outside the code list gets a code from its characters.
  static func indicator(_ indicator: Indicator) -> SDMXCode {
    let isCoded = !indicator.id.hasPrefix("~")
    return SDMXCode(
      isCoded ? indicator.id.uppercased() : "X" + points(indicator.name), indicator.name, indicator.englishName)
  }

  static func unit(_ unit: String) -> SDMXCode {
    switch unit {
    case "元": SDMXCode("CNY", "元", "Yuan renminbi")
    case "美元": SDMXCode("USD", "美元", "US dollar")
    case "%": SDMXCode("PT", "%", "Per cent")
    case "个百分点": SDMXCode("PP", "个百分点", "Percentage points")
    case "人": SDMXCode("PS", "人", "Persons")
    case "公斤": SDMXCode("KG", "公斤", "Kilograms")
    case "平方米": SDMXCode("M2", "平方米", "Square metres")
    case "立方米": SDMXCode("M3", "立方米", "Cubic metres")
    case "公里": SDMXCode("KM", "公里", "Kilometres")
    case "": SDMXCode("PURE_NUMB", "（无单位）", "Pure number")
    default: SDMXCode("X" + points(unit), unit, "")
    }
  }

  static func scenario(_ scenario: Scenario) -> SDMXCode {
    switch scenario {
    case .actual: SDMXCode("ACTUAL", "实际", "What was reached")
    case .target: SDMXCode("TARGET", "目标", "What is aimed at")
    case .baseline: SDMXCode("BASELINE", "对比期", "An earlier value to compare with")
    }
  }

  static func measure(_ measure: Measure) -> SDMXCode {
    let english =
      switch measure {
      case .level: "Amount"
      case .growth: "Growth on the year before"
      case .change: "Difference"
      case .share: "Share or rate"
      case .completion: "Rate of completion"
      case .rank: "Place"
      }
    return SDMXCode(measure.rawValue.uppercased(), measure.chineseName, english)
  }

  static func precision(_ quantity: Quantity) -> SDMXCode {
    switch quantity.bound {
    case .about: SDMXCode("ABOUT", "约", "About")
    case .atLeast: SDMXCode("AT_LEAST", "以上", "At least")
    case .atMost: SDMXCode("AT_MOST", "以内", "At most")
    case nil where quantity.low != nil: SDMXCode("RANGE", "区间", "Between two bounds")
    case nil: SDMXCode("AS_WRITTEN", "照录", "As written")
    }
  }

  static let frequencies = [SDMXCode("A", "年度", "Annual"), SDMXCode("_O", "其他时段", "Other period")]
  static let conf = [
    SDMXCode("F", "可公开", "Free"), SDMXCode("N", "原文隐去", "Not for publication"),
  ]
  static let multipliers = [SDMXCode("0", "个", "Units")]
  static let statuses = [
    SDMXCode("A", "正常", "Normal"), SDMXCode("B", "区划变更", "Break in the series"),
    SDMXCode("D", "口径不同", "Definition differs"), SDMXCode("E", "约数", "Estimated"),
    SDMXCode("L", "材料未提及", "Missing, exists but not collected"), SDMXCode("O", "无材料", "Missing"),
    SDMXCode("P", "不完整时段", "Provisional"), SDMXCode("Q", "原文隐去", "Missing, suppressed"),
    SDMXCode("V", "前后不一致", "Unvalidated"),
  ]

  /// `X60A8_4F1A` for 您会: a code that says the same on every machine.
  private static func points(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      let letter = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      return letter ? String(scalar) : "_" + String(scalar.value, radix: 16, uppercase: true)
    }.joined()
  }
}

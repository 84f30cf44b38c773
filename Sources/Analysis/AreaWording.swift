package import Statistics

/// What the areas of a comparison are called together, in its sentences and on its charts: 各区, 各省, 各县（市、区）.
package struct AreaWording: Hashable {
  /// 区, 县（市、区）, 省（区、市）.
  package var noun: String
  /// 各区; 各地 where 各地区 would run into 地区生产总值.
  package var each: String { noun == "地区" ? "各地" : "各" + noun }
  /// 区 in `4个区`.
  package var counter: String { "个" + noun }

  package init(_ areas: [ReferenceArea]) {
    let kinds = Set(areas.map(Self.kind))
    switch kinds {
    case []: noun = "地区"
    case ["省"], ["市"], ["区"], ["县"], ["旗"]: noun = kinds.first!
    case _ where kinds.isSubset(of: ["省", "自治区", "直辖市"]): noun = "省（区、市）"
    case _ where kinds.isSubset(of: ["市", "州", "盟"]): noun = "市（州）"
    case _ where kinds.isSubset(of: ["县", "市", "区", "旗"]):
      noun = kinds == ["区", "县"] ? "区（县）" : kinds == ["县", "市"] ? "县（市）" : "县（市、区）"
    default: noun = "地区"
    }
  }

  private static let municipalities: Set<String> = ["北京市", "天津市", "上海市", "重庆市"]

  private static func kind(_ area: ReferenceArea) -> String {
    let name = area.name
    if name.hasSuffix("自治区") { return "自治区" }
    if municipalities.contains(name) { return "直辖市" }
    for kind in ["省", "州", "盟", "旗", "县", "区", "市"] where name.hasSuffix(kind) { return kind }
    return "地区"
  }

  /// The name for a narrow column: 内蒙古 for 内蒙古自治区.
  package static func short(_ area: ReferenceArea) -> String {
    let name = area.name
    if name.hasSuffix("自治区") {
      for short in ["内蒙古", "广西", "西藏", "宁夏", "新疆"] where name.hasPrefix(short) { return short }
    }
    if municipalities.contains(name) || name.hasSuffix("省") { return String(name.dropLast()) }
    return name
  }
}

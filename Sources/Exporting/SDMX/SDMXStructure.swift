package import Analysis

/// What the SDMX-CSV of a comparison means, in SDMX-ML 2.1: code lists, concepts, data structure and dataflow.
package func sdmxStructure(_ comparison: Comparison) -> [UInt8] {
  SDMXStructure(SDMXData(comparison)).bytes
}

/// All codes of all lists, a code a row, for people and spreadsheets.
package func sdmxCodeLists(_ comparison: Comparison) -> [UInt8] {
  var csv = DelimitedText(marked: true)
  for name in ["codelist", "code", "name_zh", "name_en"] { csv.field(name) }
  csv.endRow()
  for list in SDMXStructure(SDMXData(comparison)).lists {
    for code in list.codes {
      csv.field(list.id)
      csv.text(code.id)
      csv.text(code.name)
      csv.text(code.englishName)
      csv.endRow()
    }
  }
  return csv.bytes
}

/// The structure message of one data message.
struct SDMXStructure {
  let lists: [SDMXCodeList]
  /// The list of each concept that has one.
  private let listOfConcept: [String: String]

  init(_ data: SDMXData) {
    lists = [
      SDMXCodeList(id: "CL_FREQ", name: "频度", codes: SDMXCodes.frequencies),
      SDMXCodeList(id: "CL_AREA", name: "地区（GB/T 2260）", codes: data.areas),
      SDMXCodeList(id: "CL_INDICATOR", name: "指标", codes: data.indicators),
      SDMXCodeList(id: "CL_MEASURE", name: "数值类别", codes: data.measures),
      SDMXCodeList(id: "CL_SCENARIO", name: "情形", codes: data.scenarios),
      SDMXCodeList(id: "CL_UNIT_MEASURE", name: "计量单位", codes: data.units),
      SDMXCodeList(id: "CL_UNIT_MULT", name: "单位倍数", codes: SDMXCodes.multipliers),
      SDMXCodeList(id: "CL_OBS_STATUS", name: "数值状态", codes: SDMXCodes.statuses),
      SDMXCodeList(id: "CL_CONF_STATUS", name: "保密状态", codes: SDMXCodes.conf),
      SDMXCodeList(id: "CL_PRECISION", name: "精度限定", codes: data.precisions),
    ]
    listOfConcept = [
      "FREQ": "CL_FREQ", "REF_AREA": "CL_AREA", "INDICATOR": "CL_INDICATOR", "MEASURE": "CL_MEASURE",
      "SCENARIO": "CL_SCENARIO", "UNIT_MEASURE": "CL_UNIT_MEASURE", "UNIT_MULT": "CL_UNIT_MULT",
      "OBS_STATUS": "CL_OBS_STATUS", "CONF_STATUS": "CL_CONF_STATUS", "PRECISION_QUAL": "CL_PRECISION",
    ]
  }

  private static let names: [(id: String, name: String, english: String)] = [
    ("FREQ", "频度", "Frequency"), ("REF_AREA", "地区", "Reference area"), ("INDICATOR", "指标", "Indicator"),
    ("MEASURE", "数值类别", "Measure"), ("SCENARIO", "情形", "Scenario"), ("TIME_PERIOD", "时期", "Time period"),
    ("OBS_VALUE", "数值", "Observation value"), ("UNIT_MEASURE", "计量单位", "Unit of measure"),
    ("UNIT_MULT", "单位倍数", "Unit multiplier"), ("DECIMALS", "小数位数", "Decimals"),
    ("OBS_STATUS", "数值状态", "Observation status"), ("CONF_STATUS", "保密状态", "Confidentiality status"),
    ("PERIOD_COVERAGE", "所含时段", "Part of the year that is covered"), ("PRECISION_QUAL", "精度限定", "Precision"),
    ("OBS_LOWER", "下限", "Lower bound"), ("OBS_UPPER", "上限", "Upper bound"),
    ("COMMENT_OBS", "不可比原因", "Why it cannot be compared"), ("SRC_ID", "出处编号", "Id of the source"),
    ("SRC_FILE", "材料", "Source file"), ("SRC_SHA256", "材料摘要", "Digest of the source file"),
    ("SRC_START", "起", "First character"), ("SRC_END", "止", "Character behind the last"),
    ("SRC_TEXT", "原文", "Words of the source"), ("RULE_ID", "识别规则", "Rule by which it was read"),
  ]

  var bytes: [UInt8] {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <mes:Structure xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"\
       xmlns:str="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure"\
       xmlns:com="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common">
      <mes:Header><mes:ID>SUMMARY</mes:ID><mes:Test>false</mes:Test><mes:Prepared>2000-01-01T00:00:00</mes:Prepared>\
      <mes:Sender id="\(SDMXData.agency)"/></mes:Header>
      <mes:Structures>

      """
    text += dataflow + codeLists + concepts + dataStructure
    text += "</mes:Structures>\n</mes:Structure>\n"
    return Array(text.utf8)
  }

  private func names(_ name: String, _ english: String) -> String {
    "<com:Name xml:lang=\"zh\">\(escaped(name))</com:Name>"
      + (english.isEmpty ? "" : "<com:Name xml:lang=\"en\">\(escaped(english))</com:Name>")
  }

  private func maintained(_ id: String) -> String {
    "id=\"\(id)\" agencyID=\"\(SDMXData.agency)\" version=\"\(SDMXData.version)\" isFinal=\"true\""
  }

  private func reference(_ id: String, _ package: String, _ kind: String) -> String {
    "<Ref id=\"\(id)\" version=\"\(SDMXData.version)\" agencyID=\"\(SDMXData.agency)\" package=\"\(package)\" class=\"\(kind)\"/>"
  }

  private var dataflow: String {
    "<str:Dataflows><str:Dataflow \(maintained(SDMXData.structure))>" + names("工作总结对照数据", "Figures of work summaries")
      + "<str:Structure>\(reference(SDMXData.structure, "datastructure", "DataStructure"))</str:Structure>"
      + "</str:Dataflow></str:Dataflows>\n"
  }

  private var codeLists: String {
    var text = "<str:Codelists>\n"
    for list in lists {
      text += "<str:Codelist \(maintained(list.id))>" + names(list.name, "") + "\n"
      for code in list.codes { text += "<str:Code id=\"\(escaped(code.id))\">\(names(code.name, code.englishName))</str:Code>\n" }
      text += "</str:Codelist>\n"
    }
    return text + "</str:Codelists>\n"
  }

  private var concepts: String {
    var text = "<str:Concepts><str:ConceptScheme \(maintained("CONCEPTS"))>" + names("概念", "Concepts") + "\n"
    for concept in Self.names {
      text += "<str:Concept id=\"\(concept.id)\">\(names(concept.name, concept.english))</str:Concept>\n"
    }
    return text + "</str:ConceptScheme></str:Concepts>\n"
  }

  private func identity(_ id: String) -> String {
    "<str:ConceptIdentity><Ref id=\"\(id)\" maintainableParentID=\"CONCEPTS\" maintainableParentVersion=\"\(SDMXData.version)\""
      + " agencyID=\"\(SDMXData.agency)\" package=\"conceptscheme\" class=\"Concept\"/></str:ConceptIdentity>"
  }

  private func representation(_ id: String) -> String {
    let inside: String
    switch id {
    case _ where listOfConcept[id] != nil:
      inside = "<str:Enumeration>\(reference(listOfConcept[id]!, "codelist", "Codelist"))</str:Enumeration>"
    case "TIME_PERIOD": inside = "<str:TextFormat textType=\"ObservationalTimePeriod\"/>"
    case "OBS_VALUE", "OBS_LOWER", "OBS_UPPER": inside = "<str:TextFormat textType=\"Double\"/>"
    case "DECIMALS", "SRC_START", "SRC_END": inside = "<str:TextFormat textType=\"Integer\"/>"
    default: inside = "<str:TextFormat textType=\"String\"/>"
    }
    return "<str:LocalRepresentation>\(inside)</str:LocalRepresentation>"
  }

  private var dataStructure: String {
    var text = "<str:DataStructures><str:DataStructure \(maintained(SDMXData.structure))>"
    text += names("工作总结对照数据", "Figures of work summaries") + "<str:DataStructureComponents>\n"
    text += "<str:DimensionList id=\"DimensionDescriptor\">\n"
    for (index, id) in SDMXData.dimensions.enumerated() {
      let kind = id == "TIME_PERIOD" ? "TimeDimension" : "Dimension"
      text += "<str:\(kind) id=\"\(id)\" position=\"\(index + 1)\">\(identity(id))\(representation(id))</str:\(kind)>\n"
    }
    text += "</str:DimensionList>\n<str:AttributeList id=\"AttributeDescriptor\">\n"
    for id in SDMXData.attributes {
      let isNeeded = ["UNIT_MULT", "OBS_STATUS"].contains(id)
      text += "<str:Attribute id=\"\(id)\" assignmentStatus=\"\(isNeeded ? "Mandatory" : "Conditional")\">\(identity(id))"
      text += representation(id)
      text += "<str:AttributeRelationship><str:PrimaryMeasure><Ref id=\"OBS_VALUE\"/></str:PrimaryMeasure></str:AttributeRelationship>"
      text += "</str:Attribute>\n"
    }
    text += "</str:AttributeList>\n<str:MeasureList id=\"MeasureDescriptor\"><str:PrimaryMeasure id=\"OBS_VALUE\">"
    text += identity("OBS_VALUE") + representation("OBS_VALUE")
    return text + "</str:PrimaryMeasure></str:MeasureList>\n</str:DataStructureComponents></str:DataStructure></str:DataStructures>\n"
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}

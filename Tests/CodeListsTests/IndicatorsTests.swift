import CodeLists
import Statistics
import Testing

/// The indicators that come with the program.
@Suite struct IndicatorsTests {
  let lists: CodeLists
  init() throws { lists = try stockLists() }

  @Test func thereAreEnough() {
    #expect(lists.indicators.entries.count >= 260)
    for domain in Domain.allCases {
      #expect(lists.indicators.entries.contains { $0.indicator.domain == domain }, "no indicator in \(domain)")
    }
  }

  /// Tables follow the order of the file, so a domain's indicators stand together, as a brief's sections do.
  @Test func domainsFollowEachOther() {
    let domains = lists.indicators.entries.map(\.indicator.domain)
    let runs = zip(domains, domains.dropFirst()).filter { $0 != $1 }.count + 1
    #expect(runs == Domain.allCases.count)
    #expect(lists.indicators.entries.map(\.indicator.order) == Array(lists.indicators.entries.indices))
  }

  @Test func codesAreSnakeCase() {
    for entry in lists.indicators.entries {
      #expect(entry.indicator.id.wholeMatch(of: /[a-z][a-z0-9]*(_[a-z0-9]+)*/) != nil, "\(entry.indicator.id)")
    }
  }

  @Test func columnsAreFilledAndClean() {
    for record in stockTable("indicators.tsv").records {
      let columns = record.columns.map(String.init)
      #expect(!columns[1].isEmpty && !columns[2].isEmpty, "line \(record.line)")
      #expect(columns.allSatisfy { $0 == $0.trimmed }, "line \(record.line) has spaces at an edge")
      #expect(["yes", "no"].contains(columns[7]), "line \(record.line): additive")
      let english = columns[2].unicodeScalars
      #expect(english.allSatisfy { $0.value < 0x80 || "“”’".unicodeScalars.contains($0) }, "line \(record.line)")
      let synonyms = columns[8].isEmpty ? [] : columns[8].split(separator: "|", omittingEmptySubsequences: false)
      #expect(synonyms.allSatisfy { !$0.isEmpty }, "line \(record.line) has an empty synonym")
    }
  }

  /// Names are matched without quotes, brackets' content and separating marks: they must differ without them, too.
  @Test func namesDifferAsTheyAreMatched() {
    var owners: [String: String] = [:]
    for entry in lists.indicators.entries {
      for name in [entry.indicator.name] + entry.synonyms {
        let key = bare(name)
        #expect(!key.isEmpty)
        #expect(owners[key, default: entry.indicator.id] == entry.indicator.id, "\(name)")
        owners[key] = entry.indicator.id
        #expect(lists.indicators.named(name)?.id == entry.indicator.id)
      }
    }
  }

  /// The lists hold simplified characters only: texts are made simplified before they are matched.
  @Test func namesAreSimplified() {
    for entry in lists.indicators.entries {
      for name in [entry.indicator.name] + entry.synonyms { #expect(lists.script(name) == name) }
    }
  }

  @Test func unitsAreKnownAndOfTheFamily() {
    for entry in lists.indicators.entries where !entry.unit.isEmpty {
      let unit = lists.units[entry.unit]
      #expect(unit != nil, "\(entry.indicator.id): \(entry.unit)")
      #expect(unit?.family == entry.indicator.family, "\(entry.indicator.id): \(entry.unit)")
    }
  }

  /// What is a rate, an index, a place in a ranking or an amount per head is never added up over areas.
  @Test func ratesAreNotAdded() {
    for entry in lists.indicators.entries {
      let indicator = entry.indicator
      let isRate =
        [.percent, .percentagePoint, .rank, .ratio, .index].contains(indicator.family)
        || indicator.name.contains("人均") || indicator.name.contains("每万人") || indicator.name.contains("每千人")
      if isRate { #expect(!indicator.isAdditive, "\(indicator.id)") }
    }
    #expect(lists.indicators["gdp"]?.isAdditive == true)
  }

  @Test(arguments: [
    "地区生产总值", "一般公共预算收入", "固定资产投资", "社会消费品零售总额", "规模以上工业增加值", "进出口总额",
    "城镇新增就业", "居民人均可支配收入", "城镇居民人均可支配收入", "农村居民人均可支配收入", "城镇调查失业率", "居民消费价格",
    "粮食产量", "研发经费投入强度", "改革任务", "已完成改革任务", "正在推进改革任务", "暂未启动改革任务", "区属国有企业",
    "区属企业新增融资", "基金总规模", "经营主体", "规模以上工业企业", "新增规模以上工业企业", "高新技术企业", "引进人才",
    "新增学位", "公办园在园幼儿占比", "办理涉企经营许可事项", "乡村振兴示范村", "空气质量优良天数比例", "重点项目",
    "重点项目完成投资", "工业投资",
  ])
  func headlineIndicatorsHaveTheirNames(_ name: String) {
    #expect(lists.indicators.named(name)?.name == name)
  }

  @Test(arguments: [
    ("市场主体", "经营主体"), ("社零总额", "社会消费品零售总额"), ("粮食总产量", "粮食产量"), ("规上工业增加值", "规模以上工业增加值"),
    ("引进各类人才", "引进人才"), ("新增公办学位", "新增学位"), ("区级重点项目", "重点项目"), ("重点改革任务", "改革任务"),
    ("外贸进出口总额", "进出口总额"), ("细颗粒物（PM2.5）平均浓度", "细颗粒物（PM2.5）平均浓度"), ("民生实事", "民生实事"),
  ])
  func formsOfTheTextsAreKnown(_ form: String, _ name: String) {
    #expect(lists.indicators.named(form)?.name == name)
  }

  /// Pairs that sound alike and measure different things.
  @Test(arguments: [
    ("出口", "进出口总额"), ("进口", "进出口总额"), ("财政总收入", "一般公共预算收入"), ("一般公共预算总收入", "一般公共预算收入"),
    ("税收收入", "一般公共预算收入"), ("一般公共预算支出", "一般公共预算收入"), ("政府性基金预算收入", "一般公共预算收入"),
    ("工业投资", "固定资产投资"), ("民间投资", "固定资产投资"), ("房地产开发投资", "固定资产投资"), ("重点项目完成投资", "固定资产投资"),
    ("城镇居民人均可支配收入", "居民人均可支配收入"), ("农村居民人均可支配收入", "居民人均可支配收入"),
    ("农民人均纯收入", "农村居民人均可支配收入"), ("居民人均消费支出", "居民人均可支配收入"),
    ("工业增加值", "规模以上工业增加值"), ("规模以上工业总产值", "规模以上工业增加值"), ("人均地区生产总值", "地区生产总值"),
    ("第三产业增加值", "地区生产总值"), ("限额以上单位消费品零售额", "社会消费品零售总额"), ("网络零售额", "社会消费品零售总额"),
    ("城镇登记失业率", "城镇调查失业率"), ("工业生产者出厂价格", "居民消费价格"), ("研发经费投入", "研发经费投入强度"),
    ("新认定高新技术企业", "高新技术企业"), ("新增规模以上工业企业", "规模以上工业企业"), ("规模以上服务业企业", "规模以上工业企业"),
    ("新登记经营主体", "经营主体"), ("个体工商户", "经营主体"), ("夏粮产量", "粮食产量"), ("粮食单产", "粮食产量"),
    ("粮食播种面积", "粮食产量"), ("省级重点项目", "重点项目"), ("重大项目", "重点项目"), ("空气质量优良天数", "空气质量优良天数比例"),
    ("普惠性幼儿园在园幼儿占比", "公办园在园幼儿占比"), ("城镇失业人员再就业", "城镇新增就业"), ("专项债券", "债券资金"),
    ("有效发明专利", "发明专利授权量"), ("户籍人口", "常住人口"), ("户籍人口城镇化率", "常住人口城镇化率"),
    ("金融机构人民币存款余额", "金融机构存款余额"), ("造林面积", "营造林面积"), ("全程网办率", "网上可办率"),
  ])
  func alikeIsNotTheSame(_ one: String, _ other: String) throws {
    let a = try #require(lists.indicators.named(one), "\(one)")
    let b = try #require(lists.indicators.named(other), "\(other)")
    #expect(a.id != b.id)
  }

  /// Words too wide to say what is measured.
  @Test(arguments: [
    "收入", "支出", "投资", "增加值", "项目", "企业", "人数", "产量", "面积", "占比", "满意度", "支出进度", "到位资金", "净增规上工业企业",
    "增长", "总量", "完成率", "新增", "任务", "资金",
  ])
  func wideWordsNameNothing(_ word: String) {
    #expect(lists.indicators.named(word) == nil)
  }

  @Test func directions() {
    for (name, direction) in [
      ("地区生产总值", Indicator.Direction.higher), ("城镇调查失业率", .lower), ("居民消费价格", .neutral), ("暂未启动改革任务", .lower),
      ("单位地区生产总值能耗", .lower), ("生产安全事故起数", .lower), ("空气质量优良天数比例", .higher), ("常住人口", .neutral),
      ("地方政府债务余额", .lower), ("婴儿死亡率", .lower),
    ] {
      #expect(lists.indicators.named(name)?.direction == direction, "\(name)")
    }
  }

  @Test func amountsWithoutOneUnitStayAsStated() {
    #expect(lists.indicators.unit(of: "trade_total") == nil)
    #expect(lists.indicators.unit(of: "grain_output") == "公斤")
    #expect(lists.indicators.unit(of: "gdp") == "元")
    #expect(lists.indicators.unit(of: "no_such_code") == nil)
  }

  /// A name as the matcher sees it.
  private func bare(_ name: String) -> String {
    var depth = 0
    return String(
      name.filter { character in
        if character == "（" { depth += 1 }
        defer { if character == "）" { depth -= 1 } }
        return depth == 0 && !"）“”、· ".contains(character)
      }
    ).lowercased()
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()) }
}

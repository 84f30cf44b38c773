/// What web sites put around a text: ways back, counters, font sizes, notices of rights.
enum Furniture {
  /// Whether a line, white space aside, is furniture.
  static func matches(_ line: [Unicode.Scalar]) -> Bool {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: line.lazy.filter { !$0.properties.isWhitespace }.prefix(300))
    let words = String(view)
    if notices.contains(where: words.hasPrefix) || words.contains("ICP备") { return true }
    guard line.count <= 60 else { return false }
    if onlyMarks(view) || words.contains(">>") || words.contains("＞＞") { return true }
    if short.contains(words) || openings.contains(where: words.hasPrefix) { return true }
    return line.count <= 40 && !words.contains("。") && anywhere.contains(where: words.contains)
  }

  /// Whether class or id say that an element is furniture.
  static func labels(_ element: PageElement) -> Bool {
    let label = element.label
    return !label.isEmpty
      && labelWords.contains { word in
        guard let found = label.range(of: word) else { return false }
        // A word of its own, or its beginning: `nav-list`, not `canavan`.
        return found.lowerBound == label.startIndex || !label[label.index(before: found.lowerBound)].isLetter
      }
  }

  /// Lines of arrows and bars, such as what is left of a path through the site.
  private static func onlyMarks(_ view: String.UnicodeScalarView) -> Bool {
    view.allSatisfy { ">＞»›|｜/\\-—·•\"“”'<".unicodeScalars.contains($0) }
  }

  private static let labelWords = [
    "nav", "menu", "foot", "copyright", "breadcrumb", "crumb", "share", "sidebar", "related", "pagination", "toolbar",
    "login", "qrcode", "ewm", "location", "dqwz", "position", "fenxiang", "friendlink",
  ]

  /// Beginnings of notices that may run over several sentences.
  private static let notices = [
    "声明：凡", "凡本网", "为确保最佳浏览效果", "版权所有", "版权声明", "免责声明", "※了解更多", "注：※", "主办单位：", "承办单位：",
    "主办：", "承办：", "您使用的浏览器", "当前使用的浏览器", "网站标识码", "政府网站标识码", "联系我们", "Copyright", "copyright", "©",
  ]

  private static let openings = [
    "当前位置", "您当前的位置", "您的位置", "您现在的位置", "当前所在位置", "所在位置", "首页>", "首页/", "首页＞", "网站首页",
    "浏览次数", "浏览量", "访问量", "访问次数", "点击数", "点击次数", "点击率", "阅读人数", "阅读量", "阅读次数", "字体", "【字体", "字号",
    "【字号", "[字体", "分享到", "分享：", "上一篇", "下一篇", "上一条", "下一条", "扫一扫", "【打印", "【关闭", "打印", "责任编辑", "编辑：",
    "网站地图", "无障碍", "返回顶部", "关联稿件", "相关附件", "相关链接", "相关稿件", "收藏", "AI总结", "记录阅读笔记", "网站链接",
    "索引号", "发布日期", "发布时间", "发布于", "发文日期", "发布机构", "文号：", "日期：", "时间：", "作者：", "来源：", "来源:", "信息来源",
    "成文日期", "成文时间", "公开日期", "公开方式", "公开范围", "公开时限", "主题分类", "主题词：", "分类：", "标签：", "有效性", "发文机关：",
  ]

  private static let anywhere = [
    "关闭窗口", "打印本页", "浏览次数", "网站地图", "版权所有", "公安备案", "公网安备", "网站标识码", "出处：", "字号：", "【字体：",
  ]

  private static let short: Set<String> = [
    "大", "中", "小", "打印", "关闭", "收藏", "分享", "首页", "通知", "搜索", "登录", "注册", "繁體", "繁体", "简体", "文号：", "正文",
    "大中小", "[打印]", "[关闭]", "打印关闭", "我要纠错", "|", "收起", "展开", "下载", "附件", "附件下载",
  ]
}

extension String {
  /// Where a word first occurs.
  func range(of word: String) -> Range<String.Index>? {
    guard let first = word.first else { return nil }
    var start = startIndex
    while let found = self[start...].firstIndex(of: first) {
      if self[found...].hasPrefix(word) { return found..<index(found, offsetBy: word.count) }
      start = index(after: found)
    }
    return nil
  }
}

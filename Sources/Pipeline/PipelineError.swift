package import Diagnostics

/// What can stop a run over a folder, or keep one document out of it.
package enum PipelineError: ExplainedError {
  case folderMissing(String)
  case notAFolder(String)
  case folderUnreadable(String, detail: Wording)
  case fileMissing(String)
  case fileUnreadable(String, detail: Wording)
  case fileTooLarge(String, megabytes: Int, limit: Int)
  /// Nothing in the folder has the ending of a document.
  case noDocuments(String)
  /// There are documents, and none could be read.
  case noReadableDocument(String, tried: Int)
  /// Documents were read, and none says which area and year it is about.
  case nothingToCompare(String, read: Int)
  case outputUnwritable(String, detail: Wording)
  case outputIsSource(String)
  case writingFailed(String, detail: Wording)
  case unknownArea(Place?, String, near: String?)
  case stockMissing(String)
  case unknownIndicator(String, near: String?)
  case unknownChart(String, known: [String])
  case unknownTemplate(String, known: [String])
  case cannotDraw(String, definition: String)
  case needsIndicator(String, definition: String, known: [String])
  case needsData(String)
  case hasOwnData(String, data: String)
  case unknownEnding(String, allowed: [String])
  case badEvidence(String, detail: Wording)

  package var place: Place? {
    switch self {
    case .folderMissing(let path), .notAFolder(let path), .folderUnreadable(let path, _), .fileMissing(let path),
      .fileUnreadable(let path, _), .fileTooLarge(let path, _, _), .noDocuments(let path),
      .noReadableDocument(let path, _), .nothingToCompare(let path, _), .outputUnwritable(let path, _),
      .outputIsSource(let path), .writingFailed(let path, _), .stockMissing(let path), .cannotDraw(let path, _), .needsIndicator(let path, _, _),
      .needsData(let path), .hasOwnData(let path, _), .unknownEnding(let path, _), .badEvidence(let path, _):
      Place(file: path)
    case .unknownArea(let place, _, _): place
    case .unknownIndicator, .unknownChart, .unknownTemplate: nil
    }
  }

  package var message: Wording {
    switch self {
    case .folderMissing: Wording(en: "there is no such folder", zh: "没有这个文件夹")
    case .notAFolder: Wording(en: "this is a file, not a folder", zh: "这是文件，不是文件夹")
    case .folderUnreadable(_, let detail):
      Wording(en: "the folder cannot be read: \(detail.english)", zh: "文件夹无法读取：\(detail.chinese)")
    case .fileMissing: Wording(en: "there is no such file", zh: "没有这个文件")
    case .fileUnreadable(_, let detail):
      Wording(en: "the file cannot be read: \(detail.english)", zh: "文件无法读取：\(detail.chinese)")
    case .fileTooLarge(_, let megabytes, let limit):
      Wording(
        en: "the file has \(megabytes) MB; a summary has at most \(limit) MB",
        zh: "文件大小为\(megabytes)MB，超过单份总结的上限\(limit)MB")
    case .noDocuments:
      Wording(
        en: "there is no document in this folder (\(StudyFolder.endingsInWords))",
        zh: "文件夹中没有可用的材料（\(StudyFolder.endingsInWords)）")
    case .noReadableDocument(_, let tried):
      Wording(
        en: "none of the \(tried) documents in this folder could be read",
        zh: "文件夹中的\(tried)份材料均无法读取")
    case .nothingToCompare(_, let read):
      Wording(
        en: "of the \(read) documents read, none says which area and year it is about",
        zh: "已读取\(read)份材料，但均无法判断所属地区和年度")
    case .outputUnwritable(_, let detail):
      Wording(en: "nothing can be written to this folder: \(detail.english)", zh: "无法写入输出文件夹：\(detail.chinese)")
    case .outputIsSource:
      Wording(
        en: "the output folder is the folder with the summaries", zh: "输出文件夹与材料文件夹是同一个文件夹")
    case .writingFailed(_, let detail):
      Wording(en: "the file could not be written: \(detail.english)", zh: "文件写入失败：\(detail.chinese)")
    case .unknownArea(_, let name, _):
      Wording(en: "no area is called “\(name)” here", zh: "没有名为“\(name)”的地区")
    case .stockMissing:
      Wording(
        en: "a file that comes with the program is not there or cannot be read", zh: "程序自带的文件缺失或无法读取")
    case .unknownIndicator(let name, _):
      Wording(en: "no indicator is called “\(name)”", zh: "没有名为“\(name)”的指标")
    case .unknownChart(let name, _):
      Wording(en: "there is no chart definition “\(name)”", zh: "没有名为“\(name)”的图表定义")
    case .unknownTemplate(let name, _):
      Wording(en: "there is no template “\(name)”", zh: "没有名为“\(name)”的模板")
    case .cannotDraw(_, let definition):
      Wording(
        en: "the comparison has too few values for the chart “\(definition)”",
        zh: "可比数值不足，无法绘制图表“\(definition)”")
    case .needsIndicator(_, let definition, _):
      Wording(
        en: "the chart “\(definition)” draws one indicator, and none is named", zh: "图表“\(definition)”绘制单项指标，尚未指明指标")
    case .needsData:
      Wording(
        en: "the definition brings no data of its own",
        zh: "该图表定义不自带数据")
    case .hasOwnData(_, let data):
      Wording(en: "the definition brings its own data; “\(data)” would not be used", zh: "该图表定义自带数据，“\(data)”不会被使用")
    case .unknownEnding(let path, _):
      Wording(en: "the ending of “\(path)” names no format", zh: "“\(path)”的扩展名不对应任何输出格式")
    case .badEvidence(_, let detail):
      Wording(en: "the record of the brief cannot be read: \(detail.english)", zh: "简报的记录文件无法读取：\(detail.chinese)")
    }
  }

  package var remedy: Wording {
    switch self {
    case .folderMissing, .fileMissing:
      Wording(en: "check the path; the folder you are in counts", zh: "请检查路径（相对路径从当前文件夹算起）")
    case .notAFolder:
      Wording(
        en: "give the folder that holds the summaries; for one document use “duizhao extract”",
        zh: "请指定存放材料的文件夹；处理单份材料请用“duizhao extract”")
    case .folderUnreadable, .fileUnreadable:
      Wording(en: "check who may read it", zh: "请检查读取权限")
    case .fileTooLarge:
      Wording(en: "save the text alone, without pictures, and try again", zh: "请另存为不含图片的纯文字文件后重试")
    case .noDocuments:
      Wording(en: "put the summaries into the folder", zh: "请把各地的总结材料放入该文件夹")
    case .noReadableDocument:
      Wording(
        en: "see the reasons above; save the summaries as docx, html or txt",
        zh: "原因见上；请将材料另存为docx、html或txt")
    case .nothingToCompare:
      Wording(
        en: "state area and year of each document in duizhao.yaml in that folder",
        zh: "请在该文件夹的duizhao.yaml中写明每份材料的地区和年度")
    case .outputUnwritable:
      Wording(en: "choose another folder with -o", zh: "请用 -o 指定其他输出文件夹")
    case .outputIsSource:
      Wording(
        en: "choose another folder with -o, so that outputs are not read as summaries the next time",
        zh: "请用 -o 指定其他文件夹，以免下次把输出当作材料读取")
    case .writingFailed:
      Wording(
        en: "check that there is room on the disk and that the file is not open elsewhere",
        zh: "请检查磁盘空间，并确认文件没有被其他程序占用")
    case .unknownArea(_, _, let near?): Wording(en: "write “\(near)”", zh: "请改为“\(near)”")
    case .unknownArea:
      Wording(en: "use a name that stands in the documents or under “areas”", zh: "请使用材料中或“areas”中列出的地区名称")
    case .stockMissing:
      Wording(
        en: "install the program again: “make install” puts its folders beside it",
        zh: "请重新安装：“make install”会把所需文件夹放在程序旁边")
    case .unknownIndicator(_, let near?): Wording(en: "write “\(near)”", zh: "请改为“\(near)”")
    case .unknownIndicator:
      Wording(
        en: "use a name or code of CodeLists/indicators, or a label that stands in the data",
        zh: "请使用CodeLists指标表中的名称或代码，或数据中出现的指标名称")
    case .unknownChart(_, let known):
      Wording(en: "definitions here: \(known.joined(separator: ", "))", zh: "现有图表定义：\(known.joined(separator: "、"))")
    case .unknownTemplate(_, let known):
      Wording(
        en: "templates in Reports/: \(known.joined(separator: ", ")); or give the path of a file of your own",
        zh: "Reports/中现有模板：\(known.joined(separator: "、"))；也可写自有文件的路径")
    case .cannotDraw:
      Wording(en: "choose another indicator, measure or year", zh: "请换一个指标、口径或年度")
    case .needsIndicator(_, _, let known):
      Wording(
        en: "give --indicator; most areas state: \(known.joined(separator: ", "))",
        zh: "请用 --indicator 指明指标；多数地区说明的有：\(known.joined(separator: "、"))")
    case .needsData:
      Wording(
        en: "give --folder with the summaries, --data with a csv or json file, or write the data into the definition",
        zh: "请用 --folder 指定材料文件夹，用 --data 指定csv或json文件，或在定义中直接写入数据")
    case .hasOwnData:
      Wording(
        en: "leave --data out, or write “data”: {“name”: “table”} into the definition",
        zh: "请去掉 --data，或在定义中改写为“data”: {“name”: “table”}")
    case .unknownEnding(_, let allowed):
      Wording(en: "use one of: \(allowed.joined(separator: ", "))", zh: "可用：\(allowed.joined(separator: "、"))")
    case .badEvidence:
      Wording(en: "make the brief again with “duizhao brief”", zh: "请用“duizhao brief”重新生成简报")
    }
  }
}
